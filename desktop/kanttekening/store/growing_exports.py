"""A library knows the files again that it wrote for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


def files_for_others(db: sqlite_utils.Database) -> None:
    """Only a file that nobody touched since is replaced by the next export."""
    db.conn.execute("CREATE TABLE exports (sha256 TEXT PRIMARY KEY) WITHOUT ROWID")
