"""Counts of what letters have in common, each kind in one walk over the letters counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kanttekening.text.query_filters import LABELS, NOTES, WRITTEN

if TYPE_CHECKING:
    from kanttekening.store.database import Database
    from kanttekening.store.search_scope import Condition

_NOTED = (
    "SELECT count(DISTINCT letters.id) FROM annotations a"
    " JOIN letters ON letters.id = a.letter_id WHERE a.removed_at IS NULL"
)
_POSSESSIONS = {
    NOTES: _NOTED,
    WRITTEN: f"{_NOTED} AND a.note <> ''",
    LABELS: "SELECT count(DISTINCT letters.id) FROM letter_labels t"
    " JOIN letters ON letters.id = t.letter_id WHERE 1",
}

_COLUMNS = {
    "jaar": "substr(date, 1, 4)",
    "afzender": "sender",
    "soort": "kind",
    "is": "CASE WHEN is_read THEN 'gelezen' ELSE 'ongelezen' END",
}


class FacetStore:
    """Counts among the letters for which a condition holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def letters(self, within: Condition) -> int:
        """How many there are."""
        condition, values = within
        row = self._database.row(f"SELECT count(*) FROM letters WHERE {condition}", values)  # noqa: S608
        return row[0] if row else 0

    def of_letters(self, within: Condition) -> dict[str, Counter[str]]:
        """By year, sender, kind and reading."""
        counts: dict[str, Counter[str]] = {
            name: Counter() for name in ("jaar", "afzender", "soort", "is")
        }
        condition, values = within
        rows = self._database.rows(
            "SELECT substr(date, 1, 4), sender, kind, is_read, count(*) FROM letters"  # noqa: S608
            f" WHERE {condition} GROUP BY 1, 2, 3, 4",
            values,
        )
        for year, sender, kind, is_read, count in rows:
            counts["soort"][kind] += count
            counts["is"]["gelezen" if is_read else "ongelezen"] += count
            if year:
                counts["jaar"][year] += count
            if sender:
                counts["afzender"][sender] += count
        return counts

    def one(self, name: str, within: Condition) -> Counter[str]:
        """By one of these only, which is quicker than all."""
        condition, values = within
        column = _COLUMNS[name]
        return self._counter(
            f"SELECT {column}, count(*) FROM letters WHERE {condition} GROUP BY 1",  # noqa: S608
            values,
        )

    def labels(self, within: Condition) -> Counter[str]:
        """By label."""
        condition, values = within
        return self._counter(
            "SELECT l.name, count(*) FROM letters JOIN letter_labels t ON t.letter_id = letters.id"  # noqa: S608
            f" JOIN labels l ON l.id = t.label_id WHERE {condition} GROUP BY l.id",
            values,
        )

    def meetings(self, within: Condition) -> Counter[str]:
        """By meeting on a known day."""
        condition, values = within
        return self._counter(
            "SELECT m.name || ' ' || m.day, count(DISTINCT letters.id) FROM letters"  # noqa: S608
            f" JOIN meetings m ON m.letter_id = letters.id WHERE m.day IS NOT NULL AND {condition}"
            " GROUP BY m.day, m.name",
            values,
        )

    def possessions(self, within: Condition) -> Counter[str]:
        """How many have annotations, written notes, labels."""
        condition, values = within
        counts: Counter[str] = Counter()
        for name, having in _POSSESSIONS.items():
            row = self._database.row(f"{having} AND {condition}", values)
            counts[name] = row[0] if row else 0
        return counts

    def notes(self, within: Condition) -> dict[str, Counter[str]]:
        """Letters by kind of mark, and by author of an annotation."""
        condition, values = within
        made = {}
        for name, column in (("aantekening", "kind"), ("door", "author")):
            made[name] = self._counter(
                f"SELECT n.{column}, count(DISTINCT letters.id) FROM annotations n"  # noqa: S608
                " JOIN letters ON letters.id = n.letter_id"
                f" WHERE n.removed_at IS NULL AND {condition} GROUP BY 1",
                values,
            )
        return made

    def _counter(self, query: str, values: tuple[object, ...]) -> Counter[str]:
        return Counter(
            {value: count for value, count in self._database.rows(query, values) if value}
        )
