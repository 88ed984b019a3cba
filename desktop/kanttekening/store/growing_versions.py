"""The fourth step of the schema: versions that are files of their own, and how to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


def versions_of_letters(db: sqlite_utils.Database) -> None:
    """Every version gets its own original; prints and bands tell what is the same letter."""
    connection = db.conn
    for column in (
        "original_id INTEGER REFERENCES originals(id)",
        "file_name TEXT",
        "media_type TEXT",
        # The order of the versions of one letter, and the letter that one was first stored for.
        "number INTEGER",
        "home_id INTEGER REFERENCES letters(id)",
    ):
        connection.execute(f"ALTER TABLE versions ADD COLUMN {column}")
    connection.execute("ALTER TABLE letters ADD COLUMN joined_to INTEGER REFERENCES letters(id)")
    connection.execute(
        "UPDATE versions SET home_id = letter_id, (original_id, file_name, media_type) = "
        "(SELECT l.original_id, l.file_name, l.media_type FROM letters l "
        "WHERE l.id = versions.letter_id), number = (SELECT count(*) FROM versions o "
        "WHERE o.letter_id = versions.letter_id AND o.id <= versions.id)"
    )
    db.table("versions").create_index(["original_id"])
    db.table("letters").create_index(["joined_to"])
    _create_tables(db)
    _fill(db)


def _create_tables(db: sqlite_utils.Database) -> None:
    db.table("prints").create(
        {"version_id": int, "number": str, "heading": str, "print": bytes},
        pk="version_id",
        not_null={"print"},
        foreign_keys=[("version_id", "versions", "id")],
    )
    for column in ("number", "heading"):
        db.table("prints").create_index([column, "version_id"])
    db.conn.execute(
        "CREATE TABLE bands (band INTEGER NOT NULL, version_id INTEGER NOT NULL "
        "REFERENCES versions(id), PRIMARY KEY (band, version_id)) WITHOUT ROWID"
    )
    # Where annotations stood on the text of an earlier original, to put them back there.
    db.conn.execute(
        "CREATE TABLE earlier_places (annotation_id TEXT NOT NULL, original_id INTEGER NOT NULL "
        "REFERENCES originals(id), version_id INTEGER NOT NULL REFERENCES versions(id), "
        "start INTEGER, stop INTEGER, quote TEXT, prefix TEXT, suffix TEXT, page INTEGER, "
        "state TEXT NOT NULL, PRIMARY KEY (annotation_id, original_id)) WITHOUT ROWID"
    )


def _fill(db: sqlite_utils.Database) -> None:
    # An old library grows once; a start loads no more than it needs.
    from kanttekening.domain.structure import facts_from_json
    from kanttekening.store.prints import print_rows

    ids = [found for (found,) in db.conn.execute("SELECT id FROM versions").fetchall()]
    for version_id in ids:
        text, facts = db.conn.execute(
            "SELECT text, facts FROM versions WHERE id = ?", (version_id,)
        ).fetchone()
        row, bands = print_rows(version_id, text, facts_from_json(facts))
        db.conn.execute("INSERT INTO prints VALUES (?, ?, ?, ?)", row)
        db.conn.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", bands)
