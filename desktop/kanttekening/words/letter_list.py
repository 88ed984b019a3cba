"""The words of the list: what a row says, how it is ordered, how many were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterKind
from kanttekening.domain.rows import MOST_COUNTED, LibraryView, SortOrder
from kanttekening.words import progress
from kanttekening.words.naming import long_date, short_date
from kanttekening.words.numbers import annotation_count, letters, thousands

if TYPE_CHECKING:
    from kanttekening.domain.rows import LetterRow

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
_BY_AGE, _BY_NAME = ("Nieuwste eerst", "Oudste eerst"), ("Van A naar Z", "Van Z naar A")
# What the list begins with, and what when it is turned around.
DIRECTIONS = {
    SortOrder.DATE: _BY_AGE,
    SortOrder.ARRIVAL: _BY_AGE,
    SortOrder.SENDER: _BY_NAME,
    SortOrder.TITLE: _BY_NAME,
}
SORT_NAME = "Volgorde van de lijst"
PUT_BACK = "Terugzetten"
BIN_HINT = "Kies wat terug moet."
EXACT = "exact"
TOLERANT = "ook wat erop lijkt"
NO_LETTERHEADS = "niet meer"
NO_SENDER = "afzender onbekend"
NO_DATE = "zonder datum"
NUMBER_LABEL = "Lbr."
EMPTY_LIST = "Nog geen stukken"
ALL_IN_BIN = "Alle stukken liggen in de prullenbak"
OPEN_BIN = "Prullenbak openen"
EMPTY_VIEWS = {
    LibraryView.ALL: EMPTY_LIST,
    LibraryView.UNREAD: "Alles is gelezen",
    LibraryView.ANNOTATED: "Nog geen aantekeningen\nMarkeer een passage om te beginnen.",
    LibraryView.REMOVED: "De prullenbak is leeg",
}
# Kinds that tell more than "brief" where there is no reference
_TELLING_KINDS = {
    kind.value: kind.value.replace("_", " ")
    for kind in LetterKind
    if kind not in {LetterKind.LETTER, LetterKind.OTHER}
}


def sort_spoken(order: SortOrder, *, backward: bool, searching: bool) -> str:
    """The order of the list, for a screen reader and under the pointer."""
    said = f"{SORT_NAME}: {SORTS[order].lower()}"
    if searching or order not in DIRECTIONS:
        return said
    return f"{said}, {_lowered(DIRECTIONS[order][backward])}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def chosen(number: int) -> str:
    """How many letters are chosen."""
    return f"{letters(number)} gekozen"


def rest_of_facts(row: LetterRow) -> str:
    """What comes after the sender in the second line of a row: date · reference, else kind."""
    if row.came_with:
        return " · ".join(part for part in (short_date(row.date), _came_with(row)) if part)
    last = row.reference or _TELLING_KINDS.get(row.kind)
    date = _of_its_letter(row, short_date(row.date))
    return " · ".join(part for part in (date, last) if part)


def _came_with(row: LetterRow) -> str:
    return f"bijlage bij “{row.came_with}”" if row.came_with else ""


def _of_its_letter(row: LetterRow, date: str) -> str:
    return f"bij brief van {date}" if row.date_inferred else date


def marked_read(number: int, *, is_read: bool) -> str:
    """What a screen reader says when letters were marked as read or unread."""
    told = "gelezen" if is_read else "ongelezen"
    return {0: "", 1: told}.get(number, f"{number} stukken {told}")


def row_spoken(row: LetterRow, minutes: int, before_snippet: str = "") -> str:
    """What a screen reader says for a row; ``before_snippet`` says where the hit stands."""
    parts = [
        "" if row.is_read else "ongelezen",
        row.title,
        row.sender or NO_SENDER,
        _of_its_letter(row, long_date(row.date)) or NO_DATE,
        row.reference or "",
        _came_with(row),
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


def also_line(also: str, link: str) -> str:
    """Say what was searched besides; both parts are rich text."""
    return f"Ook gezocht op {also} · {link}"


def exact_line(link: str) -> str:
    """Say that only the words as typed were searched; the link is rich text."""
    return f"Alleen precies deze woorden · {link}"


def letterheads_line(link: str) -> str:
    """Say that letterheads and footers were searched too; the link is rich text."""
    return f"Ook gezocht in briefhoofd en voettekst · {link}"
