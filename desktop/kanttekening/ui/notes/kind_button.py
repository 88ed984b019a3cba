"""The name of the kind on a card, with an arrow behind it that opens the card's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class KindButton(QPushButton):
    """Opens its menu itself.

    Qt puts an icon behind the words only in a button that runs from right to left, and then opens
    the menu of that button mirrored, and to its left.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._opens: QMenu | None = None
        self.clicked.connect(lambda _checked=False: self._open())

    def setMenu(self, menu: QMenu) -> None:  # noqa: N802
        """See Qt."""
        self._opens = menu

    def menu(self) -> QMenu:
        """See Qt."""
        if self._opens is None:
            raise LookupError("the card gives it a menu first")
        return self._opens

    def _open(self) -> None:
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))
