"""The words of the window: constants, and small functions where numbers or names come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterKind
from kanttekening.domain.rows import MOST_COUNTED, LibraryView, SortOrder
from kanttekening.words import libraries, progress, watching
from kanttekening.words.naming import long_date, short_date
from kanttekening.words.numbers import annotation_count, count, letters, thousands

if TYPE_CHECKING:
    from kanttekening.domain.rows import LetterRow

APP_NAME = "Kanttekening"

# The sidebar
LIBRARY = "Bibliotheek"
VIEWS = {
    LibraryView.ALL: "Alle stukken",
    LibraryView.UNREAD: "Ongelezen",
    LibraryView.ANNOTATED: "Met aantekeningen",
    LibraryView.REMOVED: "Prullenbak",
}
TAKE_IN = "Inlezen…"
MENU = "Menu"
MENU_TIP = "Menu (F10)"
SIDEBAR = "Bibliotheek en weergaven"

# The list
SEARCH_PLACEHOLDER = "Zoeken in alle stukken"
SEARCH_NAME = "Zoeken"
CLEAR_SEARCH = "Zoekopdracht wissen"
LIST_NAME = "Stukken"
LIST_COLUMN = "Zoeken en stukken"
SORTS = {
    SortOrder.DATE: "Datum",
    SortOrder.ARRIVAL: "Binnenkomst",
    SortOrder.SENDER: "Afzender",
    SortOrder.TITLE: "Onderwerp",
    SortOrder.RELEVANCE: "Beste eerst",
}
SORTS_BACKWARD = {
    SortOrder.DATE: "Oudste eerst",
    SortOrder.ARRIVAL: "Eerst binnengekomen",
    SortOrder.SENDER: "Afzender, van Z naar A",
    SortOrder.TITLE: "Onderwerp, van Z naar A",
}
SORT_NAME = "Volgorde van de lijst"
SORT_TIP = "Volgorde van de lijst. Kies dezelfde nog eens om de lijst om te draaien."
PUT_BACK = "Terugzetten"
BIN_HINT = "Kies wat terug moet."
EXACT = "exact"
TOLERANT = "ook wat erop lijkt"
NO_LETTERHEADS = "niet meer"
NO_SENDER = "afzender onbekend"
NO_DATE = "zonder datum"
NUMBER_LABEL = "Lbr."

# Empty states
EMPTY_TITLE = "Begin met een paar stukken"
EMPTY_TEXT = (
    "Sleep brieven, PDF’s of een hele map naar dit venster, of kies ze hieronder. "
    "Alles blijft op deze computer."
)
EMPTY_TAKE_IN = "Bestanden inlezen"
EMPTY_TAKE_IN_FOLDER = "Map inlezen"
EMPTY_SAMPLES = "Voorbeeldbrieven openen"
EMPTY_LIST = "Nog geen stukken"
EMPTY_VIEWS = {
    LibraryView.ALL: EMPTY_LIST,
    LibraryView.UNREAD: "Alles is gelezen",
    LibraryView.ANNOTATED: "Nog geen aantekeningen\nMarkeer een passage om te beginnen.",
    LibraryView.REMOVED: "De prullenbak is leeg",
}
NOTHING_CHOSEN = "Kies een stuk in de lijst"
NOTHING_CHOSEN_HINT = "Met de pijltjes loopt u door de lijst. Met Ctrl+K zoekt u in alles."
NOTES_PLACEHOLDER = "Aantekeningen bij het stuk komen hier"
DROP_HERE = "Laat los om in te lezen"

# Taking in
STOP = "Stop"
STOPPING = "Stopt…"
LOOKING = "Bestanden zoeken…"
SHOW_REFUSALS = "Bekijk"
UNDO = "Ongedaan maken"
SHOW_LETTER = "Bekijk"
REFUSALS_TITLE = "Niet ingelezen"
REFUSALS_TEXT = "Deze bestanden zijn niet ingelezen. De andere staan in de bibliotheek."
DETAIL = "Technische details"
NOTHING_TAKEN_IN_YET = "Sinds de start is er nog niets ingelezen"
NOTHING_TO_TAKE_IN = "Hier zijn geen bestanden gevonden om in te lezen"
COPY = "Kopieer"
COPIED = "Gekopieerd"
CLOSE = "Sluiten"
DISMISS = "Melding sluiten"
CHOOSE_FILES = "Bestanden om in te lezen"
CHOOSE_FOLDER = "Map om in te lezen"
ALL_FILES = "Alle bestanden (*)"
_KINDS_READ = (
    "pdf", "docx", "odt", "fodt", "rtf", "txt", "md", "eml", "msg", "mbox", "html", "htm",
    "zip", "xfdf", "jsonld", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif",
)  # fmt: skip

# Status line
SAVED = "alles opgeslagen"
SAVING = "bezig met opslaan…"

# Dialogs
HANDBOOK = "Handleiding"
KEYS = "Sneltoetsen"
KEYS_TEXT = (
    "Alles kan met het toetsenbord. "
    "In een tekstveld typt u gewoon; daar werken letters niet als sneltoets."
)
ABOUT = "Over Kanttekening"
ABOUT_TEXT = (
    "Brieven lezen, vinden en van kanttekeningen voorzien. "
    "Zonder internet: alles blijft op deze computer."
)
LICENCES = "Licenties"
LICENCES_TEXT = (
    "U mag Kanttekening gebruiken en doorgeven onder de AGPL, versie 3 of later. Onze broncode "
    "valt onder de EUPL 1.2. Hier staan ook de licenties van alles wat erin zit."
)
DIAGNOSTICS = "Gegevens voor een foutmelding"
DIAGNOSTICS_TEXT = "In deze gegevens staat geen tekst uit uw brieven of aantekeningen."
POLICY = "Beleid"
_POLICIES = {
    "library": "plaats van de bibliotheek",
    "ocr": "geen tekst herkennen",
    "watched_folder": "map in de gaten houden",
    "update_notice": "geen bericht over nieuwe versies",
}
ALSO_OPEN = "Deze bibliotheek is ook in een ander venster open."
LIBRARY_ERROR = "De bibliotheek kan niet worden gebruikt"
CRASH_TITLE = "Er ging iets mis in het programma"
CRASH_TEXT = (
    "Dit had niet mogen gebeuren. Wat u hebt geschreven is al opgeslagen. "
    "U kunt proberen verder te werken; gaat het weer mis, start Kanttekening dan opnieuw."
)
QUIT = "Afsluiten"
GO_ON = "Verder werken"
PANEL_NAME = "Aantekeningen"
READER_NAME = "Brief"


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What an action is called, and what a hint adds to that."""

    label: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ChooserLabels:
    """What stands beside the fields and on the buttons of a dialog that asks for files."""

    look_in: str = "&Zoeken in:"
    save_in: str = "Be&waren in:"
    file_name: str = "Bestands&naam:"
    folder_name: str = "&Map:"
    file_type: str = "&Soort bestanden:"
    open: str = "&Openen"
    choose: str = "&Kiezen"
    save: str = "&Bewaren"
    cancel: str = "Annuleren"


