"""A step of the schema: marks that underline, stand on an area, or were ticked off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite_utils

_BEFORE = (
    "id", "letter_id", "version_id", "kind", "start", "stop", "quote", "prefix", "suffix", "page",
    "note", "author", "created", "modified", "visibility", "state", "labels", "removed_at",
)  # fmt: skip
_ADDED = {"style": "highlight", "area": None, "was": "", "done": None}


def marks_that_last(db: sqlite_utils.Database) -> None:
    """Every row gets the new columns and a new seal; one that was damaged stays so."""
    connection = db.conn
    for column in (
        "style TEXT NOT NULL DEFAULT 'highlight'",
        "area TEXT",
        "was TEXT NOT NULL DEFAULT ''",
        "done TEXT",
    ):
        connection.execute(f"ALTER TABLE annotations ADD COLUMN {column}")
    for column in ("area TEXT", "was TEXT NOT NULL DEFAULT ''"):
        connection.execute(f"ALTER TABLE earlier_places ADD COLUMN {column}")
    query = f"SELECT {', '.join(_BEFORE)}, sha256 FROM annotations"  # noqa: S608
    for *values, sha256 in connection.execute(query).fetchall():
        if _seal(values) == sha256:
            row = dict(zip(_BEFORE, values, strict=True))
            row["version_id"] = _version_of(db, row)
            connection.execute(
                "UPDATE annotations SET version_id = ?, sha256 = ? WHERE id = ?",
                (row["version_id"], _seal([*row.values(), *_ADDED.values()]), row["id"]),
            )
    connection.execute("CREATE INDEX annotations_there ON annotations (removed_at, letter_id)")


def _version_of(db: sqlite_utils.Database, row: dict[str, Any]) -> int:
    """The text that an annotation is of; what was lost stands on the text it was lost from."""
    shown = int(row["version_id"])
    if row["state"] != "orphaned" or row["start"] is None:
        return shown
    found = db.conn.execute(
        "SELECT id FROM versions WHERE letter_id = ? AND substr(text, ?, ?) = ? "
        "ORDER BY number DESC, id DESC",
        (row["letter_id"], row["start"] + 1, row["stop"] - row["start"], row["quote"]),
    ).fetchone()
    return int(found[0]) if found else shown


def _seal(values: list[object]) -> str:
    from kanttekening.store.packing import digest  # an old library grows once

    return digest(json.dumps(values, ensure_ascii=False).encode())
