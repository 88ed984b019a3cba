"""The look of the Leesweergave: what a person chose, turned into colours, fonts and widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from kanttekening.domain.reading_look import (
    ReadingLook,
    ReadingPaper,
    ReadingSpacing,
    ReadingWidth,
)
from kanttekening.ui.colors import PAPERS, Colors
from kanttekening.ui.reader.reading_looks import ReadingStyle
from kanttekening.ui.reader.style import reading_style

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.ui.colors import MarkColors
    from kanttekening.ui.theme import TextRole, Theme

# Average letters in a line; 45 to 75 read well, some eyes want more or fewer.
_LETTERS = {ReadingWidth.NARROW: 50, ReadingWidth.USUAL: 68, ReadingWidth.WIDE: 96}
_LINE_HEIGHTS = {
    ReadingSpacing.TIGHT: 112,
    ReadingSpacing.USUAL: 132,
    ReadingSpacing.LOOSE: 165,
}


def _forget(_look: ReadingLook) -> None:
    """Nobody keeps it."""


class ReadingPaperChoice(QObject):
    """What is chosen, and what follows from it. ``changed`` comes when anything looks different."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        look: ReadingLook | None = None,
        keep: Callable[[ReadingLook], None] = _forget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keep = keep
        self.look = look or ReadingLook()
        theme.changed.connect(self.changed)

    def choose(self, look: ReadingLook) -> None:
        """Show this from now on, and keep it for the next time."""
        if look != self.look:
            self.look = look
            self._keep(look)
            self.changed.emit()

    @property
    def colors(self) -> Colors:
        """The colours of the paper and all that is on it."""
        return PAPERS.get(self.look.paper, self._theme.colors)

    def color(self, name: str) -> QColor:
        """Find a colour by its name in the table."""
        return QColor(getattr(self.colors, name))

    def mark(self, kind: MarkKind) -> MarkColors:
        """The colours of a mark on this paper."""
        return self.colors.marks[kind]

    def ui_font(self, role: TextRole) -> QFont:
        """The font of what stands beside the text."""
        return self._theme.font(role)

    def font(self) -> QFont:
        """The font of running text."""
        font = self._theme.reading_font(self.look.font.value)
        font.setPointSizeF(self.look.size * self._theme.growth)
        return font

    def style(self) -> ReadingStyle:
        """How the blocks are to be written."""
        return ReadingStyle(
            font=self.font(),
            ink=self.color("ink"),
            faint=self.color("grey2"),
            link=self.color("accent"),
            line=self.color("line"),
            line_height=_LINE_HEIGHTS[self.look.spacing],
        )

    def column(self) -> float:
        """The width of the column in pixels, where there is room for it."""
        return _LETTERS[self.look.width] * QFontMetricsF(self.font()).averageCharWidth()

    def sheet(self) -> str:
        """The style sheet of the view itself."""
        return reading_style(self.colors, follows=self.look.paper is ReadingPaper.WINDOW)
