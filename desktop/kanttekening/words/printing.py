"""The Dutch words of printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.note_list import Grouping
from kanttekening.words import exporting
from kanttekening.words.reports import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import Letter
    from kanttekening.domain.report import Report

PRINT = "Afdrukken…"
TITLE = "Afdrukken"
PRINTER = "Printer"
TO_FILE = "Bewaren als PDF-bestand"
SEARCHING = "Printers zoeken…"
SETTINGS = "Instellingen van de printer…"
WHICH_PAGES = "Welke pagina's"
ALL = "Alle"
CURRENT = "Alleen deze pagina"
SOME = "Deze pagina's:"
SOME_HINT = "bijvoorbeeld 1-3, 5"
NO_RANGE = "Typ paginanummers, bijvoorbeeld 1-3, 5."
PER_SHEET = "Op één vel"
COPIES = "Aantal"
WITH_MARKS = "Met mijn markeringen"
WITH_NOTES = "Met mijn aantekeningen als lijst erachter"
GO = "Afdrukken"
GO_FILE = "Bewaren…"
CANCEL = "Annuleren"
SAVE_AS = "Bewaren als PDF"
PDF_FILES = "PDF-bestanden (*.pdf)"
STOP = "Stop"
STOPPED = "Afdrukken gestopt."
DONE = "Alles is naar de printer gestuurd."
PREPARING = "Afdrukken: pagina's klaarzetten…"
OPEN = exporting.OPEN
BARRED_TITLE = "Dit stuk toch afdrukken?"
BARRED = (
    "Wie dit stuk maakte, heeft in het bestand aangegeven dat het niet mag worden afgedrukt. "
    "Vraag bij twijfel de afzender."
)
BARRED_GO = "Toch afdrukken"
CLOSE = "Sluiten"
NOTES_TITLE = "Aantekeningen"
PROGRESS = "Voortgang van het afdrukken"


def progress(done: int, count: int) -> str:
    """How far printing is."""
    return f"Afdrukken: {done} van {count}"


def file_name(title: str) -> str:
    """What a PDF is called unless a person says otherwise."""
    return f"{exporting.file_stem(title)}.pdf"


def kept(name: str) -> str:
    """A PDF was written."""
    return exporting.made(1, name)


def per_sheet(number: int) -> str:
    """How many pages there are on one side of a sheet."""
    return "1 pagina" if number == 1 else f"{number} pagina's"


def no_such_page(typed: str, count: int) -> str:
    """What was typed as a page is none of the letter's."""
    pages = "1 pagina" if count == 1 else f"{count} pagina's"
    return f"Dit stuk heeft {pages}; pagina {typed} is er niet."


def notes_list(letter: Letter, annotations: Sequence[Annotation], today: str) -> Report | None:
    """The notes of a letter as a list; None when there are none."""
    pairs = [(letter, annotation) for annotation in annotations]
    return report(pairs, Grouping.LETTER, today, NOTES_TITLE) if pairs else None


def no_page(number: int) -> str:
    """What is printed in the place of a page that can't be drawn."""
    return f"Pagina {number} kan niet worden afgedrukt."
