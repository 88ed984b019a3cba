"""The ground that a row of a list is painted on: chosen, under the mouse, or with the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme

_BAR = 3


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, theme: Theme
) -> None:
    """Paint what lies below the words of a row, with a line to the next; ``rect`` is the row."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("selection"))
        bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
        painter.fillRect(bar, theme.color("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))
    line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
    painter.fillRect(line, theme.color("line"))
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if focused and option.widget is not None and option.widget.hasFocus():
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -2))
