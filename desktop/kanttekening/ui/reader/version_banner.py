"""Above a letter of which a newer version came in: what became of the notes, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kanttekening.domain.annotation import ELSEWHERE, AnchorState
from kanttekening.domain.content import files_of
from kanttekening.ui.reader.renewal import show_again
from kanttekening.words import comparing as words
from kanttekening.words import versions

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView

_TO_DECIDE = (AnchorState.CHANGED, AnchorState.ORPHANED)


class VersionBanner(QWidget):
    """Comes with a letter that is new again, or whose notes wait for a decision."""

    compare_wanted = Signal(object)

    def __init__(self, reader: ReaderView) -> None:
        super().__init__(reader)
        self._letter_id: LetterId | None = None
        self.setObjectName("placing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.compare = QPushButton(versions.CHANGES, self)
        self.compare.setProperty("main", True)
        self._later = QPushButton(words.LATER, self)
        self._later.setProperty("flat_link", True)
        self.compare.clicked.connect(lambda _checked=False: self._on_compare())
        self._later.clicked.connect(lambda _checked=False: self._on_later())
        self._opened: OpenLetter | None = None
        self._reader = reader
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self.compare)
        row.addWidget(self._later)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_letter(self, opened: OpenLetter) -> None:
        """Say what became of the notes on a letter, if there is anything to say."""
        self._letter_id, self._opened = opened.letter.id, opened
        if not opened.is_newest:
            self._show_older(opened)
            return
        self._later.setText(words.LATER)
        notes = [found for found in opened.annotations if found.passage or found.area]
        waits = any(found.state in _TO_DECIDE for found in notes)
        is_new = len(files_of(opened.versions)) > 1 and (waits or not opened.letter.is_read)
        if is_new:
            lost = sum(found.state in ELSEWHERE for found in notes)
            self._text.setText(words.arrived(len(notes) - lost, len(notes), lost))
        self.setVisible(is_new)

    def _show_older(self, opened: OpenLetter) -> None:
        files = files_of(opened.versions)
        ids = [file.id for file in files]
        number = 1 + ids.index(opened.letter.version_id) if opened.letter.version_id in ids else 1
        self._text.setText(words.old_shown(number, len(files)))
        self._later.setText(words.BACK_TO_NEWEST)
        self.show()

    def show_newest(self) -> None:
        """Go from an older version to the newest."""
        if self._opened is not None and not self._opened.is_newest:
            show_again(self._reader, self._opened.letter.id)

    def _on_later(self) -> None:
        self.hide()
        self.show_newest()

    def _on_compare(self) -> None:
        if self._letter_id is not None:
            self.compare_wanted.emit(self._letter_id)
