"""The columns of the window: how wide, which are there, and how the keyboard goes round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from kanttekening.domain.typed_number import typed_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor

    from kanttekening.ui.sidebar import Sidebar
    from kanttekening.ui.state import WindowState

# A window as wide as the smallest laptops has room for its words, with the letter a bit narrower.
SIDEBAR_NEEDS = 1340
PANEL_NEEDS = 1100

_LIST, _READER, _PANEL = range(3)
_FIRST_WIDTHS = (346, 570, 316)
# The same where that is more than the window has: the letter keeps most of it.
_FIRST_TIGHT_WIDTHS = (296, 570, 304)
_LEAST_WIDTHS = (264, 440, 260)
# What still can be read where list and reader together have no room for that.
_TIGHT_WIDTHS = (220, 340, 240)
_HANDLE = 1


@dataclass(frozen=True, slots=True)
class Stop:
    """A column on the keyboard's way round, and how to enter it."""

    column: QWidget
    enter: Callable[[], object]

    def holds(self, focus: QWidget | None) -> bool:
        """Whether the focus is in this column."""
        return focus is not None and (focus is self.column or self.column.isAncestorOf(focus))


class Place(QWidget):
    """Keeps the room of a column that comes later: the ground is there, and nothing moves."""

    def __init__(self, ground: QColor | None = None) -> None:
        super().__init__()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        if ground is not None:
            self.setPalette(QPalette(ground))
            self.setAutoFillBackground(True)

    def fill(self, column: QWidget) -> None:
        """Put the column in its place, in its full size at once."""
        self.setAutoFillBackground(False)
        self.setPalette(QPalette())
        self._inside.addWidget(column)
        self._inside.activate()


def stand_side_by_side(
    window: QMainWindow, sidebar: Sidebar, parts: tuple[QWidget, QWidget, QWidget]
) -> Columns:
    """Fill a window with the sidebar and the three columns."""
    middle = QWidget()
    window.setCentralWidget(middle)
    line = QHBoxLayout(middle)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(sidebar)
    columns = Columns(sidebar, parts, middle)
    line.addWidget(columns.splitter, 1)
    return columns


