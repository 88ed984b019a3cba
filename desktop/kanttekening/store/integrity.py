"""Comparing what the library holds with the digests made when it was stored.

SQLite's own check sees a broken structure but not a changed letter: of 300 flipped bits it
missed 192 that changed words.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError
from kanttekening.domain.layout import PageLayout
from kanttekening.domain.structure import facts_from_json, structure_from_json
from kanttekening.store.annotations import stored_rows
from kanttekening.store.packing import Packed, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kanttekening.store.database import Database


class ProblemKind(StrEnum):
    """What can be wrong; stable words, because other programs read them."""

    STRUCTURE = "structure"
    FOREIGN_KEY = "foreign_key"
    ORIGINAL = "original"
    PAGES = "pages"
    TEXT = "text"
    NOTE = "note"
    INCOMPLETE = "incomplete"
    NOT_INDEXED = "not_indexed"
    INDEXED_GHOST = "indexed_ghost"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not what it was. ``key`` is the id of the letter or annotation."""

    kind: ProblemKind
    key: str
    detail: str = ""


class Integrity:
    """Reads everything once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def problems(self, indexed: Callable[[], set[int]]) -> tuple[Problem, ...]:
        """Everything that is wrong; ``indexed`` asks the index which letters it knows."""
        checks = (
            self._structure,
            self._originals,
            self._pages,
            self._versions,
            self._notes,
            self._letters,
            lambda: self._index(indexed()),
        )
        return tuple(problem for check in checks for problem in _guarded(check))

    def structure(self) -> list[Problem]:
        """What SQLite itself sees; an empty list means that the file hangs together."""
        return list(_guarded(self._structure))

    def _structure(self) -> Iterator[Problem]:
        for (message,) in self._database.rows("PRAGMA integrity_check"):
            if message != "ok":
                yield Problem(ProblemKind.STRUCTURE, "", message)
        for table, row, other, _ in self._database.rows("PRAGMA foreign_key_check"):
            yield Problem(ProblemKind.FOREIGN_KEY, str(row), f"{table} -> {other}")

    def _originals(self) -> Iterator[Problem]:
        query = (
            "SELECT (SELECT letter_id FROM versions v WHERE v.original_id = o.id), "
            "o.sha256, o.size, o.packing, o.bytes FROM originals o"
        )
        return self._packed(ProblemKind.ORIGINAL, query)

    def _pages(self) -> Iterator[Problem]:
        query = (
            "SELECT v.letter_id, p.sha256, p.size, p.packing, p.bytes FROM pages_pdf p "
            "JOIN versions v ON v.id = p.version_id"
        )
        return self._packed(ProblemKind.PAGES, query)

    def _packed(self, kind: ProblemKind, query: str) -> Iterator[Problem]:
        for letter_id, *packed in self._database.each(query):
            try:
                Packed(*packed).unpack()
            except (ValueError, TypeError) as error:
                yield Problem(kind, str(letter_id), str(error))

    def _versions(self) -> Iterator[Problem]:
        query = "SELECT letter_id, text, text_sha256, facts, structure, layout FROM versions"
        for letter_id, text, sha256, facts, structure, layout in self._database.each(query):
            if digest(text.encode()) != sha256:
                yield Problem(ProblemKind.TEXT, str(letter_id), "the text changed")
                continue
            try:
                structure_from_json(text, facts_from_json(facts), structure)
                PageLayout.from_bytes(layout)
            except (ValueError, KeyError, TypeError, zlib.error) as error:
                yield Problem(ProblemKind.TEXT, str(letter_id), repr(error))

    def _notes(self) -> Iterator[Problem]:
        for key, whole in stored_rows(self._database):
            if not whole:
                yield Problem(ProblemKind.NOTE, key, "the annotation changed")

    def _letters(self) -> Iterator[Problem]:
        query = (
            "SELECT l.id FROM letters l LEFT JOIN versions v ON v.id = l.version_id "
            "LEFT JOIN originals o ON o.id = l.original_id WHERE v.id IS NULL OR o.id IS NULL"
        )
        for (letter_id,) in self._database.each(query):
            yield Problem(ProblemKind.INCOMPLETE, str(letter_id))

    def _index(self, indexed: set[int]) -> Iterator[Problem]:
        query = "SELECT id FROM letters WHERE joined_to IS NULL"
        letters = {letter_id for (letter_id,) in self._database.rows(query)}
        for letter_id in sorted(letters - indexed):
            yield Problem(ProblemKind.NOT_INDEXED, str(letter_id))
        for letter_id in sorted(indexed - letters):
            yield Problem(ProblemKind.INDEXED_GHOST, str(letter_id))


def _guarded(check: Callable[[], Iterator[Problem]]) -> Iterator[Problem]:
    """A check that stumbles over a page that can't be read is a problem; the others go on."""
    try:
        yield from check()
    except LibraryError as error:
        yield Problem(ProblemKind.STRUCTURE, "", error.detail)
