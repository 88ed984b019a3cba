"""The menu behind the button: the table of actions, and the choice of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from kanttekening.ui.actions import Actions, Menu
from kanttekening.ui.colors import Scheme
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.theme import Theme


def build_menu(
    window: QWidget, actions: Actions, theme: Theme, keep_scheme: Callable[[Scheme], None]
) -> QMenu:
    """Build the menu with a submenu for each group of the table."""
    menu = QMenu(window)
    for group, title in zip(Menu, screen.MENUS, strict=True):
        if group is Menu.NONE:
            continue
        part = menu.addMenu(title)
        for spec, action in actions.of_menu(group):
            if spec.opens_group:
                part.addSeparator()
            part.addAction(action)
        if group is Menu.VIEW:
            part.addSeparator()
            part.addMenu(_colors(part, theme, keep_scheme))
    return menu


def _colors(parent: QMenu, theme: Theme, keep_scheme: Callable[[Scheme], None]) -> QMenu:
    menu = QMenu(screen.THEME, parent)
    group = QActionGroup(menu)
    for scheme in Scheme:
        action = QAction(screen.THEMES[scheme], group)
        action.setCheckable(True)
        action.setChecked(theme.choice is scheme)
        action.setData(scheme.value)
        menu.addAction(action)

    def choose(action: QAction) -> None:
        scheme = Scheme(action.data())
        theme.choose(scheme)
        keep_scheme(scheme)

    group.triggered.connect(choose)
    return menu
