"""What the Leesweergave says, before anything is drawn: blocks of pieces of the letter's text.

Positions are those of a QTextDocument. A cell of a table takes one position more than its text,
as a block does and as a tab does in the letter, so a row is one piece like any other. Only a table
at the very beginning, or directly below another, needs an empty block above it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.ui.reader.offset_map import Insertions, OffsetMap, Run
from kanttekening.ui.reader.reading_columns import long_words, needed_width
from kanttekening.ui.reader.reading_names import insertions_of, named_columns, with_names
from kanttekening.ui.reader.reading_scripts import scripts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kanttekening.domain.document import Style
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.picture import PagePicture
    from kanttekening.ui.reader.marks import AreaMark
    from kanttekening.ui.reader.reading_columns import LongWords
    from kanttekening.ui.reader.reading_looks import ReadingStyle
    from kanttekening.ui.reader.reading_names import NamedColumns
    from kanttekening.ui.reader.reading_scripts import Script

# A line break inside a block; one UTF-16 unit, as "\n" is, so that offsets stay equal.
LINE_BREAK = "\u2028"
# What Qt puts where a picture stands; one unit too.
PICTURE_SIGN = "\ufffc"


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block: its text as shown, and at which position it starts (see ``ReadingText.place``).

    ``opens_table``: the first row of a table. ``aside``: it belongs to the page and is no part of
    what is said: a letterhead, a footer, or what every mail repeats. A ``picture`` has its sign
    and a line that says what it is; neither is text of the letter, nor is the line that shows or
    hides what every mail repeats (``is_fold``). ``areas`` are marked on the picture; one that is on
    no picture has a line of its own. Where ``names`` of columns stand before the cells of a row
    they are in the text, with no part in the letter either; ``runs`` don't count them.
    """

    kind: BlockKind
    level: int
    marker: str
    position: int
    text: str
    runs: tuple[Run, ...]
    opens_table: bool = False
    aside: bool = False
    picture: PagePicture | None = None
    is_fold: bool = False
    areas: tuple[AreaMark, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def lone_area(self) -> AreaMark | None:
        """The marked area that this line tells of."""
        return self.areas[0] if self.areas and self.picture is None else None


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of the original begins."""

    position: int
    page: int


class ReadingText:
    """The blocks of the Leesweergave and the map between them and the letter."""

    def __init__(
        self,
        text: str,
        blocks: tuple[ShownBlock, ...],
        layout: PageLayout | None = None,
        styles: Sequence[Style] = (),
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.layout = layout
        self.map = OffsetMap(text, (run for block in blocks for run in block.runs))
        self.pages = _page_starts(self.map, layout) if layout else ()
        self.pictures = tuple(i for i, block in enumerate(blocks) if block.picture)
        self.areas = tuple(i for i, block in enumerate(blocks) if block.lone_area)
        self._tables = tuple(i for i, block in enumerate(blocks) if block.opens_table)
        self._table_ends = dict(_table_ends(blocks, self._tables))
        self._positions = [block.position for block in blocks]
        self.named: dict[int, NamedColumns] = {}
        self.insertions = Insertions()
        self._widths: dict[str, dict[int, float]] = {}
        self.styles = styles
        self._styled = sorted(self._looks(), key=itemgetter(0, 1))

    def naming_columns(self, stacked: Collection[int]) -> ReadingText:
        """The same, with names before the cells of the tables whose first block is ``stacked``."""
        named = {
            first: self.named_columns[first] for first in stacked if first in self.named_columns
        }
        if not named:
            return self
        made = copy(self)
        made.named = named
        made.insertions = insertions_of(named[first] for first in sorted(named))
        made.map = self.map.with_insertions(made.insertions)
        made.pages = tuple(
            PageStart(made.insertions.start(start.position), start.page) for start in self.pages
        )
        return made

    def place(self, block: ShownBlock) -> int:
        """At which position of the screen a block stands."""
        return self.insertions.end(block.position)

    def block_at(self, position: int) -> int:
        """The index of the block that is shown at ``position``."""
        return max(0, bisect_right(self._positions, self.insertions.without(position)) - 1)

    def styled(self, start: int, end: int) -> list[tuple[int, int, Style | Script]]:
        """The stretches of bold, italics, links and rare scripts that begin there."""
        first, last = (
            bisect_left(self._styled, self.insertions.without(at), key=itemgetter(0))
            for at in (start, end)
        )
        return [
            (left, right, style)
            for start, end, style in self._styled[first:last]
            for left, right in self.insertions.stretches(start, end)
        ]

    def _looks(self) -> Iterator[tuple[int, int, Style | Script]]:
        for style in self.styles:
            for start, end in self.map.positions(style.span):
                yield start, end, style
        for block in self.blocks:
            for start, end, script in scripts_in(block.text):
                yield block.position + start, block.position + end, script

    @cached_property
    def long_words(self) -> dict[int, LongWords]:
        """Of each table, by its first block, the words that say how wide it has to be."""
        return {at: long_words([row.text for row in self.table(at)]) for at in self._tables}

    def widths(self, style: ReadingStyle) -> dict[int, float]:
        """What is known of how wide each table has to be, in pixels; to be filled as one measures.

        By its first block. It holds for the font of ``style`` in that size.
        """
        return self._widths.setdefault(style.font.toString(), {})

    def measure(self, style: ReadingStyle) -> None:
        """Find out how wide each table has to be: of thousands, not in the window's thread."""
        known = self.widths(style)
        for first, words in self.long_words.items():
            known[first] = needed_width(words, style)

    @cached_property
    def named_columns(self) -> dict[int, NamedColumns]:
        """Of each table, by its first block, what its columns are called, if that is sure."""
        return named_columns(self)

    @property
    def tables(self) -> tuple[int, ...]:
        """The first block of each table."""
        return self._tables

    def table(self, first: int) -> tuple[ShownBlock, ...]:
        """The rows of the table that begins with block ``first``, as they are shown."""
        rows = self.blocks[first : self._table_ends[first]]
        return with_names(rows, self.named[first]) if first in self.named else rows


def _table_ends(blocks: Sequence[ShownBlock], tables: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Behind which block each table ends."""
    for first in tables:
        end = first + 1
        while end < len(blocks) and _goes_on(blocks[end]):
            end += 1
        yield first, end


def _goes_on(block: ShownBlock) -> bool:
    return block.kind is BlockKind.TABLE_ROW and not block.opens_table


def _page_starts(places: OffsetMap, layout: PageLayout) -> tuple[PageStart, ...]:
    """Where each page but the first begins; a page of which nothing is shown does not."""
    found = []
    for page in range(2, len(layout.pages) + 1):
        shown = next((at for at in layout.offsets_on(page) if places.shows(at)), None)
        if shown is not None:
            found.append(PageStart(places.position(shown), page))
    return tuple(found)
