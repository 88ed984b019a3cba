"""How a page looks: paper with a soft shadow, and over it marks, hits, selection and caret."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from kanttekening.domain.annotation import Visibility
from kanttekening.ui.colors import LIGHT
from kanttekening.ui.reader.margin_signs import MarginSigns
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.layout import PageRect
    from kanttekening.ui.colors import MarkColors
    from kanttekening.ui.reader.page_images import Piece
    from kanttekening.ui.theme import Theme

_SHADOW = ((1, 34), (2, 18), (4, 10), (7, 5))
_CHIP = 13
_CHIP_INSET = 8
_CHIP_GAP = 2
_SELECTION = QColor("#A9C9EE")
HIT = QColor(LIGHT.hit)
CURRENT_HIT = QColor("#FFB56B")
HIT_LINE = QColor(LIGHT.hit_line)
_HIT_LINE, _CURRENT_LINE, _HIT_ROUND = 1.2, 2.2, 2.5
_CARET = QColor("#154273")
_DEAD = QColor("#A3261B")
_SPOKEN = QColor("#D5E5F7")
_SPOKEN_LINE = 1.6
_LINE, _UNDERLINE = 1.2, 2.6
_LINE_GAP = 1.2
_FRAME_LINE, FRAME_ALPHA = 1.8, 70
_FLASH_PADDING = 3
_WIDE_TEXT = 3
_PAPER_INK = QColor("#4D5866")


@dataclass(frozen=True, slots=True)
class PaintedMark:
    """One mark on one page.

    One that is underlined has a thick line, and no colour behind it; a frame has a line around it
    and a little colour, so that a figure stays what it is. ``below`` is how many others are on the
    same words: each has its line below theirs.
    """

    kind: MarkKind
    rects: Sequence[PageRect]
    is_underlined: bool = False
    is_frame: bool = False
    visibility: Visibility = Visibility.PRIVATE
    below: int = 0


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is painted over one page; rectangles are in points of that page."""

    marks: Sequence[PaintedMark] = ()
    hits: Sequence[PageRect] = ()
    current: Sequence[PageRect] = ()
    selected: Sequence[PageRect] = ()
    flash: Sequence[PageRect] = ()
    spoken: Sequence[PageRect] = ()
    caret: tuple[PageRect, bool] | None = None
    dead: Sequence[PageRect] = ()
    text_left: float | None = None  # where the text begins: signs stay left of it


