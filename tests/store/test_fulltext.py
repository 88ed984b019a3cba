"""The index after any history equals the index of what is there now."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.indexing import letter_fields, put, with_texts

from kanttekening.domain.indexing import IndexedLetter
from kanttekening.store.fulltext import (
    indexed_ids,
    put_notes,
    remove_letter,
)
from kanttekening.store.search_packing import unpack_words

WORDS = [
    "gemeente", "gemeenten", "ravijn", "financiële", "financiéle", "e-mail", "thema's", "24/032",
    "U202400438", "ravijnjaar", "sociaal-maatschappelijk", "Å½ ﬁ ß", "een", "",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=20)
LETTERS = st.builds(
    letter_fields,
    subject=TEXTS,
    numbers=st.lists(st.sampled_from(["U202400438", "24/032", "+31703738393"]), max_size=2).map(
        tuple
    ),
    sender=st.sampled_from(["", "VNG", "Vereniging van Nederlandse Gemeenten"]),
    reading_text=TEXTS,
    furniture=st.lists(st.tuples(st.integers(0, 99), TEXTS), max_size=2).map(tuple),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
    date=st.sampled_from([None, "2024-09-03"]),
)
IDS = st.integers(1, 4)
STEPS = st.lists(
    st.tuples(st.just("put"), IDS, LETTERS)
    | st.tuples(st.just("notes"), IDS, st.lists(TEXTS, max_size=2))
    | st.tuples(st.just("remove"), IDS, st.none()),
    max_size=12,
)


def new_index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    with_texts(connection)
    for table, kind in (
        ("search_text", "instance"),
        ("search_head", "instance"),
        ("search_furniture", "instance"),
        ("search_trigram", "row"),
    ):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{table}_held USING fts5vocab(main, {table}, {kind})"
        )
    return connection


def held(connection: sqlite3.Connection) -> dict[str, object]:
    """Everything the index holds, without the ids of words, which depend on history."""
    terms = dict(connection.execute("SELECT id, term FROM search_word"))
    rows = {
        "words": "SELECT term, frequency, bucket, length, stem, look FROM search_word",
        "words backwards": "SELECT * FROM search_word_back",
        "numbers": "SELECT * FROM search_number",
        "numbers backwards": "SELECT * FROM search_number_back",
        "shown": "SELECT letter_id, opening, shown FROM search_shown",
        "state": "SELECT * FROM search_state",
        "text": "SELECT * FROM search_text_held",
        "head": "SELECT * FROM search_head_held",
        "furniture": "SELECT * FROM search_furniture_held",
        "trigrams": "SELECT term, doc FROM search_trigram_held",
    }
    found: dict[str, object] = {
        name: sorted(connection.execute(query), key=str) for name, query in rows.items()
    }
    found["letters"] = {
        letter_id: (date, *({terms[word] for word in words} for words in unpack_words(packed)))
        for letter_id, date, packed in connection.execute("SELECT * FROM search_letter")
    }
    return found


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_any_history_leaves_what_a_fresh_index_holds(
    steps: list[tuple[str, int, object]],
) -> None:
    now: dict[int, IndexedLetter] = {}
    with closing(new_index()) as grown, closing(new_index()) as fresh:
        for action, letter_id, value in steps:
            if action == "put":
                now[letter_id] = value
                put(grown, letter_id, value)
            elif action == "remove":
                now.pop(letter_id, None)
                remove_letter(grown, letter_id)
            else:
                put_notes(grown, letter_id, value)
                if letter_id in now:
                    now[letter_id] = replace(now[letter_id], notes=tuple(value))
        for letter_id, fields in now.items():
            put(fresh, letter_id, fields)
        assert held(grown) == held(fresh)
        assert indexed_ids(grown) == set(now)


def test_the_full_text_tables_are_sound_after_changes() -> None:
    with closing(new_index()) as connection:
        for letter_id in range(1, 60):
            put(connection, letter_id, _letter(f"ravijn {letter_id} gemeente", f"{letter_id}"))
        for letter_id in range(1, 60, 2):
            remove_letter(connection, letter_id)
        for table in ("search_text", "search_head", "search_furniture", "search_trigram"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        assert connection.execute("SELECT count(*) FROM search_text('ravijn')").fetchone() == (29,)


def test_a_change_that_is_taken_back_leaves_no_trace() -> None:
    with closing(new_index()) as connection:
        put(connection, 1, _letter("ravijn"))
        connection.commit()
        before = held(connection)
        put(connection, 1, _letter("begroting"))
        put(connection, 2, _letter("kadernota"))
        connection.rollback()
        assert held(connection) == before


@pytest.mark.parametrize("table", ["search_text", "search_head"])
def test_furniture_is_kept_apart(table: str) -> None:
    with closing(new_index()) as connection:
        put(connection, 1, _letter("ravijn", furniture="Nassaulaan 12"))
        found = connection.execute(f"SELECT count(*) FROM {table}('nassaulaan')").fetchone()
        assert found == (0,)
        assert connection.execute(
            "SELECT count(*) FROM search_furniture('nassaulaan')"
        ).fetchone() == (1,)
        assert connection.execute(
            "SELECT count(*) FROM search_word WHERE term = 'nassaulaan'"
        ).fetchone() == (0,)


def test_a_sender_is_known_by_its_initials_too() -> None:
    with closing(new_index()) as connection:
        put(connection, 1, letter_fields("x", sender="Vereniging van Nederlandse Gemeenten"))
        assert connection.execute(
            "SELECT count(*) FROM search_text('sender : vng')"
        ).fetchone() == (1,)


def _letter(text: str, note: str = "", furniture: str = "") -> IndexedLetter:
    lines = ((0, furniture),) if furniture else ()
    notes = (note,) if note else ()
    return letter_fields("Onderwerp", sender="VNG", reading_text=text, furniture=lines, notes=notes)
