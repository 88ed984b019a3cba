"""All Dutch words of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState, Visibility
from kanttekening.domain.letter import LetterKind
from kanttekening.words.naming import short_date
from kanttekening.words.pace import time_left

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation

PROGRAM = "Brieven van de gemeenteraad inlezen, doorzoeken en van kanttekeningen voorzien."
USAGE = "Gebruik: "
COMMANDS = "opdrachten"
OPTIONS = "opties"
ITEMS = "wat"

HELP = "toon deze uitleg"
VERSION = "toon de versie"
LIBRARY = "de bibliotheek (anders: uw eigen bibliotheek)"
JSON = "antwoord als JSON, voor andere programma's"

IMPORT = "lees bestanden en mappen in"
IMPORT_PATHS = "bestanden of mappen"
IMPORT_OCR = "tekst herkennen: van pagina's zonder tekst (auto), van alle (force), niet (never)"
IMPORT_JOBS = "hoeveel bestanden tegelijk (gewoonlijk zoveel als er processors zijn, ten hoogste 4)"
IMPORT_LABEL = "plak dit label op wat nieuw binnenkomt; mag vaker"
IMPORT_NEW = "sla over wat al eens is ingelezen, ook wat in de prullenbak ligt"
IMPORT_QUIET = "zeg alleen wat niet goed ging"
IMPORT_LOG = "schrijf wat er gebeurde ook achteraan in dit bestand, met dag en tijd"
LIST = "toon de brieven"
LIST_SORT = (
    "volgorde van de lijst: datum van de brief (date), wanneer ingelezen (arrival), "
    "afzender (sender) of titel (title)"
)
FILTERS = "bijvoorbeeld afzender:VNG jaar:2024 soort:ledenbrief is:ongelezen"
SHOW = "toon één brief"
SHOW_TEXT = "alleen de tekst, zonder briefhoofd en voettekst"
SHOW_STRUCTURE = "alleen de opbouw: delen, koppen en pagina's"
LETTER_ID = "nummer van de brief"
SEARCH = "zoek in brieven en aantekeningen"
SEARCH_QUERY = "wat u zoekt, eventueel met filters"
SEARCH_LIMIT = "hoogstens zoveel treffers"
SEARCH_EXACT = "zoek alleen precies deze woorden"
SEARCH_LETTERHEAD = "zoek ook in briefhoofd en voettekst"
ANNOTATE = "markeer een passage, met of zonder kanttekening"
ANNOTATE_QUOTE = "de woorden van de brief"
ANNOTATE_OCCURRENCE = "de hoeveelste keer dat ze er staan"
ANNOTATE_KIND = "soort markering (gewoonlijk belangrijk)"
ANNOTATE_AUTHOR = "wie de aantekening maakt (anders: uw naam zoals in het programma)"
ANNOTATE_NOTE = "uw kanttekening"
ANNOTATE_VISIBILITY = "wie het mag zien: alleen u (private), de fractie (party), de raad (council)"
ANNOTATIONS = "toon alle aantekeningen"
ANNOTATIONS_LETTER = "alleen die bij deze brief"
NOTES_IMPORT = "lees aantekeningen uit dit bestand in (pdf, xfdf of json-ld)"
NOTES_UPDATE = "neem ook over wat elders is gewijzigd aan aantekeningen die er al staan"
EXPORT = "schrijf stukken met hun aantekeningen voor anderen"
EXPORT_FORM = (
    "pdf (kopie met aantekeningen), xfdf, json-ld, of een verslag: "
    "html, md, docx, odt, report-pdf, csv"
)
EXPORT_OUT = "het bestand dat wordt gemaakt; bij pdf en xfdf van meer stukken: de map"
EXPORT_LETTER = "alleen dit stuk"
EXPORT_VISIBILITY = (
    "wat meegaat: alles (private), wat de fractie mag zien (party) of wat de hele raad mag zien "
    "(council)"
)
EXPORT_GROUP = (
    "verslag met open punten eerst (standing), per stuk (letter), per soort (kind) of per label"
)
PAGE = "bewaar een pagina met markeringen als plaatje"
PAGE_NUMBER = "nummer van de pagina"
PAGE_OUT = "het plaatje dat wordt gemaakt (PNG)"
PAGE_DPI = "scherpte in punten per inch (36 tot 600)"
CHECK = "controleer of alles in de bibliotheek nog heel is"
CHECK_REPAIR = "herstel wat zonder verlies te herstellen is"
BACKUP = "maak een reservekopie van de bibliotheek"
BACKUP_FILE = "het bestand dat wordt gemaakt"
RESTORE = "zet een reservekopie terug"
RESTORE_FILE = "de reservekopie"

SEEN_BY = {
    Visibility.PRIVATE: "alleen voor mij",
    Visibility.PARTY: "fractie",
    Visibility.COUNCIL: "hele raad",
}
STANDS = {
    AnchorState.MOVED: "staat op een andere plaats",
    AnchorState.CHANGED: "de woorden zijn gewijzigd",
    AnchorState.ORPHANED: "losgeraakt",
    AnchorState.KEPT: "bij een oudere versie",
}
OPEN, TICKED = "☐ open", "☑ afgevinkt"
NO_LETTERS = "Er zijn geen brieven die hieraan voldoen."
EMPTY_EXPORT = "Let op: hier gaan geen aantekeningen mee."
NO_NOTES = "Er zijn geen aantekeningen die hieraan voldoen."
NO_HITS = "Niets gevonden."
ALSO_SEARCHED = "Ook gezocht op: "
NO_LANGUAGE_DATA = (
    "De tekst van plaatjes kan niet worden herkend: de gegevens voor het Nederlands "
    "(nld.traineddata) ontbreken. Installeer Kanttekening opnieuw, of het pakket "
    "tesseract-ocr-nld, of noem in TESSDATA_PREFIX de map waarin ze staan. "
    "De brieven zelf zijn wel ingelezen."
)
STOPPED = "Gestopt. Wat al was ingelezen, staat in de bibliotheek."
CHECK_STOPPED = "Gestopt. Aan de bibliotheek is niets veranderd."
ALL_WELL = "Alles is in orde."
WITHOUT_DATE = "zonder datum"
WITHOUT_SENDER = "afzender onbekend"
REMARK = "(bij de hele brief)"
AREA = "(een gebied op de pagina)"

COLUMNS = {
    "id": "nr", "date": "datum", "sender": "afzender", "title": "titel", "notes": "aant.",
    "reference": "kenmerk", "kind": "soort", "page": "blz.", "quote": "passage",
    "note": "kanttekening", "letter": "brief",
}  # fmt: skip

FACTS = {
    "kind": "Soort", "sender": "Afzender", "sender_email": "E-mail", "recipients": "Aan",
    "date": "Datum", "date_inferred": "Datum (afgeleid)", "reference": "Kenmerk",
    "circular_number": "Lbr.-nummer", "your_reference": "Uw kenmerk", "subject": "Onderwerp",
    "phone": "Telefoon", "attachments_count": "Bijlagen", "signatory": "Ondertekenaar",
    "signatory_role": "Functie", "page_count": "Pagina's", "file_name": "Bestand",
    "annotation_count": "Aantekeningen",
}  # fmt: skip

PARTS = {"cover": "voorblad", "letter": "brief", "annex": "bijlage"}

PROBLEMS = {
    "structure": "De opbouw van het bibliotheekbestand is beschadigd.",
    "foreign_key": "Twee gegevens die bij elkaar horen, passen niet meer bij elkaar.",
    "original": "Het originele bestand van brief {key} is niet meer zoals het is ingelezen.",
    "pages": "De pagina's van brief {key} zijn beschadigd.",
    "text": "De tekst van brief {key} is beschadigd.",
    "note": "Aantekening {key} is niet meer zoals zij is geschreven.",
    "incomplete": "Brief {key} is niet compleet.",
    "not_indexed": "Brief {key} is niet te vinden met zoeken.",
    "indexed_ghost": "Zoeken vindt een brief die er niet is: {key}.",
}
WARNINGS = {
    "repaired": "Dit bestand is beschadigd; wat nog te lezen was, is ingelezen.",
    "not_understood": "De tekst is ingelezen, maar de gegevens van deze brief zijn niet herkend.",
    "misnamed": (
        "Dit bestand is gewone tekst, al zegt zijn naam iets anders. De tekst is ingelezen; kijk "
        "of het de brief is die u bedoelt."
    ),
    "unreadable_pages": "Niet alle pagina's van dit bestand zijn te lezen.",
    "missing_pictures": "Deze tekst verwijst naar een afbeelding die niet in het bestand zit.",
}
INDEX_COMPLETING = "De zoekindex is niet af en wordt eerst aangevuld."
INDEX_INCOMPLETE = (
    "Nog niet alle stukken zijn te vinden: de bibliotheek is nu niet te beschrijven, dus de "
    "zoekindex is niet aangevuld."
)
REPAIR_HINT = "Zoeken is te herstellen met: kanttekening check --repair"
RESTORE_HINT = "Zet een reservekopie terug om de rest te herstellen."


def count(number: int, one: str, many: str) -> str:
    """``1 brief``, ``2 brieven``."""
    return f"{number} {one if number == 1 else many}"


def letters(number: int) -> str:
    """How many letters."""
    return count(number, "brief", "brieven")


def kind(value: str) -> str:
    """A kind of letter as people write it."""
    return "overig stuk" if value == LetterKind.OTHER else value.replace("_", " ")


def import_summary(imported: int, known: int, renewed: int, refused: int) -> str:
    """One sentence about an import."""
    parts = [f"{letters(imported)} ingelezen"]
    if known:
        parts.append(f"{known} stond er al" if known == 1 else f"{known} stonden er al")
    if renewed:
        parts.append(f"{renewed} vernieuwd")
    if refused:
        parts.append(f"{refused} niet ingelezen")
    return ", ".join(parts) + "."


def reading(done: int, total: int, name: str, seconds_left: float | None = None) -> str:
    """Which file is next, and how long it will still take."""
    left = f" ({time_left(seconds_left)})" if seconds_left is not None else ""
    return f"{done + 1} van {total}{left}: {name}"


def recognizing(done: int, total: int, name: str) -> str:
    """Which page of a file is being recognised."""
    return f"Tekst herkennen, pagina {done + 1} van {total}: {name}"


def same_bytes(path: str, file_name: str, letter_id: int) -> str:
    """Two files that are one: which name the letter has."""
    return f"{path}: hetzelfde bestand als “{file_name}” (brief {letter_id})"


def problem(code: str, key: str) -> str:
    """One thing that is wrong with the library."""
    return PROBLEMS[code].format(key=key)


def problems(number: int) -> str:
    """How many things are wrong."""
    return f"Er {'is' if number == 1 else 'zijn'} {count(number, 'probleem', 'problemen')}:"


def repaired(number: int) -> str:
    """How many things were mended."""
    return f"{count(number, 'probleem', 'problemen')} hersteld."


def hits(shown: int, total: int) -> str:
    """How many hits, and how many of them are shown."""
    found = count(total, "treffer", "treffers")
    return found if shown == total else f"{found}, de beste {shown}"


def ambiguous(quote: str, times: int) -> str:
    """The words to mark stand in more than one place."""
    return (
        f"“{quote}” staat {times} keer in de brief. "
        f"Kies er een met --occurrence 1 tot en met {times}."
    )


def very_ambiguous(quote: str, times: int) -> str:
    """The words to mark stand in more places than were counted."""
    return (
        f"“{quote}” staat meer dan {times} keer in de brief. "
        "Noem meer woorden, of kies er een met --occurrence."
    )


def quote_not_found(quote: str) -> str:
    """The words to mark are not there."""
    return f"Deze woorden staan niet in de brief: “{quote}”."


def occurrence_not_found(quote: str, times: int) -> str:
    """The words to mark are there, but not so often."""
    return f"“{quote}” staat maar {times} keer in de brief."


def page_written(path: str) -> str:
    """A page was saved."""
    return f"Pagina bewaard: {path}"


def written(path: str) -> str:
    """A file for others was made."""
    return f"Gemaakt: {path}"


def stands_on(note: Annotation) -> str:
    """The words that an annotation stands on, or what it stands on instead."""
    if note.area is not None:
        return AREA
    return f"“{' '.join(note.passage.quote.split())}”" if note.passage else REMARK


def note_facts(note: Annotation) -> str:
    """Whether it is ticked off, who made it, when, who may see it, and how it stands."""
    ticked = TICKED if note.done else OPEN if note.is_open else ""
    parts = (
        ticked,
        note.author,
        short_date(note.modified),
        SEEN_BY[note.visibility],
        STANDS.get(note.state, ""),
        f"label {', '.join(note.labels)}" if note.labels else "",
    )
    return " · ".join(part for part in parts if part)


def log_begins(moment: str) -> str:
    """The line above what a night's import tells."""
    return f"== {moment}"


