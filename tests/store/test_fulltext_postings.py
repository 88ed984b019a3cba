"""Which letters hold which words, also when words are too common to be weighed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from store.indexing import letter_fields, put, with_texts

from kanttekening.store import search_postings
from kanttekening.store.search_numbers import Numbers
from kanttekening.store.search_postings import Postings, Scope, any_of, phrase
from kanttekening.text.variants import Form, Kinship


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Thirty letters about the council; every tenth mentions a ravine, the last in its subject."""
    with closing(sqlite3.connect(":memory:")) as connection:
        with_texts(connection)
        for letter_id in range(1, 31):
            text = "de raad van de gemeente" + (" bij het ravijn" if letter_id % 10 == 0 else "")
            subject = "ravijn" if letter_id == 30 else "brief"
            number = f"U2024{letter_id:05}"
            put(connection, letter_id, letter_fields(subject, (number,), "VNG", text))
        yield connection


def form(word: str, frequency: int) -> Form:
    return Form(word, Kinship.TYPED, 1.0, frequency)


def test_best_first_while_words_are_rare(connection: sqlite3.Connection) -> None:
    postings = Postings(connection, Scope())
    assert postings.best(any_of(["ravijn"]), 10, 3)[0] == 30
    assert set(postings.with_one_of_each([[form("raad", 30)], [form("ravijn", 3)]], 10)) == {
        10, 20, 30,
    }  # fmt: skip


def test_newest_first_once_words_are_common(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_postings, "MOST_WEIGHED", 5)
    postings = Postings(connection, Scope())
    assert postings.best(any_of(["raad"]), 3, 30) == [30, 29, 28]
    both = [[form("raad", 30)], [form("ravijn", 3)]]
    assert postings.with_one_of_each(both, 10) == [30, 20, 10]
    assert postings.with_one_of_each(both, 2)[0] == 30
    common = [[form("raad", 30)], [form("gemeente", 30)]]
    assert postings.with_one_of_each(common, 4) == [30, 29, 28, 27]


def test_rarer_words_come_in_front_of_a_full_pool(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_postings, "MOST_WEIGHED", 5)
    monkeypatch.setattr(search_postings, "POOL", 8)
    postings = Postings(connection, Scope())
    groups = [[form("raad", 30)], [form("gemeente", 30), form("ravijn", 3)]]
    assert postings.with_one_of_each(groups, 3) == [30, 20, 10]


def test_a_scope_says_what_must_and_must_not_be_there(connection: sqlite3.Connection) -> None:
    must = Postings(connection, Scope(must=phrase(["het", "ravijn"])))
    assert sorted(must.newest(any_of(["raad"]), 10)) == [10, 20, 30]
    assert must.in_head(any_of(["brief"]), 10) == []
    must_not = Postings(connection, Scope(must_not=any_of(["ravijn"])))
    assert must_not.count(any_of(["raad"])) == 27


def test_a_phrase_may_be_unfinished(connection: sqlite3.Connection) -> None:
    postings = Postings(connection, Scope())
    assert len(postings.newest(phrase(["het", "rav"], unfinished=True), 10)) == 3
    assert postings.newest(phrase(["ravijn", "het"]), 10) == []


@pytest.mark.parametrize(
    ("key", "letters"),
    [
        ("u202400007", [7]),
        ("00007", [7]),
        ("u20240001", [19, 18, 17, 16, 15, 14, 13, 12, 11, 10]),
        ("u202400070", [7, 30, 20, 10]),
        ("u2204000007", []),
        ("u", []),
        ("u20x", []),
    ],
)
def test_numbers_whole_in_part_and_with_a_slip(
    connection: sqlite3.Connection, key: str, letters: list[int]
) -> None:
    found = [hit.letter_id for hit in Numbers(connection).with_number([key], 20, slips=True)]
    assert sorted(found) == sorted(letters)


def test_slips_can_be_switched_off(connection: sqlite3.Connection) -> None:
    assert Numbers(connection).with_number(["u202400x07"], 20, slips=False) == []
    assert Numbers(connection).with_number(["u202400x07"], 20, slips=True)[0].letter_id == 7


@pytest.mark.parametrize(("few", "many"), [(100, 4000), (2, 4000), (0, 2)])
def test_a_few_letters_to_choose_from_are_found_in_any_way(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, few: int, many: int
) -> None:
    monkeypatch.setattr(search_postings, "_FEW", few)
    monkeypatch.setattr(search_postings, "_MANY", many)
    connection.execute("CREATE TABLE letters (id INTEGER PRIMARY KEY, kind TEXT)")
    connection.executemany(
        "INSERT INTO letters VALUES (?, ?)", [(n, "brief" if n % 2 else "motie") for n in range(31)]
    )
    ids = "SELECT letter_id FROM search_letter WHERE letter_id IN (?, ?, ?, ?)"
    scope = Scope(
        f"letters.id IN ({ids}) AND letters.kind = ?", (9, 10, 20, 22, "motie"),
        source=(ids, (9, 10, 20, 22)),
    )  # fmt: skip
    postings = Postings(connection, scope)
    assert postings.newest(any_of(["raad"]), 10) == [22, 20, 10]
    assert sorted(postings.best(any_of(["ravijn"]), 10, 3)) == [10, 20]
    assert postings.in_head('"b" *', 2) == [22, 20]
    assert postings.count(any_of(["ravijn"])) == 2
