"""Pages that are pictures: what was recognised on them, and which wait for it."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.scan import Extent, Scan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.store.database import Database


@dataclass(frozen=True, slots=True)
class Queued:
    """How far a letter has come: pages that wait, and how many were done or given up."""

    letter_id: LetterId
    waiting: tuple[int, ...]
    done: int


class ScanStore:
    """The tables of scans and of pages to recognise. Writes stand inside the caller's transaction.

    A page that was recognised stays in the queue, with its words, until all pages of its letter
    are: then they become a text together. So nothing is lost when the program ends half-way.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, letter_id: LetterId, version_id: VersionId, scan: Scan) -> None:
        """Keep what is known of a version; pictures of a new letter wait to be recognised."""
        if scan == Scan():
            return
        self._database.execute(
            "INSERT INTO scans (version_id, pictures, recognized, confidences) VALUES (?, ?, ?, ?)",
            (
                version_id,
                json.dumps(scan.pictures),
                json.dumps(scan.recognized),
                zlib.compress(scan.confidences),
            ),
        )
        if scan.extent is Extent.NONE:
            self.enqueue(letter_id, scan.pictures)

    def resume(self, letter_id: LetterId, scan: Scan) -> None:
        """Let wait what the version that is shown now has to recognise, and nothing else."""
        self.enqueue(letter_id, scan.pictures if scan.extent is Extent.NONE else ())

    def of_version(self, version_id: VersionId) -> Scan:
        """What is known of a version."""
        found = self._database.row(
            "SELECT pictures, recognized, confidences FROM scans WHERE version_id = ?",
            (version_id,),
        )
        if found is None:
            return Scan()
        pictures, recognized, confidences = found
        return Scan(
            tuple(json.loads(pictures)),
            tuple(json.loads(recognized)),
            zlib.decompress(confidences),
        )

    def enqueue(self, letter_id: LetterId, pages: Iterable[int]) -> None:
        """Let these pages, and no others, wait to be recognised."""
        self.dequeue(letter_id)
        for page in pages:
            self._database.execute(
                "INSERT INTO recognition (letter_id, page, done) VALUES (?, ?, 0)",
                (letter_id, page),
            )

    def dequeue(self, letter_id: LetterId) -> None:
        """Nothing waits any more, and what was recognised half-way is forgotten."""
        self._database.execute("DELETE FROM recognition WHERE letter_id = ?", (letter_id,))

    def queued(self, letter_id: LetterId) -> Queued | None:
        """How far a letter has come; None for one that does not wait."""
        rows = self._database.rows(
            "SELECT page, done FROM recognition WHERE letter_id = ? ORDER BY page", (letter_id,)
        )
        if not rows:
            return None
        waiting = tuple(page for page, done in rows if not done)
        return Queued(letter_id, waiting, len(rows) - len(waiting))

    def next(self) -> Queued | None:
        """The letter whose turn it is: one that was begun, else the newest that is not removed."""
        found = self._database.row(
            "SELECT q.letter_id FROM recognition q JOIN letters l ON l.id = q.letter_id "
            "WHERE l.removed_at IS NULL "
            "GROUP BY q.letter_id ORDER BY max(q.done) DESC, q.letter_id LIMIT 1"
        )
        return None if found is None else self.queued(LetterId(found[0]))

    def counts(self) -> tuple[int, int]:
        """How many pages wait, of how many letters."""
        found = self._database.row(
            "SELECT count(*), count(DISTINCT q.letter_id) FROM recognition q "
            "JOIN letters l ON l.id = q.letter_id WHERE q.done = 0 AND l.removed_at IS NULL"
        )
        return (int(found[0]), int(found[1])) if found else (0, 0)

    def keep_page(self, letter_id: LetterId, page: int, seen: Any) -> None:
        """Keep what was recognised on a page; None for a page that could not be."""
        packed = None if seen is None else zlib.compress(json.dumps(seen).encode())
        self._database.execute(
            "UPDATE recognition SET done = 1, seen = ? WHERE letter_id = ? AND page = ?",
            (packed, letter_id, page),
        )

    def kept_pages(self, letter_id: LetterId) -> list[Any]:
        """What was recognised so far, page by page."""
        rows = self._database.rows(
            "SELECT seen FROM recognition WHERE letter_id = ? AND seen IS NOT NULL ORDER BY page",
            (letter_id,),
        )
        return [json.loads(zlib.decompress(seen)) for (seen,) in rows]
