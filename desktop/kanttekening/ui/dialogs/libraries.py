"""Another library, a new one, and copies of this one: asked for, warned of, and done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kanttekening.domain.errors import NotKeptError
from kanttekening.services.dangerous_places import danger_of
from kanttekening.services.libraries import ENDING
from kanttekening.services.places import is_folder
from kanttekening.ui.messages import MessageBar, show_error
from kanttekening.ui.question import Question, Role
from kanttekening.words import intake
from kanttekening.words import libraries as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from kanttekening.domain.danger import Danger
    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.domain.library_summary import LibrarySummary
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.dialogs.choosing import FileChooser
    from kanttekening.ui.surroundings import Surroundings

LANE = "copying"
# Libraries and their copies stand elsewhere than letters that come in.
_KEY = "library_folder"


@dataclass(frozen=True, slots=True)
class Move:
    """What the program does next: open a library, after putting a copy back if there is one."""

    library: Path
    copy: Path | None = None


class LibraryDoors:
    """Asks the questions. Where a library is not alone in its window, nothing can be asked."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        around: Surroundings,
        messages: MessageBar,
        chooser: FileChooser,
    ) -> None:
        self._window = window
        self._desk = desk
        self._libraries = around.libraries
        self._go = around.go
        self._messages = messages
        self._chooser = chooser

    def open_other(self) -> None:
        """Ask which library, and go there."""
        if self._may_choose() and (path := self._ask_existing(words.OPEN)) is not None:
            self._move_to(path)

    def open_again(self) -> None:
        """Close this library and open it anew."""
        if self._libraries is not None:
            self._go(Move(self._libraries.path))

    def make_new(self) -> None:
        """Ask where a new library is to stand, and go there."""
        while self._may_choose():
            path = self._ask_new(words.NEW, words.MAKE, words.NEW_NAME)
            if path is None:
                return
            why = danger_of(path)
            if why is None or self._takes_risk(words.danger(why)):
                self._move_to(path)
                return

    def back_up(self) -> None:
        """Ask where the copy goes, and make it while one works on."""
        libraries = self._libraries
        if libraries is None:
            return
        today = datetime.now(tz=UTC).astimezone().date()
        copy = self._ask_new(words.BACK_UP, words.SAVE, libraries.backup_name(today))
        if copy is None:
            return
        self._messages.say(words.BACKING_UP, stays=True)
        folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(copy.parent)))

        def tell(_: object) -> None:
            self._messages.say(words.backed_up(copy.name), words.SHOW_FOLDER, folder)

        self._desk.work(LANE, partial(libraries.back_up, copy), tell, self._tell_failed)

    def put_back(self) -> None:
        """Ask for a copy, say what it holds and what happens, and put it in the library's place."""
        libraries = self._libraries
        copy = None if libraries is None else self._ask_existing(words.PUT_BACK)
        if libraries is None or copy is None:
            return

        def ask(counted: tuple[LibrarySummary, LibrarySummary | None]) -> None:
            if self._is_sure(copy, *counted):
                self._go(Move(libraries.path, copy))

        refuse = partial(show_error, self._window, words.PUT_BACK)
        self._desk.work(LANE, partial(libraries.summaries, copy), ask, refuse)

    def _move_to(self, path: Path) -> None:
        if self._libraries is not None:
            try:
                self._libraries.choose(path.absolute())
            except NotKeptError as error:  # it opens all the same
                show_error(self._window, words.OPEN, error)
        self._go(Move(path.absolute()))

    def _may_choose(self) -> bool:
        if self._libraries is None or not self._libraries.may_choose:
            self._messages.say(words.DECIDED)
            return False
        return True

    def warn(self) -> None:
        """Say once that the library stands in a place where it may be spoiled."""
        libraries = self._libraries
        if libraries is None:
            return

        def tell(why: Danger | None) -> None:
            if why is not None:
                text, enough = words.stands_in_danger(why), words.NOT_AGAIN
                self._messages.say(text, enough, wave_aside, stays=True)

        def wave_aside() -> None:
            self._desk.work(LANE, libraries.wave_aside, lambda _done: None)

        self._desk.work(LANE, libraries.fresh_danger, tell)

    def _tell_failed(self, error: KanttekeningError) -> None:
        show_error(self._window, words.BACK_UP, error)

    def _ask_existing(self, title: str) -> Path | None:
        dialog = self._chooser.dialog(title, QFileDialog.FileMode.ExistingFile)
        if self._libraries is not None and not self._chooser.state.text(_KEY):
            dialog.setDirectory(str(self._libraries.path.parent))
        dialog.setNameFilters([words.KINDS, intake.ALL_FILES])
        return self._asked(dialog)

    def _ask_new(self, title: str, accept: str, name: str) -> Path | None:
        dialog = self._chooser.dialog(title, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
        dialog.setNameFilters([words.KINDS])
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        # What is there already is never replaced: the copier refuses, and a library is opened.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(name)
        return self._asked(dialog)

    def _asked(self, dialog: QFileDialog) -> Path | None:
        last = self._chooser.state.text(_KEY)
        if last and is_folder(Path(last)):
            dialog.setDirectory(last)
        chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles() if chosen else []
        if names:
            self._chooser.state.keep_text(_KEY, str(Path(names[0]).parent))
        dialog.deleteLater()
        return Path(names[0]) if names else None

    def _takes_risk(self, text: str) -> bool:
        return self._ask(words.PLACE_TITLE, text, words.HERE_ANYWAY, words.ELSEWHERE)

    def _is_sure(self, copy: Path, held: LibrarySummary, now: LibrarySummary | None) -> bool:
        made = datetime.fromtimestamp(copy.stat().st_mtime, UTC).astimezone()
        text = words.sure(copy.name, made, _in_our_time(held), now and _in_our_time(now))
        return self._ask(words.SURE_TITLE, text, words.SURE_YES, words.SURE_NO)

    def _ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """Ask with the careful answer as the one that Enter gives."""
        box = Question(self._window, title, text)
        agreed = box.answer(yes)
        box.answer(no, Role.RejectRole, usual=True)
        return box.given(agreed)


def _in_our_time(held: LibrarySummary) -> LibrarySummary:
    return replace(held, last=held.last and held.last.astimezone())
