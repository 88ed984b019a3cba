"""What the Leesweergave says, before anything is drawn: blocks of pieces of the letter's text.

Positions are those of a QTextDocument. A cell of a table takes one position more than its text,
as a block does and as a tab does in the letter, so a row is one piece like any other. Only a table
at the very beginning, or directly below another, needs an empty block above it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind, ReadingBlock
from kanttekening.domain.picture import PagePicture
from kanttekening.ui.reader.letterhead import body_blocks, title_runs
from kanttekening.ui.reader.offset_map import Insertions, OffsetMap, Run, units
from kanttekening.ui.reader.picture_places import (
    areas_on,
    pictures_beside_text,
    pictures_that_say,
    places_of,
)
from kanttekening.ui.reader.reading_columns import long_words, needed_width
from kanttekening.ui.reader.reading_names import insertions_of, named_columns, with_names
from kanttekening.ui.reader.reading_scripts import scripts_in
from kanttekening.words.reader import (
    HIDE_BOILERPLATE,
    SHOW_BOILERPLATE,
    area_label,
    picture_label,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kanttekening.domain.document import Document, Style, Understanding
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.marks import AreaMark
    from kanttekening.ui.reader.reading_columns import LongWords
    from kanttekening.ui.reader.reading_looks import ReadingStyle
    from kanttekening.ui.reader.reading_names import NamedColumns
    from kanttekening.ui.reader.reading_scripts import Script

# A line break inside a block; one UTF-16 unit, as "\n" is, so that offsets stay equal.
LINE_BREAK = "\u2028"
# What Qt puts where a picture stands; one unit too.
PICTURE_SIGN = "\ufffc"


# So many rows are laid out at once; a longer table goes on in the next one below it.
MOST_ROWS = 40


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


# Stands where a stretch of what every mail repeats begins.
_FOLD = ReadingBlock(BlockKind.PARAGRAPH, ())


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


def compose(
    document: Document,
    understanding: Understanding,
    title: str = "",
    layout: PageLayout | None = None,
    *,
    whole: bool = False,
    unfolded: bool = False,
    pictures: Sequence[PagePicture] = (),
    areas: Sequence[AreaMark] = (),
) -> ReadingText:
    """Lay the reading blocks out one after the other, as a QTextDocument will count them.

    The letterhead makes place for ``title``. Where it is the subject that stands in the letterhead,
    it shows those words: what is found or marked there is so here. Else it is no part of the text.
    ``whole`` shows letterhead, footers and what every mail repeats as well, where they stand.
    Without it a line tells where the latter was left out; ``unfolded`` shows it below that line.
    ``pictures`` are those of the pages, ``areas`` what is marked there; they need the ``layout``.
    """
    text = document.text
    blocks = body_blocks(text, understanding)
    column = _Column(text)
    if whole:
        head = understanding.reading[: len(understanding.reading) - len(blocks)]
        entries = [
            (block, aside or _is_within(block, understanding.boilerplate))
            for block, aside in _with_furniture(head, blocks, understanding.furniture)
        ]
    else:
        if title and not _begins_with(blocks, text, title):
            column.add_title(title, title_runs(title, text, understanding, blocks))
        entries = list(_folded(blocks, understanding.boilerplate, unfolded=unfolded))
    if layout is not None:
        pictures = pictures_beside_text(pictures, layout)
        pictures = pictures if whole else pictures_that_say(pictures, layout)
    column.add_all(entries, pictures, areas, layout, unfolded=unfolded)
    return ReadingText(text, tuple(column.shown), layout, document.styles)


def _folded(
    blocks: Sequence[ReadingBlock], boilerplate: Sequence[Span], *, unfolded: bool
) -> Iterator[tuple[ReadingBlock, bool]]:
    """The blocks, each with whether it is boilerplate, which is shown only when unfolded."""
    before = False
    for block in blocks:
        repeated = _is_within(block, boilerplate)
        if repeated and not before:
            yield _FOLD, True
        if unfolded or not repeated:
            yield block, repeated
        before = repeated


def _is_within(block: ReadingBlock, spans: Sequence[Span]) -> bool:
    return bool(block.spans) and all(
        any(outer.start <= span.start and span.end <= outer.end for outer in spans)
        for span in block.spans
    )


def _with_furniture(
    head: Sequence[ReadingBlock], body: Sequence[ReadingBlock], furniture: Sequence[Span]
) -> Iterator[tuple[ReadingBlock, bool]]:
    """All blocks as they stand in the text, each with whether it belongs to the page."""
    waiting = deque(furniture)
    for number, block in enumerate((*head, *body)):
        start = block.spans[0].start if block.spans else 0
        while waiting and block.spans and waiting[0].start < start:
            yield ReadingBlock(BlockKind.PARAGRAPH, (waiting.popleft(),)), True
        yield block, number < len(head)
    for span in waiting:
        yield ReadingBlock(BlockKind.PARAGRAPH, (span,)), True


class _Column:
    """Counts positions while blocks come in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._rows = 0
        self.shown: list[ShownBlock] = []

    def add_title(self, title: str, runs: tuple[Run, ...]) -> None:
        """The heading above all; its ``runs`` count from its beginning."""
        self.shown.append(ShownBlock(BlockKind.HEADING, 1, "", self._position, title, runs))
        self._position += units(title) + 1

    def add_all(
        self,
        entries: Sequence[tuple[ReadingBlock, bool]],
        pictures: Sequence[PagePicture],
        areas: Sequence[AreaMark],
        layout: PageLayout | None,
        *,
        unfolded: bool,
    ) -> None:
        """Blocks, each with whether it stands aside; pictures and marked areas in between."""
        on_pictures = {picture: areas_on(picture, areas) for picture in pictures}
        seen = {mark for marks in on_pictures.values() for mark in marks}
        placed: list[PagePicture | AreaMark] = [
            *pictures,
            *(mark for mark in areas if mark not in seen),
        ]
        blocks = [block for block, _ in entries]
        places = places_of(placed, blocks, layout) if placed and layout else {}

        def add_placed(number: int) -> None:
            for each in places.get(number, ()):
                if isinstance(each, PagePicture):
                    self.add_picture(each, on_pictures[each])
                else:
                    self.add_area(each)

        for number, (block, aside) in enumerate(entries):
            add_placed(number)
            if block is _FOLD:
                self.add_fold(HIDE_BOILERPLATE if unfolded else SHOW_BOILERPLATE)
            else:
                self.add(block, aside=aside)
        add_placed(len(entries))

    def add_fold(self, words: str) -> None:
        """The line that shows or hides what every mail repeats; it is no part of the text."""
        at = self._position
        self.shown.append(
            ShownBlock(BlockKind.PARAGRAPH, 0, "", at, words, (), aside=True, is_fold=True)
        )
        self._position += units(words) + 1
        self._rows = 0

    def add_area(self, mark: AreaMark) -> None:
        """A line that tells of a marked area; it is no part of the text."""
        words = area_label(mark.area.page, mark.kind)
        at, kind = self._position, BlockKind.PARAGRAPH
        self.shown.append(ShownBlock(kind, 0, "", at, words, (), aside=True, areas=(mark,)))
        self._position += units(words) + 1
        self._rows = 0

    def add_picture(self, picture: PagePicture, areas: tuple[AreaMark, ...] = ()) -> None:
        """A picture with its line, which are no part of the text."""
        label = picture_label(picture, [mark.kind for mark in areas])
        words = f"{PICTURE_SIGN}{LINE_BREAK}{label}"
        at, kind = self._position, BlockKind.PICTURE
        self.shown.append(ShownBlock(kind, 0, "", at, words, (), picture=picture, areas=areas))
        self._position += units(words) + 1
        self._rows = 0

    def add(self, block: ReadingBlock, *, aside: bool = False) -> None:
        """The next block; one without anything to show takes no place."""
        words, runs = self._pieces(block)
        if not runs and block.kind is not BlockKind.RULE:
            return
        opens = self._opens_table(block.kind)
        if opens and (self._rows or not self.shown):
            self._position += 1
        is_row = block.kind is BlockKind.TABLE_ROW
        self._rows = 1 if opens else self._rows + is_row if is_row else 0
        at = self._position
        placed = tuple(Run(at + start, span) for start, span in runs)
        self.shown.append(
            ShownBlock(block.kind, block.level, block.marker, at, words, placed, opens, aside)
        )
        self._position += units(words) + 1

    def _opens_table(self, kind: BlockKind) -> bool:
        return kind is BlockKind.TABLE_ROW and self._rows % MOST_ROWS == 0

    def _pieces(self, block: ReadingBlock) -> tuple[str, list[tuple[int, Span]]]:
        """What is shown, and where in it each span begins."""
        pieces: list[str] = []
        runs: list[tuple[int, Span]] = []
        at = 0
        for between, span in block.pieces(self._text):
            if not len(span):
                continue
            if pieces:
                pieces.append(between)
                at += len(between)
            piece = span.of(self._text).replace("\n", LINE_BREAK)
            pieces.append(piece)
            runs.append((at, span))
            at += units(piece)
        return "".join(pieces), runs


def _page_starts(places: OffsetMap, layout: PageLayout) -> tuple[PageStart, ...]:
    """Where each page but the first begins; a page of which nothing is shown does not."""
    found = []
    for page in range(2, len(layout.pages) + 1):
        shown = next((at for at in layout.offsets_on(page) if places.shows(at)), None)
        if shown is not None:
            found.append(PageStart(places.position(shown), page))
    return tuple(found)


def _begins_with(blocks: tuple[ReadingBlock, ...], text: str, title: str) -> bool:
    first = blocks[0].words(text) if blocks else ""
    return first.casefold() == title.casefold()
