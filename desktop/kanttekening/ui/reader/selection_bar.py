"""The small dark bar at a selection: six kinds of mark, a note, copy, copy as citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QToolButton, QWidget

from kanttekening.domain.annotation import MarkKind
from kanttekening.ui.kind_dot import CELL, KindDot
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.reading_view import ReadingView
    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.theme import Theme

_ICON = 17
_RADIUS = 9
_SHADOW = 5
_GAP = 8
_APART = 13


class SelectionBar(QWidget):
    """Floats over the letter; never takes the focus, so the selection can still be changed."""

    kind_chosen = Signal(object)

    def __init__(self, actions: dict[str, QAction], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self.setAccessibleName(words.SELECTION_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW + 6, _SHADOW + 2, _SHADOW + 6, _SHADOW + 2)
        row.setSpacing(0)
        for kind in MarkKind:
            dot = KindDot(kind, theme, self, on_bar=True)
            dot.clicked.connect(lambda _checked=False, kind=kind: self.kind_chosen.emit(kind))
            row.addWidget(dot)
        self._row, self._apart = row, QSpacerItem(_APART, 0)
        row.addItem(self._apart)
        self._icons = [
            (self._button(actions[name]), icon)
            for name, icon in (
                ("note", "message-square-plus"),
                ("copy", "copy"),
                ("citation", "quote"),
            )
        ]
        for button, _ in self._icons:
            row.addWidget(button)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def offer_marks(self, *, offered: bool) -> None:
        """Offer the kinds and a note, or only what can be done with an older version: copying."""
        for button in (*self.findChildren(KindDot), self._icons[0][0]):
            button.setVisible(offered)
        self._apart.changeSize(_APART if offered else 0, 0)
        self._row.invalidate()

    def show_at(self, first: QRect, last: QRect, room: QRect) -> None:
        """Appear above the first line of the selection, else below the last, within ``room``."""
        size = self.sizeHint()
        x = min(max(room.left(), first.left() - _SHADOW), room.right() - size.width())
        y = first.top() - size.height() - _GAP + _SHADOW
        if y < room.top():
            y = min(last.bottom() + _GAP - _SHADOW, room.bottom() - size.height())
        self.setGeometry(x, y, size.width(), size.height())
        self.show()
        self.raise_()

    def watch(self, selection: Selection) -> None:
        """Disappear as soon as nothing is selected."""
        selection.changed.connect(
            lambda: self.setVisible(self.isVisible() and bool(selection.span))
        )

    def follow(self, view: PageView | ReadingView, span: Span | None) -> None:
        """Stand at a selection as far as it is in sight, else disappear."""
        first = view.rect_of(span) if span else None
        last = view.rect_of_end(span) if span else None
        viewport = view.viewport()
        if first is None or last is None or not viewport.rect().intersects(first.united(last)):
            self.hide()
            return
        corner = viewport.mapTo(self._over, viewport.rect().topLeft())
        room = QRect(corner, viewport.size()).adjusted(4, 4, -4, -4)
        self.show_at(first.translated(corner), last.translated(corner), room)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedSize(self._theme.icon_size(CELL))
        button.setIconSize(self._theme.icon_size(_ICON))
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: action.trigger())
        return button

    def _on_theme_changed(self) -> None:
        self.setStyleSheet(
            "QToolButton { border: 0; border-radius: 6px; background: transparent; }"
            "QToolButton:hover { background: rgba(128, 140, 160, 90); }"
        )
        for button, icon in self._icons:
            button.setIcon(self._theme.icon(icon, "on_bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for reach in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(15, 20, 30, 14))
            painter.drawRoundedRect(
                body.adjusted(-reach, -reach + 1, reach, reach), _RADIUS + reach, _RADIUS + reach
            )
        painter.setBrush(self._theme.color("bar"))
        painter.drawRoundedRect(body, _RADIUS, _RADIUS)
        if self._icons[0][0].isHidden():
            painter.end()
            return
        shade = self._theme.color("on_bar")
        shade.setAlpha(70)
        painter.setPen(QPen(shade, 1))
        x = self._icons[0][0].x() - 7
        painter.drawLine(x, round(body.top()) + 8, x, round(body.bottom()) - 8)
        painter.end()