CHOOSER_LABELS = ChooserLabels()


ACTIONS = {
    "take_in": ActionWords("Bestanden inlezen…", "Kies bestanden om in te lezen"),
    "take_in_folder": ActionWords("Map inlezen…", "Lees alle stukken uit een map in"),
    "last_intake": ActionWords("Laatst ingelezen…", "Wat het laatst is ingelezen, en wat niet"),
    "watch": ActionWords(watching.BEGIN, "Lees nieuwe stukken uit een map vanzelf in"),
    "export": ActionWords("Exporteren…", "Geef stukken met aantekeningen aan anderen"),
    "samples": ActionWords("Voorbeeldbrieven openen", "Lees de meegeleverde brieven in"),
    "open_library": ActionWords(f"{libraries.OPEN}…", "Werk verder in een andere bibliotheek"),
    "new_library": ActionWords(f"{libraries.NEW}…", "Begin met een lege bibliotheek"),
    "back_up": ActionWords(f"{libraries.BACK_UP}…", "Bewaar een kopie van alles in één bestand"),
    "put_back": ActionWords(f"{libraries.PUT_BACK}…", "Haal een eerdere kopie terug"),
    "quit": ActionWords("Afsluiten"),
    "undo": ActionWords("Ongedaan maken"),
    "redo": ActionWords("Opnieuw doen"),
    "search": ActionWords("Zoeken in alle stukken"),
    "search_letterhead": ActionWords(
        "Briefhoofd doorzoeken", "Zoek ook in briefhoofd en voettekst van elke brief"
    ),
    "save_search": ActionWords("Zoekopdracht bewaren…", "Bewaar wat u nu zoekt in de linkerkolom"),
    "panel": ActionWords("Aantekeningen tonen of verbergen"),
    "sidebar": ActionWords("Bibliotheek smal of breed"),
    "next_column": ActionWords("Naar volgende kolom"),
    "previous_column": ActionWords("Naar vorige kolom"),
    "next_letter": ActionWords("Volgend stuk"),
    "previous_letter": ActionWords("Vorig stuk"),
    "back": ActionWords("Terug", "Terug naar waar u een verwijzing of link volgde"),
    "forward": ActionWords("Vooruit"),
    "toggle_read": ActionWords("Markeer als ongelezen of gelezen"),
    "more_like": ActionWords("Meer zoals dit", "Zoek stukken die op dit stuk lijken"),
    "label": ActionWords("Labels…", "Plak labels op de gekozen stukken, of haal ze eraf"),
    "remove": ActionWords("Naar de prullenbak"),
    "join": ActionWords("Samenvoegen…", "Maak van twee stukken één brief met twee versies"),
    "compare": ActionWords(
        "Naast elkaar vergelijken",
        "Leg twee gekozen stukken, of de versies van een brief, naast elkaar",
    ),
    "take_notes": ActionWords(
        "Aantekeningen inlezen…", "Lees aantekeningen van anderen bij dit stuk in"
    ),
    "restore": ActionWords("Terugzetten uit de prullenbak"),
    "handbook": ActionWords("Handleiding"),
    "keys": ActionWords("Sneltoetsen"),
    "check_index": ActionWords(
        "Zoekindex nakijken", "Kijk de zoekindex na en maak hem opnieuw, als zoeken niet goed gaat"
    ),
    "about": ActionWords("Over Kanttekening"),
    "menu": ActionWords("Menu openen"),
}
MARK_UNREAD = "Markeer als ongelezen"
MARK_READ = "Markeer als gelezen"
MENUS = ("Bestand", "Bewerken", "Beeld", "Stuk", "Help", "Overal")
READER_KEYS = "In een stuk"
LIST_ONLY = "in de lijst"
THEME = "Kleuren"
THEMES = {
    "system": "Zoals het systeem",
    "light": "Licht",
    "dark": "Donker",
    "contrast": "Hoog contrast",
}


