"""The running program with a window: application, log, desk, theme and frame, in that order."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kanttekening.domain.errors import NotKeptError
from kanttekening.domain.preferences import Theme as ThemeChoice
from kanttekening.services.handing_over import Letterbox
from kanttekening.services.people import author_of
from kanttekening.services.policies import Policies
from kanttekening.ui.access.answering import answer_for_our_widgets
from kanttekening.ui.arrivals import Arrivals
from kanttekening.ui.colors import Scheme
from kanttekening.ui.desk import Desk
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.ui.log import start_log, stop_log, watch_for_bugs
from kanttekening.ui.main_window import MainWindow
from kanttekening.ui.opening import bring_up
from kanttekening.ui.own_words import OwnWords
from kanttekening.ui.state import WindowState
from kanttekening.ui.surroundings import Surroundings
from kanttekening.ui.theme import Theme
from kanttekening.words import dialogs, libraries, screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.preferences import Preferences
    from kanttekening.services.libraries import Libraries
    from kanttekening.services.library import Library
    from kanttekening.services.pages import Pages
    from kanttekening.services.recognizing import Recognizer
    from kanttekening.services.watching import Watching
    from kanttekening.ui.dialogs.libraries import Move
    from kanttekening.ui.intake_tools import IntakeTools


# Longer than a library that is in use lets us wait
_PATIENCE_SECONDS = 15.0
# By then the letter that was open is on the screen.
_STARTED_MS = 2_000
# New objects until a search of the young ones, how many of those until a search of the somewhat
# older, and how many of those until a full one: never, while somebody looks.
_COLLECT = (5_000, 20, 1_000_000)
_VERSION = "version"
# As resources/packaging calls it; a desktop finds our icon by it.
_DESKTOP_FILE = "nl.kanttekening.Kanttekening"


class PreferenceKeeper(Protocol):
    """Where a person's choices are kept."""

    def read(self) -> Preferences:
        """Read the choices."""
        ...

    def write(self, preferences: Preferences) -> None:
        """Keep the choices."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """All that the window is built from."""

    version: str
    data_folder: Path
    library_path: Path
    open_library: Callable[[], Library]
    intake_tools: IntakeTools
    pages: Pages
    preferences: PreferenceKeeper
    resource: Callable[[str], Path]
    sample_letters: Callable[[], tuple[Path, ...]]
    open_recognizer: Callable[[], Recognizer | None] = lambda: None
    watching: Watching | None = None
    libraries: Libraries | None = None
    elsewhere: Callable[[Path], Parts] = lambda _library: _nowhere()
    policies: Policies = field(default_factory=Policies)
    missing: Path | None = None


def _nowhere() -> Parts:
    raise LookupError("this window has no other library to go to")


@dataclass(frozen=True, slots=True)
class Opened:
    """A window that is shown, and what must be let go of after it."""

    window: MainWindow
    desk: Desk
    theme: Theme
    turn: QLockFile
    arrivals: Arrivals | None = None

    def close(self) -> None:
        """Close the window, save what is under way, end the lanes and the log."""
        if self.arrivals is not None:
            self.arrivals.close()
        until = monotonic() + _PATIENCE_SECONDS
        while not self.window.close() and monotonic() < until:
            self.desk.settle(_PATIENCE_SECONDS)
        self.desk.close()
        self.theme.retire()
        self.turn.unlock()
        sys.excepthook = sys.__excepthook__
        stop_log()


def run(parts: Parts, take_in: Sequence[Path] = ()) -> int:
    """Show the window until it is closed; ``take_in`` are files to begin with."""
    app = QApplication(sys.argv[:1])
    answer_for_our_widgets()
    from kanttekening.ui.session import Session

    session = Session(app, parts)
    QTimer.singleShot(_STARTED_MS, collect_in_small_steps)
    app.applicationStateChanged.connect(collect_out_of_sight)
    if take_in:
        session.opened.desk.take_in(take_in)
    try:
        return app.exec()
    finally:
        session.close()


def collect_in_small_steps() -> None:
    """Keep Python's search for garbage from holding up the window.

    A full search stops all threads and grows with all that is alive. What was loaded to begin with
    stays for good and is never searched; of the rest, most is found while it is young.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    gc.enable()


def collect_out_of_sight(state: Qt.ApplicationState) -> None:
    """Search through everything, 0.1 s in a thick report, when another program is turned to."""
    if state is not Qt.ApplicationState.ApplicationActive and gc.isenabled():
        gc.collect()


