"""What the search index knows of one letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.letter import VersionId


@dataclass(frozen=True, slots=True)
class IndexedLetter:
    """The words of one letter, by the place where they stand.

    ``version_id`` is the version whose text this is; the index keeps no copy of it.
    ``numbers`` are its own kenmerk, Lbr. and telephone, in any spelling. ``furniture`` are the
    lines of letterhead and footers with where each begins in the letter's text, searched only on
    request. ``reading_map`` leads from ``reading_text`` back to the letter's text:
    ``(reading_start, text_start, length)``, ordered; ``text.reading_map`` makes it. ``date`` is
    ISO 8601.
    """

    version_id: VersionId
    subject: str
    numbers: tuple[str, ...]
    sender: str
    reading_text: str
    furniture: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    reading_map: tuple[tuple[int, int, int], ...] = ()
    date: str | None = None
