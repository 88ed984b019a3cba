"""Which label the chosen annotations get: one that is there, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from kanttekening.words import note_labels as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def ask_label(parent: QWidget, names: Sequence[str]) -> str:
    """Ask; empty when nobody wants one after all."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(words.PUT_ON_TITLE)
    dialog.setLabelText(words.PUT_ON_TEXT)
    dialog.setComboBoxItems(["", *names])
    dialog.setComboBoxEditable(True)
    return dialog.textValue() if dialog.exec() else ""
