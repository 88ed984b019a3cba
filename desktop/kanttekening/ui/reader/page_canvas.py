"""The canvas on which pages lie: where they are, how large, and which part is in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from kanttekening.domain.guide import Spot
from kanttekening.domain.place import QUARTERS, Arrangement, Fit, PageLook
from kanttekening.ui.reader.page_stack import (
    GAP,
    PIXELS_PER_POINT,
    PageStack,
    PlacedPage,
    Row,
    fitting,
)
from kanttekening.ui.reader.page_turn import turned_box
from kanttekening.ui.reader.page_zooming import PageZooming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.layout import PageRect, PageSize

LINE = 48
_ZOOM_STEP = 1.1


class PageCanvas(QAbstractScrollArea):
    """Lays out, scrolls, turns and zooms pages; what is painted on them is for who builds on it.

    ``look_chosen`` tells that a person chose another zoom or arrangement; ``adopt`` does not.
    """

    zoomed = Signal(float)
    moved = Signal()
    look_chosen = Signal()
    # Qt sends events before and after the object is one of Python's.
    _zooming: PageZooming | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = PageStack()
        self._laid: object = None
        self.look = PageLook()
        self._sizes: Sequence[PageSize] = ()
        self._aimed: int | None = None
        self._zooming = PageZooming(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Another part of the canvas is in sight now, or at another zoom."""
        self.viewport().update()

    @property
    def sizes(self) -> Sequence[PageSize]:
        """The size of each page, as the file has it."""
        return self._sizes

    # The place

    @property
    def page(self) -> int:
        """The page one is reading; 0 when there is none."""
        if self._aimed and any(page.page == self._aimed for page in self.pages_in_view()):
            return self._aimed
        found = self.stack.nearest(self._top + self.viewport().height() // 3)
        return found.page if found else 0

    def pages_in_view(self, around: int = 0) -> list[PlacedPage]:
        """The pages of which something is in sight, and ``around`` pixels above and below it."""
        return self.stack.in_view(self._top - around, self.viewport().height() + 2 * around)

    def go_to_page(self, number: int) -> None:
        """Show a page from its top."""
        if self.stack.pages:
            page = self._placed(min(len(self.stack.pages), max(1, number)))
            self._go(page, page.y - GAP)
            # Where all pages fit in the window none can come to the top: the one asked for counts.
            self._aimed = page.page
            self.refresh()

    def show_spot(self, spot: Spot) -> None:
        """Bring a height on a page to the top, with a little above it."""
        if not 1 <= spot.page <= len(self.stack.pages):
            return
        if not spot.y:
            self.go_to_page(spot.page)
            return
        _, y = self._from_points(spot.page, 0, spot.y)
        self._go(self._placed(spot.page), y - GAP)
        self._aimed = spot.page
        self.refresh()

    def spot(self, share: float = 0.0) -> Spot:
        """The height on a page that is at the top now, or at a share of the window."""
        page = self.page
        if not page:
            return Spot(1)
        placed = self._placed(page)
        _, y = self.stack.to_points(
            placed, placed.x, self._top + GAP + share * self.viewport().height()
        )
        return Spot(page, max(0.0, y))

    def step(self, by: int) -> None:
        """Go some pages on or back; two that lie beside each other are one step."""
        if self.stack.rows:
            row = min(len(self.stack.rows) - 1, max(0, self.stack.row_of(self.page) + by))
            self.go_to_page(self.stack.rows[row].pages[0].page)

    def page_on(self, by: int) -> None:
        """Go a window further (1) or back (-1); over the edge of a page that is alone in sight."""
        bar = self.verticalScrollBar()
        edge = bar.maximum() if by > 0 else bar.minimum()
        if self._is_single and bar.value() == edge:
            self._turn_over(by)
        else:
            bar.setValue(bar.value() + by * bar.pageStep())

    def go_to_end(self, *, last: bool) -> None:
        """Go to the very top or bottom of the letter."""
        if self.stack.rows:
            row = self.stack.rows[-1 if last else 0]
            self._go(row.pages[0], row.high if last else row.low)

    def _turn_over(self, by: int) -> bool:
        row = self.stack.row_of(self.page) + by
        if not 0 <= row < len(self.stack.rows):
            return False
        to = self.stack.rows[row]
        self._go(to.pages[0], to.low if by > 0 else to.high)
        return True

    def _go(self, page: PlacedPage, top: float) -> None:
        """Scroll to a height of the canvas where ``page`` is in sight."""
        self._open_row(self.stack.rows[self.stack.row_of(page.page)])
        self.verticalScrollBar().setValue(round(top))
        self._aimed = None

    def _open_row(self, row: Row) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(row.low, max(row.low, row.high - self.viewport().height()))

    @property
    def _is_single(self) -> bool:
        return self.look.arrangement is Arrangement.SINGLE

    # Zoom and look

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper."""
        return self.stack.zoom

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the window."""
        return self.look.fit is not Fit.FREE

    def adopt(self, look: PageLook, zoom: float = 0.0) -> None:
        """Lie as a letter was left; without a zoom of its own it fits the width."""
        if look.fit is Fit.FREE and not zoom:
            look = replace(look, fit=Fit.WIDTH)
        self._keeping_place(look, zoom or None, QPoint(0, 0))

    def fit(self, fit: Fit) -> None:
        """Let the page fill the width or the whole window, from now on."""
        self._keeping_place(replace(self.look, fit=fit), None, QPoint(0, 0))
        self.look_chosen.emit()

    def set_zoom(self, zoom: float, around: QPoint | None = None) -> None:
        """Zoom; the point ``around`` of the viewport stays where it is."""
        look = replace(self.look, fit=Fit.FREE)
        self._keeping_place(look, zoom, around or self._where_one_reads)
        self.look_chosen.emit()

    def zoom_by(self, steps: float, around: QPoint | None = None) -> None:
        """Zoom in (or out) by a number of steps of ten per cent."""
        self.zoom_times(_ZOOM_STEP**steps, around)

    def zoom_times(self, factor: float, around: QPoint | None = None) -> None:
        """Zoom from what is seen now: a wide page may have been made smaller to fit."""
        held = self.page_point(around or self._where_one_reads)
        scale = self.stack.scale if held is None else self._placed(held[0]).scale
        self.set_zoom(scale / PIXELS_PER_POINT * factor, around)

    def arrange(self, arrangement: Arrangement) -> None:
        """Lay the pages otherwise; the page one reads stays in sight."""
        self._relaid(replace(self.look, arrangement=arrangement))

    def leave_cover(self, *, alone: bool) -> None:
        """Leave the first page alone, or lay it beside the second."""
        self._relaid(replace(self.look, cover_alone=alone))

    def turn(self, quarters: int) -> None:
        """Turn all pages clockwise; only what is shown, not what was sent."""
        turned = (self.look.turned + quarters) % QUARTERS
        self._relaid(replace(self.look, turned=turned))

    def _relaid(self, look: PageLook) -> None:
        page = self.page
        self.look = look
        self._lay_out(self.zoom)
        self.go_to_page(page)
        self.look_chosen.emit()
        self.moved.emit()

    def _keeping_place(self, look: PageLook, zoom: float | None, point: QPoint) -> None:
        self.look = look
        held = self.page_point(point)
        self._lay_out(zoom if zoom is not None else self.zoom)
        if held is None:
            return
        x, y = self._from_points(*held)
        self._go(self._placed(held[0]), y - point.y())
        self.horizontalScrollBar().setValue(round(x - point.x()))
        self.refresh()

    def _relayout(self) -> None:
        self._lay_out(self.zoom)

    def _lay_out(self, zoom: float) -> None:
        view = self.viewport()
        shares: tuple[float, ...] = ()
        if self.fits:
            zoom, shares = fitting(self._sizes, view.width(), view.height(), self.look)
        page = self.page
        alone = self.look.arrangement is Arrangement.SINGLE
        # A window that finds its size asks five times in a row, and 500 pages take 1.5 ms.
        laid = (self._sizes, zoom, view.width(), view.height() if alone else 0, self.look, shares)
        if laid != self._laid:
            self.stack, self._laid = PageStack(*laid), laid
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(max(1, view.height() - LINE))
        down.setSingleStep(LINE)
        if self.stack.rows:
            known = min(max(1, page), len(self.stack.pages))
            self._open_row(self.stack.rows[self.stack.row_of(known)])
        else:
            down.setRange(0, 0)
        across.setRange(0, max(0, self.stack.width - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(LINE)
        self.zoomed.emit(self.stack.zoom)
        self.viewport().update()

    # Where things are

    @property
    def _where_one_reads(self) -> QPoint:
        return QPoint(self.viewport().width() // 2, self.viewport().height() // 3)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _placed(self, number: int) -> PlacedPage:
        return self.stack.pages[number - 1]

    def _in_viewport(self, page: PlacedPage) -> QRect:
        return QRect(page.x - self._left, page.y - self._top, page.width, page.height)

    def page_point(self, point: QPoint) -> tuple[int, float, float] | None:
        """The page under (or nearest to) a point of the viewport, and where on it, in points."""
        x, y = self._left + point.x(), self._top + point.y()
        page = self.stack.nearest(y, x)
        return None if page is None else (page.page, *self.stack.to_points(page, x, y))

    def _from_points(self, number: int, x: float, y: float) -> tuple[float, float]:
        """Where a point of a page lies on the canvas."""
        page = self._placed(number)
        scale = page.scale
        size = (page.width / scale, page.height / scale)
        left, top, *_ = turned_box((x, y, x, y), size, self.look.turned)
        return page.x + left * scale, page.y + top * scale

    def canvas_height(self, rect: PageRect) -> float:
        """How far below the top of the canvas a rectangle begins."""
        page = self._placed(rect.page)
        scale = page.scale
        size = (page.width / scale, page.height / scale)
        box = turned_box((rect.x0, rect.y0, rect.x1, rect.y1), size, self.look.turned)
        return page.y + box[1] * scale

    def rect_in_viewport(self, rect: PageRect) -> QRect | None:
        """Where a rectangle of a page lies in the viewport."""
        if rect.page > len(self.stack.pages):
            return None
        page = self._placed(rect.page)
        scale = page.scale
        size = (page.width / scale, page.height / scale)
        box = turned_box((rect.x0, rect.y0, rect.x1, rect.y1), size, self.look.turned)
        corner = self._in_viewport(page).topLeft()
        return QRect(
            corner.x() + round(box[0] * scale),
            corner.y() + round(box[1] * scale),
            max(1, round((box[2] - box[0]) * scale)),
            max(1, round((box[3] - box[1]) * scale)),
        )

    # Qt's side

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """See Qt."""
        self._aimed = None
        self.refresh()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        if self._sizes:
            self._keeping_place(self.look, None, QPoint(0, 0))
            self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See Qt."""
        if self._zooming is None or not self._zooming.wheel(event):
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """See Qt."""
        if self._zooming is not None and self._zooming.gesture(event):
            return True
        return super().viewportEvent(event)
