"""Marking an area of a page: a figure, a signature, a stretch of a scan without text.

With the mouse a frame is dragged; with keys a frame stands in sight and is moved and resized.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QRubberBand

from kanttekening.domain.layout import PageRect
from kanttekening.words import marking as words

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation, MarkKind
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.placing import Placing
    from kanttekening.ui.reader.view import ReaderView

_LEAST = 6.0  # points
_STEP, _FINE = 12, 1  # pixels
_WAYS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Framing(QObject):
    """On or off; while it is on, the pages are for frames."""

    def __init__(self, desk: Desk, reader: ReaderView, placing: Placing) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._placing = placing
        self._view = reader.page_view
        self._corner: QPoint | None = None
        self.is_on = False
        self.band = QRubberBand(QRubberBand.Shape.Rectangle, self._view.viewport())
        self.band.setAccessibleName(words.AREA)
        self._view.installEventFilter(self)
        self._view.viewport().installEventFilter(self)
        placing.strip.confirmed.connect(self.finish)
        placing.strip.cancelled.connect(self.end)
        reader.shown.connect(self.end)

    def toggle(self) -> None:
        """Begin or leave off."""
        if self.is_on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Show a frame in the middle of what is in sight, to begin with."""
        if self._reader.marking.letter is None:
            self._reader.marking.barred.emit()
            return
        self._placing.cancel()
        self._reader.show_view("pages")
        self.is_on = True
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)  # as long as it lasts: Esc is pressed anywhere
        self._placing.strip.say(words.AREA_HINT, words.CONFIRM)
        self._placing.strip.confirm.setEnabled(True)
        port = self._view.viewport()
        port.setCursor(Qt.CursorShape.CrossCursor)
        size = QSize(port.width() // 3, port.height() // 5)
        self.band.setGeometry(QRect(port.rect().center() - QPoint(*_half(size)), size))
        self.band.show()
        self._view.setFocus()

    def end(self, _opened: object = None) -> None:
        """Leave everything as it was."""
        if self.is_on:
            self.is_on, self._corner = False, None
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self.band.hide()
            self._placing.strip.hide()
            self._view.viewport().unsetCursor()

    def finish(self) -> None:
        """Mark what is in the frame, as far as it is on one page."""
        area = self.area() if self.is_on else None
        letter = self._reader.marking.letter
        if area is None or letter is None:
            return
        self.end()
        marking = self._reader.marking
        act = partial(_mark_area, letter, area, marking.last_kind, marking.seen)
        self._desk.change(act, marking.tell_made)

    def area(self) -> PageRect | None:
        """The frame in points of the page that its middle is on; None where there is no page."""
        frame = self.band.geometry()
        middle = self._view.page_point(frame.center())
        if middle is None:
            return None
        page = middle[0]
        whole = self._view.sizes[page - 1]
        points = [self._view.page_point(corner) for corner in _corners(frame)]
        inside = [(x, y) for found in points if found for at, x, y in [found] if at == page]
        if len(inside) < 2:
            return None
        xs, ys = [x for x, _ in inside], [y for _, y in inside]
        x0, x1 = max(0.0, min(xs)), min(whole.width, max(xs))
        y0, y1 = max(0.0, min(ys)), min(whole.height, max(ys))
        if x1 - x0 < _LEAST or y1 - y0 < _LEAST:
            return None
        return PageRect(page, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt; while it is on, mouse and keys belong to the frame."""
        if not self.is_on:
            return False
        if watched not in (self._view, self._view.viewport()):
            return isinstance(event, QKeyEvent) and self._on_key_elsewhere(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key_elsewhere(self, event: QKeyEvent) -> bool:
        """Esc leaves off wherever the focus is, unless a menu or a question is in front."""
        if event.key() != Qt.Key.Key_Escape or QApplication.activePopupWidget() is not None:
            return False
        if QApplication.activeModalWidget() is not None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.end()
        event.accept()
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        where = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._corner = where
            self.band.setGeometry(QRect(where, QSize()))
        elif event.type() == QEvent.Type.MouseMove and self._corner is not None:
            self.band.setGeometry(QRect(self._corner, where).normalized())
        elif event.type() == QEvent.Type.MouseButtonRelease and self._corner is not None:
            self._corner = None
            self.finish()
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER:
            self.finish()
        elif key == Qt.Key.Key_Escape:
            self.end()
        elif key in _WAYS:
            fine = held & Qt.KeyboardModifier.ControlModifier
            step = _WAYS[key] * (_FINE if fine else _STEP)
            frame = self.band.geometry()
            if held & Qt.KeyboardModifier.ShiftModifier:
                frame.setBottomRight(frame.bottomRight() + step)
            else:
                frame.translate(step)
            if frame.width() > _STEP and frame.height() > _STEP:
                self.band.setGeometry(frame)
        else:
            return False
        return True


def _half(size: QSize) -> tuple[int, int]:
    return size.width() // 2, size.height() // 2


def _corners(frame: QRect) -> tuple[QPoint, ...]:
    return frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()


def _mark_area(
    letter_id: LetterId, area: PageRect, kind: MarkKind, seen: VersionId | None, library: Library
) -> Outcome[Annotation]:
    return library.annotating.mark_area(letter_id, area, kind, seen=seen)