def notes_taken(added: int, changed: int, known: int) -> str:
    """What a file of annotations brought."""
    parts = [f"{count(added, 'aantekening', 'aantekeningen')} toegevoegd"]
    if changed:
        parts.append(f"{changed} gewijzigd")
    if known:
        parts.append(f"{known} stond er al" if known == 1 else f"{known} stonden er al")
    return ", ".join(parts) + "."


def brought(number: int) -> str:
    """How many annotations of others stood in a letter."""
    return f"met {count(number, 'aantekening', 'aantekeningen')} van anderen"


def notes_offered(number: int) -> str:
    """Annotations that are other here than in the file."""
    what = "aantekening is" if number == 1 else "aantekeningen zijn"
    return (
        f"{number} {what} elders gewijzigd en hier niet veranderd. Overnemen: "
        "kanttekening annotations --import BESTAND --update"
    )


def notes_left_out(number: int) -> str:
    """Annotations that a file has too many of."""
    return (
        f"{count(number, 'aantekening', 'aantekeningen')} niet ingelezen: te veel in één bestand."
    )


def backup_written(path: str) -> str:
    """A copy was made and looked at."""
    return f"Reservekopie gemaakt en gecontroleerd: {path}"


def restored(path: str, old: str | None) -> str:
    """A copy was put back."""
    done = f"Reservekopie teruggezet: {path}."
    return f"{done} De oude bibliotheek staat in {old}." if old else done


