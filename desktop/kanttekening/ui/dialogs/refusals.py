"""Which files were not taken in: name, reason, and the technical part folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from kanttekening.domain.errors import RefusedError
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import errors, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.arrival import Refusal
    from kanttekening.ui.theme import Theme


class RefusalsDialog(FramedDialog):
    """One branch for each file; unfolded it tells what to do and the technical detail."""

    def __init__(self, parent: QWidget, theme: Theme, refusals: Sequence[Refusal]) -> None:
        super().__init__(parent, theme, screen.REFUSALS_TITLE, screen.REFUSALS_TEXT)
        self.resize(640, 420)
        self._refusals = refusals
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(screen.REFUSALS_TITLE)
        for refusal in refusals:
            self.tree.addTopLevelItem(_branch(refusal))
        self.body.addWidget(self.tree)
        copy = QPushButton(screen.COPY)
        copy.clicked.connect(self._copy)
        self.put_at_foot(copy)

    def _copy(self) -> None:
        lines = (
            f"{refusal.path}\t{errors.refusal(refusal.code)}\t{refusal.detail}".rstrip()
            for refusal in self._refusals
        )
        QGuiApplication.clipboard().setText("\n".join(lines))


def _branch(refusal: Refusal) -> QTreeWidgetItem:
    error = RefusedError(refusal.code, refusal.detail)
    branch = QTreeWidgetItem([f"{refusal.path.name}\n{errors.refusal(refusal.code)}"])
    branch.setToolTip(0, str(refusal.path))
    for line in (errors.advice(error), _detail(refusal)):
        if line:
            leaf = QTreeWidgetItem([line])
            leaf.setFlags(leaf.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            branch.addChild(leaf)
    return branch


def _detail(refusal: Refusal) -> str:
    parts = [str(refusal.path), str(refusal.code), refusal.detail]
    return f"{screen.DETAIL}: {' · '.join(part for part in parts if part)}"
