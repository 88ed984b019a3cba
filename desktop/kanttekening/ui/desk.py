"""The window's only handle on the library: ask, change, take in; answers come back later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kanttekening.domain.errors import KanttekeningError, LibraryError, LibraryFault
from kanttekening.domain.touched import Touched
from kanttekening.ui.lanes import LIBRARY, READING, Lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.services.pages import Pages
    from kanttekening.services.reading import ReadFile
    from kanttekening.ui.intake import Intake
    from kanttekening.ui.intake_tools import IntakeTools

T = TypeVar("T")
# A question to SQLite that reads no page of the file.
_LOOK_AROUND_MS = 1_500


class Desk(QObject):
    """Asks the library on its own lane. Every callback runs in the GUI thread.

    ``pages`` draws pages; it blocks, so it belongs on the page lane (``work``).
    """

    touched = Signal(object)
    failed = Signal(object)
    opened = Signal()
    saving = Signal()
    intake_progress = Signal(object)
    intake_finished = Signal(object)

    def __init__(
        self,
        open_library: Callable[[], Library],
        lanes: Lanes,
        intake_tools: IntakeTools,
        pages: Pages | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_library = open_library
        self._lanes = lanes
        self._library: Library | None = None
        self._asked: dict[str, int] = {}
        self._changes_under_way = 0
        self._trouble: LibraryFault | None = None
        self._is_looking = False
        self._around = QTimer(self, interval=_LOOK_AROUND_MS)
        self._is_opening = False
        self._held: list[Callable[[], None]] | None = None
        self._intake_tools = intake_tools
        self._intake: Intake | None = None
        self.pages = pages

    def open(self) -> None:
        """Open the library; ``opened`` or ``failed`` follows. Questions may be asked already."""
        self._is_opening = True
        self._lanes.run(LIBRARY, self._on_lane_open, self._on_opened, self._on_not_opened)

    @property
    def is_opening(self) -> bool:
        """Whether the library is being opened: who asks now, is answered after that."""
        return self._is_opening

    def hold_news(self) -> None:
        """Keep it back that the library is open, or what went wrong, until ``tell_news``.

        Answers come as ever: there may be somebody who has asked, and nobody yet who listens.
        """
        self._held = []

    def tell_news(self) -> None:
        """Tell what was held back, and all that comes from now on at once."""
        held, self._held = self._held or [], None
        for tell in held:
            tell()

    def hand_over(self, seconds: float = 0.0) -> None:
        """Deliver the answers that are there, while a window is built that wants them at once.

        When nothing that was asked is answered yet, wait for it so long.
        """
        self._lanes.hand_over(seconds)

    def ask(
        self,
        question: Callable[[Library], T],
        then: Callable[[T], None],
        otherwise: Callable[[KanttekeningError], None] | None = None,
    ) -> None:
        """Put a question to the library. ``otherwise`` takes the place of the signal ``failed``."""
        self._lanes.run(
            LIBRARY, partial(self._answer, question), then, partial(self._on_error, to=otherwise)
        )

    def latest(self, key: str, question: Callable[[Library], T], then: Callable[[T], None]) -> None:
        """Ask, and drop an older question with the same key that is not answered yet."""
        number = self._asked[key] = self._asked.get(key, 0) + 1

        def newest() -> bool:
            return self._asked[key] == number

        def unless_dropped(library: Library) -> tuple[T] | None:
            return (question(library),) if newest() else None

        def deliver(answer: tuple[T] | None) -> None:
            if answer is not None and newest():
                then(answer[0])

        self.ask(unless_dropped, deliver)

    def change(
        self,
        act: Callable[[Library], Outcome[T]],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[KanttekeningError], None] | None = None,
    ) -> None:
        """Change the library; ``touched`` tells the screens what may be stale."""

        def deliver(outcome: Outcome[T]) -> None:
            if self._trouble is not LibraryFault.DAMAGED:
                self._trouble = None
            self._count_changes(-1)
            if then is not None:
                then(outcome.value)
            if outcome.touched:
                self.touched.emit(outcome.touched)

        def give_up(error: Exception) -> None:
            self._count_changes(-1)
            self._on_error(error, to=otherwise)

        self._count_changes(+1)
        self._lanes.run(LIBRARY, partial(self._answer, act), deliver, give_up)

    def watch_others(self) -> None:
        """Look at what another window or a command did, now and then and on coming back."""
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.look_around)
            self._around.timeout.connect(lambda: self.look_around(application.applicationState()))
            self._around.start()

    def look_around(self, state: Qt.ApplicationState) -> None:
        """Have everything shown anew when another window changed the library."""

        def give_up(_error: KanttekeningError) -> None:
            self._is_looking = False

        def show(changed: bool) -> None:  # noqa: FBT001 - an answer of the library
            self._is_looking = False
            if changed:
                self.touched.emit(~Touched.NOTHING)

        awake = state is Qt.ApplicationState.ApplicationActive and self._library is not None
        if awake and not self._is_looking:
            self._is_looking = True
            self.ask(_has_changed_elsewhere, show, give_up)

    @property
    def is_cut_off(self) -> bool:
        """Whether what is done now may not come into the library, as far as is known."""
        return self._trouble is not None

    @property
    def is_saving(self) -> bool:
        """Whether a change is not in the library yet."""
        return self._changes_under_way > 0

    def _count_changes(self, by: int) -> None:
        before = self.is_saving
        self._changes_under_way += by
        if before != self.is_saving:
            self.saving.emit()

    def work(
        self,
        lane: str,
        job: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[KanttekeningError], None] | None = None,
        broken: Callable[[], None] = lambda: None,
    ) -> None:
        """Do work that needs no library on another lane (``lanes.PAGES``, ``lanes.READING``).

        ``broken`` is called when a bug ended it, so that nobody goes on waiting.
        """

        def give_up(error: Exception) -> None:
            if not isinstance(error, KanttekeningError):
                broken()
            self._on_error(error, to=otherwise)

        self._lanes.run(lane, job, then, give_up)

    def read(
        self,
        path: Path,
        then: Callable[[ReadFile], None],
        otherwise: Callable[[KanttekeningError], None] | None = None,
    ) -> None:
        """Read a file without taking it in."""
        self.work(READING, partial(self._the_intake().read, path), then, otherwise)

    def take_in(self, paths: Iterable[Path]) -> None:
        """Read and store files and folders; progress and report come as signals."""
        self._the_intake().add(tuple(paths))

    def _the_intake(self) -> Intake:
        if self._intake is None:
            from kanttekening.ui.intake import Intake  # what it loads would hold up the start

            self._intake = Intake(self, self._lanes, self._intake_tools)
            self._intake.progressed.connect(self.intake_progress)
            self._intake.finished.connect(self.intake_finished)
        return self._intake

    def stop_intake(self) -> None:
        """Stop taking in after the file that is being read."""
        if self._intake is not None:
            self._intake.stop()

    @property
    def is_taking_in(self) -> bool:
        """Whether files are being taken in."""
        return self._intake is not None and self._intake.is_busy

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait until all lanes are idle: for tests and for closing."""
        return self._lanes.settle(seconds)

    def close(self) -> None:
        """Close the library after everything that was asked, and end the lanes."""
        self.stop_intake()
        self._lanes.run(LIBRARY, self._on_lane_close, lambda _: None, lambda _: None)
        self._lanes.close()

    def _on_lane_open(self) -> None:
        if self._library is None:
            self._library = self._open_library()

    def _on_lane_close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def _answer(self, question: Callable[[Library], T]) -> T:
        if self._library is None:
            raise _NotOpenError
        return question(self._library)

    def _on_opened(self, _nothing: None) -> None:
        self._tell(self._tell_opened)

    def _tell_opened(self) -> None:
        self._is_opening = False
        self.opened.emit()

    def _on_not_opened(self, error: Exception) -> None:
        self._is_opening = False
        self._on_error(error)

    def _tell(self, news: Callable[[], None]) -> None:
        if self._held is None:
            news()
        else:
            self._held.append(news)

    def _on_error(
        self, error: Exception, to: Callable[[KanttekeningError], None] | None = None
    ) -> None:
        if isinstance(error, _NotOpenError):
            return  # the failure to open has been told already
        if not isinstance(error, KanttekeningError):
            raise error  # a bug: the exception hook takes it from here
        if isinstance(error, LibraryError):
            self._trouble = error.fault
            self.saving.emit()
        if to is not None:
            to(error)
        else:
            self._tell(partial(self.failed.emit, error))


def _has_changed_elsewhere(library: Library) -> bool:
    return library.has_changed_elsewhere()


class _NotOpenError(Exception):
    """A question for a library that could not be opened."""
