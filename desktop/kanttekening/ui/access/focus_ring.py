"""A ring around a reading surface that has the focus, for who came there with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QRegion
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea

    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.theme import Theme

_WIDTH = 2
_BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRing(QWidget):
    """Lies over the edge of a scroll area. Who clicked there sees no ring: the hand knows where."""

    def __init__(self, area: QAbstractScrollArea, theme: Theme | ReadingPaperChoice) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.installEventFilter(self)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._lie()
        elif isinstance(event, QFocusEvent):
            is_in = kind == QEvent.Type.FocusIn and event.reason() not in _BY_HAND
            self.setVisible(is_in)
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        """Cover the edge and nothing else, so that what is inside is painted as before."""
        self.setGeometry(self._area.rect())
        inside = self.rect().adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.fillRect(QRect(self.rect()), self._theme.color("accent"))
        painter.end()
