"""The menu behind the button: the table of actions, and the choice of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kanttekening.ui.actions import Actions, Menu
from kanttekening.ui.colors import Scheme
from kanttekening.words import menus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.ui.theme import Theme


# Where everybody looks for it first: it stands with the files as well.
_PRINT = "print"


def build_menu(
    window: QWidget,
    actions: Actions,
    theme: Theme,
    keep_scheme: Callable[[Scheme], None],
    reading: Sequence[QAction] = (),
) -> QMenu:
    """Build the menu with a submenu for each group of the table.

    ``reading`` are what the reader can do with the open letter.
    """
    menu = QMenu(window)
    printing = [action for action in reading if action.objectName() == _PRINT]
    for group, title in zip(Menu, menus.MENUS, strict=True):
        if group is Menu.NONE:
            continue
        part = menu.addMenu(title)
        for spec, action in actions.of_menu(group):
            if spec.opens_group:
                part.addSeparator()
            part.addAction(action)
            if spec.id == "export":
                _offer(part, printing)
        if group is Menu.LETTER and reading:
            part.addSeparator()
            _offer(part, reading)
        if group is Menu.VIEW:
            part.addSeparator()
            part.addMenu(_colors(part, theme, keep_scheme))
    return menu


def _offer(menu: QMenu, reading: Sequence[QAction]) -> None:
    """Enter the reader's actions, to be chosen while a letter is open; keys stay the reader's."""
    entries = []
    for action in reading:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        entry = menu.addAction(f"{action.text()}\t{keys}", action.trigger)
        entry.setIcon(action.icon())
        entries.append((entry, action))

    def refresh() -> None:
        for entry, action in entries:
            parent = action.parent()
            entry.setEnabled(isinstance(parent, QWidget) and parent.isVisible())

    menu.aboutToShow.connect(refresh)


def _colors(parent: QMenu, theme: Theme, keep_scheme: Callable[[Scheme], None]) -> QMenu:
    menu = QMenu(menus.THEME, parent)
    group = QActionGroup(menu)
    for scheme in Scheme:
        action = QAction(menus.THEMES[scheme], group)
        action.setCheckable(True)
        action.setChecked(theme.choice is scheme)
        action.setData(scheme.value)
        menu.addAction(action)

    def choose(action: QAction) -> None:
        scheme = Scheme(action.data())
        theme.choose(scheme)
        keep_scheme(scheme)

    def show_chosen() -> None:
        for action in group.actions():
            action.setChecked(action.data() == theme.choice.value)

    group.triggered.connect(choose)
    menu.aboutToShow.connect(show_chosen)
    return menu
