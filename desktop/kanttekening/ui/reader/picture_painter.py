"""Paints the pictures of the Leesweergave where room was left for them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.reading_text import ReadingText
    from kanttekening.ui.reader.reading_view import ReadingView

_CORNER = 3.0
_WHITE = 244  # of 255, in every colour: the paper of most pages
_SELECTED = 90


def paint_pictures(
    painter: QPainter, view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice
) -> None:
    """Paint the pictures in sight, and ask for them and for those on the next screen."""
    height = view.viewport().height()
    near, ratio = [], view.devicePixelRatioF()
    top = reading.block_at(view.cursorForPosition(QPoint(0, 0)).position())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number in reading.pictures[bisect_left(reading.pictures, top) :]:
        block = reading.blocks[number]
        where = room_of(view, block.position)
        if where is None or where.top() > 2 * height or block.picture is None:
            break
        if where.bottom() < 0:
            continue
        area = block.picture.area
        near.append((block.picture, ratio * where.width() / (area.x1 - area.x0)))
        if where.top() < height:
            _paint(painter, where, view.images.image(block.picture), paper)
            if _is_selected(view, block.position):
                chosen = QColor(paper.color("accent"))
                chosen.setAlpha(_SELECTED)
                painter.fillRect(where, chosen)
    view.images.look(near)


def room_of(view: ReadingView, position: int) -> QRectF | None:
    """Where the picture at a position of the document stands in the viewport."""
    cursor = view.cursor_at(position)
    if cursor.position() != position:
        return None  # not written yet
    where = view.cursorRect(cursor)
    cursor.movePosition(cursor.MoveOperation.NextCharacter)
    look = cursor.charFormat().toImageFormat()
    if not look.isValid():
        return None
    return QRectF(where.left(), where.top(), look.width(), look.height())


def _paint(
    painter: QPainter, where: QRectF, image: QImage | None, paper: ReadingPaperChoice
) -> None:
    """A picture, or its place while it is drawn. White ones have a frame on paper that is not."""
    line = QPen(paper.color("line"), 1)
    inner = where.adjusted(0.5, 0.5, -0.5, -0.5)
    if image is None:
        painter.setPen(line)
        painter.setBrush(paper.color("hover"))
        painter.drawRoundedRect(inner, _CORNER, _CORNER)
        return
    painter.drawImage(where, image)
    if _is_white(image) and not _is_light(paper.color("surface")):
        painter.setPen(line)
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRect(inner)


def _is_white(image: QImage) -> bool:
    """Whether a picture stands on white: its corners tell."""
    right, bottom = image.width() - 1, image.height() - 1
    corners = ((0, 0), (right, 0), (0, bottom), (right, bottom))
    return sum(_is_light(image.pixelColor(x, y)) for x, y in corners) > 1


def _is_light(color: QColor) -> bool:
    return min(color.red(), color.green(), color.blue()) >= _WHITE


def _is_selected(view: ReadingView, position: int) -> bool:
    cursor = view.textCursor()
    return cursor.selectionStart() <= position < cursor.selectionEnd()
