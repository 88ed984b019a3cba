"""What a paragraph is: heading, list item, table row or plain, and at which level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.document import BlockKind
from kanttekening.readers.letter_head import is_field_label
from kanttekening.readers.pdf_tags import TagKind

if TYPE_CHECKING:
    from kanttekening.readers.paragraphs import Measure, Paragraph
    from kanttekening.readers.pdf_tags import Tag
    from kanttekening.readers.rows import Row

_LARGER = 1.12
_MOST_HEADING = 160
_NO_HEADING_END = re.compile(r"[.;,:]$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_INDENT = 6.0
_PART_OF_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?=\.?$)")
_LOOKS_LIKE_HEADING = 3


class Shape(NamedTuple):
    """Kind and level of a block; ``marker`` is the bullet that leaves the text."""

    kind: BlockKind
    level: int = 0
    marker: str = ""


class Shapes:
    """Names the shape of each paragraph, measured against the whole document."""

    def __init__(self, blocks: list[Paragraph], measure: Measure) -> None:
        self._measure = measure
        kinds = {block.rows[0].tag.kind for block in blocks if block.rows[0].tag}
        self._is_tagged = bool(kinds)
        looks = {_look(block) for block in blocks if self._is_heading(block)}
        ranked = sorted(looks, reverse=True)
        self._levels = {look: min(6, rank + 1) for rank, look in enumerate(ranked)}
        if TagKind.HEADING in kinds:
            # What only looks like a heading stands below those that are.
            self._levels = dict.fromkeys(looks, _LOOKS_LIKE_HEADING)
        self._indents: list[float] = []

    def of(self, block: Paragraph) -> Shape:
        """The shape of the next block in the text (lists are counted as they come)."""
        first = block.rows[0]
        if first.is_table:
            return Shape(BlockKind.TABLE_ROW)
        if first.tag and not first.tag.is_plain:
            return self._tagged(first, first.tag)
        if _look(block) in self._levels and self._is_heading(block):
            self._indents.clear()
            return Shape(BlockKind.HEADING, self._level(block))
        if block.is_item:
            marker = "•" if first.has_bullet else ""
            return Shape(BlockKind.LIST_ITEM, self._list_level(first.box.x0), marker)
        self._indents.clear()
        return Shape(BlockKind.PARAGRAPH)

    def _level(self, block: Paragraph) -> int:
        """By its look; one that is numbered "1.2" stands below what looks the same without."""
        number = _PART_OF_SECTION.match(block.rows[0].words[0].text)
        return min(6, self._levels[_look(block)] + (number.group().count(".") if number else 0))

    def _tagged(self, first: Row, tag: Tag) -> Shape:
        if tag.kind is TagKind.HEADING:
            self._indents.clear()
            return Shape(BlockKind.HEADING, tag.level)
        numbered = not first.has_bullet and any(c.isdigit() for c in first.words[0].text)
        plain = first.has_number or numbered
        return Shape(BlockKind.LIST_ITEM, tag.level, "" if plain else "•")

    def _is_heading(self, block: Paragraph) -> bool:
        first, text = block.rows[0], block.rows[-1].text
        if len(block.rows) > 3 or first.is_table or first.has_bullet:
            return False
        if self._is_tagged and first.tag is None:
            return False  # a letterhead or footer
        if sum(len(row.text) for row in block.rows) > _MOST_HEADING:
            return False
        if not any(_LETTERS.search(row.text) for row in block.rows):
            return False
        if _NO_HEADING_END.search(text) or is_field_label(first.text):
            return False
        larger = first.size > _LARGER * self._measure.size
        return larger or (first.bold and first.size > 0.95 * self._measure.size)

    def _list_level(self, x0: float) -> int:
        while self._indents and x0 < self._indents[-1] - _INDENT:
            self._indents.pop()
        if not self._indents or x0 > self._indents[-1] + _INDENT:
            self._indents.append(x0)
        return len(self._indents) - 1


def _look(block: Paragraph) -> tuple[float, bool]:
    first = block.rows[0]
    return round(first.size), first.bold
