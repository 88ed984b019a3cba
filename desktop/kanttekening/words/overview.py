"""The Dutch of "Alle aantekeningen": the list of all that was marked and written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.note_list import Grouping, NoteOrder, Standing
from kanttekening.words import letter_list, marking, naming, numbers, reader, seeking, sidebar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.annotation import Visibility
    from kanttekening.domain.note_list import NoteGroup, NoteListing, NoteRow

VIEW = sidebar.OVERVIEW
LIST_NAME = "Aantekeningen"
PLACEHOLDER = "Zoeken in alle aantekeningen"
SEARCH_NAME = "Zoeken in alle aantekeningen"
FILTER_TIP = "Kies waarop u wilt filteren, met het aantal aantekeningen"
ARRANGE_TIP = "Groeperen en volgorde"
ARRANGE_NAME = "Groeperen en volgorde van de aantekeningen"
GROUP_BY = "Groeperen"
ORDER_BY = "Volgorde"
GROUPINGS = {
    Grouping.STANDING: "Open eerst",
    Grouping.LETTER: "Per stuk",
    Grouping.KIND: "Per soort",
    Grouping.LABEL: "Per label",
    Grouping.AUTHOR: "Per schrijver",
    Grouping.DATE: "Per dag",
    Grouping.NOTHING: "Niet groeperen",
}
ORDERS = {
    NoteOrder.OPEN: "Open vragen en acties eerst",
    NoteOrder.NEWEST: "Nieuwste eerst",
    NoteOrder.OLDEST: "Oudste eerst",
    NoteOrder.LETTER: "Zoals in de stukken",
}
STANDINGS = {
    Standing.OPEN: "Open vragen en acties",
    Standing.OTHER: "Andere aantekeningen",
    Standing.DONE: "Afgehandeld",
}
NO_LABEL = "Zonder label"
NO_AUTHOR = "Schrijver onbekend"
TODAY = "Vandaag"
YESTERDAY = "Gisteren"
WHOLE_LETTER = "Bij het hele stuk"
LOADING = "Wordt opgehaald…"
OPEN_ROW = "Openen bij de passage"
TICK = "Afvinken of weer openen"
DONE = "afgehandeld"
AREA = "Gebied op de pagina"
COPY = "Kopiëren met bron"
KIND = "Soort wijzigen"
REMOVE = "Verwijderen"
ONLY_HERE = "Alleen bij dit stuk"
SELECT_ALL = "Alles selecteren"
VISIBILITY = "Wie mag dit zien"
STOP_TIP = "Ophouden; wat al is gewijzigd, kunt u in één keer ongedaan maken"
SELECTION = "Wat wilt u met de gekozen aantekeningen doen?"
EMPTY_TITLE = "Nog geen aantekeningen"
EMPTY = (
    "Hier komt alles wat u in uw stukken markeert en erbij schrijft. Kies tekst in een stuk en "
    "druk op H om te markeren, of op N om er iets bij te schrijven."
)
IN_LETTERS = "Zoeken in alle stukken"


def count_lines(listing: NoteListing) -> tuple[str, str]:
    """How many there are, while searching of how many; and the same where there is less room."""
    barely = numbers.thousands(listing.total)
    if not listing.request.query:
        return (numbers.annotation_count(listing.total), barely)
    return (f"{barely} van {numbers.thousands(listing.everything)}", barely)


def count_tip(listing: NoteListing) -> str:
    """How fast they were found, for whoever wants to know."""
    if not listing.request.query:
        return ""
    return letter_list.found_tip(listing.total, listing.everything, listing.milliseconds)


def found_spoken(total: int) -> str:
    """How many were found, as a screen reader says it."""
    return f"{numbers.annotation_count(total)} gevonden" if total else "Niets gevonden"


def nothing_found(listing: NoteListing, words: str, filters: int) -> tuple[str, str]:
    """Why the list is empty: a title, and what was tried."""
    tried = seeking.tried(words, filters, VIEW, exact=listing.request.exact)
    return letter_list.nothing_found(listing.request.query), tried


def heading(group: NoteGroup, grouping: Grouping, today: str) -> str:
    """What stands above a group."""
    if grouping is Grouping.STANDING:
        return STANDINGS[Standing(int(group.key))]
    if grouping is Grouping.KIND:
        return reader.kind_name(MarkKind(group.key))
    if grouping is Grouping.LETTER:
        parts = (naming.short_date(group.date), group.title)
        return " · ".join(part for part in parts if part)
    if grouping is Grouping.DATE:
        return _day(group.key, today)
    return group.key or (NO_LABEL if grouping is Grouping.LABEL else NO_AUTHOR)


def _day(day: str, today: str) -> str:
    if day == today:
        return TODAY
    if day == (date.fromisoformat(today) - timedelta(days=1)).isoformat():
        return YESTERDAY
    return naming.long_date(day)


def by_line(row: NoteRow, today: str) -> str:
    """Who made it, and when."""
    return " · ".join(part for part in (row.author, reader.when(row.day, today)) if part)


def place(row: NoteRow) -> str:
    """Where in the letter it stands."""
    if row.quote is None:
        return WHOLE_LETTER
    return reader.page(row.page) if row.page else ""


def letter_line(row: NoteRow) -> str:
    """In which letter it stands."""
    sender = naming.short_sender(row.sender)
    return " · ".join(part for part in (row.reference or sender, row.title) if part)


def row_spoken(row: NoteRow, today: str) -> str:
    """What a screen reader says for a row."""
    parts = (
        reader.kind_name(row.kind),
        DONE if row.is_done else "",
        reader.state_word(row.state),
        row.note,
        f"bij “{row.quote.strip('“”')}”" if row.quote else "",
        WHOLE_LETTER.lower() if row.quote is None else "",
        AREA.lower() if row.is_area else "",
        f"in {letter_line(row)}",
        reader.page(row.page) if row.page else "",
        by_line(row, today),
        *(f"label {label}" for label in row.labels),
    )
    return ", ".join(part for part in parts if part)


def row_tip(row: NoteRow) -> str:
    """All of a row's words, for who points at it."""
    quote = f"“{row.quote.strip('“”')}”" if row.quote else ""
    return _shortened("\n\n".join(part for part in (quote, row.note.strip()) if part))


