"""The letter that is open got another text: show that, and stay on the same page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kanttekening.domain.touched import Touched

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView


def show_again(reader: ReaderView, letter_id: LetterId) -> None:
    """Show the newest version of the letter that is open."""
    page = reader.page_view.page
    reader.clear()
    reader.shown.connect(
        lambda _opened: reader.page_view.go_to_page(page), Qt.ConnectionType.SingleShotConnection
    )
    reader.show_letter(letter_id)


class Renewal(QObject):
    """Watches whether the letter that is open still has the version that is shown."""

    def __init__(self, desk: Desk, reader: ReaderView) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._opened: OpenLetter | None = None
        reader.shown.connect(self._on_shown)
        desk.touched.connect(self._on_touched)

    def forget(self) -> None:
        """No letter is open any more."""
        self._opened = None

    def _on_shown(self, opened: OpenLetter) -> None:
        # Whoever reads an older version wants to go on reading it.
        self._opened = opened if opened.is_newest else None

    def _on_touched(self, touched: Touched) -> None:
        # A version that comes or goes always touches both.
        both = Touched.LETTERS | Touched.ANNOTATIONS
        if self._opened is not None and touched & both == both:
            letter_id = self._opened.letter.id
            self._desk.latest(
                "reader-version", partial(_newest, letter_id), partial(self._on_newest, letter_id)
            )

    def _on_newest(self, letter_id: LetterId, newest: VersionId | None) -> None:
        opened = self._opened
        if opened is None or opened.letter.id != letter_id or newest is None:
            return
        if newest != opened.letter.version_id:
            show_again(self._reader, letter_id)


def _newest(letter_id: LetterId, library: Library) -> VersionId | None:
    """The version that is shown; None for a letter that became a part of another."""
    return library.versions.shown(letter_id)
