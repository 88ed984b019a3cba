"""A part of the sidebar with a heading and lines that come and go: labels, searches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kanttekening.ui.labels.look import label_color, label_icon, paint_square
from kanttekening.ui.sidebar_button import SectionHeading, SidebarButton
from kanttekening.words import keeping
from kanttekening.words import labels as label_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from kanttekening.domain.label import LabelColor
    from kanttekening.ui.sidebar_rail import LinesMenu
    from kanttekening.ui.theme import Theme

# Of the place for an icon.
_SHARE = 0.55
# Heading, rail and space stand above the lines.
_ABOVE = 3
_BESIDE = 6
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Line:
    """What one line shows; ``id`` is that of the label or search. Without a number it has none.

    ``brief`` are a name and an end of it for where there is no room; the end is always seen.
    """

    id: int
    name: str
    spoken: str
    number: int | None = None
    color: LabelColor | None = None
    tip: str = ""
    icon: str = "search"
    brief: tuple[str, str] | None = None


class LineButton(SidebarButton):
    """A line with a menu: F2 renames, Del removes, Alt with an arrow moves."""

    rename_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__(theme, line.icon, line.name)
        self.line = line
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show another number or name."""
        self.line = line
        self.setText(line.name)
        if line.number is None:
            self.setAccessibleName(line.spoken)
        else:
            self.show_number(line.number, line.spoken)
        self.setToolTip(line.tip)
        self.update()

    def elided(self, metrics: QFontMetrics, width: int) -> str:
        """See SidebarButton. Of a meeting one must see the day, at the end of its name."""
        if self.line.brief is None or metrics.horizontalAdvance(self.text()) <= width:
            return super().elided(metrics, width)
        name, end = self.line.brief
        room = width - metrics.horizontalAdvance(f" {end}")
        return f"{metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)} {end}"

    def paint_icon(self, painter: QPainter, place: QRectF) -> None:
        """See SidebarButton. A label has its colour."""
        if self.line.color is None:
            super().paint_icon(painter, place)
            return
        square = QRectF(0, 0, self._side * _SHARE, self._side * _SHARE)
        square.moveCenter(place.center())
        paint_square(painter, square, label_color(self._theme, self.line.color))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by = _MOVES.get(Qt.Key(event.key())) if alt else None
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif by is not None:
            self.move_wanted.emit(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class SidebarSection(QWidget):
    """Hidden as long as it has no lines. Lines with a colour are labels, the others move.

    Of a ``fixed`` section the lines are facts, that cannot be renamed, moved or removed.
    """

    chosen = Signal(int)
    rename_wanted = Signal(int)
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)
    color_wanted = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        icon: str,
        parent: QWidget | None = None,
        *,
        fixed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._narrow = False
        self._fixed = fixed
        self._total = 0
        self.heading = SectionHeading(theme, title)
        self.heading.toggled.connect(self._show_or_hide)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self.rail = SidebarButton(theme, icon, title)
        self.rail.set_compact(compact=True)
        self.rail.clicked.connect(self.open_lines)
        self.rail.hide()
        self._column.addWidget(self.rail)
        self._column.addSpacing(2)
        self.lines_shown: LinesMenu | None = None
        self.buttons: list[LineButton] = []
        self.hide()

    def show_lines(self, lines: Sequence[Line], total: int | None = None) -> None:
        """Show these; a line that stays keeps the focus. ``total`` are there, if not just these."""
        self._total = len(lines) if total is None else total
        by_id = {button.line.id: button for button in self.buttons}
        had_focus = next((button.line.id for button in self.buttons if button.hasFocus()), None)
        order = [by_id.pop(line.id) if line.id in by_id else self._make(line) for line in lines]
        for gone in by_id.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (button, line) in enumerate(zip(order, lines, strict=True)):
            button.show_line(line)
            self._column.removeWidget(button)
            self._column.insertWidget(_ABOVE + at, button)
        self.buttons = order
        self._show_or_hide()
        again = next((button for button in order if button.line.id == had_focus), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """In a rail of icons there is no room for names: one icon has them in a menu."""
        self._narrow = narrow
        self.heading.setVisible(not narrow)
        self.rail.setVisible(narrow)
        self._show_or_hide()

    def open_lines(self) -> None:
        """Offer the lines in a menu beside the rail."""
        from kanttekening.ui.sidebar_rail import LinesMenu

        menu = LinesMenu(self._theme, self._title, [each.line for each in self.buttons], self.rail)
        menu.chosen.connect(self.chosen)
        menu.rename_wanted.connect(self.rename_wanted)
        menu.remove_wanted.connect(self.remove_wanted)
        menu.menu_wanted.connect(self._show_menu_of)
        menu.aboutToHide.connect(menu.deleteLater)
        self.lines_shown = menu
        menu.popup(self.rail.mapToGlobal(self.rail.rect().topRight() + QPoint(_BESIDE, 0)))

    def _show_or_hide(self) -> None:
        for button in self.buttons:
            button.setVisible(not (self._narrow or self.heading.is_folded))
        self.setVisible(bool(self.buttons))
        self.rail.setToolTip(keeping.rail(self._title, self._total))
        self.rail.setAccessibleName(self.rail.toolTip())

    def _make(self, line: Line) -> LineButton:
        button = LineButton(self._theme, line)
        button.clicked.connect(lambda: self.chosen.emit(button.line.id))
        if self._fixed:
            return button
        button.rename_wanted.connect(lambda: self.rename_wanted.emit(button.line.id))
        button.remove_wanted.connect(lambda: self.remove_wanted.emit(button.line.id))
        button.move_wanted.connect(lambda by: self.move_wanted.emit(button.line.id, by))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(partial(self._show_menu, button))
        return button

    def menu_of(self, button: LineButton) -> QMenu:
        """What can be done with a line."""
        menu = QMenu(button)
        menu.addAction(keeping.RENAME, button.rename_wanted.emit).setShortcut(
            QKeySequence(Qt.Key.Key_F2)
        )
        if button.line.color is not None:
            self._add_colors(menu, button)
        else:
            for words, by, key in (
                (keeping.MOVE_UP, -1, "Alt+Up"),
                (keeping.MOVE_DOWN, 1, "Alt+Down"),
            ):
                action = menu.addAction(words, partial(button.move_wanted.emit, by))
                action.setShortcut(QKeySequence(key))
        menu.addSeparator()
        is_label = button.line.color is not None
        remove = menu.addAction(label_words.REMOVE if is_label else keeping.REMOVE)
        remove.triggered.connect(lambda: button.remove_wanted.emit())
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        return menu

    def _add_colors(self, menu: QMenu, button: LineButton) -> None:
        part = menu.addMenu(label_words.COLOR)
        for color, name in label_words.COLORS.items():
            action: QAction = part.addAction(label_icon(self._theme, color), name)
            action.setCheckable(True)
            action.setChecked(color is button.line.color)
            action.triggered.connect(
                lambda _checked=False, color=color: self.color_wanted.emit(button.line.id, color)
            )

    def _show_menu(self, button: LineButton, place: QPoint) -> None:
        menu = self.menu_of(button)
        menu.exec(button.mapToGlobal(place))
        menu.deleteLater()

    def _show_menu_of(self, line_id: int, place: QPoint) -> None:
        if self._fixed:
            return
        button = next(each for each in self.buttons if each.line.id == line_id)
        menu = self.menu_of(button)
        done = menu.exec(place)
        menu.deleteLater()
        if done is not None and self.lines_shown is not None:
            self.lines_shown.close()
