"""The views of the library with their numbers; narrow, it is a rail of icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.rows import LetterCounts, LibraryView
from kanttekening.ui.actions import native_key
from kanttekening.ui.sidebar_button import SidebarButton
from kanttekening.ui.sidebar_section import SidebarSection
from kanttekening.ui.theme import TextRole
from kanttekening.words import keeping, labels, screen
from kanttekening.words import sidebar as words

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QAction

    from kanttekening.ui.theme import Theme

_NARROW = 56
_WIDE, _WIDEST = 212, 300
_SIDE = 10
_ICONS = {
    LibraryView.ALL: "library",
    LibraryView.UNREAD: "circle-dot",
    LibraryView.ANNOTATED: "highlighter",
    LibraryView.REMOVED: "trash-2",
}


class Sidebar(QWidget):
    """Chooses a view; takes in at its foot; holds the menu."""

    view_chosen = Signal(object)
    dates_chosen = Signal()
    overview_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(screen.SIDEBAR)
        self._theme = theme
        self._expected = _WIDE
        self._widest = theme.grown(_WIDEST)
        self._name = QLabel(screen.APP_NAME)
        self._name.setObjectName("app_name")
        self._heading = QLabel(screen.LIBRARY)
        self._heading.setObjectName("section")
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(screen.MENU)
        self.menu_button.setToolTip(screen.MENU_TIP)
        self._group = QButtonGroup(self)
        self._views = {view: self._make_view(view) for view in LibraryView}
        self._overview = self._make_page("message-square-text", words.OVERVIEW)
        self._overview.clicked.connect(lambda: self.overview_chosen.emit())
        self._dates = self._make_page("calendar-clock", words.DATES)
        self._dates.clicked.connect(lambda: self.dates_chosen.emit())
        self._views[LibraryView.ALL].setChecked(True)
        self._views[LibraryView.REMOVED].hide()
        self.take_in = SidebarButton(theme, "import", screen.TAKE_IN, outlined=True)
        self.take_in.show_key(native_key("take_in"))
        self.meetings = SidebarSection(theme, screen.MEETINGS, "landmark", fixed=True)
        self.labels = SidebarSection(theme, labels.SECTION, "tag")
        self.searches = SidebarSection(theme, keeping.KEPT, "bookmark")
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self.set_narrow(narrow=False)

    def set_menu(self, menu: QMenu) -> None:
        """Open this from the menu button."""
        self.menu_button.setMenu(menu)

    def open_menu(self) -> None:
        """Open the menu from the keyboard."""
        self.menu_button.showMenu()

    def bind_take_in(self, action: QAction) -> None:
        """Let the button at the foot do what the action does."""
        self.take_in.clicked.connect(action.trigger)

    def show_counts(self, counts: LetterCounts) -> None:
        """Show the numbers; the bin is there only when something is in it."""
        for view, number in (
            (LibraryView.ALL, counts.total),
            (LibraryView.UNREAD, counts.unread),
            (LibraryView.ANNOTATED, counts.annotated),
            (LibraryView.REMOVED, counts.removed),
        ):
            self._views[view].show_number(number, screen.view_spoken(view, number))
        self._views[LibraryView.REMOVED].setVisible(
            bool(counts.removed) or self._views[LibraryView.REMOVED].isChecked()
        )
        self._widen()

    def show_coming(self, count: int) -> None:
        """Show how many dates lie ahead."""
        self._dates.show_number(count, words.dates_spoken(count))
        self._widen()

    def show_annotations(self, count: int) -> None:
        """Show how many annotations there are in all letters."""
        self._overview.show_number(count, words.overview_spoken(count))
        self._widen()

    def show_view(self, view: LibraryView) -> None:
        """Light up the view that is shown."""
        self._views[view].setChecked(True)

    def focus_view(self) -> None:
        """Put the focus on the view that is shown."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def needed(self) -> int:
        """How wide it is with words: views are named in full, with large numbers or letters too."""
        views = (*self._views.values(), self._overview, self._dates)
        needed = max(view.needed for view in views if not view.isHidden()) + 2 * _SIDE
        return min(max(_WIDE, needed), self._widest)

    @property
    def wide(self) -> int:
        """The same, as wide as was expected at least."""
        return max(self.needed, self._expected)

    def needs_window(self, usually: int) -> int:
        """How wide a window must be for it to have words: the letter comes first in large text."""
        return round(usually * (1 + self._theme.growth) / 2)

    def expect(self, width: int) -> None:
        """Be this wide before the numbers are known, so that nothing moves when they come."""
        self._expected = min(max(_WIDE, width), self._widest)

    @property
    def is_narrow(self) -> bool:
        """Whether it is a rail of icons."""
        return self.width() == _NARROW

    @property
    def folded(self) -> tuple[str, ...]:
        """The parts that are folded away, to be remembered."""
        return tuple(name for name, part in self._sections.items() if part.heading.is_folded)

    def fold(self, names: Collection[str]) -> None:
        """Fold these parts away and no others."""
        for name, part in self._sections.items():
            part.heading.setChecked(name in names)

    @property
    def _sections(self) -> dict[str, SidebarSection]:
        return {"meetings": self.meetings, "labels": self.labels, "searches": self.searches}

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons with words and numbers."""
        self.setFixedWidth(_NARROW if narrow else self.wide)
        self._name.setVisible(not narrow)
        self._top.setContentsMargins(0 if narrow else 8, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignRight
        self._top.setAlignment(self.menu_button, side | Qt.AlignmentFlag.AlignVCenter)
        self._heading.setVisible(not narrow)
        for button in (*self._views.values(), self._overview, self._dates, self.take_in):
            button.set_compact(compact=narrow)
        for section in self._sections.values():
            section.set_narrow(narrow=narrow)

    def _widen(self) -> None:
        if not self.is_narrow:
            self.setFixedWidth(self.wide)

    def _make_view(self, view: LibraryView) -> SidebarButton:
        button = SidebarButton(self._theme, _ICONS[view], screen.VIEWS[view])
        button.setCheckable(True)
        button.clicked.connect(lambda: self.view_chosen.emit(view))
        self._group.addButton(button)
        return button

    def _make_page(self, icon: str, name: str) -> SidebarButton:
        """A view of something else than letters."""
        button = SidebarButton(self._theme, icon, name)
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        self._top = top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(16)
        column.addWidget(self._heading)
        column.addSpacing(4)
        inner = QWidget()
        inner.setObjectName("sidebar_views")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 8)
        lines.setSpacing(0)
        for button in self._views.values():
            lines.addWidget(button)
        for button in (self._overview, self._dates):
            lines.insertWidget(lines.indexOf(self._views[LibraryView.REMOVED]), button)
        for section in self._sections.values():
            lines.addWidget(section)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("sidebar_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        column.addSpacing(_SIDE)  # what is cut off above ends there, and not under the button
        column.addWidget(self.take_in)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _dress(self) -> None:
        self._name.setFont(self._theme.font(TextRole.TITLE))
        heading = self._theme.font(TextRole.SMALL)
        heading.setWeight(self._theme.font(TextRole.STRONG).weight())
        self._heading.setFont(heading)
        self.menu_button.setIcon(self._theme.icon("menu", "grey1"))
