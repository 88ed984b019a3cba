"""Merges the pieces that the full-text tables are in: every word is looked for in each of them.

FTS5 puts what comes in into a piece of its own and merges some of them now and then. With 100,000
letters 22 pieces are left: a query for 100 forms of words takes 4 ms in those, and 0.6 in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = ("search_text", "search_head", "search_furniture", "search_trigram", "search_note")
# Merging writes the whole table anew; fewer pieces than this are not worth that.
MANY = 6
# The row of a table that tells how it is built; before the counts stand four bytes.
_STRUCTURE, _COOKIE = 10, 4


def in_many_pieces(connection: sqlite3.Connection) -> bool:
    """Whether merging would make searching quicker."""
    return any(pieces(connection, table) > MANY for table in _TABLES)


def merge_some(connection: sqlite3.Connection, pages: int) -> bool:
    """Merge about so many pages of a table that is in pieces; whether there is more to merge.

    Inside the caller's transaction. A merge that is under way is no harm to searching, and goes on
    where it was.
    """
    for table in _TABLES:
        if pieces(connection, table) > 1:
            # A negative number makes one piece of all; a positive one only of those of one size.
            connection.execute(
                f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)",  # noqa: S608 - ours
                (-pages,),
            )
            return True
    return False


def pieces(connection: sqlite3.Connection, table: str) -> int:
    """How many pieces a full-text table is in."""
    query = f"SELECT block FROM {table}_data WHERE id = ?"  # noqa: S608 - our own table
    found = connection.execute(query, (_STRUCTURE,)).fetchone()
    if found is None or len(found[0]) <= _COOKIE:
        return 0
    _levels, end = _number(found[0], _COOKIE)
    return _number(found[0], end)[0]


def _number(block: bytes, at: int) -> tuple[int, int]:
    """The number of variable length that stands at ``at``, and where it ends.

    Seven bits a byte, the highest first; a byte without its eighth bit is the last.
    """
    number = 0
    while True:
        byte = block[at]
        number, at = number << 7 | byte & 0x7F, at + 1
        if byte < 0x80:
            return number, at
