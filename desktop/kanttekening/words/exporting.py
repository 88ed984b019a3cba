"""The Dutch of copies with annotations, reports, and annotations that come back."""

from __future__ import annotations

from kanttekening.domain.annotation import Visibility
from kanttekening.domain.export import SUFFIXES, ExportForm, ExportWords, Tally
from kanttekening.domain.note_list import Grouping
from kanttekening.words import marking, reports
from kanttekening.words.reader import KIND_NAMES

STAMP = "Niet-ondertekende kopie met kanttekeningen"
NOTES_TITLE = "Kanttekeningen"
REPORT_TITLE = reports.REPORT_TITLE


TITLE = "Exporteren"
WHAT = "Wat"
FORM = "Vorm"
GROUPED = "Indeling"
FOR_WHOM = "Voor wie"
GO = "Exporteren…"
CANCEL = "Annuleren"
STOP = "Stop"
EVERYTHING = "Alle stukken met aantekeningen"
CHOOSE_FOLDER = "Kies een map voor de bestanden"
SAVE_AS = "Bewaren als"
GATHERING = "Exporteren…"
BUSY = "Er wordt al geëxporteerd."
NOTHING = "Er zijn hier nog geen aantekeningen om te exporteren."
OPEN = "Openen"
OPEN_FOLDER = "Map openen"
# As the dialog lists them: what most people ask for first, what only programs read last.
FORMS = {
    ExportForm.DOCX: "Verslag voor Word (docx)",
    ExportForm.PDF: "PDF met aantekeningen",
    ExportForm.HTML: "Verslag als webpagina",
    ExportForm.ODT: "Verslag voor LibreOffice (odt)",
    ExportForm.REPORT_PDF: "Verslag als PDF",
    ExportForm.CSV: "Tabel voor Excel (csv)",
    ExportForm.MARKDOWN: "Verslag als Markdown",
    ExportForm.XFDF: "Voor andere programma's (XFDF)",
    ExportForm.JSON_LD: "Voor andere programma's (JSON-LD)",
}
ABOUT = {
    ExportForm.PDF: "Een kopie van het stuk; elk PDF-programma toont uw aantekeningen erin.",
    ExportForm.XFDF: "Alleen de aantekeningen, die PDF-programma's bij het stuk kunnen inlezen.",
    ExportForm.JSON_LD: "Alleen de aantekeningen, in de webstandaard Web Annotations.",
    ExportForm.HTML: "Leest in elke browser, ook met een schermlezer.",
    ExportForm.MARKDOWN: "Om in een tekst verder te werken.",
    ExportForm.DOCX: "Om in Word verder te bewerken.",
    ExportForm.ODT: "Om in LibreOffice verder te bewerken.",
    ExportForm.REPORT_PDF: "Om rond te sturen; een schermlezer leest koppen en citaten voor.",
    ExportForm.CSV: "Om te sorteren en te tellen.",
}
GROUPINGS = {
    Grouping.STANDING: "Open punten eerst",
    Grouping.LETTER: "Per stuk",
    Grouping.KIND: "Per soort",
    Grouping.LABEL: "Per label",
}
NOT_GROUPED = "Deze vorm heeft geen indeling"
_LONGEST = 45  # as much of a title as stands in the box
EYES = {
    Visibility.PRIVATE: "Voor mij: alles",
    Visibility.PARTY: "Voor de fractie",
    Visibility.COUNCIL: "Voor de hele raad",
}
ALSO_PRIVATE = "Ook aantekeningen die alleen voor u zijn gaan mee."
SEEN = {Visibility.PARTY: "voor de fractie", Visibility.COUNCIL: "voor de hele raad"}
WITHOUT_NOTES = "De kopie is dan zonder aantekeningen."
CHANGE_EYES = f"Dat verandert u in het menu van een aantekening, bij “{marking.SHOWN_TO}”."


def counted(tally: Tally, eyes: Visibility, form: ExportForm) -> str:
    """What goes along, and when that is nothing, what one can do."""
    seen, total = tally.seen_by(eyes), tally.total
    notes = "1 aantekening" if total == 1 else f"{total} aantekeningen"
    if not total:
        told = NOTHING
    elif eyes is Visibility.PRIVATE:
        return f"{notes} {'gaat' if total == 1 else 'gaan'} mee."
    else:
        verb = "is" if 1 in (seen, total) else "zijn"
        told = f"{seen} van {notes} {verb} {SEEN[eyes]} zichtbaar."
    if seen:
        return told
    parts = (told, WITHOUT_NOTES if form is ExportForm.PDF else "", CHANGE_EYES if total else "")
    return " ".join(part for part in parts if part)


def this_letter(title: str) -> str:
    """The letter that is chosen."""
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…"
    return f"Dit stuk: {short}"


def letters(number: int) -> str:
    """The letters that are chosen."""
    return f"De {number} gekozen stukken"


def chosen_notes(number: int) -> str:
    """The annotations that are chosen."""
    return "De gekozen aantekening" if number == 1 else f"De {number} gekozen aantekeningen"


def progress(done: int, count: int) -> str:
    """How far it is."""
    return f"Exporteren: {done + 1} van {count}"


def made(number: int, name: str) -> str:
    """How it ended."""
    return f"Gemaakt: {name}" if number == 1 else f"{number} bestanden gemaakt"


def stopped(number: int) -> str:
    """What is there after Stop."""
    files = "1 bestand is" if number == 1 else f"{number} bestanden zijn"
    return f"Gestopt. {files} gemaakt."


def file_kind(form: ExportForm) -> str:
    """The kind of file, as the file dialog names it."""
    return f"{FORMS[form]} (*{SUFFIXES[form]})"


def copy_title(title: str) -> str:
    """What a copy with annotations calls itself."""
    return f"{title} (kopie met kanttekeningen)"


def file_stem(title: str) -> str:
    """A title as the name of a file, safe on every system; without a suffix."""
    words = " ".join("".join(s if s.isalnum() or s in " -" else " " for s in title).split())
    return words[:80].strip() or NOTES_TITLE


EXPORT_WORDS = ExportWords(
    KIND_NAMES,
    STAMP,
    NOTES_TITLE,
    copy_title,
    file_stem,
    reports.report,
    reports.COLUMNS,
    reports.table,
)
