"""Search follows every change in the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from services.searching_sample import SEEDS, marked, take_in

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.rows import FoundIn, LibraryView
from kanttekening.services.library import Library
from kanttekening.text.anchoring import find_quote


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A library of its own, for tests that change something."""
    with Library.open(tmp_path / "library.kanttekening", author="griffie") as library:
        for seed in SEEDS[:2]:
            take_in(library, seed.name, seed.read_bytes())
        yield library


def test_notes_are_found_and_shown(own: Library) -> None:
    letter = own.searching.search("koersbepaling").hits[0].letter_id
    text = own.letters.content(letter).document.text
    span = find_quote(text, "urgente problematiek")
    assert span is not None
    note = own.annotating.mark(
        letter, span, MarkKind.QUESTION, "Navragen bij wethouder Jansen"
    ).value
    (hit,) = own.searching.search("wethoudr jansen").hits
    assert (hit.where, hit.annotation_id) == (FoundIn.ANNOTATION, note.id)
    assert hit.snippet == "Navragen bij wethouder Jansen"
    assert marked(hit) == ["wethouder", "Jansen"]
    assert [hit.letter_id for hit in own.searching.search("aantekening:vraag").hits] == [letter]
    assert [hit.letter_id for hit in own.searching.search("door:griffie").hits] == [letter]
    annotated = own.searching.search("campagne", view=LibraryView.ANNOTATED)
    assert [hit.letter_id for hit in annotated.hits] == [letter]


def test_a_changed_or_removed_note_is_found_no_more(own: Library) -> None:
    letter = own.searching.search("koersbepaling").hits[0].letter_id
    note = own.annotating.remark(letter, "Navragen bij Jansen", MarkKind.ACTION).value
    own.annotating.set_note(note.id, "Navragen bij Pietersen")
    assert not own.searching.search("jansen", exact=True).hits
    assert own.searching.search("pietersen").hits
    own.annotating.remove(note.id)
    assert not own.searching.search("pietersen").hits
    own.annotating.undo()
    assert own.searching.search("pietersen").hits


def test_views_limit_the_answer(own: Library) -> None:
    first, second = (hit.letter_id for hit in own.searching.search("campagne").hits)
    own.letters.set_read(first, read=True)
    unread = own.searching.search("campagne", view=LibraryView.UNREAD)
    assert [hit.letter_id for hit in unread.hits] == [second]
    assert [hit.letter_id for hit in own.searching.search("campagne is:gelezen").hits] == [first]


def test_removed_letters_are_found_in_their_own_view_only(own: Library) -> None:
    first, second = (hit.letter_id for hit in own.searching.search("campagne").hits)
    own.letters.remove([first])
    assert [hit.letter_id for hit in own.searching.search("campagne").hits] == [second]
    assert own.searching.search("campagne").total == 1
    removed = own.searching.search("campagne", view=LibraryView.REMOVED)
    assert [hit.letter_id for hit in removed.hits] == [first]
    own.letters.restore([first])
    assert len(own.searching.search("campagne").hits) == 2


def test_a_letter_that_cites_a_number_follows_the_letter_that_bears_it(own: Library) -> None:
    citing = take_in(own, "brief.txt", b"Geachte raad,\n\nIn Lbr. 24/032 leest u meer.\n\nGroet")
    hits = own.searching.search("lbr 24/32").hits
    assert [hit.where for hit in hits] == [FoundIn.REFERENCE, FoundIn.TEXT]
    assert hits[1].letter_id == citing
    assert marked(hits[1]) == ["Lbr. 24/032"]


def test_a_long_note_is_cut_around_its_words(own: Library) -> None:
    letter = own.searching.search("koersbepaling").hits[0].letter_id
    note = f"{'Het een en ander. ' * 20}Vraag Pietersen. {'En nog wat. ' * 20}"
    own.annotating.remark(letter, note, MarkKind.ACTION)
    (hit,) = own.searching.search("pietersen").hits
    assert hit.where is FoundIn.ANNOTATION
    assert len(hit.snippet) < 200
    assert marked(hit) == ["Pietersen"]


def test_more_letters_than_are_shown_are_counted(tmp_path: Path) -> None:
    with Library.open(tmp_path / "many.kanttekening", author="griffie") as library:
        for number in range(45):
            text = f"Geachte raad,\n\nOver de begroting van dorp{number}.\n\nGroet"
            take_in(library, f"{number}.txt", text.encode())
        answer = library.searching.search("begroting", limit=40)
        assert (len(answer.hits), answer.total) == (40, 45)
        assert all(hit.snippet for hit in answer.hits)
        both = library.searching.search("raad begroting", limit=10)
        assert (len(both.hits), both.total) == (10, 45)
