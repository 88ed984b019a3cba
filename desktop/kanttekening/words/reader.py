"""The Dutch words of the reader and its margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.letter import LetterKind
from kanttekening.domain.reading_look import (
    ReadingFont,
    ReadingPaper,
    ReadingSpacing,
    ReadingWidth,
)
from kanttekening.words.naming import long_date, short_date, short_sender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import Facts, Letter, Meeting
    from kanttekening.domain.picture import PagePicture

ORIGINAL = "Origineel"
READING_VIEW = "Leesweergave"
PICTURE = "Afbeelding"
SHOW_BOILERPLATE = "… standaardtekst tonen"
HIDE_BOILERPLATE = "Standaardtekst verbergen"
FOLD_TIP = "Vaste tekst van deze afzender, zoals afmelden en disclaimer"
PICTURE_TIP = "Klik om de afbeelding in het origineel te zien"
PREVIOUS_PAGE = "Vorige pagina"
NEXT_PAGE = "Volgende pagina"
PAGE_NUMBER = "Paginanummer"
ZOOM_OUT = "Kleiner"
ZOOM_IN = "Groter"
FIT_WIDTH = "Passend in de breedte"
FIND = "Zoeken in deze brief"
PANEL = "Kantlijn tonen of verbergen"
PANEL_SHORT = "Kantlijn"
MORE_SIGN = "»"
MORE_BUTTONS = "Meer knoppen"
CARET_MODE = "Tekstcursor aan of uit"
SWITCH_VIEW = "Origineel of Leesweergave"
SELECT_ALL = "Alles selecteren"

LOOK = "Lettertype en kleur"
LOOK_FONT = "Lettertype"
LOOK_SIZE = "Grootte"
LOOK_WIDTH = "Regels"
LOOK_SPACING = "Regelafstand"
LOOK_PAPER = "Papier"
LOOK_WHOLE = "Briefhoofd en voettekst"
LOOK_RESET = "Terug naar gewoon"
FONTS = {
    ReadingFont.ATKINSON: "Atkinson",
    ReadingFont.SERIF: "Schreef",
    ReadingFont.SYSTEM: "Systeem",
}
WIDTHS = {
    ReadingWidth.NARROW: "Kort",
    ReadingWidth.USUAL: "Gewoon",
    ReadingWidth.WIDE: "Lang",
}
SPACINGS = {
    ReadingSpacing.TIGHT: "Krap",
    ReadingSpacing.USUAL: "Gewoon",
    ReadingSpacing.LOOSE: "Ruim",
}
PAPERS = {
    ReadingPaper.WINDOW: "Als het venster",
    ReadingPaper.WHITE: "Wit",
    ReadingPaper.SEPIA: "Sepia",
    ReadingPaper.DARK: "Donker",
    ReadingPaper.CONTRAST: "Contrast",
}
SHOWN = {False: "Verborgen", True: "Getoond"}
PAPER_SAMPLE = "Aa"

COPY = "Kopiëren"
COPY_CITATION = "Kopiëren als citaat"
MARK = "Markeren"
NOTE = "Kanttekening schrijven"
REMOVE_MARK = "Markering verwijderen"
HANDLE_START = "Begin van de selectie"
HANDLE_END = "Einde van de selectie"
SELECTION_BAR = "Wat wilt u met de selectie doen?"
VIEWS = "Weergave van de brief"
PAGE_HINT = "Met F7 zet u de tekstcursor aan, met L kiest u de Leesweergave."
MARK_LEFT = "einde markering"
NOTE_SAVED = "Kanttekening opgeslagen"

TRY_AGAIN = "Opnieuw proberen"
NO_LETTER = "Kies een stuk in de lijst om het hier te lezen."
NO_TEXT = "In dit stuk staat geen tekst die wij kunnen lezen. Kijk bij Origineel."
DEAD_LINK = "link ontbreekt"

TAB_NOTES = "Aantekeningen"
TAB_FACTS = "Gegevens"
NOTE_PLACEHOLDER = "Schrijf een kanttekening…"
REMARK_PLACEHOLDER = "Aantekening bij het hele stuk…"
REMARK = "Bij het hele stuk"
NOTES_EMPTY_TITLE = "Nog geen aantekeningen"
NOTES_EMPTY = "Selecteer tekst in de brief en kies een kleur, of druk op H."
CARD_REMOVE = "Aantekening verwijderen"
AREA_TIP = "Klik om het gebied in het origineel te zien"
AREA_MODE = "Gebied markeren"
CARD_KIND = "Soort aantekening wijzigen"
CARD_NOTE = "Kanttekening"
ORPHANED = "losgeraakt van de tekst"
TO_CHECK = "plaats controleren"
CHANGED = "gewijzigd"
KEPT = "blijft bij een oudere versie"

NOT_FOUND = "niet gevonden"
INFERRED = "afgeleid"
SHOW_EVIDENCE = "Waar staat dit? Klik om het in de brief te zien."
ME = "Ik"

KIND_NAMES = {
    MarkKind.IMPORTANT: "Belangrijk",
    MarkKind.QUESTION: "Vraag",
    MarkKind.ACTION: "Actie",
    MarkKind.PLEDGE: "Toezegging",
    MarkKind.DISAGREE: "Oneens",
    MarkKind.LOOSE: "Gewoon",
}

LETTER_KINDS = {
    LetterKind.MEMBER_LETTER: "Ledenbrief",
    LetterKind.INFORMATION_LETTER: "Raadsinformatiebrief",
    LetterKind.EXECUTIVE_LETTER: "Collegebrief",
    LetterKind.COUNCIL_PROPOSAL: "Raadsvoorstel",
    LetterKind.WRITTEN_QUESTIONS: "Schriftelijke vragen",
    LetterKind.MOTION: "Motie",
    LetterKind.AMENDMENT: "Amendement",
    LetterKind.PLEDGE_LIST: "Toezeggingenlijst",
    LetterKind.DECISION_LIST: "Besluitenlijst",
    LetterKind.INVITATION: "Uitnodiging",
    LetterKind.OBJECTION: "Bezwaarschrift",
    LetterKind.CITIZEN_LETTER: "Burgerbrief",
    LetterKind.LETTER: "Brief",
    LetterKind.MAIL: "E-mail",
    LetterKind.NEWSLETTER: "Nieuwsbrief",
    LetterKind.ANNEX: "Bijlage",
    LetterKind.REPORT: "Rapport",
    LetterKind.OTHER: "Overig",
}

_KIND_LETTERS = {
    MarkKind.IMPORTANT: "B",
    MarkKind.QUESTION: "V",
    MarkKind.ACTION: "A",
    MarkKind.PLEDGE: "T",
    MarkKind.DISAGREE: "O",
    MarkKind.LOOSE: "G",
}
_STATE_WORDS = {
    AnchorState.ANCHORED: "",
    AnchorState.MOVED: TO_CHECK,
    AnchorState.CHANGED: CHANGED,
    AnchorState.ORPHANED: ORPHANED,
    AnchorState.KEPT: KEPT,
}
_DAY_LENGTH = len("2024-09-03")


def kind_name(kind: MarkKind) -> str:
    """The name of a kind of mark."""
    return KIND_NAMES[kind]


def kind_letter(kind: MarkKind) -> str:
    """The letter that stands for a kind beside its colour."""
    return _KIND_LETTERS[kind]


def kind_and_key(kind: MarkKind) -> str:
    """The name with the key that chooses it."""
    return f"{KIND_NAMES[kind]} ({list(MarkKind).index(kind) + 1})"


def mark_as(kind: MarkKind) -> str:
    """What the key of a kind does."""
    return f"Markeren als {KIND_NAMES[kind].lower()}"


def state_word(state: AnchorState) -> str:
    """What is said about a passage that is not where it was; nothing for one that is."""
    return _STATE_WORDS[state]


def with_keys(words: str, keys: str) -> str:
    """A tooltip that also tells the key."""
    return f"{words} ({keys})" if keys else words


def page(number: int) -> str:
    """A page, in short."""
    return f"blz. {number}"


def picture_label(picture: PagePicture, marked: Sequence[MarkKind] = ()) -> str:
    """The line below a picture in the Leesweergave: what it shows, or only where it stands.

    ``marked`` are the kinds of the areas that are marked on it.
    """
    said = f"{picture.description or PICTURE}, {page(picture.area.page)}"
    kinds = ", ".join(KIND_NAMES[kind] for kind in marked)
    return f"{said} · gebied gemarkeerd: {kinds}" if kinds else said


def area_label(number: int, kind: MarkKind) -> str:
    """The line of the Leesweergave that tells of an area that is marked on a page."""
    return f"Gebied op {page(number)} gemarkeerd: {KIND_NAMES[kind]}"


def page_of(number: int, count: int) -> str:
    """A page among its fellows, as a screen reader says it."""
    return f"pagina {number} van {count}"


def of_pages(count: int) -> str:
    """What stands behind the page number that can be typed."""
    return f"/ {count}"


def points(size: int) -> str:
    """A size of letters."""
    return f"{size} punten"


def choice(row: str, name: str) -> str:
    """One button of a row of choices, as a screen reader says it."""
    return f"{row}: {name}"


def notes_tab(count: int) -> str:
    """The name of the first tab with its count."""
    return f"{TAB_NOTES} {count}" if count else TAB_NOTES


def mark_tip(kind: MarkKind, note: str) -> str:
    """What a mark says under the pointer."""
    return f"{KIND_NAMES[kind]}: {note}" if note.strip() else KIND_NAMES[kind]


def repair_tip(proposal: str) -> str:
    """What is said of a word that was probably recognised wrongly."""
    return f"Bedoeld is waarschijnlijk: {proposal}"


def mark_entered(kind: MarkKind, note: str) -> str:
    """What a screen reader says when the caret comes into a mark."""
    return f"markering {mark_tip(kind, note)}"


def marked(kind: MarkKind, quote: str) -> str:
    """What a screen reader says of a mark that was just made."""
    return f"Gemarkeerd als {KIND_NAMES[kind].lower()}: {' '.join(quote.split())}"


def link_tip(target: str | None) -> str:
    """What a link says under the pointer; dead ones say that they are."""
    return target or DEAD_LINK


# On a page that is still empty after a moment.
PAGE_COMES = "Deze pagina wordt nog getekend."


def try_again_tip(number: int) -> str:
    """What the button on a page that can't be drawn does."""
    return f"Pagina {number} nog eens laten tekenen"


