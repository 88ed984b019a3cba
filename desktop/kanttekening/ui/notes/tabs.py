"""The tabs of the margin: their names fit, with counts, however narrow the margin is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kanttekening.ui.theme import Theme


_ICON = 16
_COUNT = "0123456789 "


class MarginTabs(QTabWidget):
    """Where the full names do not fit they lose their counts, and then get short ones.

    Where those do not fit either, as with very large text, they get a sign instead.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: list[tuple[str, str]] = []
        self._signs: list[str] = []
        self.setDocumentMode(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tabs themselves take it
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setIconSize(theme.icon_size(_ICON))
        self.tabBar().setExpanding(False)
        self.currentChanged.connect(lambda _index: self.fit())

    def add(self, page: QWidget, name: str, short: str, sign: str) -> None:
        """Add a tab; ``sign`` is the name of its icon."""
        self._names.append((name, short))
        self._signs.append(sign)
        self.addTab(page, name)

    def name(self, page: QWidget, name: str, short: str) -> None:
        """Give a tab other names."""
        index = self.indexOf(page)
        if self._names[index] != (name, short):
            self._names[index] = (name, short)
            self.fit()

    def fit(self) -> None:
        """Choose names that fit, the same ones whichever tab is chosen: none moves on a click."""
        chosen = self.currentIndex()
        if self._fit_whole_words():
            return
        others = [index for index in range(self.count()) if index != chosen]
        for index in sorted(range(self.count()), key=self._gain, reverse=True):
            if self._fits():
                return
            self._write(index, self._names[index][1])
        if not self._fits():
            for index, (_, short) in enumerate(self._names):
                self._write(index, short.rstrip(_COUNT))
        # The chosen one last: with the largest text a narrow margin has no room for a single word.
        for index in (*sorted(others, key=self._length), chosen):
            if self._fits():
                return
            self._write(index, "")
            self.setTabIcon(index, self._theme.icon(self._signs[index], "grey1"))

    def _fit_whole_words(self) -> bool:
        """Write all names with their counts, or without: a whole word says more than a number."""
        for wanted in ("", _COUNT):
            for index, (name, _) in enumerate(self._names):
                self._write(index, name.rstrip(wanted) if wanted else name)
            if self._fits():
                return True
        for index, (name, _) in enumerate(self._names):
            self._write(index, name)
        return False

    def _write(self, index: int, text: str) -> None:
        name = self._names[index][0]
        self.setTabText(index, text)
        self.setTabIcon(index, QIcon())
        self.setTabToolTip(index, name if text != name else "")
        self.tabBar().setAccessibleTabName(index, "" if text == name else name)

    def _length(self, index: int) -> int:
        """The longest goes first."""
        return -len(self._names[index][1])

    def _gain(self, index: int) -> int:
        name, short = self._names[index]
        metrics = self.tabBar().fontMetrics()
        return metrics.horizontalAdvance(name) - metrics.horizontalAdvance(short)

    def _fits(self) -> bool:
        bar = self.tabBar()
        width = sum(bar.tabRect(index).width() for index in range(self.count()))
        return width <= self.width() - bar.x()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.fit()
