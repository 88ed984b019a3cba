"""Letters as the list and the reader's heading show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import TO_DECIDE
from kanttekening.domain.correction import corrected
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.letter import Letter, LetterId, VersionId
from kanttekening.domain.place import QUARTERS, Arrangement, Fit, PageLook, ReadingPlace
from kanttekening.domain.rows import LetterCounts, LetterRow, LibraryView, SortOrder
from kanttekening.domain.structure import facts_from_json
from kanttekening.store.events import MEETINGS_OF_LETTER, meetings_from
from kanttekening.store.listed import listed_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.letter import Facts, LetterKind
    from kanttekening.domain.place import ReadingView
    from kanttekening.store.database import Database

_PLACE = "view, start, zoom, arrangement, cover_alone, fit, turned"
_NOTE_COUNT = (
    "(SELECT count(*) FROM annotations a WHERE a.letter_id = l.id AND a.removed_at IS NULL)"
)
_TO_DECIDE = (
    "(SELECT count(*) FROM annotations a WHERE a.letter_id = l.id AND a.removed_at IS NULL "  # noqa: S608 - our own words
    f"AND a.state IN ({', '.join(repr(state.value) for state in TO_DECIDE)}))"
)
# What was not begun is all still to be read; so is a text that came after the one that was.
_LEFT = (
    "coalesce((SELECT p.unread FROM progress p WHERE p.letter_id = l.id "
    "AND p.version_id = l.version_id), l.characters, 0), EXISTS (SELECT 1 FROM progress p "
    "WHERE p.letter_id = l.id AND p.version_id = l.version_id)"
)
_ROW = (
    # People name a circular by its number; an annex has at least the date of its letter.
    "SELECT l.id, l.title, l.sender, l.sort_date, "  # noqa: S608
    "coalesce('Lbr. ' || l.circular_number, l.reference), l.kind, l.is_read, "
    f"{_NOTE_COUNT}, l.date IS NULL, {_LEFT}, {_TO_DECIDE} FROM letters l WHERE "
)
_LETTER = (
    f"SELECT l.*, v.facts, o.sha256, {_NOTE_COUNT} AS annotation_count, "  # noqa: S608
    "(SELECT json_group_object(c.fact, json(c.value)) FROM corrections c "
    "WHERE c.letter_id = l.id) AS corrections, "
    # A letter that was joined to another is found as a part of that one.
    "(SELECT coalesce(p.joined_to, p.id) FROM letters p WHERE p.id = l.parent_id) "
    "AS parent_letter, (SELECT coalesce(p.joined_to, p.id) FROM letters p "
    f"WHERE p.id = l.part_of) AS part_of_letter, {MEETINGS_OF_LETTER} AS meetings FROM letters l "
    "JOIN versions v ON v.id = l.version_id JOIN originals o ON o.id = l.original_id WHERE "
)
_VIEWS = {
    LibraryView.ALL: "l.removed_at IS NULL",
    LibraryView.UNREAD: "l.removed_at IS NULL AND l.is_read = 0",
    LibraryView.ANNOTATED: (
        "l.removed_at IS NULL AND EXISTS "
        "(SELECT 1 FROM annotations a WHERE a.letter_id = l.id AND a.removed_at IS NULL)"
    ),
    LibraryView.REMOVED: "l.removed_at IS NOT NULL AND l.joined_to IS NULL",
}
_BY_DATE = "l.sort_date DESC, l.id DESC"
_ORDERS = {
    SortOrder.DATE: _BY_DATE,
    SortOrder.RELEVANCE: _BY_DATE,
    SortOrder.ARRIVAL: "l.imported_at DESC, l.id DESC",
    SortOrder.SENDER: f"l.sort_sender IS NULL, l.sort_sender, {_BY_DATE}",
    SortOrder.TITLE: f"l.sort_title, {_BY_DATE}",
}
# The same as counting each of _VIEWS, a third of the time: every start asks it. The sign keeps
# SQLite from the index on `joined_to`, where nearly all letters stand under NULL.
_COUNTS = (
    "SELECT count(*), coalesce(sum(is_read = 0), 0), "
    "(SELECT count(*) FROM letters l WHERE l.removed_at IS NULL AND l.id IN "
    "(SELECT a.letter_id FROM annotations a WHERE a.removed_at IS NULL)), "
    "(SELECT count(*) FROM letters l WHERE l.removed_at IS NOT NULL AND +l.joined_to IS NULL) "
    "FROM letters WHERE removed_at IS NULL"
)
# SQLite takes a limited number of values in one statement.
_CHUNK = 500


class LetterStore:
    """The table of letters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(
        self, view: LibraryView, sort: SortOrder, first: int | None = None
    ) -> tuple[LetterRow, ...]:
        """The finished rows of one view; only the ``first`` ones, if that is given."""
        query = f"{_ROW}{_VIEWS[view]} ORDER BY {_ORDERS[sort]} LIMIT ?"
        found = self._database.rows(query, (-1 if first is None else first,))
        return self._finished(found, self._labels([row[0] for row in found] if first else None))

    def rows_around(
        self, view: LibraryView, sort: SortOrder, letter_id: LetterId | None, count: int
    ) -> tuple[LetterRow, ...]:
        """So many rows of a view, with a letter in their midst; else the first ones."""
        ids: list[LetterId] = []
        if letter_id is not None:
            query = f"SELECT l.id FROM letters l WHERE {_VIEWS[view]} ORDER BY {_ORDERS[sort]}"  # noqa: S608
            ids = [row[0] for row in self._database.rows(query)]
        if letter_id not in ids:
            return self.rows(view, sort, count)
        begin = min(ids.index(letter_id) - count // 2, len(ids) - count)
        return self.rows_of(ids[max(0, begin) :][:count])

    def rows_of(self, ids: Sequence[LetterId]) -> tuple[LetterRow, ...]:
        """The finished rows of these letters, in this order; a letter that is gone is left out."""
        found: dict[LetterId, LetterRow] = {}
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            query = f"{_ROW}l.id IN ({_marks(chunk)})"
            rows = self._database.rows(query, chunk)
            found |= {row.id: row for row in self._finished(rows, self._labels(chunk))}
        return tuple(found[letter_id] for letter_id in ids if letter_id in found)

    def _finished(
        self, rows: Iterable[tuple[Any, ...]], labels: dict[int, tuple[str, ...]]
    ) -> tuple[LetterRow, ...]:
        return tuple(
            LetterRow(
                letter_id, title, sender, date, reference, kind, bool(is_read), count,
                labels.get(letter_id, ()), date_inferred=bool(date and inferred),
                left=left, is_begun=bool(begun), to_decide=to_decide,
            )
            for (
                letter_id, title, sender, date, reference, kind, is_read, count, inferred,
                left, begun, to_decide,
            ) in rows
        )  # fmt: skip

    def _labels(self, of: Sequence[LetterId] | None = None) -> dict[int, tuple[str, ...]]:
        """The labels of these letters, or of all."""
        found: dict[int, tuple[str, ...]] = {}
        for letter_id, name in self._database.rows(
            "SELECT letter_id, name FROM letter_labels JOIN labels ON labels.id = label_id "  # noqa: S608
            f"{'' if of is None else f'WHERE letter_id IN ({_marks(of)})'} ORDER BY name",
            () if of is None else of,
        ):
            found[letter_id] = (*found.get(letter_id, ()), name)
        return found

    def counts(self) -> LetterCounts:
        """The numbers beside the views."""
        total, unread, annotated, removed = self._database.row(_COUNTS) or (0, 0, 0, 0)
        return LetterCounts(total, unread, annotated, removed)

    def letter(self, letter_id: LetterId) -> Letter:
        """One letter, removed or not, even one that became a part of another."""
        found = self._letters("l.id = ?", "l.id", (letter_id,), self._labels((letter_id,)))
        if not found:
            raise NotFoundError("letter", letter_id)
        return found[0]

    def named(self, file_name: str) -> tuple[LetterId, ...]:
        """The letters that came from a file of this name, without those that were removed."""
        rows = self._database.rows(
            "SELECT id FROM letters WHERE file_name = ? AND removed_at IS NULL "
            "AND joined_to IS NULL ORDER BY id",
            (file_name,),
        )
        return tuple(LetterId(found) for (found,) in rows)

    def letters(self, view: LibraryView, sort: SortOrder) -> tuple[Letter, ...]:
        """The letters of one view with all their facts: slower than their rows."""
        return self._letters(_VIEWS[view], _ORDERS[sort], (), self._labels())

    def _letters(
        self,
        condition: str,
        order: str,
        values: Sequence[Any],
        labels: dict[int, tuple[str, ...]],
    ) -> tuple[Letter, ...]:
        records = self._database.records(f"{_LETTER}{condition} ORDER BY {order}", values)
        return tuple(_letter(record, labels.get(record["id"], ())) for record in records)

    def every_id(self) -> tuple[LetterId, ...]:
        """All letters, removed ones too."""
        found = self._database.rows("SELECT id FROM letters WHERE joined_to IS NULL ORDER BY id")
        return tuple(LetterId(letter_id) for (letter_id,) in found)

    def dated(self, date: str, kind: LetterKind | None = None) -> tuple[LetterId, ...]:
        """The letters that are there with this date, known or inferred."""
        query = (
            "SELECT id FROM letters WHERE removed_at IS NULL AND substr(sort_date, 1, 10) = ?"  # noqa: S608
            + (" AND kind = ?" if kind else "")
        )
        found = self._database.rows(query, (date, kind.value) if kind else (date,))
        return tuple(LetterId(letter_id) for (letter_id,) in found)

    def removed_at(self, letter_id: LetterId) -> str | None:
        """When the letter was removed; None for one that is there."""
        found = self._database.row("SELECT removed_at FROM letters WHERE id = ?", (letter_id,))
        if found is None:
            raise NotFoundError("letter", letter_id)
        moment: str | None = found[0]
        return moment

    def set_removed(self, letter_id: LetterId, moment: str | None) -> None:
        """Remove a letter softly, or bring it back."""
        self._set(letter_id, "removed_at", moment)

    def set_read(self, letter_id: LetterId, *, read: bool) -> None:
        """Remember whether someone has read the letter."""
        self._set(letter_id, "is_read", int(read))

    def set_parent(self, letter_id: LetterId, parent_id: LetterId) -> None:
        """Remember which letter this annex came with."""
        self._set(letter_id, "parent_id", parent_id)

    def children(self, letter_id: LetterId) -> tuple[LetterId, ...]:
        """The letters that are there and came with this one, in the order they came in."""
        found = self._database.rows(
            "SELECT DISTINCT c.id FROM letters p "
            "JOIN letters c ON c.parent_id = p.id OR c.part_of = p.id "
            "WHERE (p.id = ? OR p.joined_to = ?) AND c.removed_at IS NULL ORDER BY c.id",
            (letter_id, letter_id),
        )
        return tuple(LetterId(child) for (child,) in found)

    def relist(self, letter_id: LetterId, title: str, facts: Facts) -> None:
        """Let the list show other facts of a letter."""
        columns = listed_columns(title, facts)
        names = ", ".join(f"{name} = ?" for name in columns)
        self._database.execute(
            f"UPDATE letters SET {names} WHERE id = ?",  # noqa: S608 - our own column names
            (*columns.values(), letter_id),
        )

    def _set(self, letter_id: LetterId, column: str, value: Any) -> None:
        done = self._database.execute(
            f"UPDATE letters SET {column} = ? WHERE id = ?",  # noqa: S608 - our own column names
            (value, letter_id),
        )
        if done.rowcount == 0:
            raise NotFoundError("letter", letter_id)

    def place(self, letter_id: LetterId) -> ReadingPlace | None:
        """Where someone left off in the letter."""
        found = self._database.row(
            f"SELECT {_PLACE} FROM places WHERE letter_id = ?",  # noqa: S608 - our own names
            (letter_id,),
        )
        return None if found is None else _place(*found)

    def remember_place(self, letter_id: LetterId, place: ReadingPlace) -> None:
        """Remember where someone left off."""
        look = place.look
        self._database.execute(
            f"INSERT OR REPLACE INTO places (letter_id, {_PLACE}) "  # noqa: S608 - the same
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                letter_id,
                place.view,
                place.offset,
                place.zoom,
                look.arrangement,
                look.cover_alone,
                look.fit,
                look.turned,
            ),
        )


def _place(
    view: ReadingView,
    offset: int,
    zoom: float,
    arrangement: str,
    cover_alone: int,
    fit: str,
    turned: int,
) -> ReadingPlace:
    look = PageLook(Arrangement(arrangement), bool(cover_alone), Fit(fit), turned % QUARTERS)
    return ReadingPlace(view, offset, zoom, look)


def _letter(record: sqlite3.Row, labels: tuple[str, ...]) -> Letter:
    corrections = json.loads(record["corrections"])
    return Letter(
        id=LetterId(record["id"]),
        version_id=VersionId(record["version_id"]),
        title=record["title"],
        facts=corrected(facts_from_json(record["facts"]), corrections),
        page_count=record["page_count"],
        sha256=record["sha256"],
        file_name=record["file_name"],
        media_type=record["media_type"],
        imported_at=record["imported_at"],
        is_read=bool(record["is_read"]),
        ocr=record["ocr"],
        labels=labels,
        annotation_count=record["annotation_count"],
        parent_id=record["parent_letter"],
        part_of=record["part_of_letter"],
        corrected=frozenset(corrections),
        meetings=meetings_from(record["meetings"]),
    )


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