# Kinds that tell more than "brief" where there is no reference
_TELLING_KINDS = {
    kind.value: kind.value.replace("_", " ")
    for kind in LetterKind
    if kind not in {LetterKind.LETTER, LetterKind.OTHER}
}


def rest_of_facts(row: LetterRow) -> str:
    """What comes after the sender in the second line of a row: date · reference, else kind."""
    last = row.reference or _TELLING_KINDS.get(row.kind)
    date = _of_its_letter(row, short_date(row.date))
    return " · ".join(part for part in (date, last) if part)


def _of_its_letter(row: LetterRow, date: str) -> str:
    return f"bij brief van {date}" if row.date_inferred else date


def row_spoken(row: LetterRow, minutes: int, before_snippet: str = "") -> str:
    """What a screen reader says for a row; ``before_snippet`` says where the hit stands."""
    parts = [
        "" if row.is_read else "ongelezen",
        row.title,
        row.sender or NO_SENDER,
        _of_its_letter(row, long_date(row.date)) or NO_DATE,
        row.reference or "",
        labels_of(row),
        annotation_count(row.annotation_count) if row.annotation_count else "",
        to_decide(row.to_decide) if row.to_decide else "",
        progress.left_spoken(minutes) if minutes else "",
        f"{before_snippet}{row.snippet}",
    ]
    return ", ".join(part for part in parts if part)


