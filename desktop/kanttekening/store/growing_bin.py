"""The step of the schema for the bin: what is in it is found without walking over all letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


def letters_in_bin(db: sqlite_utils.Database) -> None:
    """An index of the few letters that were removed; counts take those off."""
    db.execute(
        "CREATE INDEX letters_in_bin ON letters (removed_at) WHERE removed_at IS NOT NULL"
    )
