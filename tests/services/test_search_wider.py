"""OF and NABIJ forgive what plain words are forgiven, tell it, and leave it when asked to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from services.test_search_tolerance import FILLING
from store.making import open_library, store

from kanttekening.domain.note_list import NoteListRequest
from kanttekening.services.library import Library

JEUGDHULP, HAVEN, BESTEMMING, KLANK = range(1, 5)
TEXTS = (
    "De jeugdhulp en het rijk.",
    "Alle havens liggen stil en de gemeente wacht.",
    "Het bestemmingsplan ligt ter inzage.",
    "De klankbordgroep vergadert met inwoners.",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("zoeken") / "raad.kanttekening"
    with open_library(path) as library:
        for text in TEXTS:
            store(library, f"{text} {FILLING}")
        yield library


def found(library: Library, query: str, **settings: bool) -> list[int]:
    return [int(hit.letter_id) for hit in library.searching.search(query, **settings).hits]


@pytest.mark.parametrize(
    ("query", "letters", "told"),
    [
        ("jeugdhlup OF haven ", {JEUGDHULP, HAVEN}, {"jeugdhulp", "havens"}),
        ("klankbodrgroep OF windmolens ", {KLANK}, {"klankbordgroep"}),
        ("haven NABIJ gemeenten ", {HAVEN}, {"havens", "gemeente"}),
        ("klankbordgreep NABIJ/3 inwoner ", {KLANK}, {"klankbordgroep", "inwoners"}),
        ("jeugdhulp OF bestemmingsplan ", {JEUGDHULP, BESTEMMING}, set()),
        ('"ter inzagen" OF "het rijks" ', set(), set()),
        ("haven NABIJ/1 wacht ", set(), set()),
    ],
)
def test_what_is_forgiven_is_found_and_told(library, query, letters, told):
    answer = library.searching.search(query)
    assert {hit.letter_id for hit in answer.hits} == letters
    assert answer.total == len(letters)
    assert {word.lower() for word in answer.also_searched} == told
    if told:
        assert found(library, query, exact=True) == []
    counted = {each.name: each.values for each in library.facets.of(query)}
    assert sum(value.count for value in counted["is"]) == len(letters)


def test_hits_of_near_words_are_marked(library):
    (hit,) = library.searching.search("haven OF windmolens ").hits
    assert [span.of(hit.snippet) for span in hit.spans] == ["havens"]


def test_what_is_typed_comes_before_what_is_near(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        store(library, f"Havens. {FILLING}")
        itself = store(library, f"{FILLING} Een haven.")
        store(library, f"Havens, havens. {FILLING}")
        hits = library.searching.search("haven OF windmolen ").hits
    assert hits[0].letter_id == itself
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_annotations_forgive_the_same(library):
    letter = library.letters.letter(HAVEN)
    library.annotating.remark(letter.id, "De havens vragen geld")
    request = NoteListRequest(query="haven OF windmolens ")
    listing = library.note_lists.listing(request)
    assert listing.total == 1
    assert listing.also_searched == ("havens",)
    exact = NoteListRequest(query="haven OF windmolens ", exact=True)
    assert library.note_lists.listing(exact).total == 0


WORDS = ("jeugdhulp", "havens", "bestemmingsplan", "klankbordgroep", "inzage", "gemeente")


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A word of the letters, and the word with one slip in its middle."""
    word = draw(st.sampled_from(WORDS[:4]))
    at = draw(st.integers(2, len(word) - 3))
    wrong = draw(
        st.sampled_from(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + "x" + word[at + 1 :],
            )
        )
    )
    return word, wrong


@settings(max_examples=40)
@given(st.lists(slips(), min_size=2, max_size=3, unique_by=lambda slip: slip[0]))
def test_or_finds_with_slips_what_it_finds_without(library, words):
    right = " OF ".join(word for word, _ in words) + " "
    wrong = " OF ".join(slip for _, slip in words) + " "
    assert set(found(library, right)) <= set(found(library, wrong))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True), st.booleans())
def test_exact_is_never_more(library, words, near):
    query = (" NABIJ " if near else " OF ").join(words) + " "
    exact = found(library, query, exact=True)
    # What stands there as typed comes first, and nothing of it is lost.
    assert found(library, query)[: len(exact)] == exact
