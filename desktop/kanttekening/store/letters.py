"""Letters as the list and the reader's heading show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kanttekening.domain.correction import corrected
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.letter import Letter, LetterId, VersionId
from kanttekening.domain.place import QUARTERS, Arrangement, Fit, PageLook, ReadingPlace
from kanttekening.domain.structure import facts_from_json
from kanttekening.store.events import MEETINGS_OF_LETTER, meetings_from
from kanttekening.store.letter_rows import NOTE_COUNT, ORDERS, VIEWS, LetterRows
from kanttekening.store.listed import listed_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kanttekening.domain.letter import Facts, LetterKind
    from kanttekening.domain.place import ReadingView
    from kanttekening.domain.rows import LibraryView, SortOrder

_PLACE = "view, start, zoom, arrangement, cover_alone, fit, turned"
_LETTER = (
    f"SELECT l.*, v.facts, o.sha256, {NOTE_COUNT} AS annotation_count, "  # noqa: S608
    "(SELECT json_group_object(c.fact, json(c.value)) FROM corrections c "
    "WHERE c.letter_id = l.id) AS corrections, "
    # A letter that was joined to another is found as a part of that one.
    "(SELECT coalesce(p.joined_to, p.id) FROM letters p WHERE p.id = l.parent_id) "
    "AS parent_letter, (SELECT coalesce(p.joined_to, p.id) FROM letters p "
    f"WHERE p.id = l.part_of) AS part_of_letter, {MEETINGS_OF_LETTER} AS meetings FROM letters l "
    "JOIN versions v ON v.id = l.version_id JOIN originals o ON o.id = l.original_id WHERE "
)


class LetterStore(LetterRows):
    """The table of letters."""

    def letter(self, letter_id: LetterId) -> Letter:
        """One letter, removed or not, even one that became a part of another."""
        found = self._letters("l.id = ?", "l.id", (letter_id,), self.labels_of((letter_id,)))
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
        return self._letters(VIEWS[view], ORDERS[sort], (), self.labels_of())

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
        moment: str | None = self._get(letter_id, "removed_at")
        return moment

    def is_read(self, letter_id: LetterId) -> bool:
        """Whether someone has read the letter."""
        return bool(self._get(letter_id, "is_read"))

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

    def _get(self, letter_id: LetterId, column: str) -> Any:
        found = self._database.row(
            f"SELECT {column} FROM letters WHERE id = ?",  # noqa: S608 - our own column names
            (letter_id,),
        )
        if found is None:
            raise NotFoundError("letter", letter_id)
        return found[0]

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
