"""From Ctrl+P to paper: asks what, gathers marks and notes, and starts the run."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from kanttekening.ui.dialogs.choosing import ask_where_to_save
from kanttekening.ui.reader.open_letter import annotations_of, paged
from kanttekening.ui.reader.print_strip import PrintStrip
from kanttekening.words import printing as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import Letter
    from kanttekening.domain.print_order import Paper
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.print_dialog import PrintChoice, PrintDialog
    from kanttekening.ui.reader.print_targets import Target
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme

    Gathered = tuple[bytes, tuple[Annotation, ...]]


class Printing(QObject):
    """Prints the letter that is open; one run at a time.

    ``kept`` tells which file was made, ``told`` a sentence, ``failed`` what went wrong.
    """

    kept = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, reader: ReaderView, desk: Desk, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._desk = desk
        self._theme = theme
        self._opened: OpenLetter | None = None
        self._printer: QPrinter | None = None
        self.strip = PrintStrip(reader)
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        self.may_print_barred: Callable[[], bool] = self._ask_barred

    def open_letter(self, opened: OpenLetter | None) -> None:
        """Know which letter is open."""
        self._opened = opened

    def ask(self) -> None:
        """Ask what is printed; nothing while a run goes on, or without a letter."""
        opened = self._opened
        if opened is None or self.strip.is_busy:
            return
        from kanttekening.ui.reader.print_dialog import PrintDialog
        from kanttekening.ui.reader.print_run import PRINTING

        reader = self._reader
        page = reader.guiding.standpoint().spot.page
        count = len(opened.layout.pages)
        dialog = PrintDialog(reader, self._theme, page, count, reader.guiding.guide)
        dialog.chosen.connect(partial(self._on_chosen, opened))
        dialog.settings_wanted.connect(self._ask_settings)
        self._printer = None
        dialog.open()
        # Asking the system for its printers may take a while: a server may be asleep.
        self._desk.work(PRINTING, _printers, lambda found: _show(dialog, found))

    def _ask_settings(self, name: str) -> None:
        """The printer's own dialog: paper, both sides, colour."""
        from PySide6.QtPrintSupport import QPrintDialog

        self._printer = self._printer_called(name)
        QPrintDialog(self._printer, self._reader).exec()

    def _printer_called(self, name: str) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter

        if self._printer is not None and self._printer.printerName() == name:
            return self._printer
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        return printer

    def _on_chosen(self, opened: OpenLetter, choice: PrintChoice) -> None:
        file = None if choice.printer else self.choose_file(opened.letter.title)
        if choice.printer or file is not None:
            self.print_letter(opened, choice, file)

    def _ask_file(self, title: str) -> Path | None:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        start = Path(documents) / words.file_name(title)
        path = ask_where_to_save(self._reader, words.SAVE_AS, start, words.PDF_FILES)
        if path is None or path.suffix.lower() == ".pdf":
            return path
        return path.with_name(f"{path.name}.pdf")

    def _ask_barred(self) -> bool:
        from kanttekening.ui.question import Question

        question = Question(self._reader, words.BARRED_TITLE, words.BARRED)
        go = question.answer(words.BARRED_GO)
        question.answer(words.CANCEL, usual=True)
        return question.given(go)

    def print_letter(self, opened: OpenLetter, choice: PrintChoice, file: Path | None) -> None:
        """Print to the printer that was chosen, or to ``file``."""
        gather = partial(_gather, opened.letter)
        self._desk.ask(gather, partial(self._start, opened, choice, file))

    def _start(
        self, opened: OpenLetter, choice: PrintChoice, file: Path | None, found: Gathered
    ) -> None:
        from kanttekening.domain.print_order import PrintOrder
        from kanttekening.ui.reader.print_marks import printed_marks, recognized_words
        from kanttekening.ui.reader.print_run import PrintRun

        pdf, annotations = found
        target, paper = self._target(opened, choice, file)
        if target is None:
            return
        today = datetime.now().astimezone().date().isoformat()
        overlay = self._reader.page_view.overlay
        marks = printed_marks(overlay, choice.pages, self._theme) if choice.marks else ()
        order = PrintOrder(
            opened.letter.title,
            choice.pages,
            tuple(marks),
            tuple(recognized_words(opened, choice.pages)),
            words.notes_list(opened.letter, annotations, today) if choice.notes else None,
            choice.per_sheet,
            paper,
        )
        run = PrintRun(self._desk, pdf, order, target, self)
        run.may_print_barred = self.may_print_barred
        run.stopped.connect(partial(self.told.emit, words.STOPPED))
        run.failed.connect(self.failed)
        end = partial(self.told.emit, words.DONE) if file is None else partial(self.kept.emit, file)
        run.finished.connect(end)
        self.strip.follow(run)
        run.start()

    def _target(
        self, opened: OpenLetter, choice: PrintChoice, file: Path | None
    ) -> tuple[Target | None, Paper | None]:
        """Where it goes, and on which paper; a file has pages as they were sent."""
        from kanttekening.services import print_queue
        from kanttekening.ui.reader import print_targets

        if file is not None:
            return print_targets.KeptFile(file), None
        asked = self._printer is not None
        printer = self._printer_called(choice.printer)
        paper = print_targets.paper_of(printer)
        if print_queue.is_there():
            options = print_targets.queue_options(printer, asked=asked)
            title = opened.letter.title
            job = print_queue.QueueJob(choice.printer, title, choice.copies, options)
            return print_targets.Queue(job), paper
        if self._desk.pages is None:
            return None, None
        from kanttekening.ui.reader.print_sheet import PrintSheet

        printer.setCopyCount(choice.copies)
        printer.setDocName(opened.letter.title)
        printer.setCreator("")
        return PrintSheet(printer, self._desk.pages), paper


def _gather(letter: Letter, library: Library) -> Gathered:
    _, pdf = paged(letter.id, library, letter.version_id)
    return pdf, annotations_of(letter.id, library)


def _printers() -> tuple[tuple[str, ...], str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def _show(dialog: PrintDialog, found: tuple[tuple[str, ...], str]) -> None:
    from shiboken6 import isValid

    if isValid(dialog):
        dialog.show_printers(*found)