def _shortened(text: str, most: int = 600) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def source(row: NoteRow) -> str:
    """Where the words come from: "VNG, Lbr. 24/032, 3 september 2024, blz. 2"."""
    parts = (
        naming.short_sender(row.sender),
        row.reference or (None if row.sender else row.title),
        naming.long_date(row.date),
        reader.page(row.page) if row.page else None,
    )
    return ", ".join(part for part in parts if part)


def as_text(rows: Iterable[NoteRow]) -> str:
    """Annotations as text to paste: the words, what was written about them, the source."""
    return "\n\n".join(map(_copied, rows))


def _copied(row: NoteRow) -> str:
    quote = " ".join((row.quote or "").split()).strip("“”")
    lines = (f"“{quote}”" if quote else "", row.note.strip())
    told = f"{reader.kind_name(row.kind)} van {row.author}" if row.author else ""
    return "\n".join(part for part in (*lines, f"({source(row)}; {told})") if part)


def changing(done: int, total: int) -> str:
    """How far a change of very many annotations is."""
    return f"Aantekeningen wijzigen: {100 * done // total} %"


def stopping() -> str:
    """Say that it ends soon."""
    return "Stoppen…"


def stopped_at(told: str) -> str:
    """Say what was done of a change that was stopped halfway."""
    return f"Gestopt: {told}"


def visibility_changed(number: int, shown_to: Visibility) -> str:
    """Say for whom annotations are now."""
    return f"{numbers.annotation_count(number)} nu voor: {marking.VISIBILITIES[shown_to].lower()}"


def labelled(number: int, label: str) -> str:
    """Say that annotations got a label."""
    return f"Label “{label}” op {numbers.annotation_count(number)}"


def copied(number: int) -> str:
    """Say that annotations are on the clipboard."""
    return f"{numbers.annotation_count(number)} gekopieerd"


def chosen(number: int) -> str:
    """Say how many are selected."""
    return f"{numbers.thousands(number)} gekozen"


def ticked(number: int) -> str:
    """Say that questions and actions were ticked off, or (below zero) opened again."""
    return f"{numbers.annotation_count(abs(number))} {'afgevinkt' if number > 0 else 'weer open'}"


def kind_changed(number: int, kind: MarkKind) -> str:
    """Say that annotations have another kind."""
    return f"{numbers.annotation_count(number)} nu {reader.kind_name(kind)}"