# -- wrong use --------------------------------------------------------------------------------


def usage_hint(command: str) -> str:
    """Where to read on."""
    return f"Uitleg: {command} --help"


def bad_number(least: int, most: int, highest: int) -> str:
    """Which numbers there are to choose from."""
    return f"kies een getal van {least} " + (
        "of hoger" if most == highest else f"tot en met {most}"
    )


UNKNOWN_USE = "De opdracht klopt niet."
NO_NAME = "noem een bestand"
NO_LABEL = "noem een label, met een letter of een cijfer erin"
NO_OUTPUT = "Het antwoord kan niet worden geschreven: de uitvoer is vol of gesloten."
NO_COMMAND = "Noem een opdracht."
BAD_FILTER = "Dit filter begrijpt Kanttekening niet: {word}"
# The sentences of Python's argument parser, and ours instead.
USES = (
    (r"unrecognized arguments: (.+)", "Dit hoort niet bij de opdracht: {0}"),
    (r"the following arguments are required: (.+)", "Er ontbreekt iets: {0}"),
    (
        r"argument OPDRACHT: invalid choice: '?(.+?)'? \(choose from (.+)\)",
        "De opdracht {0} bestaat niet.",
    ),
    (
        r"argument (.+): invalid choice: '?(.+?)'? \(choose from (.+)\)",
        "Bij {0} kan {1} niet. Kies uit: {2}",
    ),
    (r"argument (.+): expected one argument", "Achter {0} hoort iets te staan."),
    (r"argument (.+): expected at least one argument", "Achter {0} hoort iets te staan."),
    (r"argument (.+): not allowed with argument (.+)", "De opties {0} en {1} gaan niet samen."),
    (r"argument (.+): invalid \w+ value: '(.*)'", "Bij {0} hoort een getal, geen {1}."),
    (r"argument (.+): ignored explicit argument '(.*)'", "Achter {0} hoort niets te staan."),
    (r"argument (.+): (.+)", "Bij {0} klopt iets niet: {1}."),
)
