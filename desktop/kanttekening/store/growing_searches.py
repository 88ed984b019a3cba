"""The step of the schema for labels with a colour, and for searches that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


def labels_and_searches(db: sqlite_utils.Database) -> None:
    """A colour for each label; searches that were given a name; what was searched lately."""
    db.execute("ALTER TABLE labels ADD COLUMN color TEXT NOT NULL DEFAULT 'amber'")
    db.table("letter_labels").create_index(["label_id", "letter_id"])
    db.table("saved_searches").create(
        {"id": int, "name": str, "query": str, "place": int},
        pk="id",
        not_null={"name", "query", "place"},
    )
    db.table("asked_lately").create({"query": str, "at": str}, pk="query", not_null={"at"})
