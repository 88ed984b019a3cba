"""The step of the schema for the list of all annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


def words_of_annotations(db: sqlite_utils.Database) -> None:
    """Every annotation can be found by its own words."""
    from kanttekening.store.note_index import create_note_index

    create_note_index(db.conn)
