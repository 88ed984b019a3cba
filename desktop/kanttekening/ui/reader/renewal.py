"""The letter that is open got a better text: show it, and stay on the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId
    from kanttekening.ui.reader.view import ReaderView


def show_again(reader: ReaderView, letter_id: LetterId) -> None:
    """Show the newest version of the letter that is open."""
    page = reader.page_view.page
    reader.clear()
    reader.shown.connect(
        lambda _opened: reader.page_view.go_to_page(page), Qt.ConnectionType.SingleShotConnection
    )
    reader.show_letter(letter_id)
