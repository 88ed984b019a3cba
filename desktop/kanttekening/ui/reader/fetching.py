"""Gets a letter out of the library: its pages first, and at the start before it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanttekening.ui.reader.open_letter import fetch, paged

if TYPE_CHECKING:
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.page_source import PageSource


class Fetching(QObject):
    """``fetched`` brings the letter that was wanted last; ``came_ahead`` if it was expected."""

    fetched = Signal(object)

    def __init__(self, desk: Desk, source: PageSource, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = source
        self._wanted: LetterId | None = None
        self._expected: LetterId | None = None
        self._ahead: OpenLetter | None = None
        self.came_ahead = False

    def want(self, letter_id: LetterId, version_id: VersionId | None = None) -> None:
        """Get this letter, if it is not under way already; or an older version of it."""
        self._wanted = letter_id
        if version_id is not None:
            self.expect_nothing()
            self.came_ahead = False
            self._ask(letter_id, version_id)
            return
        expected, ahead = self._expected, self._ahead
        self.expect_nothing()
        self.came_ahead = expected == letter_id
        if not self.came_ahead:
            self._ask(letter_id)
        elif ahead is not None:
            self.fetched.emit(ahead)

    def want_nothing(self) -> None:
        """Whatever is under way is not for the screen any more."""
        self._wanted = None

    def expect(self, letter_id: LetterId | None) -> None:
        """Begin with a letter that is most likely to be wanted, while the library is opened.

        When it is gone nothing is said: nobody has asked for it yet.
        """
        if letter_id is not None and self._desk.is_opening:
            self._expected = letter_id
            opens, fails = self._source.open, partial(self._on_unexpected, letter_id)
            self._desk.ask(partial(paged, letter_id), lambda it: opens(*it), fails)
            self._desk.ask(partial(fetch, letter_id), self._on_ahead, fails)

    def expect_nothing(self) -> None:
        """The letter that was expected is wanted, or is not going to be."""
        self._expected = self._ahead = None

    def _ask(self, letter_id: LetterId, version_id: VersionId | None = None) -> None:
        # The pages first: the worker opens them while the rest is fetched.
        opens = self._source.open
        pages = partial(paged, letter_id, version_id=version_id)
        self._desk.latest("reader-pages", pages, lambda it: opens(*it))
        wanted = partial(fetch, letter_id, version_id=version_id)
        self._desk.latest("reader", wanted, self._on_fetched)

    def _on_fetched(self, opened: OpenLetter) -> None:
        if opened.letter.id == self._wanted:
            self.fetched.emit(opened)

    def _on_ahead(self, opened: OpenLetter) -> None:
        if opened.letter.id == self._expected:
            self._ahead = opened
        else:
            self._on_fetched(opened)

    def _on_unexpected(self, letter_id: LetterId, _error: object) -> None:
        self.expect_nothing()
        if self._wanted == letter_id:
            self._ask(letter_id)  # which tells what is wrong
