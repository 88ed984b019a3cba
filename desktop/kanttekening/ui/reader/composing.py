"""Composes the Leesweergave: which blocks of a letter are shown, and at which position each."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind, ReadingBlock
from kanttekening.domain.picture import PagePicture
from kanttekening.ui.reader.letterhead import body_blocks, title_runs
from kanttekening.ui.reader.offset_map import Run, units
from kanttekening.ui.reader.picture_places import (
    areas_on,
    pictures_beside_text,
    pictures_that_say,
    places_of,
)
from kanttekening.ui.reader.reading_text import LINE_BREAK, PICTURE_SIGN, ReadingText, ShownBlock
from kanttekening.words.reader import (
    HIDE_BOILERPLATE,
    SHOW_BOILERPLATE,
    area_label,
    picture_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.document import Document, Understanding
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.marks import AreaMark

# So many rows are laid out at once; a longer table goes on in the next one below it.
MOST_ROWS = 40
# Stands where a stretch of what every mail repeats begins.
_FOLD = ReadingBlock(BlockKind.PARAGRAPH, ())


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


def _begins_with(blocks: tuple[ReadingBlock, ...], text: str, title: str) -> bool:
    first = blocks[0].words(text) if blocks else ""
    return first.casefold() == title.casefold()
