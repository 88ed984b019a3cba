"""Which position of the Leesweergave stands at a point, for all who want to know.

Qt looks for it among all tables above: 15 ms in a report with hundreds of them, while after each
move half a dozen ask where the window begins and ends. What stands lower comes later, so halving
what is left finds it in a few steps; and what was asked is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QTextBlock, QTextDocument

    from kanttekening.ui.reader.reading_view import ReadingView


class ReadingPoints:
    """Remembers the answers for as long as the view stands still."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._standing: object = None
        self._known: dict[tuple[int, int], int] = {}
        self._near = 0

    def position_at(self, point: QPoint) -> int:
        """The position of the document at a point of the viewport, or the one nearest to it."""
        view = self._view
        written, size = view.document().characterCount(), view.viewport().size()
        standing = view.reading, view.bar.value(), view.bar.maximum(), size, written
        if standing != self._standing:
            self._standing, self._known = standing, {}
        place = point.x(), point.y()
        if place not in self._known:
            self._known[place] = self._look(point)
        return self._known[place]

    def _look(self, point: QPoint) -> int:
        scrolled = QPointF(self._view.horizontalScrollBar().value(), self._view.bar.value())
        lines = LaidOut(self._view.document())
        found = lines.position_at(point.toPointF() + scrolled, self._near)
        if found is None:
            return self._view.cursorForPosition(point).position()
        self._near, position = found
        return position


class LaidOut:
    """A document as far as it is laid out; looking at it here never makes Qt lay out more.

    Cells beside each other begin at the same height.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._layout = document.documentLayout()

    def position_at(self, point: QPointF, near: int = 0) -> tuple[int, int] | None:
        """The number of the block at a point and the position there; None if nobody knows yet.

        ``near`` is the number of a block that is probably not far.
        """
        number = self._last_above(point.y(), near)
        block = self._document.findBlockByNumber(number)
        if not _is_laid_out(block) or (block.next().isValid() and not _is_laid_out(block.next())):
            return None
        if block.length() == 1 and self._is_right_of(block, block.previous()):
            # Qt puts the empty block that it needs below a table at the end of its last row.
            block = block.previous()
        while self._corner(block).x() > point.x() and self._is_beside(block.previous(), block):
            block = block.previous()
        return number, self._position_in(block, point - self._corner(block))

    def _last_above(self, height: float, near: int) -> int:
        """The number of the last block that begins at ``height`` or above it."""
        count = self._document.blockCount()
        low, step = min(near, count - 1), 1
        while low and not self._begins_above(low, height):
            low, step = max(0, low - step), 2 * step
        high, step = low + 1, 1
        while high < count and self._begins_above(high, height):
            low, high, step = high, high + step, 2 * step
        high = min(high, count)
        while high - low > 1:
            middle = (low + high) // 2
            if self._begins_above(middle, height):
                low = middle
            else:
                high = middle
        return low

    def _begins_above(self, number: int, height: float) -> bool:
        block = self._document.findBlockByNumber(number)
        return _is_laid_out(block) and self._corner(block).y() <= height

    def _is_beside(self, block: QTextBlock, other: QTextBlock) -> bool:
        return block.isValid() and self._corner(block).y() == self._corner(other).y()

    def _is_right_of(self, block: QTextBlock, other: QTextBlock) -> bool:
        right = self._layout.blockBoundingRect(other).right()
        return other.isValid() and self._corner(block).x() >= right

    def _corner(self, block: QTextBlock) -> QPointF:
        return self._layout.blockBoundingRect(block).topLeft()

    @staticmethod
    def _position_in(block: QTextBlock, within: QPointF) -> int:
        """The position nearest to a point of the block; between lines, where the next begins."""
        lines = block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            if within.y() < line.y():
                return block.position() + line.textStart()
            if within.y() < line.y() + line.height():
                return block.position() + line.xToCursor(within.x())
        return block.position() + block.length() - (not block.next().isValid())


def _is_laid_out(block: QTextBlock) -> bool:
    return block.layout().lineCount() > 0
