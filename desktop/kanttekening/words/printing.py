"""The Dutch words of printing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kanttekening.words.naming import short_date
from kanttekening.words.reader import kind_name, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.domain.annotation import Annotation

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
FAILED = (
    "Afdrukken is niet gelukt. Kijk of de printer aanstaat en papier heeft, "
    "of bewaar het stuk als PDF en druk dat af."
)
CLOSE = "Sluiten"
NOTES_TITLE = "Aantekeningen bij"
NO_NOTES = "Geen aantekeningen."
PROGRESS = "Voortgang van het afdrukken"


def progress(done: int, count: int) -> str:
    """How far printing is."""
    return f"Afdrukken: {done} van {count}"


def file_name(title: str) -> str:
    """What a PDF is called unless a person says otherwise."""
    return f"{title}.pdf"


def saved(name: str) -> str:
    """A PDF was written."""
    return f"Bewaard: {name}"


def no_page(number: int) -> str:
    """What is printed in the place of a page that can't be drawn."""
    return f"Pagina {number} kan niet worden afgedrukt."


def notes_page(
    title: str, annotations: Iterable[Annotation], page_of: Callable[[Annotation], int | None]
) -> str:
    """The notes as a list, in HTML."""
    parts = [f"<h2>{NOTES_TITLE} {escape(title)}</h2>"]
    for note in annotations:
        number = page_of(note)
        where = f" &middot; {page(number)}" if number else ""
        head = f"<b>{escape(kind_name(note.kind))}</b>{where}"
        quote = f"<br><i>“{escape(note.passage.quote.strip('“”'))}”</i>" if note.passage else ""
        body = "<br>" + escape(note.note).replace("\n", "<br>") if note.note.strip() else ""
        day = short_date(note.created[:10]) if note.created else ""
        who = " &middot; ".join(escape(part) for part in (note.author, day) if part)
        parts.append(f"<p>{head}{quote}{body}<br><small>{who}</small></p>")
    return "".join(parts) if len(parts) > 1 else ""
