"""What lies ahead: in order of date, over all letters, and out to a calendar."""

import dataclasses
import sqlite3
from contextlib import closing

import pytest
from exchange.ics_reader import read_calendar, unescape
from services.findings_sample import deadline, event, store_with
from store.making import open_library

from kanttekening.domain.errors import NotWrittenError
from kanttekening.domain.findings import Bound, Precision, Tense
from kanttekening.domain.letter import Facts
from kanttekening.words import dates

# The clock of ``store.making`` stands at 2 March 2026.
LAST_WEEK, TODAY, TOMORROW, NEXT_YEAR = "2026-02-24", "2026-03-02", "2026-03-03", "2027-01-10"
SENT = Facts(sender="Vereniging van Nederlandse Gemeenten", circular_number="26/003")


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        yield library


def whats(agenda):
    return [row.dated.event.what for row in agenda.rows]


def test_what_is_over_is_left_out_and_the_rest_stands_in_order(library):
    store_with(
        library, "Een", SENT, events=(event(NEXT_YEAR, what="Later"), event(LAST_WEEK, what="Was"))
    )
    store_with(
        library,
        "Twee",
        events=(event(TODAY, what="Nu"), event(LAST_WEEK, TOMORROW, what="Loopt")),
    )
    agenda = library.events.agenda()
    assert whats(agenda) == ["Loopt", "Nu", "Later"]
    assert (agenda.today, agenda.total, library.events.count_coming()) == (TODAY, 3, 3)
    assert agenda.rows[2].reference == "Lbr. 26/003"


def test_a_deadline_stands_under_its_last_day(library):
    due = deadline("2026-04-01")
    store_with(library, "Een", events=(due, event(TOMORROW)))
    assert [row.dated.due for row in library.events.agenda().rows] == [TOMORROW, "2026-04-01"]


def test_what_has_no_day_is_not_listed(library):
    store_with(library, "Een", events=(dataclasses.replace(event(TODAY), start=None, end=None),))
    assert library.events.agenda().rows == ()


def test_years_that_a_sentence_looks_at_are_listed_nowhere(library):
    year = dataclasses.replace(
        event("2030-01-01", "2030-12-31", what="klimaatdoelen"), precision=Precision.YEAR
    )
    years = [dataclasses.replace(year, text=text) for text in ("2030", "vanaf 2030", "In 2030")]
    named = dataclasses.replace(year, text="BALV 2030", what="BALV")
    letter_id = store_with(library, "Een", events=(*years, named, event(TOMORROW, what="Raad")))
    assert whats(library.events.agenda()) == ["Raad"]
    assert library.events.count_coming() == 1
    assert [one.event.what for one in library.events.of_letter(letter_id)] == ["Raad", "BALV"]


def test_events_go_and_come_with_their_letter(library):
    letter_id = store_with(library, "Een", events=(event(TOMORROW),))
    library.letters.remove((letter_id,))
    assert library.events.agenda().rows == ()
    library.annotating.undo()
    assert library.events.count_coming() == 1


def test_rows_come_in_portions(library):
    store_with(library, "Een", events=tuple(event(TOMORROW, what=str(n)) for n in range(5)))
    first = library.events.agenda(limit=2)
    rest = library.events.agenda(limit=9, skip=2)
    assert whats(first) + whats(rest) == ["0", "1", "2", "3", "4"]
    assert first.total == 5


def test_events_stand_on_the_disk_with_their_letter_or_not_at_all(library, monkeypatch):
    store_with(library, "Een", events=(event(TOMORROW),))
    monkeypatch.setattr(type(library._indexing._derived._citations), "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store_with(library, "Twee", name="twee.txt", events=(event(TOMORROW),))
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM letters").fetchone() == (1,)


def test_a_letter_goes_to_the_calendar_with_its_source(library, tmp_path):
    letter_id = store_with(
        library,
        "Geachte raad",
        SENT,
        events=(
            event("2026-03-21T11:00", "2026-03-21T13:00", "ledenbijeenkomst", place="Den Haag"),
            event("2026-02-01", what="was al geweest", tense=Tense.PAST),
            event("2027-01-01", "2027-12-31", "heel jaar", precision=Precision.YEAR),
            deadline("2026-04-01"),
            deadline("2026-04-02", what="ALV"),
        ),
    )
    path = tmp_path / "data.ics"
    assert library.events.export_letter(letter_id, path, dates.entry) == 3
    meeting, due, abbreviated = read_calendar(path.read_bytes())
    assert unescape(abbreviated["SUMMARY"]) == "Uiterlijk: ALV"
    assert meeting["SUMMARY"] == "Ledenbijeenkomst"
    assert meeting["DTSTART;TZID=Europe/Amsterdam"] == "20260321T110000"
    assert meeting["LOCATION"] == "Den Haag"
    source = unescape(meeting["DESCRIPTION"])
    assert "“Op 11 maart is er overleg.”" in source
    assert "VNG, Lbr. 26/003" in source
    assert "blz. 1" in source
    assert unescape(due["SUMMARY"]) == "Uiterlijk: reageren"
    assert "VALARM TRIGGER" in due
    assert "VALARM TRIGGER" not in meeting


def test_before_a_day_ends_on_the_day_before_it(library, tmp_path):
    before = dataclasses.replace(deadline("2026-12-04"), bound=Bound.BEFORE)
    letter_id = store_with(library, "Een", events=(before,))
    path = tmp_path / "een.ics"
    library.events.export_letter(letter_id, path, dates.entry)
    [entry] = read_calendar(path.read_bytes())
    assert entry["DTSTART;VALUE=DATE"] == "20261203"
    assert entry["DTEND;VALUE=DATE"] == "20261204"
    assert unescape(entry["SUMMARY"]) == "Laatste dag: reageren (vóór 4 december 2026)"


def test_one_event_by_number_goes_whatever_it_is(library, tmp_path):
    letter_id = store_with(
        library, "Een", events=(event(TOMORROW), event("2026-02-01", what="was", tense=Tense.PAST))
    )
    path = tmp_path / "een.ics"
    assert library.events.export_letter(letter_id, path, dates.entry, (1,)) == 1
    [entry] = read_calendar(path.read_bytes())
    assert entry["SUMMARY"] == "Was"


def test_the_same_event_has_the_same_name_in_another_library(library, tmp_path):
    twin = (event(TOMORROW), event(TOMORROW))
    with open_library(tmp_path / "ander.kanttekening") as other:
        files = []
        for shelf, name in ((library, "a.ics"), (other, "b.ics")):
            store_with(shelf, "Een", events=twin)
            assert shelf.events.export_coming(tmp_path / name, dates.entry) == 2
            files.append(read_calendar((tmp_path / name).read_bytes()))
    assert [entry["UID"] for entry in files[0]] == [entry["UID"] for entry in files[1]]


def test_a_file_that_can_not_be_written_leaves_what_was_there(library, tmp_path):
    store_with(library, "Een", events=(event(TOMORROW),))
    with pytest.raises(NotWrittenError):
        library.events.export_coming(tmp_path / "geen map" / "a.ics", dates.entry)
    assert not list(tmp_path.glob("*.ics*"))
