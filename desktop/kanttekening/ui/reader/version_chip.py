"""A small button in the reader's head: which version of the letter is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kanttekening.domain.content import files_of
from kanttekening.words import versions as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.content import VersionNote
    from kanttekening.domain.letter import LetterId, VersionId


class VersionChip(QToolButton):
    """Says that there are more versions, which those are, and offers to take the newest apart."""

    separate_wanted = Signal(object)
    compare_wanted = Signal(object)
    version_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("version_chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._letter_id: LetterId | None = None
        self.setMenu(QMenu(self))
        self.hide()

    def show_versions(
        self,
        letter_id: LetterId,
        versions: Sequence[VersionNote],
        shown: VersionId | None = None,
    ) -> None:
        """Show the versions of a letter; nothing for a letter that has only one."""
        self._letter_id = letter_id
        files = files_of(versions)
        self.setVisible(len(files) > 1)
        if len(files) < 2:
            return
        lines = words.lines(files)
        number = 1 + next((at for at, file in enumerate(files) if file.id == shown), len(files) - 1)
        self.setText(words.chip(number, len(files)))
        self.setToolTip("\n".join(lines))
        self.setAccessibleName(f"{words.CHIP_NAME}: {self.text()}")
        self.setAccessibleDescription(self.toolTip())
        menu = self.menu()
        menu.clear()
        for at, line in reversed(tuple(enumerate(lines))):
            action = menu.addAction(line)
            action.setCheckable(True)
            action.setChecked(at + 1 == number)
            wanted = partial(self.version_wanted.emit, letter_id, files[at].id)
            action.triggered.connect(lambda _checked=False, wanted=wanted: wanted())
        menu.addSeparator()
        compare = menu.addAction(words.CHANGES)
        compare.triggered.connect(lambda _checked=False: self.compare_wanted.emit(letter_id))
        separate = menu.addAction(words.SEPARATE)
        separate.setToolTip(words.SEPARATE_TIP)
        separate.triggered.connect(self._on_separate)

    def _on_separate(self) -> None:
        self.separate_wanted.emit(self._letter_id)
