"""Whether the index of a library is ours, and whether it is whole. Light: every start asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from kanttekening.store.database import Database

# Another number in a library, and its index is made anew: whatever changes how words are folded,
# stemmed or kept must raise it, and so must another version of the stemmer.
INDEX_VERSION = 3
STEMMER = "3.1.1"  # the snowballstemmer whose stems this version keeps
SEARCH_STATE = (
    """CREATE TABLE search_state (
        letters INTEGER NOT NULL,
        version INTEGER NOT NULL,
        is_whole INTEGER NOT NULL
    )""",
    f"INSERT INTO search_state VALUES (0, {INDEX_VERSION}, 1)",  # noqa: S608 - a number of ours
)


def index_version(connection: sqlite3.Connection) -> int:
    """Which version of the index the library has; 0 if it has none that can be used."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(search_state)")}
    if "version" not in columns:
        return 0
    row = connection.execute("SELECT version FROM search_state").fetchone()
    return int(row[0]) if row else 0


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether every letter was indexed since the index was last begun anew."""
    row = connection.execute("SELECT is_whole FROM search_state").fetchone()
    return bool(row and row[0])


def set_whole(connection: sqlite3.Connection, *, whole: bool) -> None:
    """Remember whether letters are still to be indexed."""
    connection.execute("UPDATE search_state SET is_whole = ?", (int(whole),))


def begin_anew(connection: sqlite3.Connection) -> None:
    """Empty tables in place of the index, inside the caller's transaction.

    Annotations are few and short: they are indexed at once.
    """
    from kanttekening.store.fulltext import create_index
    from kanttekening.store.note_index import create_note_index

    # Virtual tables first: they take the tables they are made of with them.
    for kind in ("CREATE VIRTUAL TABLE%", "CREATE TABLE%"):
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search\\_%'"
            " ESCAPE '\\' AND sql LIKE ?",
            (kind,),
        ).fetchall()
        for (name,) in names:
            connection.execute(f"DROP TABLE IF EXISTS {name}")
    create_index(connection)
    create_note_index(connection)
    set_whole(connection, whole=False)


def renew_if_stale(database: Database) -> None:
    """Begin the index anew if it was made by another version of the program."""
    if index_version(database.connection) != INDEX_VERSION:
        with database.transaction(mending=True) as connection:
            if index_version(connection) != INDEX_VERSION:
                begin_anew(connection)
