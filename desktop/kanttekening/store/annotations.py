"""Annotations, and the tombstones of those that were removed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import (
    AnchorState,
    Annotation,
    AnnotationId,
    MarkKind,
    MarkStyle,
    Visibility,
)
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.passage import Passage, Span
from kanttekening.store.faults import told_as_faults
from kanttekening.store.note_index import put_notes
from kanttekening.store.packing import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kanttekening.store.database import Database

Row = dict[str, Any]

_COLUMNS = (
    "id", "letter_id", "version_id", "kind", "start", "stop", "quote", "prefix", "suffix", "page",
    "note", "author", "created", "modified", "visibility", "state", "labels", "removed_at",
    "style", "area", "was", "done",
)  # fmt: skip
# What rows in the journal lack that were written before a column was there
_NEWER: Row = {"style": "highlight", "area": None, "was": "", "done": None}
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM annotations "  # noqa: S608
# In reading order; remarks on the letter as a whole come first.
_ORDER = " ORDER BY letter_id, start IS NOT NULL, start, stop, created, id"
_AMONG = "WHERE id IN (SELECT value FROM json_each(?))"
_WRITE = (
    f"INSERT OR REPLACE INTO annotations ({', '.join(_COLUMNS)}, sha256) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(_COLUMNS))}, ?)"
)


class AnnotationStore:
    """The table of annotations. A row is never deleted, only marked as removed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, annotation_id: AnnotationId) -> Annotation:
        """One annotation that is there."""
        found = self._select("WHERE removed_at IS NULL AND id = ?", annotation_id)
        if not found:
            raise NotFoundError("annotation", annotation_id)
        return found[0]

    def of_letter(self, letter_id: LetterId) -> tuple[Annotation, ...]:
        """The annotations of one letter, in reading order."""
        return self._select("WHERE removed_at IS NULL AND letter_id = ?", letter_id)

    def all(self) -> tuple[Annotation, ...]:
        """The annotations of all letters that are there."""
        return self._select(
            "WHERE removed_at IS NULL "
            "AND letter_id IN (SELECT id FROM letters WHERE removed_at IS NULL)"
        )

    def those(self, ids: Iterable[AnnotationId]) -> tuple[Annotation, ...]:
        """Those of ``ids`` that are there, each once."""
        return self._select(
            f"{_AMONG} AND removed_at IS NULL",
            json.dumps(list(ids)),
        )

    def notes(self, letter_id: LetterId) -> tuple[str, ...]:
        """The words of a letter's notes, for the index."""
        return tuple(note.note for note in self.of_letter(letter_id) if note.note)

    def _select(self, condition: str, *values: Any) -> tuple[Annotation, ...]:
        return from_rows(self._database.records(_SELECT + condition + _ORDER, values))

    def row(self, annotation_id: AnnotationId) -> Row | None:
        """The row as the journal keeps it; None if it is not there or is removed."""
        found = self._stored(annotation_id)
        return None if found is None or found["removed_at"] else found

    def put(self, annotation_id: AnnotationId, row: Mapping[str, Any] | None, moment: str) -> None:
        """Make the annotation what ``row`` says; None leaves a tombstone of ``moment``."""
        self.put_all([(annotation_id, row)], moment)

    def put_all(
        self, rows: Sequence[tuple[AnnotationId, Mapping[str, Any] | None]], moment: str
    ) -> None:
        """The same for several different ones, in a few statements."""
        put_notes(self._database.connection, rows)
        gone = [annotation_id for annotation_id, row in rows if row is None]
        there = {row["id"]: {**row, "removed_at": moment} for row in self._all_stored(gone)}
        written = ({**_NEWER, **(row or there.get(known, {}))} for known, row in rows)
        values = ([row[column] for column in _COLUMNS] for row in written)
        with told_as_faults(self._database.path):
            self._database.connection.executemany(_WRITE, ((*each, seal(each)) for each in values))

    def find(self, annotation_id: AnnotationId) -> tuple[Annotation, bool]:
        """An annotation, also one that was removed, and whether it is there."""
        stored = self._stored(annotation_id)
        if stored is None:
            raise NotFoundError("annotation", annotation_id)
        return _annotation(stored), stored["removed_at"] is None

    def was_there(self, annotation_id: AnnotationId) -> bool:
        """Whether there is such an annotation, or was before it was removed."""
        return self._stored(annotation_id) is not None

    def letter_of(self, annotation_id: AnnotationId) -> LetterId | None:
        """The letter of an annotation, removed or not; None if there never was one."""
        found = self._stored(annotation_id)
        return None if found is None else LetterId(found["letter_id"])

    def _all_stored(self, ids: Sequence[AnnotationId]) -> list[Row]:
        found = self._database.records(_SELECT + _AMONG, (json.dumps(ids),))
        return [dict(row) for row in found]

    def _stored(self, annotation_id: AnnotationId) -> Row | None:
        found = self._database.records(_SELECT + "WHERE id = ?", (annotation_id,))
        return dict(found[0]) if found else None


def seal(values: Iterable[Any]) -> str:
    """The digest of one row's values, by which damage is seen later."""
    return digest(json.dumps(list(values), ensure_ascii=False).encode())


def stored_rows(database: Database) -> Iterator[tuple[str, bool]]:
    """Every row, tombstones too: its id, and whether it is still what was written."""
    query = f"SELECT {', '.join(_COLUMNS)}, sha256 FROM annotations"  # noqa: S608
    for *values, sha256 in database.each(query):
        yield str(values[0]), seal(values) == sha256


def to_row(annotation: Annotation) -> Row:
    """The row of an annotation that is there."""
    passage = annotation.passage
    return {
        "id": annotation.id,
        "letter_id": annotation.letter_id,
        "version_id": annotation.version_id,
        "kind": annotation.kind.value,
        "start": passage.span.start if passage else None,
        "stop": passage.span.end if passage else None,
        "quote": passage.quote if passage else None,
        "prefix": passage.prefix if passage else None,
        "suffix": passage.suffix if passage else None,
        "page": passage.page if passage else None,
        "note": annotation.note,
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
        "visibility": annotation.visibility.value,
        "state": annotation.state.value,
        "labels": json.dumps(annotation.labels, ensure_ascii=False),
        "removed_at": None,
        "style": annotation.style.value,
        "area": _area_to_json(annotation.area),
        "was": annotation.was,
        "done": annotation.done,
    }


def _area_to_json(area: PageRect | None) -> str | None:
    if area is None:
        return None
    return json.dumps([area.page, area.x0, area.y0, area.x1, area.y1])


def from_rows(rows: Iterable[Any]) -> tuple[Annotation, ...]:
    """The annotations behind rows."""
    return tuple(_annotation(row) for row in rows)


def _annotation(row: Any) -> Annotation:
    row = {**_NEWER, **dict(row)}
    passage = None
    if row["start"] is not None:
        span = Span(row["start"], row["stop"])
        passage = Passage(span, row["quote"], row["prefix"], row["suffix"], row["page"])
    return Annotation(
        id=AnnotationId(row["id"]),
        letter_id=LetterId(row["letter_id"]),
        version_id=VersionId(row["version_id"]),
        kind=MarkKind(row["kind"]),
        passage=passage,
        note=row["note"],
        author=row["author"],
        created=row["created"],
        modified=row["modified"],
        visibility=Visibility(row["visibility"]),
        state=AnchorState(row["state"]),
        labels=tuple(json.loads(row["labels"])),
        style=MarkStyle(row["style"]),
        area=PageRect(*json.loads(row["area"])) if row["area"] else None,
        was=row["was"],
        done=row["done"],
    )
