"""Keys on the Leesweergave: a window further, and never with half a line at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from kanttekening.ui.reader.caret_keys import CARET_KEYS, CaretKeys

if TYPE_CHECKING:
    from kanttekening.ui.reader.reading_surface import ReadingSurface
    from kanttekening.ui.reader.selection import Selection

_PAGE_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ReadingKeys(CaretKeys):
    """Turns over a window, or hands a key to the caret: here there always is one."""

    def __init__(self, surface: ReadingSurface, selection: Selection) -> None:
        super().__init__(surface, selection)
        self._view = surface.area

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False for keys of others."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            bar = self._view.verticalScrollBar()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
            self._show_whole_line()
            return True
        if key in CARET_KEYS and self._selection.caret is None:
            self._selection.place(self._view.top_offset())
        return super().press(event)

    def _page(self, caret: int, direction: int) -> int:
        found = super()._page(caret, direction)
        self._show_whole_line()
        return found

    def _show_whole_line(self) -> None:
        """The line that the top of the window cuts through comes down into sight."""
        bar = self._view.verticalScrollBar()
        top = self._view.cursor_at(self._view.points.position_at(QPoint(0, 0)))
        cut = self._view.cursorRect(top).top()
        if cut < 0 and bar.value() < bar.maximum():
            bar.setValue(bar.value() + cut)


def belongs_to_the_reader(event: QEvent) -> bool:
    """Whether a text field would take a key that is one of the reader's own: Ctrl+Page Down."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in _PAGE_KEYS
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