def to_decide(number: int) -> str:
    """Say in the list that a newer version left something to look at."""
    return f"{number} te bekijken"


def labels_of(row: LetterRow) -> str:
    """Name the labels of a letter."""
    name = "label" if len(row.labels) == 1 else "labels"
    return f"{name} {', '.join(row.labels)}" if row.labels else ""


def found_line(found: int, of: int) -> str:
    """Say how many letters were found."""
    return f"{_counted(found)} van {thousands(of)}"


def found_briefly(found: int, of: int) -> str:
    """Say how many letters were found, in little room."""
    return f"{found_barely(found)} van {thousands(of)}"


def found_tip(found: int, of: int, milliseconds: float) -> str:
    """Say how many letters were found, and how fast, for whoever wants to know."""
    seconds = f"{milliseconds / 1000:.3f}".replace(".", ",")
    return f"{_counted(found)} van {thousands(of)}, gevonden in {seconds} seconde"


def found_barely(found: int) -> str:
    """Say how many letters were found, in hardly any room."""
    return thousands(found) + ("+" if found >= MOST_COUNTED else "")


def _counted(found: int) -> str:
    """So many, or more: counting stops somewhere."""
    return thousands(found) + (" of meer" if found >= MOST_COUNTED else "")


def letters_found(found: int) -> str:
    """Say how many letters were found, as a screen reader does."""
    if found >= MOST_COUNTED:
        return f"{_counted(found)} stukken gevonden"
    return f"{letters(found)} gevonden" if found else "Niets gevonden"


def nothing_found(query: str) -> str:
    """Say that nothing was found."""
    return f"Niets gevonden voor “{query}”"


def file_kinds() -> str:
    """Name the kinds of file that can be read, with the ends of their names."""
    return f"Stukken ({' '.join(f'*.{kind}' for kind in _KINDS_READ)})"


def removed(number: int) -> str:
    """Say how many letters went to the bin."""
    return f"{count(number, 'stuk', 'stukken')} naar de prullenbak"


def restored(number: int) -> str:
    """Say how many letters came back from the bin."""
    return f"{count(number, 'stuk', 'stukken')} teruggezet"


def annotations_removed(number: int) -> str:
    """Say how many annotations were removed."""
    return f"{annotation_count(number)} verwijderd"


def taking_in(done: int, total: int) -> str:
    """Say how far taking in has come."""
    return f"Inlezen: {thousands(min(done + 1, total))} van {thousands(total)}"


def taken_in(
    imported: int,
    versions: int,
    known: int,
    refused: int,
    *,
    stopped: bool,
    brought: int = 0,
    left_out: int = 0,
) -> str:
    """Say what became of the files; ``brought`` are annotations of others that stood in them.

    ``left_out`` are annotations that a file has too many of.
    """
    parts = []
    if imported or not (versions or known or refused):
        parts.append(f"{count(imported, 'stuk', 'stukken')} ingelezen")
    if versions:
        parts.append(count(versions, "nieuwe versie", "nieuwe versies"))
    if brought:
        parts.append(f"met {annotation_count(brought)} van anderen")
    if left_out:
        parts.append(notes_left_out(left_out))
    if known:
        parts.append(f"{thousands(known)} {'stond' if known == 1 else 'stonden'} er al")
    if refused:
        parts.append(f"{thousands(refused)} niet gelukt")
    if stopped:
        parts.append("gestopt")
    return ", ".join(parts)


def notes_left_out(number: int) -> str:
    """Say that a file has more annotations than are read of one."""
    return f"{annotation_count(number)} niet ingelezen: te veel in één bestand"


def view_spoken(view: LibraryView, number: int) -> str:
    """What a screen reader says for a view of the library."""
    return f"{VIEWS[view]}, {letters(number)}"


def status(total: int, name: str, *, saving: bool) -> str:
    """The status line."""
    library = name if name.startswith("bibliotheek") else f"bibliotheek {name}"
    return f"{letters(total)} · {library} · {SAVING if saving else SAVED}"


