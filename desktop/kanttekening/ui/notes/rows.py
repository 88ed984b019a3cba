"""Rows of the margin that lead somewhere, and the column they stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from kanttekening.ui.theme import Theme

_LONG_WORD = re.compile(r"\S{18,}")
_SIGNS = re.compile(r"[\W_]+|\w{16}")
_MAY_BREAK = "\u200b"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LeadRow(QFrame):
    """A few lines of text; a click or Enter goes where it leads, space to where it stands."""

    opened = Signal()
    shown = Signal()

    def __init__(self, spoken: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("leads", True)
        self.setAccessibleName(spoken)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 6, 8, 6)
        self._row.setSpacing(6)
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        self._row.addLayout(self.column, 1)

    def put_aside(self, widget: QWidget) -> None:
        """Put something small at the right of the lines."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, name: str, text: str, font: Theme | None = None) -> QLabel | None:
        """Add a line, unless it is empty; ``name`` is its place in the style sheet."""
        if not text:
            return None
        label = plain_label(name, text, self)
        if font is not None:
            label.setFont(font.font(TextRole.SMALL))
        self.column.addWidget(label)
        return label

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in _ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.shown.emit()
        else:
            super().keyPressEvent(event)


class RowColumn(QScrollArea):
    """Rows under each other; arrows walk over whatever can be entered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the rows take it
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.page.setObjectName("rows")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(6, 10, 6, 12)
        self.column.setSpacing(1)
        self.column.addStretch(1)
        self.setWidget(self.page)

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Show these rows and no others; the place in the column stays."""
        place = self.verticalScrollBar().value()
        while self.column.count() > 1:
            self.drop(0)
        for widget in widgets:
            self.column.insertWidget(self.column.count() - 1, widget)
            widget.show()  # at once: a layout shows it a moment later, too late for the focus
        self.verticalScrollBar().setValue(place)

    def drop(self, at: int) -> None:
        """Take a row out of the column."""
        item = self.column.takeAt(at)
        gone = item.widget() if item is not None else None
        if gone is not None:
            gone.hide()
            gone.deleteLater()

    def heading(self, text: str) -> QLabel:
        """Make the heading of a group of rows."""
        label = plain_label("group", text, self.page)
        label.setFont(self.theme.font(TextRole.SMALL))
        return label

    def teach(self, title: str, text: str) -> QWidget:
        """Make what stands where rows would be."""
        box = QWidget(self.page)
        column = QVBoxLayout(box)
        column.setContentsMargins(10, 10, 10, 12)
        column.setSpacing(4)
        column.addWidget(plain_label("title", title, box))
        column.addWidget(plain_label("hint", text, box))
        return box

    def stops(self) -> list[QWidget]:
        """The rows that can have the focus, from top to bottom."""
        items = (self.column.itemAt(at) for at in range(self.column.count()))
        rows = (item.widget() for item in items if item is not None)
        accepts = Qt.FocusPolicy.TabFocus
        return [row for row in rows if row and row.isVisible() and row.focusPolicy() & accepts]

    def enter(self) -> bool:
        """Put the focus on the first row; False when there is none."""
        stops = self.stops()
        if stops and not any(stop.hasFocus() for stop in stops):
            stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(stops)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; no row may make the column wider than the margin."""
        # Before Qt gives the page its width, or it would keep that of before.
        self.page.setMaximumWidth(event.size().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; up and down walk over the rows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        stops = self.stops()
        here = next((at for at, row in enumerate(stops) if row.hasFocus()), None)
        if step is None or here is None or not 0 <= here + step < len(stops):
            super().keyPressEvent(event)
            return
        stops[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(stops[here + step], 0, 12)


class WrappedLabel(QLabel):
    """Text over as many lines as it needs; a long address or file name breaks as well."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # Else one long word makes the whole column wider than the margin.
        self.setMinimumWidth(1)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        super().setText(_LONG_WORD.sub(_breakable, text))


def _breakable(word: re.Match[str]) -> str:
    return _SIGNS.sub(lambda sign: sign.group() + _MAY_BREAK, word.group())


def plain_label(name: str, text: str, parent: QWidget) -> QLabel:
    """A label that shows its text as it is, over as many lines as it needs."""
    made = WrappedLabel(text, parent)
    made.setObjectName(name)
    return made
