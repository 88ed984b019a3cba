"""From Ctrl+P to paper: asks what, gathers marks and notes, and starts the run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from kanttekening.ui.dialogs.choosing import ask_where_to_save
from kanttekening.ui.reader.open_letter import annotations_of
from kanttekening.ui.reader.page_painter import Overlay
from kanttekening.ui.reader.print_strip import PrintStrip
from kanttekening.words import printing as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from kanttekening.domain.annotation import Annotation
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.print_dialog import PrintChoice, PrintDialog
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.theme import Theme

_NOT_IN_NAMES = '\\/:*?"<>|'


@dataclass(frozen=True, slots=True)
class _Printable:
    pdf: bytes
    annotations: tuple[Annotation, ...]


class Printing(QObject):
    """Prints the letter that is open; one run at a time."""

    def __init__(self, reader: ReaderView, desk: Desk, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._desk = desk
        self._theme = theme
        self._opened: OpenLetter | None = None
        self._printer: QPrinter | None = None
        self.strip = PrintStrip(reader)
        self.choose_file: Callable[[str], Path | None] = self._ask_file

    def open_letter(self, opened: OpenLetter | None) -> None:
        """Know which letter is open."""
        self._opened = opened

    def ask(self) -> None:
        """Ask what is printed; nothing while a run goes on, or without a letter."""
        opened = self._opened
        if opened is None or self._desk.pages is None or self.strip.is_busy:
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
        plain = "".join("-" if sign in _NOT_IN_NAMES else sign for sign in title)[:80].strip()
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        start = Path(documents) / words.file_name(plain)
        path = ask_where_to_save(self._reader, words.SAVE_AS, start, words.PDF_FILES)
        if path is None or path.suffix.lower() == ".pdf":
            return path
        return path.with_name(f"{path.name}.pdf")

    def print_letter(self, opened: OpenLetter, choice: PrintChoice, file: Path | None) -> None:
        """Print to the printer that was chosen, or to ``file``."""
        gather = partial(_gather, opened.letter.id)
        self._desk.ask(gather, partial(self._start, opened, choice, file))

    def _start(
        self, opened: OpenLetter, choice: PrintChoice, file: Path | None, found: _Printable
    ) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from kanttekening.ui.reader.print_run import PrintRun, beside
        from kanttekening.ui.reader.print_sheet import PrintJob, PrintSheet

        if self._desk.pages is None:
            return
        if file is not None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setFullPage(True)
            printer.setResolution(300)
            printer.setOutputFileName(str(beside(file)))
        else:
            printer = self._printer_called(choice.printer)
            printer.setCopyCount(choice.copies)
        printer.setDocName(opened.letter.title)
        printer.setCreator("")
        job = PrintJob(
            f"{opened.page_key}-druk",
            found.pdf,
            opened.layout.pages,
            choice.pages,
            self._marks(choice) if choice.marks else {},
            _notes(opened, found.annotations) if choice.notes else "",
        )
        sheet = PrintSheet(printer, self._desk.pages, job, self._theme, to_file=file is not None)
        places = None if file is None else (beside(file), file)
        run = PrintRun(self._desk, job, sheet, places, self)
        self.strip.follow(run)
        run.start()

    def _marks(self, choice: PrintChoice) -> dict[int, Overlay]:
        overlay = self._reader.page_view.overlay
        found = {page: overlay.of_page(page, caret=False).marks for page in choice.pages}
        return {page: Overlay(marks=marks) for page, marks in found.items() if marks}


def _gather(letter_id: int, library: Library) -> _Printable:
    from kanttekening.domain.letter import LetterId

    known = LetterId(letter_id)
    return _Printable(library.letters.pages_pdf(known), annotations_of(known, library))


def _notes(opened: OpenLetter, annotations: tuple[Annotation, ...]) -> str:
    def page_of(note: Annotation) -> int | None:
        return opened.layout.page_of(note.passage.span.start) if note.passage else None

    return words.notes_page(opened.letter.title, annotations, page_of)


def _printers() -> tuple[tuple[str, ...], str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def _show(dialog: PrintDialog, found: tuple[tuple[str, ...], str]) -> None:
    from shiboken6 import isValid

    if isValid(dialog):
        dialog.show_printers(*found)
