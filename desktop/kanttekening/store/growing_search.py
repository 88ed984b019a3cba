"""The index without copies of texts: smaller, and told by its version when it is to be renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.store.search_state import INDEX_VERSION, begin_anew, index_version

if TYPE_CHECKING:
    import sqlite_utils


def search_in_versions(db: sqlite_utils.Database) -> None:
    """An index of before is begun anew; the letters follow when the library is opened."""
    if index_version(db.conn) != INDEX_VERSION:
        begin_anew(db.conn)


def removed_letters(db: sqlite_utils.Database) -> None:
    """Searching asks which letters are removed with every key; there are few of them."""
    db.conn.execute(
        "CREATE INDEX letters_removed ON letters (removed_at) WHERE removed_at IS NOT NULL"
    )


def letters_by_value(db: sqlite_utils.Database) -> None:
    """Values of filters are counted over all letters: in this index, not in their wide rows.

    Only of letters that are there, so that nothing else is looked up in it.
    """
    db.conn.execute(
        "CREATE INDEX letters_by_value ON letters (sender, date, kind, is_read)"
        " WHERE removed_at IS NULL"
    )
