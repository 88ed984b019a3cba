"""Font, size, lines and paper of the Leesweergave: one row for each, in a popover or a dialog."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.reading_look import SIZES, ReadingLook, ReadingPaper
from kanttekening.ui.choice import Choice, named_buttons
from kanttekening.ui.colors import PAPERS
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from kanttekening.ui.colors import Colors
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.theme import Theme

_SWATCH = QSize(46, 34)


class Swatch(QAbstractButton):
    """A paper: its colour with two letters on it. The chosen one has a thick edge."""

    def __init__(self, paper: ReadingPaper, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._paper = paper
        self._theme = theme
        self.setCheckable(True)
        self.setFixedSize(_SWATCH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def _colors(self) -> Colors:
        return PAPERS.get(self._paper, self._theme.colors)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2.5 if self.isChecked() else 1.0
        edge = self._theme.color("accent" if self.isChecked() else "control")
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(edge, thick))
        painter.setBrush(QColor(self._colors.surface))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(self._colors.ink))
        font = QFont(self.font())
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.PAPER_SAMPLE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


class LookChoices(QWidget):
    """The rows; what is chosen is so at once, wherever the same rows stand as well."""

    def __init__(self, paper: ReadingPaperChoice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("look_choices")
        self._paper = paper
        self._theme = theme
        self._rows: dict[str, Choice] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._add("font", words.LOOK_FONT, self._texts(words.LOOK_FONT, words.FONTS))
        self._add_size()
        self._add("width", words.LOOK_WIDTH, self._texts(words.LOOK_WIDTH, words.WIDTHS))
        self._add("spacing", words.LOOK_SPACING, self._texts(words.LOOK_SPACING, words.SPACINGS))
        self._paper_name = QLabel(self)
        self._paper_name.setProperty("quiet", True)
        self._add("paper", words.LOOK_PAPER, self._swatches(), self._paper_name)
        self._add("whole", words.LOOK_WHOLE, self._texts(words.LOOK_WHOLE, words.SHOWN))
        self._reset = QPushButton(words.LOOK_RESET, self)
        self._reset.setProperty("flat_link", True)
        self._reset.clicked.connect(lambda: paper.choose(ReadingLook()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        paper.changed.connect(self._show)
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        button = self._rows["font"].findChildren(QToolButton)[0]
        button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _texts(self, row: str, names: Mapping[Any, str]) -> dict[Any, QAbstractButton]:
        return named_buttons(names, self, partial(words.choice, row))

    def _swatches(self) -> dict[Any, QAbstractButton]:
        made: dict[Any, QAbstractButton] = {}
        for paper, name in words.PAPERS.items():
            swatch = Swatch(paper, self._theme, self)
            swatch.setAccessibleName(words.choice(words.LOOK_PAPER, name))
            swatch.setToolTip(name)
            made[paper] = swatch
        return made

    def _add(
        self,
        field: str,
        name: str,
        buttons: Mapping[Any, QAbstractButton],
        beside: QWidget | None = None,
    ) -> None:
        row = Choice(name, buttons, self, beside)
        row.chosen.connect(lambda value: self._choose(**{field: value}))
        self._rows[field] = row
        self._add_line(name, row)

    def _add_line(self, name: str, widget: QWidget) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(QLabel(name, self), at, 0)
        self._grid.addWidget(widget, at, 1)

    def _add_size(self) -> None:
        self._smaller, self._larger = QToolButton(self), QToolButton(self)
        self._size = QLabel(self)
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for button, steps, name in (
            (self._smaller, -1, words.ZOOM_OUT),
            (self._larger, 1, words.ZOOM_IN),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(
                lambda _checked=False, steps=steps: self._paper.choose(
                    self._paper.look.larger(steps)
                )
            )
        self._size.setMinimumWidth(self._size.fontMetrics().horizontalAdvance(words.points(888)))
        for widget in (self._smaller, self._size, self._larger):
            row.addWidget(widget)
        row.addStretch(1)
        self._add_line(words.LOOK_SIZE, holder)

    def _choose(self, **changes: Any) -> None:
        self._paper.choose(replace(self._paper.look, **changes))

    def _show(self) -> None:
        look = self._paper.look
        for field, row in self._rows.items():
            row.show_chosen(getattr(look, field))
        self._size.setText(words.points(look.size))
        self._paper_name.setText(words.PAPERS[look.paper])
        self._smaller.setEnabled(look.size > SIZES[0])
        self._larger.setEnabled(look.size < SIZES[-1])
        self._reset.setEnabled(look != ReadingLook())
        self._smaller.setIcon(self._theme.icon("minus", "grey1"))
        self._larger.setIcon(self._theme.icon("plus", "grey1"))
