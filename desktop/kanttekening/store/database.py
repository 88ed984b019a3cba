"""The library file as a database: one connection, one kind of transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.store.faults import told_as_faults, told_as_faults_of_disk
from kanttekening.store.holding import hold, let_go
from kanttekening.store.inspection import APPLICATION_ID, Standing, inspect
from kanttekening.store.migrations import MIGRATIONS, Migration, create, upgrade
from kanttekening.store.search_state import renew_if_stale
from kanttekening.store.whereabouts import is_gone, real_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    import sqlite_utils

BUSY_SECONDS = 4.0
_PIECE = 1 << 20
# Up to here looking at the structure takes a moment that nobody notices (12 MB: 6 to 45 ms).
MOST_CHECKED = 20 << 20
# How a transaction begins, ends, and is taken back
_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))


class Database:
    """One open library file; belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._tables: sqlite_utils.Database | None = None
        self._is_sound = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; SQLite folds its write-ahead log into it."""
        with let_go(self.path):
            self.connection.close()

    @property
    def tables(self) -> sqlite_utils.Database:
        """The tables for writing whole rows. Its library is slow to load: not for reading."""
        if self._tables is None:
            import sqlite_utils

            self._tables = sqlite_utils.Database(self.connection, execute_plugins=False)
        return self._tables

    @contextmanager
    def transaction(self, *, mending: bool = False) -> Iterator[sqlite3.Connection]:
        """All or nothing; on return it is on the disk.

        Inside another one it is all or nothing of its own, on the disk when the outer one is.
        The first one looks at the structure of the file: what is written into a broken one may
        be lost, and may take more with it. Reading goes on, and so does ``mending``.
        """
        if not (self._is_sound or mending):
            self._look_at_structure()
        inside = self.connection.in_transaction
        if not inside:
            self._look_at_place()
        begin, commit, undo = _PART if inside else _WHOLE
        with told_as_faults(self.path):
            self.connection.execute(begin)
            try:
                yield self.connection
                self.connection.execute(commit)
            except BaseException:
                if self.connection.in_transaction:
                    for statement in undo:
                        self.connection.execute(statement)
                raise

    def _look_at_place(self) -> None:
        """Refuse to write into a file that is not the library any more.

        Where files can be moved while they are open, SQLite goes on in silence with the one that
        was there: whoever opens the library afterwards would find nothing of it.
        """
        if is_gone(self.path) or is_gone(self.path.with_name(f"{self.path.name}-wal")):
            # What the log holds belongs in the file that was moved, not in what took its place.
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raise LibraryError(LibraryFault.MOVED, self.path, "moved or replaced while open")

    def _look_at_structure(self) -> None:
        (pages,) = self.row("PRAGMA page_count") or (0,)
        (size,) = self.row("PRAGMA page_size") or (0,)
        if pages * size <= MOST_CHECKED:
            for (message,) in self.rows("PRAGMA quick_check(5)"):
                # An index for searching can be made anew: ``check --repair``.
                if message != "ok" and "fts5" not in message.lower():
                    raise LibraryError(LibraryFault.DAMAGED, self.path, message)
        self._is_sound = True

    @contextmanager
    def patience(self, seconds: float) -> Iterator[None]:
        """Wait longer than usual for another program that is writing."""
        before = self.row("PRAGMA busy_timeout") or (int(BUSY_SECONDS * 1000),)
        self.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        try:
            yield
        finally:
            self.execute(f"PRAGMA busy_timeout = {before[0]}")

    def copy_to(self, path: Path) -> None:
        """Write a copy of the library as it is at this moment, in use or not."""
        path.unlink(missing_ok=True)
        with told_as_faults(path), closing(sqlite3.connect(path)) as target:
            self.connection.backup(target)

    def version(self) -> int:
        """A number that is another one when another connection has changed the file."""
        (number,) = self.row("PRAGMA data_version") or (0,)
        return int(number)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Carry out one statement, as a rule inside a transaction."""
        with told_as_faults(self.path):
            return self.connection.execute(statement, values)

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of an answer, as plain tuples."""
        with told_as_faults(self.path):
            return self.connection.execute(query, values).fetchall()

    def each(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of an answer one by one, for tables that are too big to hold."""
        with told_as_faults(self.path):
            yield from self.connection.execute(query, values)

    def row(self, query: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of an answer."""
        with told_as_faults(self.path):
            found: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
            return found

    def blob(self, table: str, column: str, row: int) -> bytes:
        """A value of many megabytes, by the number of its row.

        It is read in pieces: at once it would hold up all other threads, and so the window.
        """
        with told_as_faults(self.path):
            opened = self.connection.blobopen(table, column, row, readonly=True)
            with closing(opened):
                return b"".join(iter(partial(opened.read, _PIECE), b""))

    def records(self, query: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of an answer, with their columns by name."""
        with told_as_faults(self.path):
            cursor = self.connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(query, values).fetchall()


def open_database(
    path: Path,
    *,
    create_missing: bool = True,
    migrations: Sequence[Migration] = MIGRATIONS,
    busy_seconds: float = BUSY_SECONDS,
) -> Database:
    """Open the library at ``path``; a file that can't be used is refused before it is touched."""
    path = real_place(path)
    standing = inspect(path, len(migrations))
    if standing is Standing.ABSENT:
        if not create_missing:
            raise LibraryError(LibraryFault.MISSING, path, "no such file")
        with told_as_faults_of_disk(path):
            create(path, migrations)
    database = Database(_connect(path, busy_seconds), path)
    try:
        _settle(database, migrations)
        hold(path)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    with told_as_faults(path):
        return sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)


def _settle(database: Database, migrations: Sequence[Migration]) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA synchronous = FULL")
    found = database.row("PRAGMA application_id")
    if found is None or found[0] != APPLICATION_ID:
        raise LibraryError(LibraryFault.NOT_OURS, database.path, f"application id {found}")
    # Asked again: the header that was inspected may be older than the write-ahead log.
    (version,) = database.row("PRAGMA user_version") or (0,)
    if version > len(migrations):
        raise LibraryError(LibraryFault.NEWER, database.path, f"schema {version}")
    if version < len(migrations):
        with told_as_faults_of_disk(database.path):
            upgrade(database.connection, database.path, version, migrations)
    renew_if_stale(database)
    if database.row("PRAGMA journal_mode = WAL") != ("wal",):
        raise LibraryError(LibraryFault.NO_RIGHT, database.path, "no write-ahead log here")
