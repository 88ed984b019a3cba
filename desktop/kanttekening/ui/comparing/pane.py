"""One of two texts, with its differences and its marks; only what is in sight is coloured."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from kanttekening.domain.annotation import MarkStyle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.passage import Span
    from kanttekening.ui.theme import Theme

_MARGIN = 16
_LOOKS_AGAIN = 3
_TINT = 0.14
_STRONG_TINT = 0.34
_WIDE = re.compile("[\U00010000-\U0010ffff]")  # each takes two places in Qt


class Look(Enum):
    """What stretches of a text are told apart for."""

    WENT = auto()
    CAME = auto()
    ONLY_HERE = auto()
    SHARED = auto()
    MOVED = auto()


_COLORS = {
    Look.WENT: "danger",
    Look.CAME: "come",
    Look.ONLY_HERE: "accent",
    Look.SHARED: "come",
    Look.MOVED: "accent",
}
_LINES = {
    Look.CAME: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Look.ONLY_HERE: QTextCharFormat.UnderlineStyle.DashUnderline,
    Look.SHARED: QTextCharFormat.UnderlineStyle.DotLine,
    Look.MOVED: QTextCharFormat.UnderlineStyle.DashUnderline,
}


class TextPane(QPlainTextEdit):
    """Reads like paper. ``moved`` tells the offset that stands at the top."""

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look.CAME
        self._text = ""
        self._wide: list[int] = []
        self._spans: list[Span] = []
        self._moved: Collection[Span] = ()
        self._current: Span | None = None
        self._marks: tuple[Annotation, ...] = ()
        self._quiet = False
        self.setReadOnly(True)
        self.setObjectName("pane")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            self.textInteractionFlags().TextSelectableByKeyboard
            | self.textInteractionFlags().TextSelectableByMouse
        )
        self.document().setDocumentMargin(_MARGIN)
        self._coloring = QTimer(self, singleShot=True, interval=0)
        self._coloring.timeout.connect(self._color)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str, marks: Sequence[Annotation]) -> None:
        """Show another text, with what was marked on it."""
        self._text = text
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._spans, self._current = [], None
        self._marks = tuple(found for found in marks if found.passage and found.passage.span)
        self.setPlainText(text)
        self._color()

    def show_spans(self, spans: Sequence[Span], look: Look, moved: Collection[Span] = ()) -> None:
        """Colour these stretches, which are in the order of the text; ``moved`` among them."""
        self._spans, self._look, self._current = list(spans), look, None
        self._moved = moved
        self._color()

    def show_current(self, span: Span) -> None:
        """Go to a difference and let it stand out."""
        self._current = span
        self._go(span.start, at=0.3)
        self._color()

    def follow(self, offset: int) -> None:
        """Bring an offset to the top, as the other text has it there."""
        self._go(offset, at=0.0)

    def top(self) -> int:
        """The offset of the first character in sight."""
        return self._offset(self.cursorForPosition(QPoint(_MARGIN + 2, 4)).position())

    def _go(self, offset: int, *, at: float) -> None:
        """Let the line of an offset stand at a share of the height."""
        self._quiet = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(offset))
        block, bar = cursor.block(), self.verticalScrollBar()
        inside = block.layout().lineForTextPosition(cursor.positionInBlock())
        line = block.firstLineNumber() + (inside.lineNumber() if inside.isValid() else 0)
        spacing, height = max(1, self.fontMetrics().lineSpacing()), self.viewport().height()
        bar.setValue(max(0, round(line - at * height / spacing)))
        # What was never in sight counted as one line a paragraph: now that it is near, look again.
        for _ in range(_LOOKS_AGAIN):
            wrong = round((self.cursorRect(cursor).top() - at * height) / spacing)
            if not wrong:
                break
            bar.setValue(bar.value() + wrong)
        self._quiet = False

    def _on_scrolled(self) -> None:
        # Not now: in the middle of scrolling Qt crashes when it is given other colours.
        self._coloring.start()
        if not self._quiet:
            self.moved.emit(self.top())

    # Qt counts in UTF-16

    def _position(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)

    def _offset(self, position: int) -> int:
        offset = position - bisect_left(self._wide, position)
        while self._position(offset) < position:
            offset += 1
        return offset

    # Colours

    def _color(self) -> None:
        first = self._offset(self.firstVisibleBlock().position())
        corner = QPoint(self.viewport().width() - 4, self.viewport().height() - 2)
        last = self._offset(self.cursorForPosition(corner).position()) + 1
        shown = []
        for span, look in self._looks(first, last):
            extra = QTextEdit.ExtraSelection()
            extra.cursor = QTextCursor(self.document())
            extra.cursor.setPosition(self._position(span.start))
            extra.cursor.setPosition(self._position(span.end), QTextCursor.MoveMode.KeepAnchor)
            extra.format = look
            shown.append(extra)
        self.setExtraSelections(shown)

    def _looks(self, first: int, last: int) -> Iterator[tuple[Span, QTextCharFormat]]:
        for mark in self._marks:
            passage = mark.passage
            if passage and passage.span.start < last and passage.span.end > first:
                yield passage.span, self._mark_look(mark)
        at = max(0, bisect_left(self._spans, first, key=lambda span: span.end))
        for span in self._spans[at:]:
            if span.start >= last:
                break
            if span:
                look = Look.MOVED if span in self._moved else self._look
                yield span, self._difference_look(look, is_current=span == self._current)

    def _mark_look(self, mark: Annotation) -> QTextCharFormat:
        colors = self._theme.mark(mark.kind)
        look = QTextCharFormat()
        # No colour behind the words: pink and green say here what went and what came.
        wavy = mark.style is MarkStyle.UNDERLINE
        lines = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(lines.WaveUnderline if wavy else lines.SingleUnderline)
        look.setUnderlineColor(QColor(colors.edge))
        look.setFontWeight(QFont.Weight.DemiBold)
        return look

    def _difference_look(self, kind: Look, *, is_current: bool) -> QTextCharFormat:
        """What went is struck, the rest underlined: the colour is not the only sign."""
        color = self._theme.color(_COLORS[kind])
        # Opaque: over the colour of a mark the words could not be read.
        share = _STRONG_TINT if is_current else _TINT
        behind = _mixed(color, self._theme.color("surface"), share)
        look = QTextCharFormat()
        look.setForeground(self._theme.color("ink") if is_current else color)
        look.setBackground(behind)
        if kind is Look.WENT:
            look.setFontStrikeOut(True)
        else:
            look.setUnderlineStyle(_LINES[kind])
            look.setUnderlineColor(color)
        return look

    def _dress(self) -> None:
        self.setFont(self._theme.font())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("surface"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("ink"))
        self.setPalette(palette)
        self._color()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._color()


def _mixed(color: QColor, paper: QColor, share: float) -> QColor:
    """A colour on paper, as opaque as ``share`` says."""
    red, green, blue = (
        round(share * one + (1 - share) * other)
        for one, other in (
            (color.red(), paper.red()),
            (color.green(), paper.green()),
            (color.blue(), paper.blue()),
        )
    )
    return QColor(red, green, blue)
