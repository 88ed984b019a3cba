"""Every tolerance of search is a look-up among the words of the letters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from kanttekening.store.vocabulary import Vocabulary, create_vocabulary

WORDS = (
    "gemeente gemeenten gemeentefonds begroting begrotingen ravijn ravijnjaar financiele"
    " overhedenoverleg modem modern raad raadslid 2024"
).split()


@pytest.fixture
def vocabulary() -> Iterator[Vocabulary]:
    with closing(sqlite3.connect(":memory:")) as connection:
        create_vocabulary(connection)
        found = Vocabulary(connection)
        found.count_in(WORDS)
        found.count_in(["gemeente", "ravijn"])
        yield found


def test_counts_the_letters_that_hold_a_word(vocabulary: Vocabulary) -> None:
    assert vocabulary.frequency("gemeente") == 2
    assert vocabulary.frequency("gemeenteraad") == 0
    assert vocabulary.frequencies(["ravijn", "raad", "niets"]) == {"ravijn": 2, "raad": 1}


def test_forgets_a_word_of_no_letter(vocabulary: Vocabulary) -> None:
    ids = vocabulary.ids(["ravijn", "ravijnjaar"])
    vocabulary.count_out(ids.values())
    assert vocabulary.frequency("ravijn") == 1
    assert vocabulary.frequency("ravijnjaar") == 0
    assert vocabulary.containing("jaar") == []


def test_finds_beginnings_commonest_first(vocabulary: Vocabulary) -> None:
    found = [word for word, _ in vocabulary.beginning_with("ge")]
    assert found == ["gemeente", "gemeentefonds", "gemeenten"]


def test_common_beginnings_are_the_same_wherever_they_are_looked_for() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        create_vocabulary(connection)
        vocabulary = Vocabulary(connection)
        words = [f"ge{first}{second}" for first in "abcdefgh" for second in "abcdefgh"]
        for number in range(1, 100):
            vocabulary.count_in([word for at, word in enumerate(words) if number % (at + 1) == 0])
        counts = sorted(vocabulary.frequencies(words).items(), key=lambda item: -item[1])
        for typed in ("g", "ge", "gea"):
            likely = [count for word, count in counts if word.startswith(typed)][:3]
            assert [count for _, count in vocabulary.beginning_with(typed, 3)] == likely


def test_finds_inflections_by_their_stem(vocabulary: Vocabulary) -> None:
    assert dict(vocabulary.same_stem("begrotingen")) == {"begroting": 1, "begrotingen": 1}
    assert vocabulary.same_stem("2024") == []


def test_finds_what_a_scanner_confuses(vocabulary: Vocabulary) -> None:
    assert "modem" in dict(vocabulary.look_alikes("modern"))
    assert "financiele" in dict(vocabulary.look_alikes("financlele"))


def test_finds_compounds_by_a_part(vocabulary: Vocabulary) -> None:
    assert dict(vocabulary.containing("fonds")) == {"gemeentefonds": 1}
    assert dict(vocabulary.containing("raad")) == {"raadslid": 1}


@pytest.mark.parametrize("typed", ["ravjin", "ravij", "rravijn", "ravyn"])
def test_offers_candidates_for_one_error(vocabulary: Vocabulary, typed: str) -> None:
    candidates = vocabulary.near(typed, 1) | vocabulary.near(typed, 2)
    assert "ravijn" in candidates


@pytest.mark.parametrize("typed", ["overhednoverlge", "ovrhedenoverleg", "overhedenvoorleg"])
def test_offers_candidates_for_two_errors(vocabulary: Vocabulary, typed: str) -> None:
    assert "overhedenoverleg" in vocabulary.near(typed, 2)


def test_knows_which_beginnings_lead_anywhere(vocabulary: Vocabulary) -> None:
    assert vocabulary.live_beginnings(["rav", "xyz", "beg"]) == ["beg", "rav"]