def page_fault(number: int) -> str:
    """What is written on a page that can't be drawn."""
    return (
        f"Pagina {number} kan niet worden getoond.\n\n"
        "De tekst is er wel: kies Leesweergave om verder te lezen, of probeer het opnieuw."
    )


def date(iso: str | None) -> str:
    """An ISO date in full Dutch; with the time, when there is one."""
    if not iso:
        return ""
    day = long_date(iso)
    clock = iso[_DAY_LENGTH + 1 : _DAY_LENGTH + 6]
    return f"{day}, {clock.replace(':', '.')} uur" if clock else day


def meetings(found: Iterable[Meeting]) -> str:
    """The meetings of a letter, as one also types them."""
    return "; ".join(
        " ".join(filter(None, (meeting.name, meeting.day and long_date(meeting.day))))
        for meeting in found
    )


def when(iso: str, today: str) -> str:
    """A day as a card shows it: today, else short, with the year if that is another one."""
    if iso[:_DAY_LENGTH] == today:
        return "vandaag"
    short = short_date(iso)
    return short.removesuffix(f" {today[:4]}")


def facts_line(letter: Letter, *, brief: bool = False) -> str:
    """Sender, date, reference and circular number under the title."""
    facts = letter.facts
    circular = f"Lbr. {facts.circular_number}" if facts.circular_number else None
    sender = short_sender(facts.sender) if brief else facts.sender
    shown = (sender, long_date(facts.date or facts.date_inferred), facts.reference, circular)
    return " · ".join(part for part in shown if part)


