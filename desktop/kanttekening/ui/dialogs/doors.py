"""The ways out of the window: choosing files, and dialogs that are opened on demand."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from kanttekening.domain.arrival import MISNAMED, ArrivalKind
from kanttekening.domain.errors import ElsewhereError, KanttekeningError, LibraryError
from kanttekening.ui.watching import FolderWatch
from kanttekening.words import dates, errors, intake, versions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import LetterRow
    from kanttekening.ui.actions import Actions
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.dialogs.choosing import FileChooser
    from kanttekening.ui.dialogs.libraries import LibraryDoors
    from kanttekening.ui.dialogs.trouble import LibraryTrouble
    from kanttekening.ui.intake import IntakeReport
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.recognition import Recognizing
    from kanttekening.ui.sharing.exporter import Exporter
    from kanttekening.ui.sharing.taking import NotesTaking
    from kanttekening.ui.surroundings import Surroundings
    from kanttekening.ui.theme import Theme

# The library and the letter that was open come first.
_LATER_MS = 3_000


class Doors:
    """Opens dialogs over one window. They are imported when they are first opened."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        theme: Theme,
        around: Surroundings,
        messages: MessageBar,
        chooser: FileChooser,
    ) -> None:
        self._window = window
        self._desk = desk
        self._theme = theme
        self._around = around
        self._messages = messages
        self._chooser = chooser
        self.exporter: Exporter | None = None
        self._last_intake: IntakeReport | None = None
        self._show_passage: Callable[[LetterId, Span | None], None] = lambda *_: None
        self._watch: FolderWatch | None = None
        self._libraries: LibraryDoors | None = None
        if around.libraries is not None:
            desk.opened.connect(self._look_at_place)
        if around.watching is not None:
            self._watch = FolderWatch(window, desk, around.watching, messages, chooser)

    @property
    def libraries(self) -> LibraryDoors:
        """The doors to other libraries, and to copies of this one."""
        if self._libraries is None:
            from kanttekening.ui.dialogs.libraries import LibraryDoors

            self._libraries = LibraryDoors(
                self._window, self._desk, self._around, self._messages, self._chooser
            )
        return self._libraries

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions for files and libraries do."""
        return {
            "take_in": self.choose_files,
            "take_in_folder": self.choose_folder,
            "watch": self.toggle_watch,
            "samples": self.take_in_samples,
            "own_name": self.ask_own_name,
            "open_library": lambda: self.libraries.open_other(),
            "new_library": lambda: self.libraries.make_new(),
            "back_up": lambda: self.libraries.back_up(),
            "put_back": lambda: self.libraries.put_back(),
        }

    def _look_at_place(self) -> None:
        QTimer.singleShot(_LATER_MS, self._window, lambda: self.libraries.warn())

    def ask_own_name(self) -> None:
        """Ask under which name one writes."""
        from kanttekening.ui.dialogs.own_name import ask_own_name

        ask_own_name(self._window, self._theme, self._desk, self._around, self._messages)

    def show_settings(self, recognizing: Recognizing, paper: ReadingPaperChoice) -> None:
        """Show every choice in one place."""
        from kanttekening.ui.dialogs.own_name import keep_own_name
        from kanttekening.ui.dialogs.settings import SettingsDialog, Subjects

        subjects = Subjects(paper, recognizing, self._watch)
        dialog = SettingsDialog(self._window, self._theme, self._around, subjects)
        dialog.renamed.connect(
            lambda name: keep_own_name(name, self._desk, self._around, lambda _: None)
        )
        dialog.resized.connect(lambda: self.libraries.open_again())
        dialog.open()

    def choose_files(self) -> None:
        """Ask which files to take in."""
        self._take_in(self._chooser.files())

    def choose_folder(self) -> None:
        """Ask which folder to take in."""
        self._take_in(self._chooser.folder())

    def toggle_watch(self) -> None:
        """Watch a folder for new letters, or watch it no longer."""
        if self._watch is not None:
            self._watch.toggle()

    def dress_watch(self, action: QAction) -> None:
        """Let the action say which of the two it will do."""
        if self._watch is not None:
            self._watch.dress(action)

    def take_in_samples(self) -> None:
        """Take in the letters that come with the program."""
        self._take_in(self._around.sample_letters())

    def dropped_paths(self, data: QMimeData) -> tuple[Path, ...]:
        """Find the files of this machine in what hangs above the window."""
        return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())

    def tell_intake(
        self, report: IntakeReport, show: Callable[[LetterId, Span | None], None]
    ) -> None:
        """Say what became of the files that were offered; ``show`` opens a letter at a passage."""
        if not (report.arrivals or report.refusals or report.stopped):
            self._messages.say(intake.NOTHING_TO_TAKE_IN)
            return
        self._last_intake, self._show_passage = report, show
        text = _summary(report)
        if _has_notes(report):
            self._tell_notes(report, show)
            return
        if report.refusals:
            see = partial(self.show_refusals, report)
            self._messages.say(text, intake.SHOW_REFUSALS, see, stays=True)
            return
        newer = [item for item in report.arrivals if item.kind is ArrivalKind.NEW_VERSION]
        if newer:
            self._tell_newer(text, newer[-1].letter_id, show)
        else:
            self._messages.say(text)

    def _tell_notes(
        self, report: IntakeReport, show: Callable[[LetterId, Span | None], object]
    ) -> None:
        """Say what files of annotations brought, and which files were not taken in."""
        others = any(item.kind is not ArrivalKind.NOTES for item in report.arrivals)
        bare = tuple(replace(item, plans=()) for item in report.arrivals)
        before = _summary(replace(report, arrivals=bare, refusals=())) if others else ""
        self.notes.tell(before, report.arrivals, report.refusals, show)

    def _tell_newer(
        self, text: str, letter_id: LetterId, show: Callable[[LetterId, Span | None], None]
    ) -> None:
        """Say of which letter a newer version came: it does not stand in the list by itself."""

        def tell(rows: tuple[LetterRow, ...]) -> None:
            told = intake.version_of(text, rows[0].title) if rows else text
            self._messages.say(told, versions.SHOW, partial(show, letter_id, None))

        self._desk.ask(lambda library: library.letters.rows_of((letter_id,)), tell)

    def export(
        self,
        letters: LettersPanel,
        chosen_notes: Callable[[], Sequence[int]],
        flush: Callable[[], object],
    ) -> None:
        """Ask what is exported, and do it; how far that is, is told below the list."""
        if self.exporter is None:
            from kanttekening.ui.sharing.exporter import Exporter

            self.exporter = Exporter(
                self._window, self._desk, self._theme, self._chooser, self._messages
            )
            self.exporter.bind(letters.view.chosen, chosen_notes, flush)
            letters.add_strip(self.exporter.strip)
        self.exporter.ask()

    @cached_property
    def trouble(self) -> LibraryTrouble:
        """What is said when the library can't be used."""
        from kanttekening.ui.dialogs.trouble import LibraryTrouble

        return LibraryTrouble(self._window, self._around, self._messages, lambda: self.libraries)

    @cached_property
    def notes(self) -> NotesTaking:
        """Annotations that come back from others."""
        from kanttekening.ui.sharing.taking import NotesTaking

        return NotesTaking(self._window, self._desk, self._theme, self._chooser, self._messages)

    def take_notes(self, rows: Sequence[LetterRow]) -> None:
        """Ask for a file with annotations that belong to the letter that is chosen."""
        if rows:
            self.notes.ask(rows[0].id)

    def ask_newest(
        self, rows: Sequence[LetterRow], join: Callable[[LetterRow, LetterRow], None]
    ) -> None:
        """Ask which of two letters is the newest version, and join them so."""
        from kanttekening.ui.dialogs.join import JoinDialog

        if len(rows) == 2:
            dialog = JoinDialog(self._window, self._theme, (rows[0], rows[1]))
            dialog.chosen.connect(join)
            dialog.open()

    def show_last_intake(self, show: Callable[[set[LetterId]], None]) -> None:
        """Tell once more what became of the files that were taken in last, and ``show`` them."""
        report = self._last_intake
        if report is None:
            self._messages.say(intake.NOTHING_TAKEN_IN_YET)
        elif _has_notes(report):
            self._tell_notes(report, self._show_passage)
        elif report.refusals:
            self.show_refusals(report)
        else:
            self._messages.say(_summary(report))
        if report is not None and report.arrivals:
            show({arrival.letter_id for arrival in report.arrivals})

    def tell_exported(self, count: int, path: Path) -> None:
        """Say that dates were written to a file, with a way to give it to the calendar."""
        open_it = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
        self._messages.say(dates.saved(count, path.name), dates.OPEN_FILE, open_it)

    def show_refusals(self, report: IntakeReport) -> None:
        """Show which files were not taken in, and why."""
        from kanttekening.ui.dialogs.refusals import RefusalsDialog

        RefusalsDialog(self._window, self._theme, report.refusals, _summary(report)).exec()

    def show_handbook(self) -> None:
        """Show the handbook beside the window."""
        self._open_handbook()

    def show_news(self) -> None:
        """Show what is new in this version."""
        self._open_handbook("nieuws")

    def _open_handbook(self, page: str = "") -> None:
        """Open it at a page; one that is open already comes to the front as it was left."""
        from kanttekening.ui.dialogs.handbook import HandbookDialog

        for handbook in self._window.findChildren(HandbookDialog):
            if handbook.isVisible():
                handbook.come_forward(page)
                return
        HandbookDialog(self._window, self._theme, self._around.resource("help"), page).show()

    def show_keys(self, actions: Actions, reader_actions: Sequence[QAction]) -> None:
        """Show all keys."""
        from kanttekening.ui.dialogs.keys import KeysDialog

        KeysDialog(self._window, self._theme, actions, reader_actions).exec()

    def show_about(self) -> None:
        """Show version, licences and what to send along with a report of a fault."""
        from kanttekening.ui.dialogs.about import AboutDialog

        AboutDialog(self._window, self._theme, self._around).exec()

    def show_error(self, error: KanttekeningError) -> None:
        """Say what went wrong: in the bar, or in a dialog when the library itself is at stake."""
        if isinstance(error, LibraryError):
            self.trouble.tell(error)
        elif isinstance(error, ElsewhereError):
            self._messages.say_error(error)
        else:
            self._messages.say(errors.explain(error))

    def _take_in(self, paths: Sequence[Path]) -> None:
        if paths:
            self._desk.take_in(paths)


def _has_notes(report: IntakeReport) -> bool:
    return any(arrival.kind is ArrivalKind.NOTES for arrival in report.arrivals)


def _summary(report: IntakeReport) -> str:
    plans = [
        plan
        for arrival in report.arrivals
        if arrival.kind is not ArrivalKind.NOTES
        for plan in arrival.plans
    ]
    return intake.taken_in(
        report.count(ArrivalKind.IMPORTED),
        report.count(ArrivalKind.NEW_VERSION),
        report.count(ArrivalKind.ALREADY_THERE),
        len(report.refusals),
        stopped=report.stopped,
        brought=sum(len(plan.added) for plan in plans),
        left_out=sum(plan.left_out for plan in plans),
        misnamed=sum(MISNAMED in arrival.warnings for arrival in report.arrivals),
    )
