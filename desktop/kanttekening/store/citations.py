"""What letters cite, in one narrow table: the way back from a cited letter to the citing ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Reference, ReferenceKind
from kanttekening.domain.letter import LetterId
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.store.database import Database


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference of one letter; ``key`` is that of its number (``text.number_keys``)."""

    letter_id: LetterId
    key: str | None
    reference: Reference


class CitationStore:
    """The table of citations. A letter's are replaced with every text it gets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, letter_id: LetterId, citations: Iterable[Citation]) -> None:
        """Keep these citations of a letter and no others, inside the caller's transaction."""
        self._database.execute("DELETE FROM citations WHERE letter_id = ?", (letter_id,))
        self._database.connection.executemany(
            "INSERT INTO citations (letter_id, key, date, kind, number, text, start, stop) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    letter_id, cited.key, cited.reference.date, cited.reference.kind.value,
                    cited.reference.number, cited.reference.text,
                    cited.reference.spans[0].start, cited.reference.spans[0].end,
                )
                for cited in citations
                if cited.reference.spans
            ],
        )  # fmt: skip

    def of(self, keys: Sequence[str], date: str | None) -> tuple[Citation, ...]:
        """Who cites one of these numbers, or a letter of this day; letters that are there only."""
        marks = ", ".join("?" * len(keys))
        found = self._database.rows(
            "SELECT c.letter_id, c.key, c.date, c.kind, c.number, c.text, c.start, c.stop "  # noqa: S608
            "FROM citations c JOIN letters l ON l.id = c.letter_id "
            f"WHERE l.removed_at IS NULL AND (c.key IN ({marks}) OR c.date = ?) "
            "ORDER BY c.letter_id, c.start",
            (*keys, date),
        )
        return tuple(
            Citation(
                LetterId(letter_id),
                key,
                Reference(text, ReferenceKind(kind), (Span(start, stop),), number, cited_date),
            )
            for letter_id, key, cited_date, kind, number, text, start, stop in found
        )
