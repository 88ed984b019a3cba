"""A small button in the reader's head: the text was recognised, or could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kanttekening.domain.scan import Extent
from kanttekening.words import recognition as words

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.scan import Scan


class ScanChip(QToolButton):
    """Says how a letter came by its text, and offers to recognise it (again)."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._letter_id: LetterId | None = None
        self._allowed = True
        menu = QMenu(self)
        self._action = menu.addAction(words.AGAIN)
        self._action.triggered.connect(lambda: self.wanted.emit(self._letter_id))
        self.setMenu(menu)
        self.hide()

    def forbid(self) -> None:
        """The administrator has recognising turned off."""
        self._allowed = False
        self._action.setEnabled(False)

    def show_scan(self, letter_id: LetterId, scan: Scan) -> None:
        """Show what is known of a letter; nothing for one that was never a picture."""
        self._letter_id = letter_id
        known = scan.is_unread or scan.extent is not Extent.NONE
        self.setVisible(known)
        if known:
            self.setText(words.CHIPS[scan.extent])
            self.setToolTip(words.chip_tip(scan, allowed=self._allowed))
            self.setAccessibleName(self.text())
            self.setAccessibleDescription(self.toolTip())
            act = words.RECOGNIZE if scan.is_unread else words.AGAIN
            self._action.setText(act if self._allowed else words.FORBIDDEN)
