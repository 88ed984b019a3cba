"""Ask for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import keeping, screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.theme import Theme


class NameDialog(FramedDialog):
    """One field with the name as it is, or as it is proposed; Enter gives the one that is typed."""

    named = Signal(str)

    def __init__(
        self, parent: QWidget, theme: Theme, title: str, name: str, text: str = "", done: str = ""
    ) -> None:
        super().__init__(parent, theme, title, text)
        self.be_wide(420)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(keeping.NAME)
        self.field.selectAll()
        self.body.addWidget(self.field)
        for button in self.findChildren(QPushButton):
            if button.text() == screen.CLOSE:
                button.setText(keeping.CANCEL)
                button.setDefault(False)
        self._done = QPushButton(done or keeping.RENAME_DONE)
        self._done.setDefault(True)
        self._done.clicked.connect(self._on_done)
        self.foot.addWidget(self._done)
        self.field.textChanged.connect(lambda text: self._done.setEnabled(bool(text.strip())))
        self.field.setFocus()

    def _on_done(self) -> None:
        self.named.emit(self.field.text())
        self.accept()


def ask_name(
    parent: QWidget,
    theme: Theme,
    title: str,
    name: str,
    text: str,
    take: Callable[[str], object],
    *,
    done: str = "",
) -> None:
    """Ask what is to stand in the place of ``name``; whoever cancels gives nothing to ``take``.

    ``done`` is what the button says; to rename unless told otherwise.
    """
    dialog = NameDialog(parent, theme, title, name, text, done)
    dialog.named.connect(take)
    dialog.open()
