"""What can be done now: actions that make no sense are grey, and undo says what it takes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.domain.rows import LibraryView
from kanttekening.domain.touched import Touched
from kanttekening.ui.actions import Actions, When
from kanttekening.words import menus, undoing

if TYPE_CHECKING:
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.browse import Browser
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.roads import Roads

_STALE_JOURNAL = Touched.JOURNAL | Touched.ANNOTATIONS | Touched.LETTERS


class Possible(QObject):
    """Keeps the table of actions in step with what is chosen and what was done."""

    def __init__(
        self, desk: Desk, actions: Actions, letters: LettersPanel, browser: Browser, roads: Roads
    ) -> None:
        super().__init__(actions)
        self._desk = desk
        self._actions = actions
        self._letters = letters
        self._browser = browser
        self._roads = roads
        self._undo_words: tuple[str | None, str | None] = (None, None)
        letters.view.selectionModel().selectionChanged.connect(self.allow)
        roads.changed.connect(self.allow)
        desk.touched.connect(self._on_touched)
        desk.opened.connect(partial(self._on_touched, Touched.JOURNAL))

    def allow(self) -> None:
        """Enable what makes sense now."""
        rows = self._letters.view.chosen()
        in_bin = self._browser.request.view is LibraryView.REMOVED
        can_undo, can_redo = self._undo_words
        self._actions.allow(
            frozenset(
                when
                for when, so in (
                    (When.LETTER, bool(rows)),
                    (When.ONE_LETTER, len(rows) == 1),
                    (When.ONE_OR_TWO_LETTERS, len(rows) in (1, 2)),
                    (When.TWO_LETTERS, len(rows) == 2 and not in_bin),
                    (When.ROWS, self._letters.model.rowCount() > 0),
                    (When.IN_LIBRARY, bool(rows) and not in_bin),
                    (When.IN_BIN, bool(rows) and in_bin),
                    (When.CAN_UNDO, can_undo is not None),
                    (When.CAN_REDO, can_redo is not None),
                    (When.CAN_GO_BACK, self._roads.can_go_back),
                    (When.CAN_GO_FORWARD, self._roads.can_go_forward),
                )
                if so
            )
        )
        read = bool(rows) and all(row.is_read for row in rows)
        label = menus.MARK_UNREAD if read else menus.MARK_READ
        self._actions["toggle_read"].setText(label)

    def _on_touched(self, touched: Touched) -> None:
        if touched & _STALE_JOURNAL:
            self._desk.latest("journal", _journal, self._on_journal)

    def _on_journal(self, words: tuple[str | None, str | None]) -> None:
        self._undo_words = words
        for action_id, word in zip(("undo", "redo"), words, strict=True):
            self._actions[action_id].setText(undoing.journal_label(action_id, word))
        self.allow()


def _journal(library: Library) -> tuple[str | None, str | None]:
    return library.annotating.can_undo(), library.annotating.can_redo()
