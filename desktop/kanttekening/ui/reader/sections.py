"""The contents of a letter: the bookmarks of the file, or else the headings in its text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.guide import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import Document
    from kanttekening.domain.guide import Guide
    from kanttekening.domain.layout import PageLayout

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the contents. ``offset`` is known for headings, ``spot`` for all that lead on."""

    title: str
    level: int
    spot: Spot | None
    offset: int | None = None


def sections_of(document: Document, layout: PageLayout, guide: Guide) -> tuple[Section, ...]:
    """The bookmarks when any of them leads somewhere, else the headings."""
    if any(entry.spot for entry in guide.outline):
        return tuple(Section(entry.title, entry.level, entry.spot) for entry in guide.outline)
    return _headings(document, layout)


def _headings(document: Document, layout: PageLayout) -> tuple[Section, ...]:
    found = []
    for block in document.blocks:
        title = " ".join(block.span.of(document.text).split())
        if block.kind is not BlockKind.HEADING or not title:
            continue
        rects = layout.rects(block.span)
        spot = Spot(rects[0].page, rects[0].y0) if rects else None
        found.append(Section(title[:_LONGEST], max(1, block.level), spot, block.span.start))
    return tuple(found)


def current_section(sections: Sequence[Section], here: Spot) -> int | None:
    """The number of the section one reads: the last that begins at or before ``here``."""
    begun = sorted(
        (section.spot.page, section.spot.y, number)
        for number, section in enumerate(sections)
        if section.spot is not None
    )
    index = bisect_right(begun, (here.page, here.y, len(sections))) - 1
    return begun[index][2] if index >= 0 else None
