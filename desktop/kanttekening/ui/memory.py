"""How a window was left comes back: size, columns, order, and the letter that was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import SortOrder
from kanttekening.ui.fitting import begin_on_screen, is_small_screen, keep_on_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.columns import Columns
    from kanttekening.ui.letters.browse import Browser
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.state import WindowState

_SORTS = tuple(SortOrder)


class Memory(QObject):
    """Puts the window as it was, and writes down how it is. Each library has its own letter."""

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
        self._letter_key = f"letter/{library_name}"

    def come_back(self) -> None:
        """Put everything as it was left; the letter follows when the list is there."""
        geometry = self._state.blob("window")
        if geometry is None or not self._window.restoreGeometry(geometry):
            begin_on_screen(self._window)
        else:
            keep_on_screen(self._window)
        self._columns.restore(self._state)
        self._browser.sort(
            SortOrder(self._state.word("sort", _SORTS, SortOrder.DATE)),
            backward=self._state.flag("backward", default=False),
        )
        found = (SortOrder.RELEVANCE, SortOrder.DATE)
        self._browser.sort_found(
            SortOrder(self._state.word("found_sort", found, SortOrder.RELEVANCE))
        )
        self._columns.fit(self._window.width())
        self._browser.ask_ahead(self.left_open)
        once = Qt.ConnectionType.SingleShotConnection
        self._browser.listed.connect(self._read_on, once)

    @property
    def left_open(self) -> LetterId | None:
        """The letter that was open when the window was closed."""
        left = self._state.text(self._letter_key)
        return LetterId(int(left)) if left.isdecimal() else None

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
        self._state.keep_text("sort", self._browser.request.sort)
        self._state.keep_text("found_sort", self._browser.request.found_sort)
        self._state.keep_flag("backward", value=self._browser.request.backward)
        self._state.keep_text(self._letter_key, str(open_letter or ""))
        self._state.save()

    def _read_on(self, _listing: object) -> None:
        """Open the letter that was open, unless someone has begun with another already."""
        left = self.left_open
        if left is not None and self._letters.shown is None:
            position = self._letters.model.position(left)
            if position is not None:
                self._letters.view.choose(position)
