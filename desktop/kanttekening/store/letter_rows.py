"""The rows of the list, and the numbers beside the views: every start asks for them first."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import TO_DECIDE
from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import LetterCounts, LetterRow, LibraryView, SortOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kanttekening.store.database import Database

NOTE_COUNT = (
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
_CAME_WITH = "(SELECT m.title FROM letters m WHERE m.id = l.part_of)"
_ROW = (
    # People name a circular by its number; an annex has at least the date of its letter.
    "SELECT l.id, l.title, l.sender, l.sort_date, "  # noqa: S608
    "coalesce('Lbr. ' || l.circular_number, l.reference), l.kind, l.is_read, "
    f"{NOTE_COUNT}, l.date IS NULL, {_LEFT}, {_TO_DECIDE}, {_CAME_WITH} FROM letters l WHERE "
)
VIEWS = {
    LibraryView.ALL: "l.removed_at IS NULL",
    LibraryView.UNREAD: "l.removed_at IS NULL AND l.is_read = 0",
    LibraryView.ANNOTATED: (
        "l.removed_at IS NULL AND EXISTS "
        "(SELECT 1 FROM annotations a WHERE a.letter_id = l.id AND a.removed_at IS NULL)"
    ),
    LibraryView.REMOVED: "l.removed_at IS NOT NULL AND l.joined_to IS NULL",
}
# The day first, although the date begins with it: an index has that, so that the first rows of
# 20,000 take 0.2 ms instead of 16.
_DAY = "substr(l.sort_date, 1, 10)"
_BY_DATE = f"{_DAY} DESC, l.sort_date DESC, l.id DESC"
_FROM_THE_END = f"{_DAY}, l.sort_date, l.id"
ORDERS = {
    SortOrder.DATE: _BY_DATE,
    SortOrder.RELEVANCE: _BY_DATE,
    SortOrder.ARRIVAL: "l.imported_at DESC, l.id DESC",
    SortOrder.SENDER: f"l.sort_sender IS NULL, l.sort_sender, {_BY_DATE}",
    SortOrder.TITLE: f"l.sort_title, {_BY_DATE}",
}
# The same as counting each of VIEWS, a third of the time: every start asks it. The sign keeps
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
# So many steps SQLite takes in about a millisecond.
_STEPS = 20_000


class LetterRows:
    """Of the table of letters, what is shown in a list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows_while(
        self, wanted: Callable[[], bool], view: LibraryView, sort: SortOrder
    ) -> tuple[LetterRow, ...]:
        """All rows of one view; none, as soon as nobody wants them any more.

        Of 100,000 letters they take a second, and somebody may begin to type meanwhile.
        """
        connection = self._database.connection
        connection.set_progress_handler(lambda: not wanted(), _STEPS)
        try:
            return self.rows(view, sort)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return ()
        finally:
            connection.set_progress_handler(None, 0)

    def rows(
        self, view: LibraryView, sort: SortOrder, first: int | None = None
    ) -> tuple[LetterRow, ...]:
        """The finished rows of one view; only the ``first`` ones, if that is given."""
        query = f"{_ROW}{VIEWS[view]} ORDER BY {ORDERS[sort]} LIMIT ?"
        found = self._database.rows(query, (-1 if first is None else first,))
        return self._finished(found, self.labels_of([row[0] for row in found] if first else None))

    def rows_around(
        self, view: LibraryView, sort: SortOrder, letter_id: LetterId | None, count: int
    ) -> tuple[LetterRow, ...]:
        """So many rows of a view, with a letter in their midst; else the first ones."""
        query = f"SELECT l.sort_date FROM letters l WHERE {VIEWS[view]} AND l.id = ?"  # noqa: S608
        found = None if letter_id is None else self._database.row(query, (letter_id,))
        if letter_id is None or found is None:
            return self.rows(view, sort, count)
        if sort is SortOrder.DATE:
            ids = self._near_in_time(view, letter_id, found[0], count)
        else:
            ids = self._ids(f"{VIEWS[view]} ORDER BY {ORDERS[sort]}")
        begin = min(ids.index(letter_id) - count // 2, len(ids) - count)
        return self.rows_of(ids[max(0, begin) :][:count])

    def _near_in_time(
        self, view: LibraryView, letter_id: LetterId, date: str | None, count: int
    ) -> list[LetterId]:
        """So many letters on both sides of one, newest first: no need to sort all.

        What has no date stands at the end, by number.
        """
        dated, undated = (f"{VIEWS[view]} AND {_DAY} {test} NULL" for test in ("NOT", "IS"))
        if date is None:
            newer = self._ids(f"{undated} AND l.id > ? ORDER BY l.id LIMIT ?", letter_id, count)
            newer += self._ids(f"{dated} ORDER BY {_FROM_THE_END} LIMIT ?", count)
            older = self._ids(
                f"{undated} AND l.id < ? ORDER BY l.id DESC LIMIT ?", letter_id, count
            )
        else:
            after, before = (
                f"{VIEWS[view]} AND {_DAY} {sign}= substr(?, 1, 10) "
                f"AND (l.sort_date, l.id) {sign} (?, ?) ORDER BY {order} LIMIT ?"
                for sign, order in ((">", _FROM_THE_END), ("<", _BY_DATE))
            )
            newer = self._ids(after, date, date, letter_id, count)
            older = self._ids(before, date, date, letter_id, count)
            older += self._ids(f"{undated} ORDER BY l.id DESC LIMIT ?", count)
        return [*reversed(newer[:count]), letter_id, *older[:count]]

    def _ids(self, which: str, *values: Any) -> list[LetterId]:
        found = self._database.rows(f"SELECT l.id FROM letters l WHERE {which}", values)  # noqa: S608 - our own words
        return [LetterId(letter_id) for (letter_id,) in found]

    def rows_of(self, ids: Sequence[LetterId]) -> tuple[LetterRow, ...]:
        """The finished rows of these letters, in this order; a letter that is gone is left out."""
        found: dict[LetterId, LetterRow] = {}
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            query = f"{_ROW}l.id IN ({_marks(chunk)})"
            rows = self._database.rows(query, chunk)
            found |= {row.id: row for row in self._finished(rows, self.labels_of(chunk))}
        return tuple(found[letter_id] for letter_id in ids if letter_id in found)

    def _finished(
        self, rows: Iterable[tuple[Any, ...]], labels: dict[int, tuple[str, ...]]
    ) -> tuple[LetterRow, ...]:
        return tuple(
            LetterRow(
                letter_id, title, sender, date, reference, kind, bool(is_read), count,
                labels.get(letter_id, ()), date_inferred=bool(date and inferred),
                left=left, is_begun=bool(begun), to_decide=to_decide,
                came_with=came_with,
            )
            for (
                letter_id, title, sender, date, reference, kind, is_read, count, inferred,
                left, begun, to_decide, came_with,
            ) in rows
        )  # fmt: skip

    def labels_of(self, of: Sequence[LetterId] | None = None) -> dict[int, tuple[str, ...]]:
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


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
