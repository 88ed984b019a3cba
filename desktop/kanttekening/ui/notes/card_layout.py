"""A layout that keeps the foot of a card whole in a narrow margin and with large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt

from kanttekening.ui.flow import ListedLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class BesideOrBelow(ListedLayout):
    """A text and a button behind it; below it where the text would need a line more for that."""

    def __init__(self, text: QLabel, button: QWidget) -> None:
        super().__init__(spacing=6)
        self._text, self._button = text, button
        self.addWidget(text)
        self.addWidget(button)

    def expandingDirections(self) -> Qt.Orientation:
        """See Qt."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        text, button = self._places(QRect(0, 0, width, 0))
        return max(text.bottom(), button.bottom()) + 1

    def setGeometry(self, rect: QRect) -> None:
        """See Qt."""
        super().setGeometry(rect)
        text, button = self._places(rect)
        self._text.setGeometry(text)
        self._button.setGeometry(button)

    def minimumSize(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(0, self._text.fontMetrics().height())

    def _places(self, rect: QRect) -> tuple[QRect, QRect]:
        """Where the text and the button go."""
        corner, width = rect.topLeft(), rect.width()
        text = QRect(corner, QSize(width, self._height(width)))
        if self._button.isHidden():
            return text, QRect(corner, QSize())
        size = self._button.sizeHint()
        left = width - size.width() - self.spacing()
        if left > 0 and self._height(left) == text.height():
            height = max(text.height(), size.height())
            text = QRect(corner, QSize(left, height))
            below = corner.y() + (height - size.height()) // 2
            return text, QRect(
                rect.left() + left + self.spacing(), below, size.width(), size.height()
            )
        below = text.bottom() + 1 + self.spacing()
        return text, QRect(rect.left(), below, min(width, size.width()), size.height())

    def _height(self, width: int) -> int:
        return max(0, self._text.heightForWidth(max(1, width)))


def overflows(row: QHBoxLayout, *parts: QWidget) -> bool:
    """Whether a row has too little room for these, each as wide as it wants to be."""
    needed = sum(part.sizeHint().width() for part in parts) + len(parts) * row.spacing()
    return needed > row.geometry().width()
