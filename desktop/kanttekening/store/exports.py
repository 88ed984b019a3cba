"""What this library wrote for others, so that it knows its own files again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.store.database import Database


class ExportStore:
    """The SHA-256 of every file that was exported; not what is in it, nor where it went."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> frozenset[str]:
        """All of them, as hexadecimal."""
        return frozenset(sha256 for (sha256,) in self._database.rows("SELECT sha256 FROM exports"))

    def add(self, sha256: str) -> None:
        """Remember a file that was written."""
        with self._database.transaction():
            self._database.execute("INSERT OR IGNORE INTO exports VALUES (?)", (sha256,))
