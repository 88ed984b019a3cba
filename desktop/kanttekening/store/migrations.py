"""The schema, step by step. Steps are only ever added at the end: libraries grew by them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from kanttekening.store.growing_decisions import decisions_put_off
from kanttekening.store.growing_marks import marks_that_last
from kanttekening.store.growing_note_index import words_of_annotations
from kanttekening.store.growing_progress import reading_progress
from kanttekening.store.growing_search import letters_by_value, removed_letters, search_in_versions
from kanttekening.store.growing_searches import labels_and_searches
from kanttekening.store.growing_versions import versions_of_letters
from kanttekening.store.inspection import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import sqlite_utils

Migration = Callable[["sqlite_utils.Database"], None]


def create(path: Path, migrations: Sequence[Migration]) -> None:
    """Make a new library. Written beside and renamed: half a library does not exist."""
    beside = path.with_name(f"{path.name}.nieuw-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _migrate(connection, 0, migrations)
            connection.execute("PRAGMA journal_mode = WAL")
        _place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _place(beside: Path, path: Path) -> None:
    if path.exists() and path.stat().st_size == 0:
        beside.replace(path)
        return
    # Of two programs that start at once the second uses the library of the first.
    with suppress(FileExistsError):
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if not path.exists():
                beside.replace(path)


def upgrade(
    connection: sqlite3.Connection, path: Path, version: int, migrations: Sequence[Migration]
) -> Path:
    """Bring an older library up to date, after a copy of it was put beside it."""
    copy = path.with_name(f"{path.name}.versie-{version}")
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have been first, while this one waited for its turn.
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        _migrate(connection, version, migrations)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def _migrate(connection: sqlite3.Connection, version: int, migrations: Sequence[Migration]) -> None:
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

    steps = Migrations("kanttekening")
    for number, migration in enumerate(migrations, start=1):
        steps(name=f"{number:03}")(_numbered(migration, number))
    if version < len(migrations):
        steps.apply(sqlite_utils.Database(connection, execute_plugins=False))


def _numbered(migration: Migration, number: int) -> Migration:
    def step(db: sqlite_utils.Database) -> None:
        migration(db)
        db.conn.execute(f"PRAGMA user_version = {number}")

    return step


def _first(db: sqlite_utils.Database) -> None:
    """Letters with their versions and originals, annotations, labels, journal, index."""
    _letters(db)
    _annotations(db)
    db.table("journal").create(
        {"id": int, "action": str, "changes": str, "at": str, "undone": int},
        pk="id",
        not_null={"action", "changes", "at", "undone"},
        defaults={"undone": 0},
    )
    db.table("journal").create_index(["undone"])
    db.table("settings").create({"key": str, "value": str}, pk="key", not_null={"value"})
    from kanttekening.store.fulltext import create_index

    create_index(db.conn)


def _letters(db: sqlite_utils.Database) -> None:
    db.table("originals").create(
        {
            "id": int,
            "sha256": str,
            "size": int,
            "packing": str,
            "bytes": bytes,
        },
        pk="id",
        not_null={"sha256", "size", "packing", "bytes"},
    )
    db.table("originals").create_index(["sha256"], unique=True)
    # Narrow on purpose: the list of ten thousand letters is read from this table alone.
    db.table("letters").create(
        {
            "id": int,
            "title": str,
            "sender": str,
            "date": str,
            "reference": str,
            "circular_number": str,
            "kind": str,
            "is_read": int,
            "sort_date": str,
            "sort_title": str,
            "sort_sender": str,
            "removed_at": str,
            "imported_at": str,
            "version_id": int,
            "original_id": int,
            "file_name": str,
            "media_type": str,
            "page_count": int,
            "ocr": str,
            "parent_id": int,
            "part_of": int,
        },
        pk="id",
        not_null={"title", "kind", "is_read", "imported_at", "original_id", "file_name"},
        defaults={"is_read": 0, "ocr": "none"},
        foreign_keys=[
            ("original_id", "originals", "id"),
            ("parent_id", "letters", "id"),
            ("part_of", "letters", "id"),
        ],
    )
    db.table("letters").create_index(["original_id"])
    db.table("versions").create(
        {
            "id": int,
            "letter_id": int,
            "extraction": int,
            "created": str,
            "page_count": int,
            "facts": str,
            "structure": str,
            "text": str,
            "text_sha256": str,
            "layout": bytes,
            "warnings": str,
        },
        pk="id",
        not_null={"letter_id", "extraction", "created", "facts", "structure", "text", "layout"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    db.table("versions").create_index(["letter_id"])
    db.table("pages_pdf").create(
        {"version_id": int, "sha256": str, "size": int, "packing": str, "bytes": bytes},
        pk="version_id",
        not_null={"sha256", "size", "packing", "bytes"},
        foreign_keys=[("version_id", "versions", "id")],
    )
    db.table("labels").create({"id": int, "name": str}, pk="id", not_null={"name"})
    db.table("labels").create_index(["name"], unique=True)
    db.table("letter_labels").create(
        {"letter_id": int, "label_id": int},
        pk=("letter_id", "label_id"),
        foreign_keys=[("letter_id", "letters", "id"), ("label_id", "labels", "id")],
    )
    db.table("places").create(
        {"letter_id": int, "view": str, "start": int, "zoom": float},
        pk="letter_id",
        not_null={"view", "start", "zoom"},
        foreign_keys=[("letter_id", "letters", "id")],
    )


def _annotations(db: sqlite_utils.Database) -> None:
    db.table("annotations").create(
        {
            "id": str,
            "letter_id": int,
            "version_id": int,
            "kind": str,
            "start": int,
            "stop": int,
            "quote": str,
            "prefix": str,
            "suffix": str,
            "page": int,
            "note": str,
            "author": str,
            "created": str,
            "modified": str,
            "visibility": str,
            "state": str,
            "labels": str,
            "removed_at": str,
            "sha256": str,
        },
        pk="id",
        not_null={
            "letter_id",
            "version_id",
            "kind",
            "note",
            "author",
            "created",
            "modified",
            "visibility",
            "state",
            "labels",
            "sha256",
        },
        foreign_keys=[("letter_id", "letters", "id"), ("version_id", "versions", "id")],
    )
    db.table("annotations").create_index(["letter_id", "removed_at"])


def _second(db: sqlite_utils.Database) -> None:
    """Facts corrected by hand; dates and citations of all letters, without opening one."""
    db.table("corrections").create(
        {"letter_id": int, "fact": str, "value": str, "author": str, "at": str},
        pk=("letter_id", "fact"),
        not_null={"value", "author", "at"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    db.table("events").create(
        {
            "letter_id": int,
            "number": int,
            "due": str,
            "until": str,
            "starts": str,
            "ends": str,
            "all_day": int,
            "precision": str,
            "role": str,
            "bound": str,
            "tense": str,
            "what": str,
            "place": str,
            "text": str,
            "quote": str,
            "page": int,
            "start": int,
            "stop": int,
        },
        pk=("letter_id", "number"),
        not_null={"due", "until", "all_day", "precision", "role", "what", "text", "quote"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    db.table("events").create_index(["until", "letter_id"])
    db.table("events").create_index(["due", "until", "letter_id", "number"])
    db.table("citations").create(
        {
            "id": int,
            "letter_id": int,
            "key": str,
            "date": str,
            "kind": str,
            "number": str,
            "text": str,
            "start": int,
            "stop": int,
        },
        pk="id",
        not_null={"letter_id", "kind", "text", "start", "stop"},
        foreign_keys=[("letter_id", "letters", "id")],
    )
    for column in ("letter_id", "key", "date"):
        db.table("citations").create_index([column])
    for column in ("parent_id", "part_of"):
        db.table("letters").create_index([column])


def _pictures(db: sqlite_utils.Database) -> None:
    """Pages that are pictures: which were recognised, and which wait for it."""
    db.table("scans").create(
        {"version_id": int, "pictures": str, "recognized": str, "confidences": bytes},
        pk="version_id",
        not_null={"pictures", "recognized", "confidences"},
        foreign_keys=[("version_id", "versions", "id")],
    )
    db.table("recognition").create(
        {"letter_id": int, "page": int, "done": int, "seen": bytes},
        pk=("letter_id", "page"),
        not_null={"done"},
        foreign_keys=[("letter_id", "letters", "id")],
    )


def _looks(db: sqlite_utils.Database) -> None:
    """How the pages of a letter lay; a place of before was as wide as the window, or zoomed."""
    for column in (
        "arrangement TEXT NOT NULL DEFAULT 'continuous'",
        "cover_alone INTEGER NOT NULL DEFAULT 0",
        "fit TEXT NOT NULL DEFAULT 'width'",
        "turned INTEGER NOT NULL DEFAULT 0",
    ):
        db.conn.execute(f"ALTER TABLE places ADD COLUMN {column}")
    db.conn.execute("UPDATE places SET fit = 'free' WHERE view = 'pages' AND zoom > 0")


def _days(db: sqlite_utils.Database) -> None:
    """Letters of one day are asked for with every letter that comes in: never by walking them."""
    db.conn.execute("CREATE INDEX letters_of_a_day ON letters (substr(sort_date, 1, 10))")


def _meetings(db: sqlite_utils.Database) -> None:
    """Which meetings letters are dealt with in; one seldom grows, so a start does not load it."""
    from kanttekening.store.growing_meetings import meetings_of_letters

    meetings_of_letters(db)


def _exports(db: sqlite_utils.Database) -> None:
    """Which files the library wrote for others; like meetings, not for a start to load."""
    from kanttekening.store.growing_exports import files_for_others

    files_for_others(db)


MIGRATIONS: tuple[Migration, ...] = (
    _first,
    _second,
    _pictures,
    versions_of_letters,
    _looks,
    _days,
    reading_progress,
    labels_and_searches,
    marks_that_last,
    words_of_annotations,
    search_in_versions,
    removed_letters,
    decisions_put_off,
    _meetings,
    letters_by_value,
    _exports,
)
