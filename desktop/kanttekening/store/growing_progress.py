"""The step of the schema for reading progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils

_COUNT = (
    "UPDATE letters SET characters = (SELECT length(text) FROM versions v "
    "WHERE v.id = letters.version_id)"
)


def reading_progress(db: sqlite_utils.Database) -> None:
    """How far one is in each letter, and how long its text is.

    The length stands beside the title, so that the list says how many minutes a letter takes
    without opening its text. Triggers keep it true: a letter's text changes in many ways (taken
    in, recognised, a newer version, versions taken apart), and none of them has to think of it.
    """
    db.table("progress").create(
        {"letter_id": int, "version_id": int, "read": str, "unread": int, "at": str},
        pk="letter_id",
        not_null={"version_id", "read", "unread", "at"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    db.table("letters").add_column("characters", int)
    # A letter that is stored or changed is looked for among those that a version came from.
    db.execute("CREATE INDEX versions_of_home ON versions (home_id)")
    db.execute(_COUNT)
    for event in ("INSERT", "UPDATE OF version_id"):
        name = event.split()[0].lower()
        db.execute(
            f"CREATE TRIGGER letters_characters_{name} AFTER {event} ON letters "
            f"BEGIN {_COUNT} WHERE id = new.id; END"
        )