def citation(quote: str, facts: Facts, page_number: int | None, title: str) -> str:
    """A quotation with its source, ready to paste."""
    return f"“{quote.strip('“”')}” ({source_of(facts, page_number, title)})"


def source_of(facts: Facts, page_number: int | None, title: str) -> str:
    """Where words come from, as one cites it: "VNG, Lbr. 24/032, 3 september 2024, blz. 2"."""
    circular = f"Lbr. {facts.circular_number}" if facts.circular_number else facts.reference
    source = [
        short_sender(facts.sender),
        circular or (None if facts.sender else title),
        long_date(facts.date or facts.date_inferred),
        page(page_number) if page_number else None,
    ]
    return ", ".join(part for part in source if part)


def card_name(annotation: Annotation, *, is_chosen: bool = False) -> str:
    """A card as a screen reader says it; ``is_chosen`` among several."""
    quote = f" bij “{annotation.passage.quote}”" if annotation.passage else f", {REMARK.lower()}"
    chosen = "Gekozen: " if is_chosen else ""
    return f"{chosen}{KIND_NAMES[annotation.kind]}{quote}"


FACT_LABELS = {
    "sender": "Afzender",
    "recipients": "Aan",
    "date": "Datum",
    "reference": "Kenmerk",
    "your_reference": "Uw kenmerk",
    "circular_number": "Lbr.-nummer",
    "subject": "Onderwerp",
    "phone": "Telefoon",
    "attachments_count": "Bijlagen",
    "signatory": "Ondertekenaar",
    "signatory_role": "Functie",
    "kind": "Soort",
    "meeting": "Vergadering",
    "pages": "Pagina's",
    "file": "Bestand",
}
