"""The meetings of letters, from the events that were understood already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.findings import EventRole, Precision

if TYPE_CHECKING:
    import sqlite_utils

_DAY = len("2025-03-27")


def meetings_of_letters(db: sqlite_utils.Database) -> None:
    """One row for each meeting that a letter is dealt with in."""
    db.table("meetings").create(
        {"letter_id": int, "name": str, "day": str, "by_hand": int, "start": int, "stop": int},
        not_null={"letter_id", "name", "by_hand"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    db.table("meetings").create_index(["letter_id"])
    db.table("meetings").create_index(["day", "name"])
    rows = db.execute(
        "SELECT letter_id, what, starts, start, stop FROM events"
        " WHERE role = ? AND precision = ? AND starts IS NOT NULL ORDER BY letter_id, number",
        (EventRole.EVENT.value, Precision.DAY.value),
    ).fetchall()
    if not rows:
        return
    from kanttekening.text.meetings import meeting_name  # patterns that a start can do without

    seen = set()
    for letter_id, what, starts, start, stop in rows:
        name = meeting_name(what)
        key = (letter_id, name, starts[:_DAY])
        if name and key not in seen:
            seen.add(key)
            db.execute(
                "INSERT INTO meetings VALUES (?, ?, ?, 0, ?, ?)",
                (letter_id, name, starts[:_DAY], start, stop),
            )
