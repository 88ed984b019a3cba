"""On which page a place in a letter stands, for many letters at once while somebody types."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kanttekening.domain.letter import LetterId
    from kanttekening.store.database import Database

_MOST_KEPT = 500
# Unpacking a thick report takes longer than a key press; its hits do without a page number.
_MOST_BYTES = 400_000

# Where pages begin in the text, and their numbers.
_Starts = tuple[list[int], list[int]]


class PageStarts:
    """Keeps only where pages begin, of the letters that were found lately."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[int, _Starts] = OrderedDict()

    def pages(self, places: Mapping[LetterId, int]) -> dict[LetterId, int]:
        """The page of a place in each letter; letters of one page are left out."""
        marks = ", ".join("?" * len(places))
        versions = self._database.rows(
            "SELECT id, version_id FROM letters WHERE page_count > 1"  # noqa: S608 - our own
            f" AND version_id IS NOT NULL AND id IN ({marks})",
            tuple(places),
        )
        found: dict[LetterId, int] = {}
        for letter_id, version_id in versions:
            starts, pages = self._of(version_id)
            if starts:
                at = bisect_right(starts, places[letter_id]) - 1
                found[letter_id] = pages[max(at, 0)]
        return found

    def _of(self, version_id: int) -> _Starts:
        if version_id in self._kept:
            self._kept.move_to_end(version_id)
            return self._kept[version_id]
        made = self._read(version_id)
        self._kept[version_id] = made
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return made

    def _read(self, version_id: int) -> _Starts:
        row = self._database.row(
            "SELECT layout FROM versions WHERE id = ? AND length(layout) <= ?",
            (version_id, _MOST_BYTES),
        )
        if row is not None:
            with suppress(ValueError):  # a damaged letter is told of when it is opened
                return PageLayout.from_bytes(row[0]).page_starts()
        return [], []
