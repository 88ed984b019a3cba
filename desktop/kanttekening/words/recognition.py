"""Words about recognising the text of pictures, in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.scan import Extent, Quality

if TYPE_CHECKING:
    from kanttekening.domain.scan import Scan

STOP = "Stoppen"
GO_ON = "Verder"
HIDE = "Verbergen"
AGAIN = "Opnieuw herkennen"
RECOGNIZE = "Tekst herkennen"
FORBIDDEN = "Tekstherkenning is uitgezet door de beheerder"
MAKING_TEXT = "Tekst herkennen: bijna klaar"
NO_LANGUAGE_DATA = (
    "De tekst van plaatjes kan niet worden herkend: de gegevens voor het Nederlands ontbreken. "
    "Installeer Kanttekening opnieuw, of vraag uw beheerder om tesseract-ocr-nld."
)
CHIPS = {
    Extent.WHOLE: "tekst herkend",
    Extent.SOME_PAGES: "tekst deels herkend",
    Extent.NONE: "nog geen tekst",
}
_QUALITIES = {
    Quality.GOOD: "goed",
    Quality.FAIR: "redelijk",
    Quality.POOR: "matig",
}
_ADVICE = {
    Quality.GOOD: "Er kan een enkele letter verkeerd staan.",
    Quality.FAIR: "Kijk bij twijfel op de pagina zelf.",
    Quality.POOR: "Vertrouw vooral op de pagina zelf.",
}
_ALL_PAGES = "De tekst komt van een plaatje."
_SOME_PAGES = "Op sommige pagina’s komt de tekst van een plaatje."
UNREAD_TIP = (
    "Dit is een plaatje: de tekst is nog niet herkend. U kunt er nog niet in zoeken of markeren."
)
_NO_TEXT = "Dit is een plaatje: u kunt er niet in zoeken en geen zinnen markeren."


def progress(page: int, total: int) -> str:
    """Which page of a letter is being recognised."""
    return f"Tekst herkennen: pagina {page} van {total}"


def stopped(pages: int) -> str:
    """How much is left after Stop."""
    return f"Tekst herkennen is gestopt; nog {_pages(pages)}"


def forbidden(pages: int) -> str:
    """How many pages have no text because the administrator wants it so."""
    return f"{FORBIDDEN}: {_pages(pages)} zonder tekst"


def elsewhere(title: str, pages: int) -> str:
    """The letter's title, and what waits behind it."""
    return f"{title} · daarna nog {_pages(pages)}" if pages else title


def chip_tip(scan: Scan, *, allowed: bool = True) -> str:
    """How sure the recogniser was, in words, or why there is no text."""
    if scan.quality is None and scan.is_unread:
        return UNREAD_TIP if allowed else f"{FORBIDDEN}. {_NO_TEXT}"
    if scan.quality is None:
        return "Er is geen tekst gevonden."
    doubtful = len(scan.doubtful())
    words = "woord is" if doubtful == 1 else "woorden zijn"
    some = scan.extent is Extent.SOME_PAGES
    lines = [
        f"{_SOME_PAGES if some else _ALL_PAGES} Kwaliteit: {_QUALITIES[scan.quality]}.",
        _ADVICE[scan.quality],
    ]
    if doubtful:
        lines.append(f"{doubtful} {words} onzeker gelezen.")
    return "\n".join(lines)


def _pages(number: int) -> str:
    return "1 pagina" if number == 1 else f"{number} pagina’s"
