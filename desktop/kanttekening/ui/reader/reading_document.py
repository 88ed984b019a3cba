"""Fills a QTextDocument with the Leesweergave: headings, lists, tables, bold, italics, links."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from kanttekening.domain.document import BlockKind, StyleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor

    from kanttekening.domain.document import Style
    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock

# A dead link has an address too, so that Qt shows a tooltip for it; nothing ever follows it.
DEAD = "kanttekening:dead"

# Per cent of the font's own height, which is 1.25 em already.
_LINE_HEIGHT = 132
_HEADING_LINE_HEIGHT = 106
_HEADING_FACTORS = {1: 1.5, 2: 1.28, 3: 1.12}
_SPACE_AFTER = 0.75
_INDENT = 1.5
# Characters in one step: some ten milliseconds, layout included.
_STEP = 16_000


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How the column looks. ``font`` has the size of running text, in points."""

    font: QFont
    ink: QColor
    faint: QColor
    link: QColor
    line: QColor

    @property
    def em(self) -> float:
        """The size of running text in pixels."""
        return self.font.pointSizeF() * 96 / 72


class ReadingFiller(QObject):
    """Writes a document block by block, so that a long report never holds up the window.

    The first step is taken at once, which is all there is to do for a letter. ``reached`` is the
    first position that is not written yet.
    """

    progressed = Signal()

    def __init__(
        self,
        document: QTextDocument,
        reading: ReadingText,
        styles: Sequence[Style],
        look: ReadingStyle,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._reading = reading
        self._look = look
        self._next = 0
        self._styled = sorted(
            (
                (start, end, style)
                for style in styles
                for start, end in reading.map.positions(style.span)
            ),
            key=itemgetter(0, 1),
        )
        self.reached = 0
        self._waiting: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font)
        document.setDocumentMargin(0)

    @property
    def is_done(self) -> bool:
        """Whether everything is written."""
        return self._next >= len(self._reading.blocks)

    def start(self) -> None:
        """Take the first step, and the others as the window has time."""
        self.step()
        if not self.is_done:
            self._timer.start()

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
        while not self.is_done and self.reached - start < _STEP:
            self._write(cursor, self._reading.blocks[self._next])
        self._decorate(cursor, start)
        cursor.endEditBlock()
        if self.is_done:
            self._timer.stop()
        self.progressed.emit()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _write(self, cursor: QTextCursor, block: ShownBlock) -> None:
        look = _base(block, self._look)
        if self._next:
            cursor.insertBlock(_block_format(block, self._look, first=False), look)
        else:
            cursor.setBlockFormat(_block_format(block, self._look, first=True))
            cursor.setBlockCharFormat(look)
        cursor.insertText(block.text, look)
        self._next += 1
        self.reached = cursor.position()

    def _decorate(self, cursor: QTextCursor, start: int) -> None:
        """Lay bold, italics and links over what was written from ``start`` on."""
        for first, last, style in self._styled[
            bisect_left(self._styled, start, key=itemgetter(0)) :
        ]:
            if first >= self.reached:
                break
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_char_format(style, self._look))


def _base(block: ShownBlock, look: ReadingStyle) -> QTextCharFormat:
    made = QTextCharFormat()
    font = QFont(look.font)
    if block.kind is BlockKind.HEADING:
        font.setPointSizeF(font.pointSizeF() * _HEADING_FACTORS.get(block.level, 1.05))
        font.setWeight(QFont.Weight.Bold)
    made.setFont(font)
    made.setForeground(look.ink)
    return made


def _block_format(block: ShownBlock, look: ReadingStyle, *, first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    em = look.em
    heights = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    made.setLineHeight(_LINE_HEIGHT, heights.value)
    made.setBottomMargin(em * _SPACE_AFTER)
    if block.kind is BlockKind.HEADING:
        made.setLineHeight(_HEADING_LINE_HEIGHT, heights.value)
        made.setTopMargin(0 if first else em * (1.1 if block.level > 1 else 1.4))
        made.setBottomMargin(em * 0.6)
        made.setHeadingLevel(max(1, min(6, block.level)))
    elif block.kind is BlockKind.LIST_ITEM:
        made.setLeftMargin(em * _INDENT * (block.level + 1))
        made.setBottomMargin(em * 0.35)
    elif block.kind is BlockKind.RULE:
        made.setBottomMargin(em * 1.2)
    return made


def _char_format(style: Style, look: ReadingStyle) -> QTextCharFormat:
    made = QTextCharFormat()
    if style.kind is StyleKind.BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    elif style.kind is StyleKind.ITALIC:
        made.setFontItalic(True)
    else:
        made.setAnchor(True)
        made.setAnchorHref(style.target or DEAD)
        made.setForeground(look.link if style.target else look.faint)
        made.setFontUnderline(style.target is not None)
    return made
