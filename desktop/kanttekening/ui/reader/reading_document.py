"""Fills a QTextDocument with the Leesweergave: headings, lists, tables, pictures, bold, links."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument

from kanttekening.domain.document import BlockKind
from kanttekening.ui.reader.reading_columns import most_width, needed_width
from kanttekening.ui.reader.reading_looks import BLANK
from kanttekening.ui.reader.reading_table import write_table
from kanttekening.ui.reader.reading_text import PICTURE_SIGN

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.reader.reading_looks import ReadingStyle
    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock

# The first step: what fills a window, so that there is something to read at once. Rows of short
# cells fill it with less characters.
_FIRST_STEP, _FIRST_BLOCKS = 4_000, 60
# Seconds of writing in each later step; laying it out takes some times as long, and in blocks as
# long as a chapter far longer: so there is a most of characters too.
_STEP_SECONDS = 0.003
_MOST_IN_STEP = 16_000


class ReadingFiller(QObject):
    """Writes an empty document block by block, so that a long report never holds up the window.

    The first step is taken at once, which is all there is to do for a letter. ``reached`` is the
    first position that is not written yet. ``room`` is the width of the column in pixels, and
    ``reading`` what is written there: with the names of columns where cells stand below each other.
    """

    progressed = Signal()

    def __init__(
        self,
        document: QTextDocument,
        reading: ReadingText,
        look: ReadingStyle,
        room: float,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._headings = [block.text for block in reading.blocks if _is_large(block)]
        self._look = look.for_headings(self._headings, room)
        self._next = 0
        self._below_table = False
        self._room = room
        # How wide each table has to be at most, by its first block; and those that were measured.
        self._columns = reading.long_words
        self._most = {first: most_width(words, look) for first, words in self._columns.items()}
        self._needed = reading.widths(look)
        self.reading = reading.naming_columns(self._too_wide(room))
        self._sizes = self._picture_sizes(room)
        self.reached = 0
        self._waiting: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font)
        document.addResource(document.ResourceType.ImageResource.value, QUrl(BLANK), _blank())
        document.setDocumentMargin(0)

    @property
    def is_done(self) -> bool:
        """Whether everything is written."""
        return self._next >= len(self.reading.blocks)

    def start(self) -> None:
        """Take the first step, and the others as the window has time."""
        self.step()
        if not self.is_done:
            self._timer.start()

    def adapts(self, room: float) -> bool:
        """Go on in a column of another width, if what is written may stay as it is there."""
        may_stay = self._too_wide(self._room) == self._too_wide(room)
        may_stay &= self._look == self._look.for_headings(self._headings, room)
        if may_stay and self._sizes == self._picture_sizes(room):
            self._room = room
            return True
        return False

    def _picture_sizes(self, room: float) -> dict[int, tuple[float, float]]:
        """Width and height of each picture, by the number of its block."""
        blocks = self.reading.blocks
        return {
            number: self._look.picture_size(picture, room)
            for number in self.reading.pictures
            if (picture := blocks[number].picture)
        }

    def _too_wide(self, room: float) -> frozenset[int]:
        """The tables, by their first block, whose columns don't fit beside each other."""
        return frozenset(first for first in self._most if self._is_too_wide(first, room))

    def _is_too_wide(self, first: int, room: float) -> bool:
        if self._most[first] <= room:
            return False
        if first not in self._needed:
            self._needed[first] = needed_width(self._columns[first], self._look)
        return self._needed[first] > room

    def stop(self) -> None:
        """Write no more."""
        self._timer.stop()

    def must_wait(self, position: int, act: Callable[[], None]) -> bool:
        """Whether ``position`` is not written yet; ``act`` is then done a step later."""
        if self.is_done or position < self.reached:
            return False
        self._waiting = act
        return True

    def step(self) -> None:
        """Write some blocks."""
        start = self.reached
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        until = perf_counter() + _STEP_SECONDS
        while not self.is_done:
            self._write(cursor)
            late = perf_counter() > until or self.reached - start > _MOST_IN_STEP
            if late and (self.reached > _FIRST_STEP or self._next > _FIRST_BLOCKS):
                break
        self._decorate(cursor, start)
        cursor.endEditBlock()
        if self.is_done:
            self._timer.stop()
        self.progressed.emit()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _write(self, cursor: QTextCursor) -> None:
        """Write the next block, or the table that begins there."""
        block = self.reading.blocks[self._next]
        if block.opens_table:
            self._write_table(cursor)
        else:
            self._write_block(cursor, block)
        self.reached = cursor.position()

    def _write_block(self, cursor: QTextCursor, block: ShownBlock) -> None:
        looks, text = self._look.block(block, first=not self._next), self._look.text(block)
        # Below a table there is a block already.
        if self._next and not self._below_table:
            cursor.insertBlock(looks, text)
        else:
            cursor.setBlockFormat(looks)
            cursor.setBlockCharFormat(text)
        if block.picture is None:
            cursor.insertText(block.text, text)
        else:
            cursor.insertImage(self._look.picture(self._next, self._sizes[self._next]))
            line = block.text.removeprefix(PICTURE_SIGN)
            cursor.insertText(line, self._look.picture_line(self._next, block))
        self._below_table = False
        self._next += 1

    def _write_table(self, cursor: QTextCursor) -> None:
        first = self._next
        rows = self.reading.table(first)
        below_text = bool(first) and not self._below_table
        if not below_text:
            cursor.setBlockFormat(self._look.nothing())
        stacked = self._is_too_wide(first, self._room)
        write_table(cursor, rows, self._look, stacked=stacked, below_text=below_text)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._below_table = True
        self._next = first + len(rows)

    def _decorate(self, cursor: QTextCursor, start: int) -> None:
        """Lay bold, italics, links and fonts over what was written from ``start`` on."""
        for first, last, style in self.reading.styled(start, self.reached):
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._look.style(style))


def _is_large(block: ShownBlock) -> bool:
    return block.kind is BlockKind.HEADING and not block.aside


def _blank() -> QImage:
    """What Qt draws where a picture will be painted: nothing."""
    blank = QImage(1, 1, QImage.Format.Format_ARGB32)
    blank.fill(0)
    return blank
