"""The way back to the letter where a reference was followed, above the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import margin
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kanttekening.ui.theme import Theme

_ICON = 15
_AROUND = 44
_KEYS = "Alt+←"
# Who reads on so long is not coming back at once; the menu and the keys still lead there.
_STAYS_MS = 120_000


class WayBack(QToolButton):
    """One line that is there only when there is something to go back to, and for two minutes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self.setObjectName("way_back")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(self._theme.icon_size(_ICON))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._stay = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._stay.timeout.connect(self._go)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def lead_to(self, title: str | None) -> None:
        """Lead to a letter, or nowhere."""
        self._stay.stop()
        self._title = title or ""
        self.setAccessibleName(margin.back_to(self._title))
        self.setToolTip(words.with_keys(margin.back_to(self._title), _KEYS))
        self._fit()
        self.setVisible(bool(title))
        if title:
            self._stay.start()

    def _go(self) -> None:
        if self.hasFocus() or self.underMouse():
            self._stay.start()  # somebody is about to use it
        else:
            self.hide()

    def _fit(self) -> None:
        room = self.width() - _AROUND
        elide = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(margin.back_to(self._title), elide, room))

    def _dress(self) -> None:
        self.setIcon(self._theme.icon("arrow-left", "accent"))
        self.setFont(self._theme.font(TextRole.SMALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._fit()
