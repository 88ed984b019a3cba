"""From Ctrl+E to a file: what is at hand, the dialog, where, the run, and how it ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from kanttekening.domain.export import PER_LETTER, SUFFIXES, Audience, ExportOrder
from kanttekening.ui.sharing.export_scope import ExportScope
from kanttekening.ui.sharing.export_strip import ExportStrip
from kanttekening.words import exporting as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.export import Tally
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.dialogs.choosing import FileChooser
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.sharing.export_dialog import ExportDialog
    from kanttekening.ui.sharing.export_scope import ExportChoice
    from kanttekening.ui.theme import Theme

_LETTERS, _NOTES, _EVERYTHING = "letters", "notes", "everything"


class Exporter(QObject):
    """Exports letters with their annotations; one run at a time."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        theme: Theme,
        chooser: FileChooser,
        messages: MessageBar,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._theme = window, desk, theme
        self._state, self._messages = chooser.state, messages
        self.strip = ExportStrip(theme)
        self._dialog: ExportDialog | None = None
        self._chosen_letters: Callable[[], Sequence[LetterRow]] = tuple
        self._chosen_notes: Callable[[], Sequence[int]] = tuple
        self._flush: Callable[[], object] = lambda: None
        self.choose_file: Callable[[str, str], Path | None] = partial(chooser.target, words.SAVE_AS)
        self.choose_folder: Callable[[], Sequence[Path]] = partial(
            chooser.folder, words.CHOOSE_FOLDER, saving=True
        )

    def bind(
        self,
        chosen_letters: Callable[[], Sequence[LetterRow]],
        chosen_notes: Callable[[], Sequence[int]],
        flush: Callable[[], object],
    ) -> None:
        """Know what is chosen in the lists; ``flush`` saves what is being typed, to be written."""
        self._chosen_letters, self._chosen_notes = chosen_letters, chosen_notes
        self._flush = flush

    def ask(self) -> None:
        """Ask what is exported; nothing while a run goes on."""
        if self.strip.is_busy:
            self._messages.say(words.BUSY)
            return
        from kanttekening.ui.sharing.export_dialog import ExportDialog  # not at the start

        self._flush()
        rows, keys = tuple(self._chosen_letters()), tuple(self._chosen_notes())
        dialog = ExportDialog(self._window, self._theme, _scopes(rows, keys), self._state)
        dialog.chosen.connect(partial(self._on_chosen, rows, keys))
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self._dialog = dialog
        ids = tuple(row.id for row in rows)
        self._desk.latest("export/tallies", partial(_tallies, ids, keys), self._on_counted)

    def _on_counted(self, tallies: Mapping[str, Tally]) -> None:
        if self._dialog is not None:
            self._dialog.show_tallies(tallies)

    def _on_closed(self) -> None:
        self._dialog = None

    def _on_chosen(
        self, rows: Sequence[LetterRow], keys: Sequence[int], choice: ExportChoice
    ) -> None:
        found = self._place_for(choice, rows)
        if found is None:
            return
        from kanttekening.ui.sharing.export_run import ExportRun

        ids = tuple(row.id for row in rows)
        run = ExportRun(self._desk, partial(_order, choice, ids, keys, *found), self)
        self.strip.follow(run)
        run.finished.connect(self._on_finished)
        run.stopped.connect(lambda made: self._messages.say(words.stopped(len(made))))
        run.failed.connect(self._messages.say_error)
        run.nothing.connect(lambda: self._messages.say(words.NOTHING))
        run.start()

    def _place_for(
        self, choice: ExportChoice, rows: Sequence[LetterRow]
    ) -> tuple[Path, bool] | None:
        """Where it goes, and whether the person was asked if what stands there may go."""
        if choice.form in PER_LETTER and choice.scope.count != 1:
            chosen = self.choose_folder()
            return (chosen[0], False) if chosen else None
        title = rows[0].title if choice.scope.count == 1 else words.REPORT_TITLE
        suffix = SUFFIXES[choice.form]
        path = self.choose_file(f"{words.file_stem(title)}{suffix}", words.file_kind(choice.form))
        if path is None:
            return None
        if path.suffix.lower() == suffix:
            return path, True
        return path.with_name(f"{path.name}{suffix}"), False

    def _on_finished(self, made: tuple[Path, ...]) -> None:
        place = made[0] if len(made) == 1 else made[0].parent
        act = words.OPEN if len(made) == 1 else words.OPEN_FOLDER
        open_it = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(place)))
        self._messages.say(words.made(len(made), made[0].name), act, open_it)


def _scopes(rows: Sequence[LetterRow], keys: Sequence[int]) -> list[ExportScope]:
    """What is at hand, the nearest first."""
    found = []
    if keys:
        found.append(ExportScope(_NOTES, words.chosen_notes(len(keys))))
    if rows:
        label = words.this_letter(rows[0].title) if len(rows) == 1 else words.letters(len(rows))
        found.append(ExportScope(_LETTERS, label, len(rows)))
    return [*found, ExportScope(_EVERYTHING, words.EVERYTHING)]


def _tallies(ids: Sequence[LetterId], keys: Sequence[int], library: Library) -> dict[str, Tally]:
    """What each scope comes to."""
    exporting = library.exporting
    found = {_LETTERS: exporting.tally(ids), _EVERYTHING: exporting.tally()}
    if keys:
        chosen = frozenset(library.note_lists.annotations(list(keys)))
        found[_NOTES] = exporting.tally(exporting.letters_of(chosen), chosen)
    return found


def _order(
    choice: ExportChoice,
    ids: tuple[LetterId, ...],
    keys: Sequence[int],
    path: Path,
    replaces: bool,  # noqa: FBT001 - handed on as it was found
    library: Library,
) -> ExportOrder | None:
    """The order, now that the library is at hand to say what it comes to."""
    exporting, audience = library.exporting, Audience(choice.eyes)
    if choice.scope.key == _NOTES:
        chosen = frozenset(library.note_lists.annotations(list(keys)))
        audience = Audience(choice.eyes, chosen)
        ids = exporting.annotated(exporting.letters_of(chosen), audience)
    elif choice.scope.key == _EVERYTHING:
        ids = exporting.annotated(audience=audience)
    if not ids:
        return None
    return ExportOrder(choice.form, ids, path, audience, choice.grouping, replaces)
