"""Who looks after what hangs around the list: labels, searches that are kept, the index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from kanttekening.ui.labels.keeper import Labels
from kanttekening.ui.letters.index_strip import IndexStrip
from kanttekening.ui.search.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.labels.chips import LabelChips
    from kanttekening.ui.letters.browse import Browser
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.search.bar import SearchField
    from kanttekening.ui.sidebar import Sidebar
    from kanttekening.ui.sidebar_section import SidebarSection
    from kanttekening.ui.theme import Theme


# By then the list and the letter that was open are on the screen.
_SETTLED_MS = 1500
# What has just come is painted first.
_PAINTED_MS = 60
_ONCE = Qt.ConnectionType.SingleShotConnection


class AfterTheStart(QObject):
    """Shows meetings and gets ready for the first search, when nobody waits for anything else.

    That is at the first page of the letter that was left open, or at the list if there is none;
    or when somebody goes to the field.
    """

    def __init__(self, desk: Desk, letters: LettersPanel, meetings: SidebarSection) -> None:
        super().__init__(letters)
        self._desk = desk
        self._letters = letters
        self._section = meetings
        self._browser: Browser | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAINTED_MS)
        self._soon.timeout.connect(self._begin)

    def follow(self, browser: Browser, reader: ReaderView) -> None:
        """Know when the list and the first page are there."""
        self._browser = browser
        if browser.listing is None:
            browser.listed.connect(self._on_listed, _ONCE)
        else:
            self._on_listed(browser.listing)
        reader.settled.connect(self._soon.start, _ONCE)
        self._letters.search.reached.connect(self._begin, _ONCE)

    def _on_listed(self, _listing: object) -> None:
        if self._letters.shown is None:
            self._soon.start()

    def _begin(self) -> None:
        # Not before the first page:
        from kanttekening.ui.search.meetings import Meetings
        from kanttekening.ui.search.warming import warm_up

        if self._browser is not None:
            Meetings(self._desk, self._section, self._letters).ask()
            warm_up(self._desk, self._browser)
            self._browser = None


@dataclass(frozen=True, slots=True)
class Caretakers:
    """They work by themselves; the window asks them only for what is in its menu."""

    labels: Labels
    kept: Kept
    index: IndexStrip
    after: AfterTheStart


def engage(
    window: QWidget,
    desk: Desk,
    theme: Theme,
    sidebar: Sidebar,
    letters: LettersPanel,
    chips: LabelChips,
    messages: MessageBar,
    offer_undo: Callable[[str], None],
) -> Caretakers:
    """Let them begin; ``chips`` are the labels of the letter that is open."""
    desk.watch_others()
    index = IndexStrip(desk, theme)
    index.finished.connect(messages.say)
    field = letters.search
    desk.opened.connect(lambda: QTimer.singleShot(_SETTLED_MS, index, index.complete))
    begin_rest = partial(_rest, desk, field)
    desk.opened.connect(lambda: QTimer.singleShot(_SETTLED_MS, index, begin_rest), _ONCE)
    field.textEdited.connect(lambda _text: index.make_way())
    letters.add_strip(index)
    return Caretakers(
        Labels(desk, theme, sidebar.labels, chips, letters, offer_undo, window),
        Kept(desk, theme, sidebar.searches, letters, messages.say, offer_undo, window),
        index,
        AfterTheStart(desk, letters, sidebar.meetings),
    )


def _rest(desk: Desk, field: SearchField) -> None:
    from kanttekening.ui.letters.index_rest import IndexRest  # not before the first page

    rest = IndexRest(desk, field)
    field.textEdited.connect(lambda _text: rest.make_way())
