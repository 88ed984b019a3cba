"""Which annotations came in with files of others: one branch for each letter, one leaf for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QWidget

from kanttekening.domain.annotation import ELSEWHERE
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.dialogs.refusals import WrappingTree, branch_of
from kanttekening.words import taking as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.arrival import Refusal
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.theme import Theme

_NOTE = Qt.ItemDataRole.UserRole


class ArrivedDialog(FramedDialog):
    """Stays open beside the letter, so that one can walk along what came in.

    ``note_chosen`` gives an annotation whose letter is to be opened.
    """

    note_chosen = Signal(object)
    changed_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        summary: str,
        letters: Sequence[tuple[LetterRow, Sequence[Annotation]]],
        refusals: Sequence[Refusal] = (),
        changed: int = 0,
    ) -> None:
        super().__init__(parent, theme, words.CAME_TITLE, f"{summary}.")
        self.be_wide(560)
        self.resize(theme.grown(680), theme.grown(460))
        self.tree = WrappingTree()
        self.tree.setAccessibleName(words.CAME_LIST)
        for row, notes in letters:
            self._add(_branch(row, notes))
        if refusals:
            failed = _bold(words.NOT_TAKEN_IN)
            files = [branch_of(refusal) for refusal in refusals]
            failed.addChildren(files)
            self._add(failed)
            for file in files:
                file.setExpanded(True)
        # Enter and a double click both activate.
        self.tree.itemActivated.connect(self._on_activated)
        self.body.addWidget(self.tree, 1)
        if letters:
            self.body.addWidget(self.sentence(words.CAME_HINT))
        if changed:
            look = QPushButton(words.look_at_changed(changed))
            look.clicked.connect(self.changed_wanted)
            self.put_at_foot(look)
        self._choose_first()

    def _add(self, branch: QTreeWidgetItem) -> None:
        self.tree.addTopLevelItem(branch)
        branch.setExpanded(True)

    def _choose_first(self) -> None:
        first = self.tree.topLevelItem(0)
        leaf = first.child(0) if first is not None else None
        if leaf is not None:
            self.tree.setCurrentItem(leaf)
            self.tree.setFocus()

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        note = item.data(0, _NOTE)
        if note is not None:
            self.note_chosen.emit(note)


def place_in_text(note: Annotation) -> Span | None:
    """The passage to open a letter at; None when it stands nowhere in the text that is shown."""
    return None if note.passage is None or note.state in ELSEWHERE else note.passage.span


def _branch(row: LetterRow, notes: Sequence[Annotation]) -> QTreeWidgetItem:
    branch = _bold(words.came_with(row, notes))
    for note in notes:
        leaf = QTreeWidgetItem([f"{words.came(note)}\n{words.came_from(note)}"])
        leaf.setData(0, _NOTE, note)
        branch.addChild(leaf)
    return branch


def _bold(text: str) -> QTreeWidgetItem:
    branch = QTreeWidgetItem([text])
    font = branch.font(0)
    font.setBold(True)
    branch.setFont(0, font)
    return branch
