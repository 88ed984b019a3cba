"""The meetings of letters: understood, put by hand, sought and counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from services.searching_sample import take_in
from store.making import open_library

from kanttekening.cli.commands import run
from kanttekening.domain.errors import UnclearValueError
from kanttekening.domain.note_list import NoteListRequest
from kanttekening.services.library import Library
from kanttekening.store.database import open_database
from kanttekening.store.growing_meetings import meetings_of_letters

LETTER = """Gemeente Duinrand
Datum: 3 maart 2025
Onderwerp: {subject}

Geachte leden van de raad,

{body}

Met vriendelijke groet,
"""
BOTH, COUNCIL, NONE = range(1, 4)
BODIES = {
    "jeugdzorg": "Dit voorstel wordt besproken in de commissie Ruimte van 13 maart 2025 en komt in"
    " de raadsvergadering van 27 maart 2025.",
    "zwembad": "De vergadering van de gemeenteraad is op 27 maart 2025. Daar besluit u.",
    "campagne": "De VNG campagne begint op 27 maart 2025.",
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def library(path) -> Iterator[Library]:
    with open_library(path) as library:
        for subject, body in BODIES.items():
            text = LETTER.format(subject=subject, body=body)
            take_in(library, f"{subject}.txt", text.encode())
        yield library


def found(library: Library, query: str) -> set[int]:
    return {int(hit.letter_id) for hit in library.searching.search(query).hits}


def counted(library: Library, query: str = "") -> dict[str, int]:
    facets = {facet.name: facet.values for facet in library.facets.of(query)}
    return {value.value: value.count for value in facets["vergadering"]}


def values(library: Library, letter: int) -> list[str]:
    return [meeting.value for meeting in library.letters.letter(letter).meetings]


def test_what_a_letter_says_is_understood(library):
    assert values(library, BOTH) == ["commissie ruimte 2025-03-13", "raad 2025-03-27"]
    assert values(library, COUNCIL) == ["raad 2025-03-27"]
    assert values(library, NONE) == []


@pytest.mark.parametrize(
    ("query", "letters"),
    [
        ('vergadering:"raad 27 maart 2025"', {BOTH, COUNCIL}),
        ('vergadering:"raadsvergadering 27-03-2025"', {BOTH, COUNCIL}),
        ('vergadering:"raad 27 maart"', {BOTH, COUNCIL}),
        ("vergadering:27-03-2025", {BOTH, COUNCIL}),
        ('vergadering:"maart 2025"', {BOTH, COUNCIL}),
        ('vergadering:"commissie ruimte"', {BOTH}),
        ('vergadering:"raad 13 maart 2025"', set()),
        ('-vergadering:"raad 27 maart 2025"', {NONE}),
    ],
)
def test_letters_are_found_by_meeting(library, query, letters):
    assert found(library, query) == letters


def test_each_count_is_what_the_filter_finds(library):
    library.correcting.correct(NONE, "meeting", "raadsinformatieavond 27 maart 2025")
    counts = counted(library)
    assert list(counts) == [
        "raadsinformatieavond 2025-03-27",
        "raad 2025-03-27",
        "commissie ruimte 2025-03-13",
    ]
    for value, count in counts.items():
        assert len(found(library, f'vergadering:"{value}"')) == count
    assert counted(library, "zwembad ") == {"raad 2025-03-27": 1}
    assert [each.value for each in library.facets.values("vergadering")] == list(counts)


def test_annotations_are_counted_and_found_by_meeting_too(library):
    library.annotating.remark(COUNCIL, "Wat kost dit?")
    library.annotating.remark(NONE, "Leuk")
    facets = {each.name: each.values for each in library.note_lists.facets(NoteListRequest())}
    (value,) = facets["vergadering"]
    assert (value.value, value.count) == ("raad 2025-03-27", 1)
    request = NoteListRequest(query=f'vergadering:"{value.value}"')
    assert library.note_lists.listing(request).total == 1


def test_a_person_puts_the_meeting_and_takes_it_back(library):
    library.correcting.correct(NONE, "meeting", "commissie Ruimte, 3 april 2025; raad 10-04-2025")
    assert values(library, NONE) == ["commissie ruimte 2025-04-03", "raad 2025-04-10"]
    assert found(library, 'vergadering:"raad 10 april 2025"') == {NONE}
    library.annotating.undo()
    assert values(library, NONE) == []
    library.annotating.redo()
    library.correcting.put_back(NONE, "meeting")
    assert values(library, NONE) == []


def test_an_empty_field_means_none_and_survives_another_reading(library):
    library.correcting.correct(BOTH, "meeting", "")
    assert values(library, BOTH) == []
    library.checking.rebuild_index()
    assert values(library, BOTH) == []
    # Typing what the letter says puts that back.
    library.correcting.correct(BOTH, "meeting", "commissie ruimte 13-3-2025; raad 27 maart 2025")
    assert library.letters.letter(BOTH).corrected == frozenset()
    assert values(library, BOTH) == ["commissie ruimte 2025-03-13", "raad 2025-03-27"]


def test_half_a_date_is_asked_again(library):
    with pytest.raises(UnclearValueError):
        library.correcting.correct(BOTH, "meeting", "raad 27 maart")


def test_scripts_are_told(library, path, capsys):
    library.correcting.correct(NONE, "meeting", "commissie ruimte")
    assert run(["--library", str(path), "show", "3", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["meetings"] == [{"name": "commissie ruimte", "date": None, "by_hand": True}]
    assert run(["--library", str(path), "list", "vergadering:raad", "--json"]) == 0


def test_a_library_of_before_gets_its_meetings(path, library):
    before = [values(library, letter) for letter in (BOTH, COUNCIL, NONE)]
    with closing(open_database(path)) as database, database.transaction() as connection:
        connection.execute("DROP TABLE meetings")
        meetings_of_letters(database.tables)
    assert [values(library, letter) for letter in (BOTH, COUNCIL, NONE)] == before


def around(library: Library) -> list[tuple[str, int]]:
    return [(row.value, row.letters) for row in library.events.meetings().rows]


def test_the_meetings_around_today_with_how_many_letters(library: Library, monkeypatch) -> None:
    monkeypatch.setattr(library.events, "today", lambda: "2025-03-20")
    assert around(library) == [("raad 2025-03-27", 2), ("commissie ruimte 2025-03-13", 1)]
    library.letters.remove([BOTH])
    assert around(library) == [("raad 2025-03-27", 1)]
    assert library.events.meetings().total == 1


def test_of_many_meetings_the_next_and_the_last(library: Library, monkeypatch) -> None:
    monkeypatch.setattr(library.events, "today", lambda: "2024-06-15")
    days = "; ".join(f"raad {day} {month} 2024" for day in (3, 18) for month in ("mei", "juni"))
    more = "; ".join(f"raad {day} augustus 2024" for day in (1, 8, 15, 22, 29))
    library.correcting.correct(NONE, "meeting", f"{days}; {more}")
    found = library.events.meetings()
    assert [row.day for row in found.rows] == [
        "2024-08-08", "2024-08-01", "2024-06-18", "2024-06-03", "2024-05-18", "2024-05-03",
    ]  # fmt: skip
    assert found.total == 11
