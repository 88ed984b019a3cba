"""Finding in one letter, exactly and nearly."""

import pytest

from kanttekening.domain.letter_hits import LetterHit, LetterQuery, next_hit
from kanttekening.domain.passage import Span
from kanttekening.services.letter_finding import LetterFinder

TEXT = (
    "De gemeenteraad vergadert. De gemeenteraat en de gerneenteraad lezen dit ook, en de gemeente "
    "raad van 2024. De begrotingswijziging komt in de gemeenteraadszaal. Kaas uit 2025."
)


def near(words, text=TEXT, *, whole=False):
    found = LetterFinder(text).find(LetterQuery(words, near=True, whole=whole))
    return [hit.span.of(text) for hit in found.hits if hit.near]


def test_without_asking_only_what_was_typed_is_found():
    found = LetterFinder(TEXT).find(LetterQuery("gemeenteraad"))
    assert [hit.span.of(TEXT) for hit in found.hits] == ["gemeenteraad", "gemeenteraad"]
    assert found.near_words == ()


def test_typing_errors_of_scanners_and_broken_words_are_found_on_request():
    assert near("gemeenteraad") == ["gemeenteraat", "gerneenteraad", "gemeente raad"]


def test_glued_words_are_found_on_request():
    assert near("gemeente raad") == [
        "gemeenteraad", "gemeenteraat", "gerneenteraad", "gemeenteraadszaal",
    ]  # fmt: skip
    assert near("gemeente raad", whole=True) == ["gemeenteraad", "gemeenteraat", "gerneenteraad"]


def test_the_beginning_of_a_long_word_may_have_an_error():
    assert near("begrottingswijz") == ["begrotingswijziging"]
    assert near("begrottingswijz", whole=True) == []


def test_every_word_of_several_may_have_an_error():
    assert near("gemeentraad vergaadert") == ["gemeenteraad vergadert"]


def test_short_words_and_numbers_have_no_near_forms():
    assert near("2026") == []
    assert near("uut") == []


def test_near_forms_are_named_as_they_are_written():
    found = LetterFinder(TEXT).find(LetterQuery("gemeenteraad", near=True))
    assert set(found.near_words) == {"gemeenteraat", "gerneenteraad", "gemeente raad"}
    assert [hit.span for hit in found.hits] == sorted(hit.span for hit in found.hits)


@pytest.mark.parametrize(
    ("offset", "forward", "index"),
    [(6, True, 1), (21, True, 0), (20, False, 0), (3, False, 1)],
)
def test_the_next_hit_goes_round_the_corner(offset, forward, index):
    hits = (LetterHit((Span(5, 8),)), LetterHit((Span(20, 23),)))
    assert next_hit(hits, offset, forward=forward) == index
    assert next_hit((), offset) is None
