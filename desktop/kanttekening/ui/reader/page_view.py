"""Origineel: the pages as they were sent, under each other on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.marks import Mark, mark_at
from kanttekening.ui.reader.page_hand import PageHand
from kanttekening.ui.reader.page_keys import PageKeys
from kanttekening.ui.reader.page_overlay import OverlayMaker
from kanttekening.ui.reader.page_painter import PagePainter
from kanttekening.ui.reader.page_stack import GAP, PageStack, PlacedPage, fitting_zoom
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.layout import PageRect
    from kanttekening.ui.reader.open_letter import OpenLetter, Prepared
    from kanttekening.ui.reader.page_source import PageSource
    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.theme import Theme

_FLASH_MS = 1100
_ZOOM_STEP = 1.1
_WIDEST_FIT = 1.75
_LINE = 48
_NOTCH = 120
# A passage we go to stands at a third of the height: there is something to read before it.
_REVEAL_AT = 0.3
_SETTLE_MS = 120


class PageView(QAbstractScrollArea):
    """Shows, scrolls and zooms the pages; what lies over them comes from ``OverlayMaker``."""

    zoomed = Signal(float)
    moved = Signal()
    page_changed = Signal(int)
    mark_clicked = Signal(str)
    selected = Signal()

    def __init__(
        self, source: PageSource, selection: Selection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._theme = theme
        self.selection = selection
        self.overlay = OverlayMaker(selection)
        self.stack = PageStack()
        self._opened: OpenLetter | None = None
        self._fits = True
        self._page = 0
        self._place: int | None = None
        self._hand = PageHand(self, selection)
        self._keys = PageKeys(self, selection)
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._told_timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._told_timer.timeout.connect(self._tell_page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        source.arrived.connect(self._on_arrived)
        selection.changed.connect(self._on_selection_changed)
        theme.changed.connect(self.viewport().update)

    # What is shown

    def show_letter(self, opened: OpenLetter) -> None:
        """Lay out the pages of a letter; their images follow."""
        self._opened = opened
        self._page = 0
        self.overlay.open(opened.layout)
        self._hand.forget()
        self._keys.forget()
        self._fits = True
        self._relayout()
        self.verticalScrollBar().setValue(0)
        self._refresh()

    def prepared(self, prepared: Prepared) -> None:
        """The indexes have come: mouse, caret and search work from now on."""
        self.overlay.index = prepared.index
        self._hand.learn(prepared)
        self._keys.learn(prepared)
        self._tell_page()
        self.viewport().update()

    def ask_again(self) -> None:
        """Ask for the images of what is in sight: the pages have been opened."""
        self._refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._opened = None
        self.overlay.close()
        self._hand.forget()
        self._keys.forget()
        self._relayout()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks."""
        self.overlay.set_marks(marks)
        self.viewport().update()

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Show what was found, and which one is the current."""
        self.overlay.set_hits(hits, current)
        self.viewport().update()

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Bring a passage into sight, if it isn't."""
        where = self.rect_of(span)
        if where is None:
            return
        height = self.viewport().height()
        if where.top() < GAP or where.bottom() > height - GAP:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + where.top() - height * _REVEAL_AT))
        across = self.horizontalScrollBar()
        if where.left() < 0 or where.left() > self.viewport().width() - _LINE:
            across.setValue(across.value() + where.left() - _LINE)
        if flash:
            self.overlay.flash = span
            self._flash_timer.start()
        self.viewport().update()

    def rect_of(self, span: Span) -> QRect | None:
        """Where the first line of a passage stands in the viewport."""
        rects = self.overlay.rects(span)
        return self._rect_in_viewport(rects[0]) if rects else None

    def rect_of_end(self, span: Span) -> QRect | None:
        """Where the last line of a passage stands in the viewport."""
        rects = self.overlay.rects(span)
        return self._rect_in_viewport(rects[-1]) if rects else None

    def _rect_in_viewport(self, rect: PageRect) -> QRect | None:
        if rect.page > len(self.stack.pages):
            return None
        page, scale = self.stack.pages[rect.page - 1], self.stack.scale
        corner = self._in_viewport(page).topLeft()
        return QRect(
            corner.x() + round(rect.x0 * scale),
            corner.y() + round(rect.y0 * scale),
            max(1, round((rect.x1 - rect.x0) * scale)),
            max(1, round((rect.y1 - rect.y0) * scale)),
        )

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

    def top_offset(self) -> int:
        """The first character in sight."""
        if self.overlay.index is None:
            return self._place or 0
        if not self._top:
            return 0
        for page in self.stack.in_view(self._top, self.viewport().height()):
            _, y = self.stack.to_points(page, 0, self._top)
            found = self.overlay.index.first_offset(page.page, y)
            if found is not None:
                return found
        return 0

    def scroll_to(self, offset: int) -> None:
        """Put the line of ``offset`` at the top; the start of the text is the top of page one."""
        self._place = offset
        where = self.rect_of(Span(offset, offset + 1)) if offset else None
        if where is None and offset:
            where = self.rect_of(Span(offset, offset + 80))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + where.top() - 4 if where else 0)

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
        sizes = self._opened.layout.pages if self._opened else ()
        return min(_WIDEST_FIT, fitting_zoom(sizes, self.viewport().width()))

    def _zoom_around(self, zoom: float, point: QPoint) -> None:
        page = self.stack.nearest(self._top + point.y())
        if page is None:
            return
        x, y = self.stack.to_points(page, self._left + point.x(), self._top + point.y())
        self._lay_out(zoom)
        now = self.stack.pages[page.page - 1]
        self.verticalScrollBar().setValue(round(now.y + y * self.stack.scale) - point.y())
        self.horizontalScrollBar().setValue(round(now.x + x * self.stack.scale) - point.x())
        self._refresh()

    def _relayout(self) -> None:
        self._lay_out(self._fitting() if self._fits else self.zoom)

    def _lay_out(self, zoom: float) -> None:
        sizes = self._opened.layout.pages if self._opened else ()
        view = self.viewport()
        self.stack = PageStack(sizes, zoom, view.width())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self.stack.height - view.height()))
        down.setPageStep(max(1, view.height() - _LINE))
        down.setSingleStep(_LINE)
        across.setRange(0, max(0, self.stack.width - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(_LINE)
        self.zoomed.emit(self.stack.zoom)
        self.viewport().update()

    # Qt's side

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

    def mark_under(self, point: QPoint) -> Mark | None:
        """The mark under a point of the viewport."""
        found = self.page_point(point)
        if found is None or self.overlay.index is None:
            return None
        offset = self.overlay.index.character_at(*found)
        return None if offset is None else mark_at(self.overlay.marks, offset)

    def _refresh(self) -> None:
        """Ask for the images of what is in sight, and tell where we are a little later."""
        ratio = self.viewport().devicePixelRatioF()
        in_view = self.stack.in_view(self._top, self.viewport().height())
        self._source.want([page.page for page in in_view], self.stack.scale * ratio)
        self._told_timer.start()
        self.viewport().update()

    def _tell_page(self) -> None:
        count = len(self.stack.pages)
        if not count:
            return
        if self.page != self._page:
            self._page = self.page
            self.page_changed.emit(self._page)
        self.setAccessibleName(words.page_of(self._page, count))
        self.setAccessibleDescription(self._text_of(self._page))

    def _text_of(self, page: int) -> str:
        if self._opened is None or self.overlay.index is None:
            return ""
        spans = self.overlay.index.spans(page)
        return "\n\n".join(span.of(self._opened.document.text) for span in spans)

    def _end_flash(self) -> None:
        self.overlay.flash = None
        self.viewport().update()

    def _on_arrived(self, page: int) -> None:
        in_view = self.stack.in_view(self._top, self.viewport().height())
        if any(shown.page == page for shown in in_view):
            self.viewport().update()

    def _on_selection_changed(self) -> None:
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """See Qt."""
        self._refresh()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        if self.stack.pages or self._opened:
            page = self.stack.nearest(self._top)
            share = (self._top - page.y) / page.height if page else 0
            self._relayout()
            if page:
                now = self.stack.pages[page.page - 1]
                self.verticalScrollBar().setValue(round(now.y + share * now.height))
            self._refresh()
            self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("canvas"))
        paper = PagePainter(painter, self._theme, self.stack.scale)
        for page in self.stack.in_view(self._top - GAP, self.viewport().height() + 2 * GAP):
            where = self._in_viewport(page)
            paper.paper(where)
            if page.page in self._source.faults:
                paper.message(where, words.page_fault(page.page))
            elif (image := self._source.images.best(page.page)) is not None:
                paper.image(where, image)
            paper.overlay(where, self.overlay.of_page(page.page, caret=self.hasFocus()))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See Qt."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / _NOTCH, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._hand.double_click(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_under(event.pos())
            tip = words.mark_tip(mark.kind, mark.note) if mark else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)