class PagePainter:
    """Paints pages at one scale (logical pixels per point)."""

    def __init__(self, painter: QPainter, theme: Theme, scale: float) -> None:
        self._painter = painter
        self._theme = theme
        self._scale = scale
        self._turned = 0

    def paper(self, where: QRect) -> None:
        """The sheet and its shadow."""
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        for reach, alpha in reversed(_SHADOW):
            painter.setBrush(QColor(20, 28, 40, alpha))
            painter.drawRoundedRect(
                QRectF(where).adjusted(-reach, -reach / 2, reach, reach * 1.3), reach, reach
            )
        painter.fillRect(where, Qt.GlobalColor.white)

    def turn(self, where: QRect, quarters: int) -> QRect:
        """Paint what follows on a page that lies turned; the answer is where it lies upright.

        ``turn_back`` ends it.
        """
        painter = self._painter
        painter.save()
        self._turned = quarters
        if not quarters:
            return where
        corner = (where.topLeft(), where.topRight(), where.bottomRight(), where.bottomLeft())
        off = ((0, 0), (1, 0), (1, 1), (0, 1))[quarters]
        painter.translate(corner[quarters] + QPoint(*off))
        painter.rotate(90 * quarters)
        size = where.size().transposed() if quarters % 2 else where.size()
        return QRect(QPoint(0, 0), size)

    def turn_back(self) -> None:
        """The page is done."""
        self._turned = 0
        self._painter.restore()

    def pieces(self, where: QRect, pieces: Sequence[Piece]) -> None:
        """The page itself, and over it the sharp areas of a page that is shown very large."""
        for piece in pieces:
            if piece.area is None:
                self.image(QRectF(where), piece.image)
                continue
            # From pixels at the area's scale to the place where the page lies now.
            area, shrunk = piece.area, self._scale / piece.area.scale
            part = QRectF(
                where.left() + area.left * shrunk,
                where.top() + area.top * shrunk,
                (area.right - area.left) * shrunk,
                (area.bottom - area.top) * shrunk,
            )
            self.image(part, piece.image)

    def image(self, where: QRectF, image: QImage) -> None:
        """A picture of paper; one of another scale is stretched until the right one comes."""
        painter = self._painter
        ratio = painter.device().devicePixelRatioF()
        exact = abs(image.width() - where.width() * ratio) <= 2 * ratio
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, not exact and image.width() > where.width()
        )
        if not exact:
            painter.drawImage(where, image, QRectF(image.rect()))
            return
        # Pixel on pixel, whatever the screen's ratio; the image itself is left as it is, because
        # its pixels are shared with the worker and would be copied.
        painter.save()
        painter.translate(where.topLeft())
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(QPointF(0, 0), image)
        painter.restore()

    def message(self, where: QRect, text: str) -> None:
        """What is written on a page that can't be shown."""
        self._painter.setPen(_PAPER_INK)
        self._painter.setFont(self._theme.font())
        inside = where.adjusted(24, 24, -24, -24)
        self._painter.drawText(
            inside, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text
        )

    def overlay(self, where: QRect, over: Overlay) -> None:
        """Everything that lies over the text; colours are multiplied, so ink stays black."""
        painter = self._painter
        painter.save()
        painter.setClipRect(where)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in over.marks:
            fill = QColor(self._theme.paper_mark(mark.kind).fill)
            if mark.is_frame:
                fill.setAlpha(FRAME_ALPHA)
            if not mark.is_underlined:
                self._fill(where, mark.rects, fill)
        self._fill(where, over.hits, HIT)
        self._fill(where, over.current, CURRENT_HIT)
        self._fill(where, over.flash, CURRENT_HIT)
        self._fill(where, over.selected, _SELECTION)
        self._fill(where, over.spoken, _SPOKEN)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        signs = MarginSigns(QPointF(_CHIP + _CHIP_GAP, 0), self._margin(where, over))
        for mark in over.marks:
            self._sign(where, mark, signs)
        for box, number in signs.crowded:
            self._upright(box, partial(paint_number, self._painter, self._theme.font(), number))
        self._ring(where, over.hits, _HIT_LINE)
        self._ring(where, over.current, _CURRENT_LINE)
        self._strike(where, over.dead)
        self._underline(where, over.spoken)
        self._outline(where, over.flash)
        if over.caret is not None:
            self._caret(where, *over.caret)
        painter.restore()

    def _fill(self, where: QRect, rects: Sequence[PageRect], color: QColor) -> None:
        for rect in rects:
            box = self._box(where, rect)
            self._painter.fillRect(box.adjusted(-1, -0.5, 1, 0.5), color)

    def _underline(self, where: QRect, rects: Sequence[PageRect]) -> None:
        for rect in rects:
            box = self._box(where, rect)
            line = QRectF(box.left(), box.bottom(), box.width(), _SPOKEN_LINE)
            self._painter.fillRect(line, _CARET)

    def _sign(self, where: QRect, mark: PaintedMark, signs: MarginSigns) -> None:
        """The kind's letter in the margin and a line under the words: not colour alone."""
        kind, rects = mark.kind, mark.rects
        if not rects:
            return
        edge = QColor(self._theme.paper_mark(kind).edge)
        thick = _UNDERLINE if mark.is_underlined else _LINE
        for rect in rects:
            box = self._box(where, rect)
            bottom = box.bottom() + mark.below * (_LINE + _LINE_GAP)
            line = QRectF(box.left() - 1, bottom, box.width() + 2, thick)
            if mark.is_frame:
                self._frame(box, edge)
            else:
                self._painter.fillRect(line, edge)
        first = self._box(where, rects[0])
        middle = first.top() + _CHIP / 2 if mark.is_frame else first.center().y()
        chip = signs.place(QRectF(where.left() + _CHIP_INSET, middle - _CHIP / 2, _CHIP, _CHIP))
        if chip is None:
            return
        self._upright(chip, lambda box: paint_chip(self._painter, self._theme, box, kind))

    def _upright(self, chip: QRectF, paint: Callable[[QRectF], None]) -> None:
        """A letter stays upright when its page lies turned."""
        self._painter.save()
        self._painter.translate(chip.center())
        self._painter.rotate(-90 * self._turned)
        paint(chip.translated(-chip.center()))
        self._painter.restore()

    def _margin(self, where: QRect, over: Overlay) -> QRectF:
        margin = QRectF(where)
        if over.text_left is not None:
            margin.setRight(where.left() + over.text_left * self._scale - _CHIP_GAP)
        return margin

    def _frame(self, box: QRectF, edge: QColor) -> None:
        self._painter.save()
        self._painter.setPen(QPen(edge, _FRAME_LINE))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box, 2, 2)
        self._painter.restore()

    def _strike(self, where: QRect, rects: Sequence[PageRect]) -> None:
        """A link that leads nowhere: a line of dots under it, and no hand over it."""
        self._painter.setPen(QPen(_DEAD, 1.4, Qt.PenStyle.DotLine))
        for rect in rects:
            box = self._box(where, rect)
            self._painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _ring(self, where: QRect, rects: Sequence[PageRect], thick: float) -> None:
        """What was found has a line all around: marks have one below only."""
        self._painter.setPen(QPen(HIT_LINE, thick))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            box = self._box(where, rect).adjusted(-0.5, -1, 0.5, 1)  # the spaces stay in sight
            self._painter.drawRoundedRect(box, _HIT_ROUND, _HIT_ROUND)
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _outline(self, where: QRect, rects: Sequence[PageRect]) -> None:
        self._painter.setPen(QPen(_CARET, 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        pad = _FLASH_PADDING
        for rect in rects:
            box = self._box(where, rect).adjusted(-pad, -pad, pad, pad)
            self._painter.drawRoundedRect(box, 3, 3)

    def _caret(self, where: QRect, rect: PageRect, behind: bool) -> None:  # noqa: FBT001
        box = self._box(where, rect)
        x = box.right() if behind else box.left()
        self._painter.fillRect(QRectF(x - 1, box.top() - 1, 2, box.height() + 2), _CARET)

    def _box(self, where: QRect, rect: PageRect) -> QRectF:
        return QRectF(
            where.left() + rect.x0 * self._scale,
            where.top() + rect.y0 * self._scale,
            (rect.x1 - rect.x0) * self._scale,
            (rect.y1 - rect.y0) * self._scale,
        )


def paint_chip(painter: QPainter, theme: Theme, where: QRectF, kind: MarkKind) -> None:
    """A kind of mark as a small letter on its colour, on paper."""
    paint_kind(painter, theme.font(), where, kind, theme.paper_mark(kind))


def paint_kind(
    painter: QPainter, font: QFont, where: QRectF, kind: MarkKind, colors: MarkColors
) -> None:
    """A kind of mark as a small letter on its colour."""
    paint_sign(painter, font, where, words.kind_letter(kind), (colors.fill, colors.edge))


def paint_number(painter: QPainter, font: QFont, number: int, where: QRectF) -> None:
    """How many marks there are, where their letters have no room beside each other."""
    painter.fillRect(where, Qt.GlobalColor.white)
    paint_sign(painter, font, where, str(number), ("#DDE3EB", _PAPER_INK.name()))


def paint_sign(
    painter: QPainter, font: QFont, where: QRectF, text: str, colors: tuple[str, str]
) -> None:
    """A few letters on a small ground; ``colors`` are those of the ground and of the letters."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors[0]))
    painter.drawRoundedRect(where, 3, 3)
    font = QFont(font)
    font.setPixelSize(round(where.height() * (0.72 if len(text) < _WIDE_TEXT else 0.5)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colors[1]))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
