"""Two handles at the ends of a selection, large enough for a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTouchEvent
from PySide6.QtWidgets import QWidget

from kanttekening.domain.passage import Span
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.reader.surface import Surface
    from kanttekening.ui.theme import Theme

# A finger needs 44 pixels; what is drawn is smaller.
_SIZE, _DROP = 44, 20.0


class SelectionHandle(QWidget):
    """A drop below one end; it is dragged with a finger or the mouse."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme | ReadingPaperChoice,
        name: str,
        drag: Callable[[QPoint], None],
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drag = drag
        self._grip = QPoint()
        self.setFixedSize(_SIZE, _SIZE)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.hide()

    def stand(self, foot: QPoint) -> None:
        """Hang below a point of the viewport."""
        self.move(foot - QPoint(_SIZE // 2, 0))

    def event(self, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QTouchEvent) and event.points():
            where = event.points()[0].position().toPoint()
            if event.type() == QTouchEvent.Type.TouchBegin:
                self._grip = where
            else:
                self._carry(where)
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._carry(event.position().toPoint())

    def _carry(self, where: QPoint) -> None:
        """The end follows the finger: a little above it, where the text is."""
        foot = self.pos() + QPoint(_SIZE // 2, 0) + where - self._grip
        self._drag(foot - QPoint(0, 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = _SIZE / 2
        drop = QPainterPath()
        drop.addEllipse(QRectF(middle - _DROP / 2, 6, _DROP, _DROP))
        stem = QPainterPath()
        stem.moveTo(middle, 0)
        stem.lineTo(QPointF(middle + 7, 10))
        stem.lineTo(QPointF(middle - 7, 10))
        painter.setPen(QPen(self._theme.color("on_accent"), 1.5))
        painter.setBrush(self._theme.color("accent"))
        painter.drawPath(drop.united(stem))
        painter.end()


class SelectionHandles(QObject):
    """Keeps two handles at the ends of what is selected, while it was selected by touch."""

    def __init__(
        self, surface: Surface, selection: Selection, theme: Theme | ReadingPaperChoice
    ) -> None:
        super().__init__(surface.area)
        self._surface = surface
        self._selection = selection
        self._shown = False
        viewport = surface.area.viewport()
        self.first = SelectionHandle(viewport, theme, words.HANDLE_START, self._move_start)
        self.last = SelectionHandle(viewport, theme, words.HANDLE_END, self._move_end)
        selection.changed.connect(self._follow)
        surface.area.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())
        surface.area.horizontalScrollBar().valueChanged.connect(lambda _value: self._follow())

    def show(self) -> None:
        """Show them at what is selected now."""
        self._shown = True
        self._follow()

    def hide(self) -> None:
        """Take them away."""
        self._shown = False
        self._follow()

    def _follow(self) -> None:
        span = self._selection.span
        if not self._shown or span is None:
            self._shown = False
            self.first.hide()
            self.last.hide()
            return
        for handle, offset in ((self.first, span.start), (self.last, span.end)):
            where = self._surface.caret_at(offset)
            handle.setVisible(where is not None)
            if where is not None:
                handle.stand(QPoint(where.left(), where.bottom()))
                handle.raise_()

    def _move_start(self, point: QPoint) -> None:
        span, offset = self._selection.span, self._surface.gap_at(point)
        if span is not None and offset is not None and offset < span.end:
            self._selection.take(Span(offset, span.end))
            self._surface.tell_selected()

    def _move_end(self, point: QPoint) -> None:
        span, offset = self._selection.span, self._surface.gap_at(point)
        if span is not None and offset is not None and offset > span.start:
            self._selection.take(Span(span.start, offset))
            self._surface.tell_selected()
