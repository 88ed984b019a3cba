"""The search index: kept up to date in the same transaction as the letters and notes it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kanttekening.domain.indexing import IndexedLetter


def create_index(connection: sqlite3.Connection) -> None:
    """Make the empty tables of the index. Migration 1 calls this."""


def put_letter(connection: sqlite3.Connection, letter_id: int, fields: IndexedLetter) -> None:
    """Index a letter, in place of what the index knew of it. Inside the caller's transaction.

    ``text.reading_map.indexed_letter`` makes ``fields`` from a text and its understanding.
    """


def put_notes(connection: sqlite3.Connection, letter_id: int, notes: Sequence[str]) -> None:
    """Index other notes of a letter whose words stay the same: cheaper than ``put_letter``."""


def remove_letter(connection: sqlite3.Connection, letter_id: int) -> None:
    """Forget a letter; one that is not in the index is no error."""
