"""The index of annotations: what lists are made from, and the words of each.

``search_text`` knows which letter holds a word; here it is known which annotation does. The
table beside the words is narrow on purpose: fifty thousand annotations are put in order without
reading one of their texts. Everything is written with the annotation itself
(``AnnotationStore.put_all``), in the same transaction, and an annotation keeps its ``id`` here for
as long as it is there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import OPEN_KINDS
from kanttekening.store.vocabulary import LAST
from kanttekening.text.index_words import index_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

# An id is never given again, also not by an index that is made anew: a list on the screen that is a
# moment old must not take one annotation for another.
# ``standing``: 0 waits for somebody, 1 does not, 2 was ticked off.
_TABLES = (
    """CREATE TABLE search_note_list (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        annotation_id TEXT NOT NULL UNIQUE,
        letter_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        state TEXT NOT NULL,
        standing INTEGER NOT NULL,
        start INTEGER,
        stop INTEGER,
        has_note INTEGER NOT NULL,
        labels TEXT NOT NULL
    )""",
    """INSERT INTO sqlite_sequence (name, seq)
        VALUES ('search_note_list', 1000 * CAST(strftime('%s', 'now') AS INTEGER))""",
    "CREATE INDEX search_note_standing ON search_note_list (standing, created DESC, letter_id)",
    "CREATE INDEX search_note_created ON search_note_list (created, letter_id)",
    # People type one letter, then two, then three.
    """CREATE VIRTUAL TABLE search_note
        USING fts5 (note, quote, labels, prefix='1 2 3', tokenize='ascii')""",
    "CREATE VIRTUAL TABLE search_note_word USING fts5vocab (search_note, 'row')",
)
_COLUMNS = (
    "annotation_id", "letter_id", "kind", "author", "created", "state", "standing", "start",
    "stop", "has_note", "labels",
)  # fmt: skip
_PUT = (
    f"INSERT INTO search_note_list ({', '.join(_COLUMNS)}) "  # noqa: S608 - our own names
    f"VALUES ({', '.join('?' * len(_COLUMNS))}) ON CONFLICT (annotation_id) DO UPDATE SET "
    f"{', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)
_WAITING = frozenset(kind.value for kind in OPEN_KINDS)


def create_note_index(connection: sqlite3.Connection) -> None:
    """Make the tables and fill them with the annotations that are there."""
    for statement in _TABLES:
        connection.execute(statement)
    found = connection.execute("SELECT * FROM annotations WHERE removed_at IS NULL")
    names = [column[0] for column in found.description]
    for values in found.fetchall():
        row = dict(zip(names, values, strict=True))
        put_notes(connection, [(row["id"], row)])


def put_notes(
    connection: sqlite3.Connection, rows: Sequence[tuple[str, Mapping[str, Any] | None]]
) -> None:
    """Index annotations in place of what was known of them; without a row one is forgotten.

    Called before the annotations themselves are written. Each stands in ``rows`` once.
    """
    known = _keys(connection, [annotation_id for annotation_id, _ in rows])
    gone = [(known[each],) for each, row in rows if row is None and each in known]
    put = [(each, row) for each, row in rows if row is not None]
    connection.executemany(_PUT, (_listed(each, row) for each, row in put))
    # Of another kind or place: its words are in the index already.
    worded = {each: _worded(row) for each, row in put}
    before = _worded_before(connection, [each for each in worded if each in known])
    other = [each for each, words in worded.items() if before.get(each) != words]
    stale = gone + [(known[each],) for each in other if each in known]
    connection.executemany("DELETE FROM search_note WHERE rowid = ?", stale)
    connection.executemany("DELETE FROM search_note_list WHERE id = ?", gone)
    keys = known | _keys(connection, [each for each in other if each not in known])
    connection.executemany(
        "INSERT INTO search_note (rowid, note, quote, labels) VALUES (?, ?, ?, ?)",
        ((keys[each], *map(_words, worded[each])) for each in other),
    )


def _worded(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["note"], row["quote"] or "", " ".join(json.loads(row["labels"]))


def _worded_before(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> dict[str, tuple[str, str, str]]:
    """The words that are in the index: those of annotations as they still stand in their table."""
    found = connection.execute(
        "SELECT id, note, quote, labels FROM annotations "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return {
        annotation_id: _worded({"note": note, "quote": quote, "labels": labels})
        for annotation_id, note, quote, labels in found
    }


def _keys(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """The numbers that annotations are indexed under, as far as they are."""
    return dict(
        connection.execute(
            "SELECT annotation_id, id FROM search_note_list "
            "WHERE annotation_id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
    )


def _listed(annotation_id: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    done = 2 if row.get("done") else 0
    standing = done if row["kind"] in _WAITING else 1
    return (
        annotation_id, row["letter_id"], row["kind"], row["author"], row["created"], row["state"],
        standing, row["start"], row["stop"], int(bool(row["note"].strip())), row["labels"],
    )  # fmt: skip


def _words(text: str) -> str:
    found = index_words(text)
    return " ".join(found.words + found.joined)


def known_words(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Those of ``words`` that stand in some annotation, and in how many."""
    return dict(
        connection.execute(
            "SELECT term, doc FROM json_each(?) CROSS JOIN search_note_word ON term = value",
            (json.dumps(list(words)),),
        )
    )


def begins_a_word(connection: sqlite3.Connection, beginning: str) -> bool:
    """Whether some annotation has a word that begins so."""
    found = connection.execute(
        "SELECT 1 FROM search_note_word WHERE term >= ? AND term < ? LIMIT 1",
        (beginning, beginning + LAST),
    ).fetchone()
    return found is not None
