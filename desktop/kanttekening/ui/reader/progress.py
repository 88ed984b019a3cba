"""How far one is in the open letter: watched, told in the head, and the way to what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kanttekening.ui.reader.reading_watch import ReadingWatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.passage import Span
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView


class ReaderProgress(QObject):
    """Joins the watch to the reader it watches, and to the chip that shows it."""

    def __init__(self, desk: Desk, reader: ReaderView) -> None:
        super().__init__(reader)
        self._reader = reader
        self._chip = reader.head.progress_chip
        self.watch = ReadingWatch(desk, self._sight, self._is_attended, self)
        self.watch.progressed.connect(self._show)
        self.watch.paced.connect(self._show)
        self._chip.clicked.connect(self.go_to_unread)

    def open_letter(self, opened: OpenLetter) -> None:
        """Begin with a letter, where its reader was."""
        self.watch.open_letter(opened)
        self._show()
        self._chip.setVisible(bool(opened.document.text))

    def close_letter(self) -> None:
        """There is no letter, or one whose text is not known yet."""
        self.watch.close_letter()
        self._chip.hide()

    def go_to_unread(self) -> None:
        """Bring the first part into sight that was not read."""
        if self.watch.unread:
            self._reader.view.scroll_to(self.watch.unread[0].start)
            self._reader.view.setFocus()

    def _show(self, *_told: object) -> None:
        self._chip.show_progress(self.watch)

    def _sight(self) -> Sequence[Span]:
        return self._reader.view.sight()

    def _is_attended(self) -> bool:
        return self._reader.view.isVisible() and self._reader.isActiveWindow()
