"""Zooming and turning over by hand: the wheel, and two fingers on a touchpad or a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from kanttekening.domain.place import Arrangement

if TYPE_CHECKING:
    from kanttekening.ui.reader.page_canvas import PageCanvas

_NOTCH = 120


class PageZooming:
    """Turns wheel and pinch into a zoom around the fingers, and into the next page at an edge."""

    def __init__(self, canvas: PageCanvas) -> None:
        self._canvas = canvas
        self._over = 0
        canvas.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def wheel(self, event: QWheelEvent) -> bool:
        """Zoom with Ctrl; turn over at the edge of a page that is alone. False: Qt scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._canvas.zoom_by(event.angleDelta().y() / _NOTCH, event.position().toPoint())
            event.accept()
            return True
        return self._turned_over(event)

    def _turned_over(self, event: QWheelEvent) -> bool:
        by = event.angleDelta().y()
        bar = self._canvas.verticalScrollBar()
        at_edge = bar.value() == (bar.maximum() if by < 0 else bar.minimum())
        if not by or not at_edge or self._canvas.look.arrangement is not Arrangement.SINGLE:
            self._over = 0
            return False
        self._over += by
        if abs(self._over) >= _NOTCH:
            self._canvas.page_on(1 if by < 0 else -1)
            self._over = 0
        event.accept()
        return True

    def gesture(self, event: QEvent) -> bool:
        """Zoom with two fingers; False for events of another kind."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self._pinched(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self._canvas.viewport().mapFromGlobal(pinch.centerPoint())
                self._pinched(pinch.scaleFactor(), middle)
                event.accept()
                return True
        return False

    def _pinched(self, factor: float, middle: QPointF) -> None:
        canvas = self._canvas
        if factor > 0 and factor != 1:
            canvas.zoom_times(factor, middle.toPoint())