def open_window(
    app: QApplication, parts: Parts, go: Callable[[Move], None] = lambda _move: None
) -> Opened:
    """Show the window on the library, which is opened while the window is built.

    ``go`` leads to another library.
    """
    log = start_log(parts.data_folder)
    speak_dutch(app)
    turn = own_turn(parts)
    # The disk is waited for, maybe longer than anything else here: meanwhile the window is built.
    taking = threading.Thread(target=turn.tryLock, args=(0,), daemon=True)
    taking.start()
    app.setWindowIcon(QIcon(str(parts.resource("icons") / "kanttekening.svg")))
    desk = Desk(parts.open_library, ThreadLanes(), parts.intake_tools, parts.pages)
    desk.hold_news()
    desk.open()
    chosen = parts.preferences.read()
    theme = Theme(app, parts.resource, Scheme(chosen.theme.value), chosen.text_size)
    state = WindowState(parts.data_folder / "venster.ini")
    window = MainWindow(desk, theme, state, surroundings(parts, log, go, desk.failed.emit))
    watch_for_bugs(lambda trace: _tell_crash(window, trace, log))
    desk.opened.connect(lambda: tell_news(window, state, parts))
    bring_up(window)
    taking.join()
    if turn.error() is QLockFile.LockError.LockFailedError:
        window.messages.say(dialogs.ALSO_OPEN)
        return Opened(window, desk, theme, turn)
    arrivals = Arrivals(window, Letterbox(parts.data_folder, parts.library_path))
    arrivals.came.connect(lambda files: desk.take_in(files) if files else None)
    return Opened(window, desk, theme, turn, arrivals)


def _tell_crash(window: MainWindow, trace: str, log: Path) -> None:
    from kanttekening.ui.messages import show_crash

    show_crash(window, trace, log)


def tell_news(window: MainWindow, state: WindowState, parts: Parts) -> None:
    """Say once what a person should know: a new version, a library that is not there."""
    before = state.text(_VERSION)
    state.keep_text(_VERSION, parts.version)
    if parts.missing is not None:
        window.messages.say(libraries.gone(parts.missing.name), stays=True)
    if parts.policies.unclear:
        window.messages.say(libraries.POLICY_UNCLEAR)
    if before not in {"", parts.version} and parts.policies.update_notice:
        text, see = libraries.renewed(parts.version), libraries.SEE_NEWS
        window.messages.say(text, see, window.doors.show_news, stays=True)


def own_turn(parts: Parts) -> QLockFile:
    """Make the lock of who is the window of this library; two are no harm, only a surprise.

    What a window left behind that died is not in the way: Qt looks whether it still runs.
    """
    turn = QLockFile(str(Letterbox(parts.data_folder, parts.library_path).lock))
    turn.setStaleLockTime(0)
    return turn


def speak_dutch(app: QApplication) -> None:
    """Let Qt's own words (buttons, menus of text fields, file dialogs) be Dutch."""
    app.setApplicationName(screen.APP_NAME)
    app.setApplicationDisplayName(screen.APP_NAME)
    app.setDesktopFileName(_DESKTOP_FILE)
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    app.installTranslator(OwnWords(dialogs.QT_WORDS, app))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)


def surroundings(
    parts: Parts,
    log: Path,
    go: Callable[[Move], None] = lambda _move: None,
    tell: Callable[[KanttekeningError], None] = lambda _error: None,
) -> Surroundings:
    """Tell the window about the place it runs in; ``tell`` hears what could not be kept."""
    chosen = parts.preferences.read()

    def keep(**changed: Any) -> None:
        try:
            parts.preferences.write(replace(parts.preferences.read(), **changed))
        except NotKeptError as error:
            tell(error)

    return Surroundings(
        library_name=parts.library_path.name,
        resource=parts.resource,
        sample_letters=parts.sample_letters,
        diagnostics=lambda: diagnostics(parts, log),
        keep_scheme=lambda scheme: keep(theme=ThemeChoice(scheme.value)),
        open_recognizer=parts.open_recognizer,
        watching=parts.watching,
        recognizes=parts.policies.ocr,
        libraries=parts.libraries,
        go=go,
        reading=chosen.reading,
        keep_reading=lambda look: keep(reading=look),
        author=lambda: author_of(parts.preferences.read()),
        keep_author=lambda name: keep(author=name),
        aloud_pace=chosen.aloud_pace,
        keep_aloud_pace=lambda pace: keep(aloud_pace=pace),
        text_size=chosen.text_size,
        keep_text_size=lambda size: keep(text_size=size),
        wants_recognition=chosen.recognizes,
        keep_recognition=lambda wanted: keep(recognizes=wanted),
    )


def diagnostics(parts: Parts, log: Path) -> str:
    """Gather what helps to understand a fault; no names of letters, no text."""
    import platform

    size = 0
    with suppress(OSError):  # it is away, or may not be looked at: then that is what is wrong
        size = parts.library_path.stat().st_size
    app = QApplication.instance()
    screens = app.screens() if isinstance(app, QApplication) else []
    lines = {
        screen.APP_NAME: parts.version,
        "Python": platform.python_version(),
        "Qt": PySide6.__version__,
        "Systeem": platform.platform(),
        "Schermen": ", ".join(
            f"{each.size().width()}×{each.size().height()} bij {each.devicePixelRatio():g}"
            for each in screens
        ),
        "Processors": str(os.cpu_count()),
        "Bibliotheek": f"{size:,} bytes".replace(",", "."),
        "Logboek": log.name,
        dialogs.POLICY: dialogs.policies(parts.policies.in_force, parts.policies.unclear),
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items())
