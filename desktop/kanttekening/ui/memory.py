"""How a window was left comes back: size, columns, order, and the letter that was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import SortOrder
from kanttekening.domain.typed_number import typed_number
from kanttekening.ui.fitting import begin_on_screen, is_small_screen, keep_on_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.columns import Columns
    from kanttekening.ui.letters.browse import Browser
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.state import WindowState

_SORTS = tuple(SortOrder)


def ask_as_before(browser: Browser, state: WindowState, library_name: str) -> LetterId | None:
    """Ask for the list in the order it was left in, while the window is still being built.

    The letter that was open when the window on this library was closed.
    """
    left = _left_open(state, library_name)
    # Before libraries had an order of their own there was one for all.
    before = state.word("sort", _SORTS, SortOrder.DATE)
    browser.sort(
        SortOrder(state.word(_of("sort", library_name), _SORTS, before)),
        backward=state.flag(
            _of("backward", library_name), default=state.flag("backward", default=False)
        ),
    )
    found = (SortOrder.RELEVANCE, SortOrder.DATE)
    browser.sort_found(SortOrder(state.word("found_sort", found, SortOrder.RELEVANCE)))
    browser.ask_ahead(left)
    return left


def _left_open(state: WindowState, library_name: str) -> LetterId | None:
    left = typed_number(state.text(_of("letter", library_name)))
    return None if left is None else LetterId(left)


def _of(what: str, library_name: str) -> str:
    return f"{what}/{library_name}"


class Memory(QObject):
    """Puts the window as it was, and writes down how it is. Order and letter go by library."""

    def __init__(
        self,
        window: QWidget,
        state: WindowState,
        columns: Columns,
        browser: Browser,
        letters: LettersPanel,
        library_name: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._columns = columns
        self._browser = browser
        self._letters = letters
        self._library_name = library_name
        self._left_open = _left_open(state, library_name)

    def come_back(self) -> None:
        """Put everything as it was left; the letter follows when the list is there."""
        geometry = self._state.blob("window")
        if geometry is None or not self._window.restoreGeometry(geometry):
            begin_on_screen(self._window)
        else:
            keep_on_screen(self._window)
        self._columns.restore(self._state)
        self._columns.fit(self._window.width())
        once = Qt.ConnectionType.SingleShotConnection
        self._browser.listed.connect(self._read_on, once)

    def appear(self) -> None:
        """Show the window; for the first time on a small screen, as large as that."""
        if self._state.blob("window") is None and is_small_screen(self._window):
            self._window.showMaximized()
        else:
            self._window.show()

    def keep(self, open_letter: LetterId | None) -> None:
        """Write down how everything is."""
        self._state.keep_blob("window", self._window.saveGeometry())
        self._columns.save(self._state)
        asked, name = self._browser.request, self._library_name
        self._state.keep_text(_of("sort", name), asked.sort)
        self._state.keep_flag(_of("backward", name), value=asked.backward)
        self._state.keep_text("found_sort", asked.found_sort)
        self._state.keep_text(_of("letter", name), str(open_letter or ""))
        self._state.save()

    def _read_on(self, _listing: object) -> None:
        """Open the letter that was open, unless someone has begun with another already."""
        left = self._left_open
        if left is not None and self._letters.shown is None:
            position = self._letters.model.position(left)
            if position is not None:
                self._letters.view.choose(position)
