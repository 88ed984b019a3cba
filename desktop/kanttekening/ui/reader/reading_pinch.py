"""Two fingers on the Leesweergave, on a screen or a touchpad: its letters grow or shrink."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from kanttekening.ui.reader.reading_view import ReadingView

# How much further apart the fingers are for the next size of letters.
_STEP = 1.12


class ReadingPinch(QObject):
    """Turns a pinch into steps of size; the line at the top stays, for lines break anew."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._times(1 + event.value())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._times(pinch.scaleFactor())
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _times(self, factor: float) -> None:
        if factor > 0:
            self._view.zoom_by(log(factor) / log(_STEP))
