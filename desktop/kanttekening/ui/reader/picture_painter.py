"""Paints the pictures of the Leesweergave where room was left for them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kanttekening.ui.reader.margin_signs import MarginSigns
from kanttekening.ui.reader.page_painter import FRAME_ALPHA, paint_kind
from kanttekening.ui.reader.page_turn import turned_box, turned_size
from kanttekening.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.picture import PagePicture
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock
    from kanttekening.ui.reader.reading_view import ReadingView

_CORNER = 3.0
_WHITE = 244  # of 255, in every colour: the paper of most pages
_SELECTED = 90
_FRAME_LINE = 2.0
_CHIP, _CHIP_IN = 14, 4


def paint_pictures(
    painter: QPainter, view: ReadingView, reading: ReadingText, paper: ReadingPaperChoice
) -> None:
    """Paint the pictures in sight, and ask for them and for those on the next screen."""
    height = view.viewport().height()
    near, ratio = [], view.devicePixelRatioF()
    top = reading.block_at(view.points.position_at(QPoint(0, 0)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number in reading.pictures[bisect_left(reading.pictures, top) :]:
        block = reading.blocks[number]
        place = reading.place(block)
        where = room_of(view, place)
        if where is None or where.top() > 2 * height or block.picture is None:
            break
        if where.bottom() < 0:
            continue
        across, _ = turned_size(_size(block.picture.area), block.picture.turned)
        near.append((block.picture, ratio * where.width() / across))
        if where.top() < height:
            _paint(painter, where, view.images.image(block.picture), paper)
            _paint_areas(painter, where, block, paper)
            if _is_selected(view, place):
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


def _paint_areas(
    painter: QPainter, where: QRectF, block: ShownBlock, paper: ReadingPaperChoice
) -> None:
    """Frames around what is marked on a picture, each with the letter of its kind."""
    if block.picture is None:
        return
    signs = MarginSigns(QPointF(_CHIP + _CHIP_IN, 0))
    for mark in block.areas:
        frame = area_on(where, block.picture, mark.area)
        colors = paper.mark(mark.kind)
        fill = QColor(colors.fill)
        fill.setAlpha(FRAME_ALPHA)
        painter.setPen(QPen(QColor(colors.edge), _FRAME_LINE))
        painter.setBrush(fill)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        corner = QRectF(frame.left() + _CHIP_IN, frame.top() + _CHIP_IN, _CHIP, _CHIP)
        box = signs.place(corner)
        if box is not None:
            paint_kind(painter, paper.ui_font(TextRole.BODY), box, mark.kind, colors)


def area_on(where: QRectF, picture: PagePicture, area: PageRect) -> QRectF:
    """Where an area of the page lies on a picture that stands at ``where``; within its edges."""
    whole = picture.area
    left, top = max(0.0, area.x0 - whole.x0), max(0.0, area.y0 - whole.y0)
    right, bottom = min(area.x1, whole.x1) - whole.x0, min(area.y1, whole.y1) - whole.y0
    size = turned_size(_size(whole), picture.turned)
    x0, y0, x1, y1 = turned_box((left, top, right, bottom), size, picture.turned)
    across, down = where.width() / size[0], where.height() / size[1]
    return QRectF(
        where.left() + x0 * across, where.top() + y0 * down, (x1 - x0) * across, (y1 - y0) * down
    )


def _size(area: PageRect) -> tuple[float, float]:
    return area.x1 - area.x0, area.y1 - area.y0


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
