"""A title that takes as much room as it needs, up to so many lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kanttekening.ui.reader.offset_map import Units

if TYPE_CHECKING:
    from kanttekening.ui.reader.reading_scripts import Script

_ELLIPSIS = "…"
_FIRST_RARE = "\u0700"  # Syriac
_Wrap = QTextOption.WrapMode


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
        spacing = self.fontMetrics().lineSpacing()
        for number, words in enumerate(self._lines(self.width())):
            layout, _ = self._laid_out(words, self.width())
            layout.draw(painter, QPointF(0, number * spacing))
        painter.end()

    def _lines(self, width: int) -> list[str]:
        text = self.text()
        _, starts = self._laid_out(text, width)
        lines = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]
        if len(lines) <= self.most_lines:
            return lines
        room = width - self.fontMetrics().horizontalAdvance(_ELLIPSIS)
        rest = text[starts[self.most_lines - 1] :]
        _, cuts = self._laid_out(rest, room, _Wrap.WrapAnywhere)
        end = cuts[1] if len(cuts) > 1 else None  # broken between words there may be more lines
        return [*lines[: self.most_lines - 1], rest[:end].rstrip() + _ELLIPSIS]

    def _laid_out(
        self, text: str, width: int, wrap: _Wrap = _Wrap.WrapAtWordBoundaryOrAnywhere
    ) -> tuple[QTextLayout, list[int]]:
        """A text in lines that are so wide, and where each begins."""
        layout = QTextLayout(text, self.font())
        layout.setTextOption(_wrapping(wrap))
        layout.setFormats(_formats(text))
        layout.beginLayout()
        counted = Units(text)
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(counted.offset(line.textStart()))
        layout.endLayout()
        return layout, starts


def _wrapping(mode: _Wrap) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(mode)
    return option


def _formats(text: str) -> list[QTextLayout.FormatRange]:
    """Fonts for what is written in a rare script."""
    if max(text, default="") < _FIRST_RARE:
        return []
    from kanttekening.ui.reader.reading_scripts import scripts_in  # no Dutch title needs it

    return [_format(*found) for found in scripts_in(text)]


def _format(start: int, end: int, script: Script) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, script.look()
    return made
