"""How meetings are called in the sidebar."""

import pytest

from kanttekening.words import meetings


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("raad", "Raad 27 maart"),
        ("alv", "ALV 27 maart"),
        ("balv", "BALV 27 maart"),
        ("commissie ruimte", "Cie. Ruimte 27 maart"),
    ],
)
def test_a_meeting_is_called_as_people_call_it(name, line):
    assert meetings.line(name, "2026-03-27", "2026-11-28") == line


def test_another_year_is_told():
    assert meetings.line("alv", "2025-03-27", "2026-11-28") == "ALV 27 mrt 2025"
