"""A title that takes as much room as it needs, up to so many lines."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line, in shorter words where there is no room, at last with an ellipsis.

    The tooltip has it all.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._brief = ""

    def show_text(self, text: str, brief: str) -> None:
        """Show a text; ``brief`` says the same in fewer words."""
        self._brief = brief
        self.setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self.text()) <= self.width()
        text = self.text() if fits else self._brief
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class TitleLabel(QLabel):
    """Wraps to ``most_lines`` and ends in an ellipsis; the tooltip has it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most_lines = 2
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another title."""
        super().setText(text)
        self.setToolTip(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return len(self._lines(width)) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(400, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return QSize(80, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        spacing, ascent = self.fontMetrics().lineSpacing(), self.fontMetrics().ascent()
        for number, line in enumerate(self._lines(self.width())):
            painter.drawText(0, number * spacing + ascent, line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        text = self.text()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) <= self.most_lines:
            return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]
        shown = starts[: self.most_lines]
        last = self.fontMetrics().elidedText(text[shown[-1] :], Qt.TextElideMode.ElideRight, width)
        return [*(text[a:b].strip() for a, b in pairwise(shown)), last]
