"""One name for a meeting however it is called, and its day in any form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.meetings import meeting_name, read_meeting, read_meetings, sought_meeting


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("raad", "raad"),
        ("Raadsvergadering", "raad"),
        ("vergadering van de gemeenteraad", "raad"),
        ("commissie Ruimte en Wonen", "commissie ruimte en wonen"),
        ("vergadering van de raadscommissie Samenleving", "commissie samenleving"),
        ("commissievergadering Ruimte", "commissie ruimte"),
        ("Najaars ALV", "alv"),
        ("ledenvergaderingen", "ledenvergadering"),
        ("beeldvormende avond", "beeldvormende avond"),
        ("bestuursvergadering", "bestuursvergadering"),
        # Dates of other kinds are no meetings of a letter.
        ("Overhedenoverleg", None),
        ("VNG campagne", None),
        ("gemeenteraadsverkiezingen", None),
    ],
)
def test_one_name_for_a_meeting(what, name):
    assert meeting_name(what) == name


@given(
    st.sampled_from(["raad", "raadsvergadering", "vergadering van de gemeenteraad"]),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0.day} {1} {0.year}", "{0.day:02}-{0.month:02}-{0.year}", "{0}"]),
    st.booleans(),
)
def test_the_day_may_be_written_in_any_form(name, day, form, day_first):
    months = "januari feb mrt april mei juni jul augustus sept oktober nov december".split()
    written = form.format(day, months[day.month - 1])
    typed = f"{written} {name}" if day_first else f"{name} van {written}"
    meeting = read_meeting(typed)
    assert (meeting.name, meeting.day) == ("raad", day.isoformat())
    # What is kept, said again, is the same; and the filter asks just that.
    assert read_meeting(meeting.value) == meeting
    sought = sought_meeting(typed)
    assert (sought.words, sought.first, sought.last) == (("raad",), meeting.day, meeting.day)


def test_what_is_no_meeting_is_not_guessed():
    assert read_meeting("") is None
    assert read_meeting("raad 27 maart") is None  # of which year?
    assert read_meeting("31-02-2025") is None
    assert [each.value for each in read_meetings("raad 27-03-2025; commissie Ruimte;")] == [
        "raad 2025-03-27",
        "commissie ruimte",
    ]
