"""A field in which one types a new value: a click chooses the old one, as Tab does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent


class WholeField(QLineEdit):
    """The click that brings the focus selects all; the next one places the cursor."""

    _comes_by_click = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusInEvent(event)
        self._comes_by_click = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        super().mouseReleaseEvent(event)
        if self._comes_by_click and not self.hasSelectedText():
            self.selectAll()
        self._comes_by_click = False
