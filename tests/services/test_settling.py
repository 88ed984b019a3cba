"""After a newer version a person decides, mark by mark, and can take every decision back."""

import pytest
from services.test_versions import FACTS, FIRST, SECOND, SENTENCES, mark, put
from store.making import open_library, read_file, span_of

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.passage import Span
from kanttekening.services import importing


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture
def letter(library):
    return put(library, FIRST).letter_id


def note(library, annotation):
    return library.annotating.get(annotation.id)


def test_a_changed_mark_tells_what_it_was_until_someone_agrees(library, letter):
    made = mark(library, letter, "over de wachtlijst van de jeugdzorg", FIRST)
    put(library, SECOND)
    changed = note(library, made)
    assert changed.state is AnchorState.CHANGED
    assert changed.was == "over de wachtlijst van de jeugdzorg"
    assert changed.passage.quote == "over de wachttijd van de jeugdzorg"
    third = SECOND.replace("wachttijd", "doorlooptijd")
    put(library, third)
    assert note(library, made).was == "over de wachtlijst van de jeugdzorg"
    assert library.settling.agree([made.id]).value == 1
    assert (note(library, made).state, note(library, made).was) == (AnchorState.ANCHORED, "")
    assert library.settling.agree([made.id]).value == 0
    library.annotating.undo()
    assert note(library, made).was == "over de wachtlijst van de jeugdzorg"
    put(library, FIRST.replace("Geachte raad,", "Geachte gemeenteraad,"))
    # The words are as they were marked: there is nothing left to tell.
    assert (note(library, made).state, note(library, made).was) == (AnchorState.ANCHORED, "")


def test_what_is_lost_stays_on_its_own_text_with_places_to_choose(library, letter):
    made = mark(library, letter, SENTENCES[4], FIRST)
    before = library.letters.content(letter).version_id
    put(library, SECOND)
    lost = note(library, made)
    assert (lost.state, lost.version_id, lost.passage) == (
        AnchorState.ORPHANED, before, made.passage,
    )  # fmt: skip
    guesses = library.settling.guesses(letter)
    assert set(guesses) == {made.id}
    text = library.letters.content(letter).document.text
    assert all(guess.passage.span.of(text) == guess.passage.quote for guess in guesses[made.id])

    span = span_of(SECOND, "begroting")
    library.settling.place(made.id, span)
    placed = note(library, made)
    assert (placed.state, placed.passage.quote) == (AnchorState.ANCHORED, "begroting")
    assert library.settling.guesses(letter) == {}
    library.annotating.undo()
    assert note(library, made) == lost
    library.annotating.redo()
    assert note(library, made) == placed


def test_no_mark_is_put_outside_the_text(library, letter):
    made = mark(library, letter, "kwaliteit", FIRST)
    for span in (Span(3, 3), Span(0, len(FIRST) + 1)):
        with pytest.raises(ValueError, match="nothing to mark"):
            library.settling.place(made.id, span)


def test_a_mark_left_behind_stays_there_whatever_comes(library, letter):
    lost = mark(library, letter, SENTENCES[4], FIRST)
    changed = mark(library, letter, "over de wachtlijst van de jeugdzorg", FIRST)
    first = library.letters.content(letter).version_id
    put(library, SECOND)
    for made in (lost, changed):
        before = note(library, made)
        kept = library.settling.leave_behind(made.id).value
        assert (kept.state, kept.version_id, kept.passage.quote) == (
            AnchorState.KEPT, first, made.passage.quote,
        )  # fmt: skip
        library.annotating.undo()
        assert note(library, made) == before
        library.annotating.redo()
    put(library, FIRST + "\n\nEn nog een zin.")
    assert {found.state for found in library.annotating.of_letter(letter)} == {AnchorState.KEPT}
    assert library.checking.check().ok


def test_a_mark_that_was_on_no_other_version_cannot_be_left_behind(library, letter):
    made = mark(library, letter, "kwaliteit", FIRST)
    assert library.settling.leave_behind(made.id).value is None


def test_one_that_came_loose_is_found_when_its_words_come_back(library, letter):
    made = mark(library, letter, SENTENCES[4], FIRST)
    put(library, SECOND)
    assert note(library, made).state is AnchorState.ORPHANED
    put(library, FIRST.replace("Geachte raad,", "Geachte raadsleden,"))
    back = note(library, made)
    assert (back.state, back.passage.quote) == (AnchorState.ANCHORED, SENTENCES[4])


def test_twins_in_one_letter_keep_their_own_place(library):
    twin = "De raad besluit hierover in de vergadering van juni van dit jaar."
    middle = "\n\nDaartussen staat een toelichting van de wethouder over de kosten.\n\n"
    text = f"Eerste deel.\n\n{twin}{middle}{twin}\n\nSlot van de brief."
    letter = put(library, text, reference=FACTS.reference).letter_id
    at = text.rindex(twin)
    first = library.annotating.mark(letter, span_of(text, twin), MarkKind.ACTION, "een").value
    second = library.annotating.mark(
        letter, Span(at, at + len(twin)), MarkKind.ACTION, "twee"
    ).value
    without = f"Eerste deel.{middle}{twin}\n\nSlot van de brief, gewijzigd."
    put(library, without)
    assert note(library, first).state is AnchorState.ORPHANED
    assert note(library, second).state is AnchorState.ANCHORED
    assert note(library, second).passage.span == span_of(without, twin)


def test_only_with_an_older_file_can_a_mark_stay_there(library, letter):
    lost = mark(library, letter, SENTENCES[4], FIRST)
    changed = mark(library, letter, "over de wachtlijst van de jeugdzorg", FIRST)
    assert library.settling.review(letter).leavable == frozenset()
    put(library, SECOND)
    assert library.settling.review(letter).leavable == {lost.id, changed.id}


def test_a_file_that_was_read_again_has_no_older_version_to_stay_with(library, letter, monkeypatch):
    lost = mark(library, letter, SENTENCES[4], FIRST)
    monkeypatch.setattr(importing, "EXTRACTION", importing.EXTRACTION + 1)
    library.importing.store(read_file(SECOND, "brief.txt", FACTS, data=FIRST.encode()))
    assert note(library, lost).state is AnchorState.ORPHANED
    assert library.settling.review(letter).leavable == frozenset()
