"""The canvas on which pages lie: where they are, how large, and which part is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from kanttekening.ui.reader.page_stack import GAP, PageStack, PlacedPage, fitting_zoom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.layout import PageSize

LINE = 48
_ZOOM_STEP = 1.1
_WIDEST_FIT = 1.75
_NOTCH = 120


class PageCanvas(QAbstractScrollArea):
    """Lays out, scrolls and zooms pages; what is painted on them is for who builds on it."""

    zoomed = Signal(float)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = PageStack()
        self._sizes: Sequence[PageSize] = ()
        self._fits = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Another part of the canvas is in sight now, or at another zoom."""
        self.viewport().update()

    # The place

    @property
    def page(self) -> int:
        """The page one is reading; 0 when there is none."""
        found = self.stack.nearest(self._top + self.viewport().height() // 3)
        return found.page if found else 0

    def go_to_page(self, number: int) -> None:
        """Show a page from its top."""
        if self.stack.pages:
            page = self.stack.pages[min(len(self.stack.pages), max(1, number)) - 1]
            self.verticalScrollBar().setValue(page.y - GAP)

    # Zoom

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper."""
        return self.stack.zoom

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the width of the window."""
        return self._fits

    def fit_width(self) -> None:
        """Let the page fill the width, from now on."""
        self._fits = True
        self._zoom_around(self._fitting(), QPoint(0, 0))

    def set_zoom(self, zoom: float, around: QPoint | None = None) -> None:
        """Zoom; the point ``around`` of the viewport stays where it is."""
        self._fits = False
        middle = QPoint(self.viewport().width() // 2, self.viewport().height() // 3)
        self._zoom_around(zoom, around or middle)

    def zoom_by(self, steps: float, around: QPoint | None = None) -> None:
        """Zoom in (or out) by a number of steps of ten per cent."""
        self.set_zoom(self.zoom * _ZOOM_STEP**steps, around)

    def _fitting(self) -> float:
        return min(_WIDEST_FIT, fitting_zoom(self._sizes, self.viewport().width()))

    def _zoom_around(self, zoom: float, point: QPoint) -> None:
        page = self.stack.nearest(self._top + point.y())
        if page is None:
            return
        x, y = self.stack.to_points(page, self._left + point.x(), self._top + point.y())
        self._lay_out(zoom)
        now = self.stack.pages[page.page - 1]
        self.verticalScrollBar().setValue(round(now.y + y * self.stack.scale) - point.y())
        self.horizontalScrollBar().setValue(round(now.x + x * self.stack.scale) - point.x())
        self.refresh()

    def _relayout(self) -> None:
        self._lay_out(self._fitting() if self._fits else self.zoom)

    def _lay_out(self, zoom: float) -> None:
        view = self.viewport()
        self.stack = PageStack(self._sizes, zoom, view.width())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self.stack.height - view.height()))
        down.setPageStep(max(1, view.height() - LINE))
        down.setSingleStep(LINE)
        across.setRange(0, max(0, self.stack.width - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(LINE)
        self.zoomed.emit(self.stack.zoom)
        self.viewport().update()

    # Where things are

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _in_viewport(self, page: PlacedPage) -> QRect:
        return QRect(page.x - self._left, page.y - self._top, page.width, page.height)

    def page_point(self, point: QPoint) -> tuple[int, float, float] | None:
        """The page under (or nearest to) a point of the viewport, and where on it, in points."""
        page = self.stack.nearest(self._top + point.y())
        if page is None:
            return None
        return page.page, *self.stack.to_points(page, self._left + point.x(), self._top + point.y())

    # Qt's side

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """See Qt."""
        self.refresh()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        if self._sizes:
            page = self.stack.nearest(self._top)
            share = (self._top - page.y) / page.height if page else 0
            self._relayout()
            if page:
                now = self.stack.pages[page.page - 1]
                self.verticalScrollBar().setValue(round(now.y + share * now.height))
            self.refresh()
            self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See Qt."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / _NOTCH, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)
