"""Remaining time in words: never more precise than anyone can know."""

import pytest

from kanttekening.words.pace import pace, rate, time_left


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "nog enkele seconden"),
        (31, "nog ongeveer 30 seconden"),
        (58, "nog ongeveer 1 minuut"),
        (130, "nog ongeveer 2 minuten"),
        (3600 * 2.4, "nog ongeveer 2 uur"),
    ],
)
def test_time_left(seconds, said):
    assert time_left(seconds) == said


def test_rate():
    assert rate(12.4) == "12 per seconde"
    assert rate(0.5) == "30 per minuut"
    assert pace(12.4, 130) == "12 per seconde · nog ongeveer 2 minuten"
