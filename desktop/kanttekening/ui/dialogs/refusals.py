"""Which files were not taken in: name, reason, and the technical part folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kanttekening.domain.errors import RefusedError
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import errors, intake, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.arrival import Refusal
    from kanttekening.ui.theme import Theme


_AROUND = 8
_TALL = 10_000


class WrappingTree(QTreeWidget):
    """A tree whose rows are as high as their sentences are long."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_WrappingDelegate(self))

    def room_for(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """How wide the words of a row may be."""
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return self.viewport().width() - depth * self.indentation() - 3 * _AROUND

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; other widths need other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WrappingDelegate(QStyledItemDelegate):
    """Qt gives the rows of a tree one line, whatever they say."""

    def __init__(self, tree: WrappingTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        width = max(80, self._tree.room_for(index))
        font = index.data(Qt.ItemDataRole.FontRole) or option.font
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        text = QFontMetrics(font).boundingRect(QRect(0, 0, width, _TALL), flags, index.data())
        return QSize(width, text.height() + _AROUND)


class RefusalsDialog(FramedDialog):
    """One branch for each file: what is wrong, what to do, and below that the detail."""

    def __init__(
        self, parent: QWidget, theme: Theme, refusals: Sequence[Refusal], summary: str = ""
    ) -> None:
        text = f"{summary}. {intake.REFUSALS_TEXT}" if summary else intake.REFUSALS_TEXT
        super().__init__(parent, theme, intake.REFUSALS_TITLE, text)
        self.resize(720, 440)
        self._refusals = refusals
        self.tree = WrappingTree()
        self.tree.setAccessibleName(intake.REFUSALS_TITLE)
        for refusal in refusals:
            branch = branch_of(refusal)
            self.tree.addTopLevelItem(branch)
            branch.setExpanded(True)
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


def branch_of(refusal: Refusal) -> QTreeWidgetItem:
    """One file that was not taken in, with the reason and what to do about it below it."""
    error = RefusedError(refusal.code, refusal.detail)
    branch = QTreeWidgetItem([refusal.path.name])
    branch.setToolTip(0, str(refusal.path))
    font = branch.font(0)
    font.setBold(True)
    branch.setFont(0, font)
    for sentence in (errors.refusal(refusal.code), errors.advice(error)):
        branch.addChild(_leaf(sentence))
    folded = _leaf(screen.DETAIL)
    folded.addChild(_leaf(str(refusal.path)))
    folded.addChild(_leaf(" · ".join(part for part in (refusal.code, refusal.detail) if part)))
    branch.addChild(folded)
    return branch


def _leaf(text: str) -> QTreeWidgetItem:
    leaf = QTreeWidgetItem([text])
    leaf.setToolTip(0, text)
    return leaf
