"""All keys, made from the table of actions."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QWidget

from kanttekening.ui.actions import SPECS, Actions, Menu, keys_shown
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import dialogs, menus, place_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QAction

    from kanttekening.ui.theme import Theme


class KeysDialog(FramedDialog):
    """A table for each menu, then the keys of the reader and of other places."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        actions: Actions,
        reader_actions: Sequence[QAction],
    ) -> None:
        super().__init__(parent, theme, dialogs.KEYS, dialogs.KEYS_TEXT)
        self.resize(560, 640)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(dialogs.KEYS)
        self.browser.setHtml(keys_page(actions, reader_actions))
        self.body.addWidget(self.browser)
        # Page Down works at once: there are many more keys than fit.
        self.browser.setFocus()


def keys_page(actions: Actions, reader_actions: Sequence[QAction]) -> str:
    """Write the tables as HTML."""
    parts = []
    for menu, title in zip(Menu, menus.MENUS, strict=True):
        specs = [spec for spec in SPECS if spec.menu is menu and spec.keys]
        lines = [
            (
                f"{spec.words.label} ({menus.LIST_ONLY})" if spec.in_list else spec.words.label,
                keys_shown(actions[spec.id]),
            )
            for spec in specs
        ]
        parts.append(_table(title, lines))
    reader = [
        (action.text().replace("&", ""), keys_shown(action))
        for action in reader_actions
        if action.shortcuts() and action.text()
    ]
    parts.append(_table(menus.READER_KEYS, reader))
    parts += [_table(title, lines) for title, lines in place_keys.PLACES]
    return "".join(parts)


def _table(title: str, lines: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td>{escape(words)}</td><td align='right'><b>{escape(keys)}</b></td></tr>"
        for words, keys in lines
    )
    return (
        f"<h3>{escape(title)}</h3><table width='100%' cellpadding='4'>{rows}</table>"
        if rows
        else ""
    )
