"""A mark is put on the text that was on the screen, also when a newer one has just come in."""

import pytest
from services.versions_sample import FIRST, SECOND, THIRD, put
from store.making import open_library, span_of

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.layout import PageRect


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture
def seen(library):
    """The version that somebody reads while the next two come in."""
    letter = put(library, FIRST).letter_id
    seen = library.letters.letter(letter).version_id
    put(library, SECOND)
    put(library, THIRD)
    return seen


@pytest.mark.parametrize("words", ["begroting", "kwaliteit van de jeugdzorg", "Geachte raad"])
def test_it_stands_on_the_words_that_were_selected(library, seen, words):
    made = library.annotating.mark(1, span_of(FIRST, words), MarkKind.QUESTION, seen=seen).value
    assert (made.passage.quote, made.state) == (words, AnchorState.ANCHORED)
    assert made.passage.span == span_of(THIRD, words)
    assert library.annotating.of_letter(1) == (made,)
    library.annotating.undo()
    library.annotating.redo()
    assert library.annotating.of_letter(1)[0].passage.span == span_of(THIRD, words)


def test_words_that_are_not_in_the_newest_text_are_lost_in_sight(library, seen):
    span = span_of(FIRST, "vijf gaat over de verordening van de jeugdzorg")
    made = library.annotating.mark(1, span, MarkKind.QUESTION, "Waarom?", seen=seen).value
    assert made.state is AnchorState.ORPHANED
    assert (made.note, made.passage.quote) == ("Waarom?", span.of(FIRST))


def test_an_area_goes_along_too(library, seen):
    made = library.annotating.mark_area(
        1, PageRect(1, 0, 0, 90, 12), MarkKind.QUESTION, seen=seen
    ).value
    assert library.annotating.of_letter(1) == (made,)
    assert made.version_id == library.letters.letter(1).version_id or (
        made.state is AnchorState.ORPHANED
    )


def test_a_version_of_another_letter_is_no_version_of_this_one(library, seen):
    made = library.annotating.mark(1, span_of(THIRD, "begroting"), MarkKind.QUESTION, seen=999)
    assert made.value.passage.quote == "begroting"


@pytest.fixture
def mark(library, seen):
    return library.annotating.mark(1, span_of(THIRD, "Geachte raad"), MarkKind.QUESTION).value


@pytest.mark.parametrize("act", ["place", "stretch"])
def test_a_mark_is_put_on_the_words_that_were_selected(library, seen, mark, act):
    acts = {"place": library.settling.place, "stretch": library.reshaping.stretch}
    made = acts[act](mark.id, span_of(FIRST, "begroting"), seen).value
    assert (made.passage.quote, made.state) == ("begroting", AnchorState.ANCHORED)
    assert made.passage.span == span_of(THIRD, "begroting")
    assert library.annotating.of_letter(1) == (made,)
    library.annotating.undo()
    assert library.annotating.of_letter(1) == (mark,)


def test_a_mark_is_not_cut_at_a_place_in_an_older_text(library, seen, mark):
    assert library.reshaping.split(mark.id, 8, seen).value is None
    assert library.annotating.of_letter(1) == (mark,)
    assert library.reshaping.split(mark.id, 8, mark.version_id).value is not None
