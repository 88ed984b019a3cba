"""Which versions a letter has, in which order, and which letter each belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.store.annotations import from_rows, to_row
from kanttekening.store.scans import ScanStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import Annotation, AnnotationId
    from kanttekening.store.annotations import Row
    from kanttekening.store.database import Database

_PLACE = (
    "version_id",
    "start",
    "stop",
    "quote",
    "prefix",
    "suffix",
    "page",
    "state",
    "area",
    "was",
)

# Rows in the journal of before these columns were there
_BEFORE = {"was": ""}


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version as it stands in its letter. Texts of one original belong together."""

    id: VersionId
    original_id: int
    number: int
    home_id: LetterId


class EditionStore:
    """Moves versions between letters. Writes stand inside the caller's transaction.

    A letter that was joined to another stays as a hidden row (``joined_to``), so that all that
    points at it holds, and that it can come back as it was.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._scans = ScanStore(database)

    def of_letter(self, letter_id: LetterId) -> tuple[StoredVersion, ...]:
        """A letter's versions, oldest first."""
        rows = self._database.rows(
            "SELECT id, original_id, number, home_id FROM versions WHERE letter_id = ? "
            "ORDER BY number, id",
            (letter_id,),
        )
        return tuple(StoredVersion(*row) for row in rows)

    def move(self, version_id: VersionId, letter_id: LetterId, number: int) -> None:
        """Let a version be the so-manieth of a letter."""
        self._database.execute(
            "UPDATE versions SET letter_id = ?, number = ? WHERE id = ?",
            (letter_id, number, version_id),
        )

    def put_off(self, letter_id: LetterId) -> VersionId | None:
        """The version of a letter about which somebody said "later"."""
        query = "SELECT version_id FROM put_off WHERE letter_id = ?"
        found = self._database.row(query, (letter_id,))
        return VersionId(found[0]) if found else None

    def put_off_until_later(self, letter_id: LetterId, version_id: VersionId) -> None:
        """Keep that somebody said "later" about this version."""
        self._database.execute(
            "INSERT OR REPLACE INTO put_off (letter_id, version_id) VALUES (?, ?)",
            (letter_id, version_id),
        )

    def joined_to(self, letter_id: LetterId) -> LetterId | None:
        """The letter that this one became a part of."""
        found = self._database.row("SELECT joined_to FROM letters WHERE id = ?", (letter_id,))
        return LetterId(found[0]) if found and found[0] is not None else None

    def join(self, letter_id: LetterId, into: LetterId | None) -> None:
        """Hide a letter behind another; None lets it stand on its own."""
        self._database.execute("UPDATE letters SET joined_to = ? WHERE id = ?", (into, letter_id))

    def hidden_behind(self, letter_id: LetterId) -> tuple[LetterId, ...]:
        """The letters that became a part of this one."""
        rows = self._database.rows(
            "SELECT id FROM letters WHERE joined_to = ? ORDER BY id", (letter_id,)
        )
        return tuple(LetterId(found) for (found,) in rows)

    def stand_in(
        self, letter_id: LetterId, versions: Sequence[StoredVersion], moment: str
    ) -> LetterId:
        """Make a hidden letter that these versions of another can become."""
        done = self._database.execute(
            "INSERT INTO letters (title, kind, is_read, imported_at, original_id, version_id, "
            "file_name, media_type, page_count, removed_at, joined_to) "
            "SELECT l.title, l.kind, l.is_read, v.created, v.original_id, v.id, v.file_name, "
            "v.media_type, v.page_count, ?, l.id FROM letters l, versions v "
            "WHERE l.id = ? AND v.id = ?",
            (moment, letter_id, versions[-1].id),
        )
        made = LetterId(done.lastrowid or 0)
        for version in versions:
            self._database.execute(
                "UPDATE versions SET home_id = ? WHERE id = ?", (made, version.id)
            )
        return made

    def sweep(self, letter_id: LetterId, into: LetterId) -> None:
        """Bring along what is still behind a letter that is hidden: nothing may be out of sight."""
        for version in self.of_letter(letter_id):
            self.move(version.id, into, self.next_number(into))

    def next_number(self, letter_id: LetterId) -> int:
        """The number of the version that comes next."""
        versions = self.of_letter(letter_id)
        return versions[-1].number + 1 if versions else 1

    def show_newest(self, letter_id: LetterId) -> bool:
        """Let a letter show its last version; False if it shows that already."""
        versions = self.of_letter(letter_id)
        shown = self._database.row("SELECT version_id FROM letters WHERE id = ?", (letter_id,))
        if not versions or shown == (versions[-1].id,):
            return False
        newest = versions[-1].id
        scan = self._scans.of_version(newest)
        self._database.execute(
            "UPDATE letters SET (version_id, original_id, file_name, media_type, page_count) = "
            "(SELECT v.id, v.original_id, v.file_name, v.media_type, v.page_count "
            "FROM versions v WHERE v.id = ?), ocr = ? WHERE id = ?",
            (newest, scan.extent.value, letter_id),
        )
        self._scans.resume(letter_id, scan)
        return True

    # Where annotations stood before

    def keep_place(self, row: Row, newer: VersionId) -> None:
        """Keep where an annotation stands, when it goes to the text of another original."""
        columns = ", ".join(_PLACE)
        marks = ", ".join("?" * len(_PLACE))
        self._database.execute(
            f"INSERT OR REPLACE INTO earlier_places (annotation_id, original_id, {columns}) "  # noqa: S608
            f"SELECT ?, v.original_id, {marks} FROM versions v, versions n "
            "WHERE v.id = ? AND n.id = ? AND v.original_id <> n.original_id",
            (
                row["id"],
                *(row.get(name, _BEFORE.get(name)) for name in _PLACE),
                row["version_id"],
                newer,
            ),
        )

    def earlier_place(
        self, annotation_id: AnnotationId, versions: Sequence[StoredVersion]
    ) -> Row | None:
        """Where an annotation stood on the newest of these versions that it was on."""
        columns = ", ".join(_PLACE)
        for version in reversed(versions):
            found = self._database.row(
                f"SELECT {columns} FROM earlier_places "  # noqa: S608 - our own column names
                "WHERE annotation_id = ? AND original_id = ?",
                (annotation_id, version.original_id),
            )
            if found is not None:
                return dict(zip(_PLACE, found, strict=True))
        return None

    def stood(self, annotation: Annotation, versions: Sequence[StoredVersion]) -> Annotation | None:
        """The annotation as it stood on the newest of these versions that it was on."""
        place = self.earlier_place(annotation.id, versions)
        if place is None:
            return None
        (there,) = from_rows([{**to_row(annotation), **place}])
        return there