class Columns(QObject):
    """List, reader and panel side by side; the sidebar makes itself narrow in time.

    What a person asked for is remembered; what the window is too small for comes back when the
    window grows again. A column that is asked for by hand where there is no room for all takes the
    place of another.
    """

    def __init__(
        self, sidebar: Sidebar, parts: tuple[QWidget, QWidget, QWidget], parent: QWidget
    ) -> None:
        super().__init__()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, parent)
        self.setParent(self.splitter)
        self._sidebar = sidebar
        self._panel_wanted = True
        self._sidebar_wide_wanted = True
        self._roomy_for_sidebar = True
        self._roomy_for_panel = True
        self._is_empty = False
        self._panel_by_hand = False
        self._list_by_hand = False
        self._is_divided_by_hand = False
        self._parts = parts
        self._panel = parts[_PANEL]
        self._width = sum(_FIRST_WIDTHS) + sidebar.width()
        self.splitter.setHandleWidth(_HANDLE)
        self.splitter.setChildrenCollapsible(False)
        for part in parts:
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(_READER, 1)
        self.splitter.setSizes(list(_FIRST_WIDTHS))
        self.splitter.splitterMoved.connect(self._on_moved)
        self._stops: tuple[Stop, ...] = ()

    @property
    def panel_is_shown(self) -> bool:
        """Whether the panel is there."""
        return not self._panel.isHidden()

    def fit(self, width: int) -> None:
        """Follow the width of the window."""
        self._width = width
        roomy = width >= self._sidebar.needs_window(SIDEBAR_NEEDS)
        if roomy != self._roomy_for_sidebar:
            self._roomy_for_sidebar = roomy
            self._sidebar.set_narrow(narrow=not (roomy and self._sidebar_wide_wanted))
        roomy = width >= PANEL_NEEDS
        if roomy != self._roomy_for_panel:
            self._roomy_for_panel = roomy
            self._panel_by_hand = self._list_by_hand = False
        if not self._is_divided_by_hand:
            tight = width < self._sidebar.width() + _together(_FIRST_WIDTHS)
            self.splitter.setSizes(list(_FIRST_TIGHT_WIDTHS if tight else _FIRST_WIDTHS))
        self._divide()

    def show_library(self, *, is_empty: bool) -> None:
        """Leave the panel away as long as there is nothing to write about."""
        if is_empty != self._is_empty:
            self._is_empty = is_empty
            self._panel_by_hand = False
            self._divide()

    def toggle_panel(self) -> None:
        """Show or hide the panel; asked for by hand it comes in a small window too."""
        shown = not self.panel_is_shown
        if self._roomy_for_panel:
            self._panel_wanted = shown
        self._panel_by_hand = shown
        self._list_by_hand = False
        self._divide()

    def show_panel(self, _because: str = "") -> None:
        """Bring the panel in view, for whatever is to be seen there."""
        if not self.panel_is_shown:
            self.toggle_panel()

    def show_list(self) -> None:
        """Bring the list in view, for whoever searches or chooses a view."""
        if self._parts[_LIST].isHidden():
            self._list_by_hand = True
            self._panel_by_hand = False
            self._divide()

    def show_reader(self) -> None:
        """Bring the letter in view that was chosen in a list with no room beside it."""
        if self._parts[_READER].isHidden():
            self._list_by_hand = False
            self._divide()

    def toggle_sidebar(self) -> None:
        """Make the sidebar a rail of icons, or give it its words back."""
        wide = self._sidebar.is_narrow
        if self._roomy_for_sidebar:
            self._sidebar_wide_wanted = wide
        self._sidebar.set_narrow(narrow=not wide)
        self._divide()

    def set_stops(self, *stops: Stop) -> None:
        """Say where the keyboard lands in each column, from left to right."""
        self._stops = stops

    def go_round(self, by: int) -> None:
        """Move the focus to the next column that is there."""
        focus = self.splitter.window().focusWidget()
        here = next((at for at, stop in enumerate(self._stops) if stop.holds(focus)), -by)
        for step in range(1, len(self._stops) + 1):
            stop = self._stops[(here + by * step) % len(self._stops)]
            if stop.column.isVisible():
                stop.enter()
                if stop.holds(self.splitter.window().focusWidget()):
                    return  # where there is nothing to do, the next one is the way on

    def save(self, state: WindowState) -> None:
        """Remember the columns."""
        state.keep_blob("columns", self.splitter.saveState())
        state.keep_flag("panel", value=self._panel_wanted)
        state.keep_flag("sidebar", value=self._sidebar_wide_wanted)
        state.keep_text("sidebar_width", str(self._sidebar.needed))
        state.keep_text("folded", " ".join(self._sidebar.folded))

    def restore(self, state: WindowState) -> None:
        """Bring the columns back as they were left."""
        blob = state.blob("columns")
        if blob is not None:
            self._is_divided_by_hand = self.splitter.restoreState(blob)
            self.splitter.setHandleWidth(_HANDLE)
        self._panel_wanted = state.flag("panel", default=True)
        self._sidebar_wide_wanted = state.flag("sidebar", default=True)
        self._sidebar.fold(state.text("folded").split())
        self._sidebar.expect(typed_number(state.text("sidebar_width")) or 0)
        self._sidebar.set_narrow(narrow=not (self._sidebar_wide_wanted and self._roomy_for_sidebar))
        self._divide()

    def _on_moved(self) -> None:
        self._is_divided_by_hand = True

    def _divide(self) -> None:
        """Show the columns that there is room for, those that were asked for last first."""
        if self._width < self._sidebar.wide + _together(_TIGHT_WIDTHS[:_PANEL]):
            self._sidebar.set_narrow(narrow=True)
        room = self._width - self._sidebar.width()
        least = _LEAST_WIDTHS if room >= _together(_LEAST_WIDTHS[:_PANEL]) else _TIGHT_WIDTHS
        shown: list[int] = []
        for column in self._by_want():
            if not shown or _together([least[each] for each in (*shown, column)]) <= room:
                shown.append(column)
        for column, part in enumerate(self._parts):
            part.setMinimumWidth(least[column])
            part.setVisible(column in shown)

    def _by_want(self) -> tuple[int, ...]:
        if self._list_by_hand:
            return _LIST, _READER
        if self._panel_by_hand:
            return _PANEL, _READER, _LIST
        if self._panel_wanted and self._roomy_for_panel and not self._is_empty:
            return _READER, _LIST, _PANEL
        return _READER, _LIST


def _together(widths: Sequence[int]) -> int:
    return sum(widths) + _HANDLE * (len(widths) - 1)
