"""Above a letter of which a newer version came in: what became of the notes, and what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kanttekening.domain.annotation import TO_DECIDE, AnchorState
from kanttekening.domain.content import files_of
from kanttekening.ui.reader.renewal import show_again
from kanttekening.words import comparing as words
from kanttekening.words import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView


class VersionBanner(QWidget):
    """Comes with a letter that is new again, or whose notes wait for a decision."""

    compare_wanted = Signal(object)

    def __init__(self, desk: Desk, reader: ReaderView) -> None:
        super().__init__(reader)
        self._desk = desk
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
        self._notes: Sequence[Annotation] = ()
        self._waited = False
        self._is_put_off = True  # until the library says otherwise
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
        self._waited, self._is_put_off = False, True
        if not opened.is_newest:
            self._show_older(opened)
            return
        self._later.setText(words.LATER)
        self._later.setToolTip(words.LATER_TIP)
        self.hide()
        self._notes = opened.annotations
        self._desk.latest(
            "put-off", partial(_is_put_off, opened.letter.id), partial(self._on_known, opened)
        )

    def _on_known(self, opened: OpenLetter, put_off: bool) -> None:  # noqa: FBT001
        if opened is self._opened:
            self._is_put_off = put_off
            self.show_annotations(opened.letter.id, self._notes)

    def show_annotations(self, letter_id: LetterId, annotations: Sequence[Annotation]) -> None:
        """Say how the notes stand now; nothing once all that waited is decided, or later."""
        opened = self._opened
        if opened is None or not opened.is_newest or opened.letter.id != letter_id:
            return
        self._notes = annotations
        notes = [found for found in annotations if found.passage or found.area]
        waits = any(found.state in TO_DECIDE for found in notes)
        is_news = waits or not (self._waited or opened.letter.is_read)
        self._waited = self._waited or waits
        lost = sum(found.state is AnchorState.ORPHANED for found in notes)
        kept = sum(found.state is AnchorState.KEPT for found in notes)
        self._text.setText(words.arrived(len(notes) - lost - kept, len(notes), lost, kept))
        self.setVisible(len(files_of(opened.versions)) > 1 and is_news and not self._is_put_off)

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
        opened = self._opened
        if opened is not None and opened.is_newest:
            self._desk.change(partial(_put_off, opened.letter.id))
        self._is_put_off = True
        self.hide()
        self.show_newest()

    def _on_compare(self) -> None:
        opened = self._opened
        if self._letter_id is None or opened is None:
            return
        self.compare_wanted.emit(self._letter_id)
        # Who has seen the changes knows of the version, unless a note still waits for a decision.
        if opened.is_newest and not any(found.state in TO_DECIDE for found in self._notes):
            self._desk.change(partial(_put_off, opened.letter.id))
            self._is_put_off = True
            self.hide()


def _is_put_off(letter_id: LetterId, library: Library) -> bool:
    return library.versions.is_put_off(letter_id)


def _put_off(letter_id: LetterId, library: Library) -> Outcome[None]:
    return library.versions.put_off(letter_id)
