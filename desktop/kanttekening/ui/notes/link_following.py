"""Going from a link in a note to the letter that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip

from kanttekening.ui.access.announcing import announce
from kanttekening.words import marking

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.note_list import NoteList


def follow(address: str, desk: Desk, notes: NoteList) -> None:
    """Ask for the letter behind a link, or say where one clicked that it is gone."""

    def lead(letter_id: LetterId | None) -> None:
        if letter_id is None:
            announce(notes, marking.LINK_GONE)
            QToolTip.showText(QCursor.pos(), marking.LINK_GONE, notes)
        else:
            notes.letter_asked.emit(letter_id, None)

    desk.ask(lambda library: library.letter_links.letter_at(address), lead)
