"""The step of the schema for what a person will decide later about a newer version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.annotation import TO_DECIDE

if TYPE_CHECKING:
    import sqlite_utils

_STATES = ", ".join(f"'{state.value}'" for state in TO_DECIDE)


def decisions_put_off(db: sqlite_utils.Database) -> None:
    """Of which version it was said "later"; and which annotations wait, at hand for the list."""
    db.table("put_off").create(
        {"letter_id": int, "version_id": int},
        pk="letter_id",
        not_null={"version_id"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    # Hardly any annotation waits: the list of letters looks into an index that is nearly empty.
    db.execute(
        "CREATE INDEX annotations_to_decide ON annotations (letter_id) "
        f"WHERE removed_at IS NULL AND state IN ({_STATES})"
    )
