"""What a part of the sidebar becomes in the narrow rail: one icon, with its lines in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kanttekening.ui.labels.look import label_icon
from kanttekening.words import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from kanttekening.ui.sidebar_section import Line
    from kanttekening.ui.theme import Theme


class LinesMenu(QMenu):
    """Enter or a click chooses a line; F2 renames and Del removes it, as in the wide sidebar.

    The other button, or the key for menus, asks for all that can be done with it.
    """

    chosen = Signal(int)
    rename_wanted = Signal(int)
    remove_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, theme: Theme, title: str, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        for line in lines:
            number = "" if line.number is None else f"\t{numbers.thousands(line.number)}"
            action = self.addAction(line.name.replace("&", "&&") + number)
            if line.color is not None:
                action.setIcon(label_icon(theme, line.color))
            action.setData(line.id)
            action.setToolTip(line.tip)
            action.triggered.connect(lambda _=False, line=line: self.chosen.emit(line.id))
        self.setToolTipsVisible(True)
        self.setActiveAction(self.actions()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        wish = {Qt.Key.Key_F2: self.rename_wanted, Qt.Key.Key_Delete: self.remove_wanted}.get(
            Qt.Key(event.key())
        )
        line_id = self._line_id()
        if wish is not None and line_id is not None:
            self.close()
            wish.emit(line_id)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """See Qt."""
        line_id = self._line_id()
        if line_id is not None:
            self.menu_wanted.emit(line_id, event.globalPos())

    def _line_id(self) -> int | None:
        action = self.activeAction()
        line_id: int | None = None if action is None else action.data()
        return line_id
