"""Texts, layouts and originals: what a letter consists of."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kanttekening.domain.content import LaterContent, LetterContent, VersionNote
from kanttekening.domain.errors import LibraryError, LibraryFault, NotFoundError
from kanttekening.domain.layout import PageLayout
from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.structure import (
    facts_from_json,
    facts_to_json,
    findings_from_json,
    structure_from_json,
    structure_to_json,
)
from kanttekening.store.listed import listed_columns
from kanttekening.store.packing import Packed, digest, pack
from kanttekening.store.prints import PrintStore
from kanttekening.store.scans import ScanStore

if TYPE_CHECKING:
    from collections.abc import Collection

    from kanttekening.domain.document import Document, Reading, Understanding
    from kanttekening.domain.findings import Findings
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.scan import Scan
    from kanttekening.store.database import Database


# What comes of unpacking and reading something that is not as it was written.
_BROKEN = (ValueError, KeyError, TypeError, zlib.error)


@dataclass(frozen=True, slots=True)
class NewVersion:
    """One extraction of a letter, ready to be stored."""

    title: str
    reading: Reading
    understanding: Understanding
    extraction: int
    moment: str


class ContentStore:
    """The tables of versions, originals and pages. Writes stand inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._scans = ScanStore(database)
        self._prints = PrintStore(database)

    def known(self, sha256: str) -> LetterId | None:
        """The letter with this original, of its newest version or an older one."""
        found = self._database.row(
            "SELECT v.letter_id FROM originals o JOIN versions v ON v.original_id = o.id "
            "WHERE o.sha256 = ?",
            (sha256,),
        )
        return None if found is None else LetterId(found[0])

    def is_shown(self, letter_id: LetterId, sha256: str) -> bool:
        """Whether the letter's newest version came from this original."""
        return (
            self._database.row(
                "SELECT 1 FROM letters l JOIN originals o ON o.id = l.original_id "
                "WHERE l.id = ? AND o.sha256 = ?",
                (letter_id, sha256),
            )
            is not None
        )

    def version_id(self, letter_id: LetterId) -> VersionId:
        """The version that is shown."""
        found = self._database.row("SELECT version_id FROM letters WHERE id = ?", (letter_id,))
        if found is None:
            raise NotFoundError("letter", letter_id)
        return VersionId(found[0])

    def extraction(self, letter_id: LetterId) -> int:
        """Which generation of our readers made the text that is shown."""
        found = self._database.row(
            "SELECT v.extraction FROM letters l JOIN versions v ON v.id = l.version_id "
            "WHERE l.id = ?",
            (letter_id,),
        )
        if found is None:
            raise NotFoundError("letter", letter_id)
        return int(found[0])

    def settled(self, extraction: int, without: Collection[str]) -> set[str]:
        """The SHA-256 of each original whose text is of this generation, but not of some kinds."""
        found = self._database.rows(
            "SELECT o.sha256, l.media_type FROM letters l JOIN originals o ON o.id = l.original_id "
            "JOIN versions v ON v.id = l.version_id WHERE v.extraction >= ?",
            (extraction,),
        )
        return {sha256 for sha256, media_type in found if media_type not in without}

    def add_letter(self, version: NewVersion, data: bytes, file_name: str) -> LetterId:
        """Store a letter that was not here before, with its original."""
        row = {
            **_columns(version),
            "original_id": self._insert("originals", _packed_row(pack(data))),
            "file_name": file_name,
            "imported_at": version.moment,
            "is_read": 0,
        }
        letter_id = LetterId(self._insert("letters", row))
        self.add_version(letter_id, version)
        return letter_id

    def add_file(
        self, letter_id: LetterId, version: NewVersion, data: bytes, file_name: str
    ) -> VersionId:
        """Store a newer file of a letter that is here."""
        original_id = self._insert("originals", _packed_row(pack(data)))
        self._database.execute(
            "UPDATE letters SET original_id = ?, file_name = ?, is_read = 0 WHERE id = ?",
            (original_id, file_name, letter_id),
        )
        # Pages of the older file need not be recognised any more.
        self._scans.dequeue(letter_id)
        return self.add_version(letter_id, version)

    def add_version(self, letter_id: LetterId, version: NewVersion) -> VersionId:
        """Store another text of a letter's file; from now on it is the one that is shown."""
        reading = version.reading
        row = {
            "letter_id": letter_id,
            "extraction": version.extraction,
            "created": version.moment,
            "page_count": len(reading.layout.pages),
            "facts": facts_to_json(version.understanding.facts),
            "structure": structure_to_json(reading.document, version.understanding),
            "text": reading.document.text,
            "text_sha256": digest(reading.document.text.encode()),
            "layout": reading.layout.to_bytes(),
            "warnings": json.dumps(reading.warnings),
        }
        version_id = VersionId(self._insert("versions", row))
        self._database.execute(
            "UPDATE versions SET home_id = letter_id, media_type = ?, (original_id, file_name) = "
            "(SELECT l.original_id, l.file_name FROM letters l WHERE l.id = versions.letter_id), "
            "number = (SELECT coalesce(max(o.number), 0) + 1 FROM versions o "
            "WHERE o.letter_id = versions.letter_id) WHERE id = ?",
            (reading.media_type, version_id),
        )
        self._prints.put(version_id, reading.document.text, version.understanding.facts)
        if reading.pages_pdf is not None:
            pages = _packed_row(pack(reading.pages_pdf))
            self._insert("pages_pdf", {"version_id": version_id, **pages})
        self._database.tables.table("letters").update(
            letter_id, {**_columns(version), "version_id": version_id}
        )
        self._scans.put(letter_id, version_id, reading.scan)
        return version_id

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        key: Any = self._database.tables.table(table).insert(row).last_pk
        return int(key)

    def content(self, letter_id: LetterId) -> LetterContent:
        """The newest version of a letter."""
        return self.content_of(self.version_id(letter_id))

    def seen(self, letter_id: LetterId, version_id: VersionId | None) -> LetterContent:
        """The version of a letter that is on a screen; the newest if it is none of this letter."""
        if version_id is None or version_id not in {each.id for each in self.versions(letter_id)}:
            return self.content(letter_id)
        return self.content_of(version_id)

    def content_of(self, version_id: VersionId) -> LetterContent:
        """Any version of any letter, also one that is no longer shown."""
        later = self._later(version_id)
        return LetterContent(later.document, later.understanding, later.layout, version_id)

    def content_later(self, letter_id: LetterId) -> LaterContent:
        """The newest version, worked out when somebody needs the text; on any thread."""
        return self._later(self.version_id(letter_id))

    def _later(self, version_id: VersionId) -> LaterContent:
        found = self._database.row(
            "SELECT facts, structure, text, text_sha256, layout FROM versions WHERE id = ?",
            (version_id,),
        )
        if found is None:
            raise NotFoundError("version", version_id)
        facts, structure, text, sha256, layout = found
        if digest(text.encode()) != sha256:
            raise self._damaged(f"text of version {version_id}")
        try:
            placed = PageLayout.packed(layout)
        except _BROKEN as error:
            raise self._damaged(f"pages of version {version_id}: {error!r}") from error

        def work_out() -> tuple[Document, Understanding]:
            try:
                placed.unpacked()
            except _BROKEN as error:
                raise self._damaged(f"pages of version {version_id}: {error!r}") from error
            try:
                return structure_from_json(text, facts_from_json(facts), structure)
            except (ValueError, KeyError, TypeError) as error:
                raise self._damaged(f"structure of version {version_id}: {error!r}") from error

        return LaterContent(placed, version_id, work_out)

    def text_of(self, version_id: VersionId) -> str:
        """The text of any version."""
        found = self._database.row("SELECT text FROM versions WHERE id = ?", (version_id,))
        if found is None:
            raise NotFoundError("version", version_id)
        return str(found[0])

    def layout_of(self, version_id: VersionId) -> PageLayout:
        """Where the words of any version stand on its pages."""
        found = self._database.row("SELECT layout FROM versions WHERE id = ?", (version_id,))
        if found is None:
            raise NotFoundError("version", version_id)
        return PageLayout.from_bytes(found[0])

    def of_one_file(self, one: VersionId, other: VersionId) -> bool:
        """Whether two texts were made of the same file."""
        found = self._database.row(
            "SELECT count(DISTINCT original_id) FROM versions WHERE id IN (?, ?)", (one, other)
        )
        return found == (1,)

    def facts(self, letter_id: LetterId) -> Facts:
        """The facts as they were read in the newest version, without anyone's corrections."""
        found = self._database.row(
            "SELECT v.facts FROM letters l JOIN versions v ON v.id = l.version_id WHERE l.id = ?",
            (letter_id,),
        )
        if found is None:
            raise NotFoundError("letter", letter_id)
        return facts_from_json(found[0])

    def findings(self, letter_id: LetterId) -> Findings:
        """What the newest version announces, cites and asks, without the rest of it."""
        found = self._database.row(
            "SELECT v.structure FROM letters l JOIN versions v ON v.id = l.version_id "
            "WHERE l.id = ?",
            (letter_id,),
        )
        if found is None:
            raise NotFoundError("letter", letter_id)
        try:
            return findings_from_json(found[0])
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged(f"structure of letter {letter_id}: {error!r}") from error

    def scan(self, letter_id: LetterId) -> Scan:
        """What recognising has to do, or has done, for the version that is shown."""
        return self._scans.of_version(self.version_id(letter_id))

    def versions(self, letter_id: LetterId) -> tuple[VersionNote, ...]:
        """The letter's history, oldest first."""
        return tuple(
            VersionNote(
                key, created, extraction, pages, name, sha256, tuple(json.loads(warnings or "[]"))
            )
            for key, created, extraction, pages, name, sha256, warnings in self._database.rows(
                "SELECT v.id, v.created, v.extraction, v.page_count, v.file_name, o.sha256, "
                "v.warnings FROM versions v JOIN originals o ON o.id = v.original_id "
                "WHERE v.letter_id = ? ORDER BY v.number, v.id",
                (letter_id,),
            )
        )

    def original(self, letter_id: LetterId) -> bytes:
        """The bytes of the file as it came in."""
        return self._unpacked(
            "originals",
            "SELECT o.sha256, o.size, o.packing, o.rowid FROM letters l "
            "JOIN originals o ON o.id = l.original_id WHERE l.id = ?",
            letter_id,
        )

    def hand_over_pages(self, older: VersionId, newer: VersionId) -> None:
        """Let a newer text use the pages that an older one had, unless it came with its own."""
        self._database.execute(
            "UPDATE OR IGNORE pages_pdf SET version_id = ? WHERE version_id = ?", (newer, older)
        )
        self._database.execute("DELETE FROM pages_pdf WHERE version_id = ?", (older,))

    def pages_pdf_of(self, version_id: VersionId) -> bytes:
        """The PDF to show for any version."""
        own = "SELECT sha256, size, packing, rowid FROM pages_pdf WHERE version_id = ?"
        if self._database.row(own.replace("sha256, size, packing, rowid", "1"), (version_id,)):
            return self._unpacked("pages_pdf", own, version_id)
        return self._unpacked(
            "originals",
            "SELECT o.sha256, o.size, o.packing, o.rowid FROM versions v "
            "JOIN originals o ON o.id = v.original_id WHERE v.id = ?",
            version_id,
        )

    def pages_pdf(self, letter_id: LetterId) -> bytes:
        """The PDF to show: the one that was laid out for this letter, else the original."""
        laid_out = self._database.row(
            "SELECT 1 FROM letters l JOIN pages_pdf p ON p.version_id = l.version_id "
            "WHERE l.id = ?",
            (letter_id,),
        )
        if laid_out is None:
            return self.original(letter_id)
        return self._unpacked(
            "pages_pdf",
            "SELECT p.sha256, p.size, p.packing, p.rowid FROM letters l "
            "JOIN pages_pdf p ON p.version_id = l.version_id WHERE l.id = ?",
            letter_id,
        )

    def _unpacked(self, table: str, query: str, key: int) -> bytes:
        found = self._database.row(query, (key,))
        if found is None:
            raise NotFoundError("letter", key)
        sha256, size, packing, row = found
        try:
            content = self._database.blob(table, "bytes", row)
            return Packed(sha256, size, packing, content).unpack()
        except ValueError as error:
            raise self._damaged(f"original of letter {key}: {error}") from error

    def _damaged(self, detail: str) -> LibraryError:
        return LibraryError(LibraryFault.DAMAGED, self._database.path, detail)


def _packed_row(packed: Packed) -> dict[str, Any]:
    return {
        "sha256": packed.sha256,
        "size": packed.size,
        "packing": packed.packing,
        "bytes": packed.content,
    }


def _columns(version: NewVersion) -> dict[str, Any]:
    return {
        **listed_columns(version.title, version.understanding.facts),
        "media_type": version.reading.media_type,
        "page_count": len(version.reading.layout.pages),
        "ocr": version.reading.scan.extent.value,
    }
