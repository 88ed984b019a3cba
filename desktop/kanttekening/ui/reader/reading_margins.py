"""The margins of the Leesweergave: the column stands in the middle, page numbers at its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_LEFT, _RIGHT = 36, 52
_TOP = 28


def column_width(wished: float, room: float) -> float:
    """The width of the column in a view that is ``room`` pixels wide."""
    return min(wished, room - _LEFT - _RIGHT)


def set_margins(document: QTextDocument, column: float, room: float) -> None:
    """Give the column its place in a view that is ``room`` pixels wide."""
    frame = document.rootFrame()
    made = frame.frameFormat()
    side = (room - column) / 2
    left = side if side >= _RIGHT else _LEFT
    if abs(made.leftMargin() - left) < 1 and made.topMargin() == _TOP:
        return
    made.setLeftMargin(left)
    made.setRightMargin(max(side, _RIGHT))
    made.setTopMargin(_TOP)
    made.setBottomMargin(2 * _TOP)
    frame.setFrameFormat(made)