def also_line(also: str, link: str) -> str:
    """Say what was searched besides; both parts are rich text."""
    return f"Ook gezocht op {also} · {link}"


def exact_line(link: str) -> str:
    """Say that only the words as typed were searched; the link is rich text."""
    return f"Alleen precies deze woorden · {link}"


def letterheads_line(link: str) -> str:
    """Say that letterheads and footers were searched too; the link is rich text."""
    return f"Ook gezocht in briefhoofd en voettekst · {link}"


# What an edit of the journal is called, after "undo" or "redo"
_EDITS = {
    "remove_letters": "verwijderen",
    "restore_letters": "terugzetten",
    "mark": "markering",
    "remark": "aantekening",
    "note": "kanttekening",
    "set_note": "kanttekening",
    "set_kind": "soort markering",
    "set_visibility": "zichtbaarheid",
    "label_note": "labels van aantekening",
    "remove": "aantekening verwijderen",
    "mark_area": "gebied markeren",
    "tick_off": "afvinken",
    "open_again": "weer open zetten",
    "stretch": "markering aanpassen",
    "set_style": "markeren of onderstrepen",
    "merge_marks": "markeringen samenvoegen",
    "split_mark": "markering splitsen",
    "place": "markering plaatsen",
    "agree": "akkoord met wijziging",
    "leave_behind": "bij oude versie laten",
    "take_notes": "aantekeningen inlezen",
    "take_in_version": "nieuwe versie inlezen",
    "separate_version": "losmaken",
    "join_letters": "samenvoegen",
    "correct_fact": "gegeven verbeteren",
    "put_back_fact": "gegeven terugzetten",
    "label_letters": "label plakken",
    "unlabel_letters": "label weghalen",
    "rename_label": "label hernoemen",
    "recolor_label": "kleur van label",
    "remove_label": "label verwijderen",
    "keep_search": "zoekopdracht bewaren",
    "rename_search": "zoekopdracht hernoemen",
    "move_search": "zoekopdracht verplaatsen",
    "remove_search": "zoekopdracht verwijderen",
}


# What undo leaves behind that one would not guess.
_LEFT = {"take_in_version": "het bestand is nu een eigen brief"}


def journal_label(direction: str, action: str | None) -> str:
    """Name the undo or redo in the menu, with what it is about."""
    label = ACTIONS[direction].label
    about = _EDITS.get(action or "", "")
    return f"{label}: {about}" if about else label


def time_travelled(direction: str, action: str) -> str:
    """Say what was undone or done again."""
    about = _EDITS.get(action, "laatste wijziging")
    told = f"{'Ongedaan gemaakt' if direction == 'undo' else 'Opnieuw gedaan'}: {about}"
    return f"{told} ({_LEFT[action]})" if direction == "undo" and action in _LEFT else told


def in_letter(what: str, title: str) -> str:
    """Say in which letter something was done."""
    return f"{what} in “{title}”"


def crash_log(name: str) -> str:
    """Say where the fault was written down."""
    return f"De fout staat in het logboek {name}, zonder tekst uit uw brieven."


def policies(in_force: tuple[str, ...], unclear: tuple[str, ...]) -> str:
    """Say what the administrator decided, and what of it made no sense."""
    decided = ", ".join(_POLICIES[name] for name in in_force) or "geen"
    if not unclear:
        return decided
    what = ", ".join(unclear) if any(unclear) else "het bestand"
    return f"{decided} (niet begrepen: {what})"


# Closing
SAVING_FIRST = "Uw aantekening wordt nog bewaard; daarna sluit het venster."
NOT_SAVED = "Uw laatste aantekening is nog niet bewaard."
NOT_SAVED_ADVICE = (
    "De bibliotheek kon haar niet opnemen, bijvoorbeeld omdat een ander programma ermee bezig is. "
    "Probeer het opnieuw, of ga terug om de tekst te kopiëren."
)
TRY_AGAIN = "Opnieuw proberen"
CLOSE_ANYWAY = "Sluiten zonder te bewaren"
STAY = "Terug naar het venster"
