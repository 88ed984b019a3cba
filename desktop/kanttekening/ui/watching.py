"""Takes in what is put into a folder, when a person wants that; says so in the status bar."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMainWindow

from kanttekening.domain.errors import RefusalCode
from kanttekening.words import watching as words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.services.watching import Watching
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.dialogs.choosing import FileChooser
    from kanttekening.ui.intake import IntakeReport
    from kanttekening.ui.messages import MessageBar

LANE = "watching"
_EVERY_MILLISECONDS = 5000
# A look into a folder of many thousands takes seconds, of which the window feels its part.
_REST_PER_LOOK = 20


class FolderWatch(QObject):
    """Looks into the folder every few seconds, on a lane of its own."""

    changed = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        watching: Watching,
        messages: MessageBar,
        chooser: FileChooser,
    ) -> None:
        super().__init__(window)
        self._chooser = chooser
        self._desk = desk
        self._watching = watching
        self._messages = messages
        self._folder: Path | None = None
        self._is_looking = False
        self._since = 0.0
        self.line = QLabel(window)
        self.line.setProperty("quiet", True)
        self.line.hide()
        window.statusBar().addPermanentWidget(self.line)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        desk.opened.connect(lambda: self._show(watching.folder))
        desk.intake_finished.connect(self._on_taken_in)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, if one is."""
        return self._folder

    @property
    def is_decided(self) -> bool:
        """Whether the administrator has decided which folder it is, or that it is none."""
        return self._watching.is_decided

    def dress(self, action: QAction) -> None:
        """Let an action of the menu say what it will do."""
        self.changed.connect(lambda on: action.setText(words.STOP if on else words.BEGIN))

    def toggle(self) -> None:
        """Choose a folder to watch, or watch it no longer."""
        if self._watching.is_decided:
            self._messages.say(words.DECIDED)
            return
        if self._folder is not None:
            folder = self._folder
            self._desk.work(LANE, self._watching.stop, lambda _: self._show(None))
            self._messages.say(words.stopped(folder.name), words.AGAIN, partial(self.begin, folder))
            return
        for chosen in self._chooser.folder(words.CHOOSE):
            self.begin(chosen)

    def begin(self, folder: Path) -> None:
        """Watch this folder from now on."""
        self._desk.work(
            LANE, partial(self._watching.begin, folder), partial(self._on_begun, folder)
        )

    def _on_begun(self, folder: Path, already: tuple[Path, ...]) -> None:
        """What stands there already may be what one was about to take in, or all of last year."""
        self._show(folder)
        told = words.began(folder.name, len(already))
        if already:
            take_in = partial(self._desk.take_in, already)
            self._messages.say(told, words.ALSO_THESE, take_in, stays=True)
        else:
            self._messages.say(told)

    def look(self) -> None:
        """Look for new files now, unless that is being done."""
        if self._folder is not None and not self._is_looking:
            self._is_looking = True
            self._since = monotonic()
            self._desk.work(LANE, self._watching.look, self._on_looked, self._on_failed)

    def _on_looked(self, found: tuple[Path, ...] | None) -> None:
        self._is_looking = False
        took = round((monotonic() - self._since) * 1000)
        self._timer.setInterval(max(_EVERY_MILLISECONDS, took * _REST_PER_LOOK))
        if self._folder is not None:
            name = self._folder.name
            self.line.setText(words.missing(name) if found is None else words.watched(name))
            if found:
                self._desk.take_in(found)

    def _on_failed(self, error: KanttekeningError) -> None:
        self._is_looking = False
        self._desk.failed.emit(error)

    def _on_taken_in(self, report: IntakeReport) -> None:
        if self._folder is None:
            return
        told = [arrival.path for arrival in report.arrivals]
        told += [refusal.path for refusal in report.refusals]
        # An archive is not told of itself; after Stop the rest may come again another day.
        stopped = report.stopped
        held = [r.path for r in report.refusals if r.code is RefusalCode.IN_USE]

        def remember() -> None:
            self._watching.come_again(held)
            self._watching.dealt_with(told if stopped else self._watching.offered())

        self._desk.work(LANE, remember, lambda _: None)

    def _show(self, folder: Path | None) -> None:
        self._folder = folder
        self.line.setVisible(folder is not None)
        if folder is None:
            self._timer.stop()
        else:
            self.line.setText(words.watched(folder.name))
            self._timer.start()
            self.look()
        self.changed.emit(folder is not None)
