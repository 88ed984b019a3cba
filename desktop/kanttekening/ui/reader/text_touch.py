"""A finger on the text of a view: it scrolls, opens what it taps, and selects when it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QScroller, QScrollerProperties

from kanttekening.ui.reader.selection_handles import SelectionHandles

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.reader.surface import Surface
    from kanttekening.ui.reader.text_hand import TextHand
    from kanttekening.ui.theme import Theme

_STILL = 12


class TextTouch(QObject):
    """One finger scrolls with a swing; two are for a pinch.

    A long press takes a word, and more as the finger goes on from there. Touch that comes to us is
    no mouse: what scrolls can't select by accident. The mouse goes to the hand.
    """

    def __init__(
        self,
        surface: Surface,
        hand: TextHand,
        selection: Selection,
        theme: Theme | ReadingPaperChoice,
    ) -> None:
        super().__init__(surface.area)
        self._surface = surface
        self._hand = hand
        self._selection = selection
        viewport = surface.area.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._scroller = QScroller.scroller(viewport)
        _without_overshoot(self._scroller)
        self._mouse: dict[QEvent.Type, Callable[[QMouseEvent], None]] = {
            QEvent.Type.MouseButtonPress: hand.press,
            QEvent.Type.MouseButtonDblClick: hand.double_click,
            QEvent.Type.MouseMove: hand.move,
            QEvent.Type.MouseButtonRelease: hand.release,
        }
        self._clock = QElapsedTimer()
        self._clock.start()
        self._at = QPoint()
        self._is_still = self._is_scrolling = self._is_taking = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        self.handles = SelectionHandles(surface, selection, theme)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QTouchEvent):
            self._on_touch(event)
            # Whether it pinches Qt has seen already; nothing of it becomes a mouse.
            event.accept()
            return True
        act = self._mouse.get(event.type())
        if act is not None and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self.handles.hide()
            act(event)
            return True
        return super().eventFilter(watched, event)

    def _on_touch(self, event: QTouchEvent) -> None:
        points = event.points()
        if len(points) != 1 or event.type() == QEvent.Type.TouchCancel:
            self._give_up()
            return
        where = points[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._begin(where)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._move(where)
        elif event.type() == QEvent.Type.TouchEnd:
            self._end(where)

    def _begin(self, where: QPointF) -> None:
        self._at = where.toPoint()
        self._is_still, self._is_scrolling = True, True
        self._input(QScroller.Input.InputPress, where)
        self._rest.start(QApplication.styleHints().mousePressAndHoldInterval())

    def _move(self, where: QPointF) -> None:
        if (where.toPoint() - self._at).manhattanLength() > _STILL:
            self._is_still = False
            self._rest.stop()
        if self._is_scrolling:
            self._input(QScroller.Input.InputMove, where)
        elif self._is_taking and not self._is_still:
            self.handles.hide()
            self._hand.drag(where.toPoint())

    def _end(self, where: QPointF) -> None:
        self._rest.stop()
        if self._is_scrolling:
            self._input(QScroller.Input.InputRelease, where)
        if self._is_still and self._is_scrolling:
            self._tap(where.toPoint())
        if self._is_taking:
            self._stop_taking()
        self._is_still = self._is_scrolling = False

    def _tap(self, point: QPoint) -> None:
        self.handles.hide()
        self._selection.clear()
        self._surface.area.setFocus()
        self._hand.tap(point)

    def _on_rest(self) -> None:
        """The finger rests on a word: take it, and give its ends handles."""
        if not self._is_still or not self._hand.take_word(self._at):
            return
        self._give_up()
        self._surface.area.setFocus()
        self._is_still = self._is_taking = True
        self.handles.show()
        self._surface.tell_selected()

    def _stop_taking(self) -> None:
        """The finger that took a word, and maybe others, goes up."""
        self._is_taking = False
        self._hand.rest()
        self.handles.show()
        self._surface.tell_selected()

    def _give_up(self) -> None:
        self._rest.stop()
        if self._is_taking:
            self._stop_taking()
        self._is_still = False
        if self._is_scrolling:
            self._is_scrolling = False
            self._scroller.stop()

    def _input(self, kind: QScroller.Input, where: QPointF) -> None:
        self._scroller.handleInput(kind, where, self._clock.elapsed())


def _without_overshoot(scroller: QScroller) -> None:
    """At an edge text stops; it does not bounce."""
    looks = scroller.scrollerProperties()
    never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    for metric in (
        QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
        QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
    ):
        looks.setScrollMetric(metric, never)
    scroller.setScrollerProperties(looks)
