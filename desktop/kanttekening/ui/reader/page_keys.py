"""Keys on the pages: the pages move when there is no caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kanttekening.ui.reader.caret_keys import CaretKeys

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kanttekening.ui.reader.page_surface import PageSurface
    from kanttekening.ui.reader.selection import Selection

_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
_HOME, _END = Qt.Key.Key_Home, Qt.Key.Key_End
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PageKeys(CaretKeys):
    """Turns over pages, or hands a key to the caret."""

    def __init__(self, surface: PageSurface, selection: Selection) -> None:
        super().__init__(surface, selection)
        self._view = surface.area

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False for keys of others."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Space:
            self._view.page_on(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if key in _PAGE_KEYS and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self._view.page_on(_PAGE_KEYS[key])
            return True
        return super().press(event) or self._scroll(key)

    def _scroll(self, key: Qt.Key) -> bool:
        if key in (_HOME, _END):
            self._view.go_to_end(last=key == _END)
            return True
        # Where a page does not go beyond the window, left and right are free to turn over.
        if key in (_LEFT, _RIGHT) and not self._view.horizontalScrollBar().maximum():
            self._view.step(-1 if key == _LEFT else 1)
            return True
        return False
