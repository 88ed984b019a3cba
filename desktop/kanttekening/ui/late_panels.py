"""What can stand in the place of the letters: dates and annotations, built when first chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kanttekening.domain.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.agenda import AgendaRow
    from kanttekening.services.library import Library
    from kanttekening.ui.dates.panel import DatesPanel
    from kanttekening.ui.deeds import Deeds
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.main_window import MainWindow
    from kanttekening.ui.overview.panel import OverviewPanel
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_REFRESH_MS = 400
_STALE = Touched.ANNOTATIONS | Touched.LETTERS | Touched.LABELS | Touched.FACTS


class _Panel(Protocol):
    @property
    def is_chosen(self) -> bool: ...
    def begin(self) -> None: ...
    def end(self) -> None: ...


P = TypeVar("P", bound=_Panel)


class LatePanel(QObject, Generic[P]):
    """Has a number for the sidebar from the start; the panel comes when somebody wants it."""

    counted = Signal(int)

    def __init__(
        self,
        desk: Desk,
        letters: LettersPanel,
        build: Callable[[Callable[[int], None]], P],
        count: Callable[[Library], int],
    ) -> None:
        super().__init__(letters)
        self._desk = desk
        self._letters = letters
        self._build = build
        self._ask = count
        self._panel: P | None = None
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self._count)
        # The list and the letter that was open come first.
        desk.opened.connect(self._refresh.start)
        desk.touched.connect(self._on_touched)

    @property
    def is_chosen(self) -> bool:
        """Whether the panel stands in the place of the list."""
        return self._panel is not None and self._panel.is_chosen

    @property
    def panel(self) -> P:
        """The panel, built if it is not there yet."""
        if self._panel is None:
            self._panel = self._build(self.counted.emit)
        return self._panel

    def end(self) -> None:
        """Another view was chosen."""
        if self._panel is not None:
            self._panel.end()

    def _count(self) -> None:
        if not self.is_chosen:  # else the panel itself tells
            self._desk.latest(f"count-{id(self)}", self._ask, self.counted.emit)

    def _on_touched(self, touched: Touched) -> None:
        if touched & _STALE and not self._refresh.isActive():
            self._refresh.start()


def late_dates(window: MainWindow, desk: Desk, theme: Theme) -> LatePanel[DatesPanel]:
    """Datums en termijnen."""

    def go_to(row: AgendaRow) -> None:
        window.roads.open(row.dated.letter_id, row.dated.event.spans[0])

    def build(tell: Callable[[int], None]) -> DatesPanel:
        from kanttekening.ui.dates.panel import DatesPanel

        panel = DatesPanel(desk, theme, window.letters)
        panel.counted.connect(tell)
        panel.row_chosen.connect(go_to)
        panel.entered_row.connect(window.reading.enter_letter)
        panel.exported.connect(window.doors.tell_exported)
        return _placed(panel, window)

    return LatePanel(desk, window.letters, build, lambda library: library.events.count_coming())


def late_overview(
    window: MainWindow, desk: Desk, theme: Theme, state: WindowState, deeds: Deeds
) -> LatePanel[OverviewPanel]:
    """Alle aantekeningen."""

    def build(tell: Callable[[int], None]) -> OverviewPanel:
        from kanttekening.ui.overview.leading import Leading
        from kanttekening.ui.overview.panel import OverviewPanel

        panel = OverviewPanel(desk, theme, state, window.letters.long_changes, window.letters)
        panel.counted.connect(tell)
        panel.entered.connect(window.reading.enter_letter)
        panel.letters_wanted.connect(window.search_letters)
        panel.deeds.told.connect(window.messages.say)
        panel.deeds.changed.connect(deeds.offer_undo)
        panel.deeds.flush = window.panel.flush
        panel.bind_export(window.actions_table["export"])
        Leading(panel, window.roads, window.reader, window.panel, desk)
        return _placed(panel, window)

    return LatePanel(desk, window.letters, build, lambda library: library.note_lists.count())


W = TypeVar("W", bound="QWidget")


def _placed(panel: W, window: MainWindow) -> W:
    window.letters.add_page(panel)
    return panel
