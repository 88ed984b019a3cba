"""The letters as a list: all that the first picture of a window asks of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.rows import LibraryView, SortOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterCounts, LetterRow
    from kanttekening.store.letter_rows import LetterRows


class LetterList:
    """Reads rows and numbers, and changes nothing."""

    def __init__(self, rows: LetterRows) -> None:
        self._rows = rows

    def rows(
        self,
        view: LibraryView = LibraryView.ALL,
        sort: SortOrder = SortOrder.DATE,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[LetterRow, ...]:
        """The finished rows of a view; none when they are not ``wanted`` any more meanwhile."""
        if wanted is not None:
            return self._rows.rows_while(wanted, view, sort)
        return self._rows.rows(view, sort)

    def rows_around(
        self, view: LibraryView, sort: SortOrder, letter_id: LetterId | None, count: int
    ) -> tuple[LetterRow, ...]:
        """So many rows of a view, with a letter in their midst; else the first ones."""
        return self._rows.rows_around(view, sort, letter_id, count)

    def rows_of(self, ids: Sequence[LetterId]) -> tuple[LetterRow, ...]:
        """The finished rows of these letters, in this order."""
        return self._rows.rows_of(ids)

    def counts(self) -> LetterCounts:
        """The numbers beside the views."""
        return self._rows.counts()
