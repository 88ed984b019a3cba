"""The Dutch words of Origineel: how pages lie, and what can be done with them."""

from __future__ import annotations

LOOK = "Beeld"
LOOK_MENU = "Beeld: grootte, indeling en draaien"
FIT_PAGE = "Hele pagina"
ACTUAL_SIZE = "Ware grootte"
SIZES = "Grootte"
CONTINUOUS = "Doorlopend"
SINGLE_PAGE = "Eén pagina tegelijk"
TWO_PAGES = "Twee pagina's naast elkaar"
COVER_ALONE = "Omslag apart"
TURN_LEFT = "Linksom draaien"
TURN_RIGHT = "Rechtsom draaien"
PAPER_IN_DARK = "Papier in donkere kleuren"
PAPERS = {"white": "Wit", "dimmed": "Gedimd", "darker": "Sterk gedimd"}
ZOOM_FIELD = "Grootte in procenten"


def percent(zoom: float) -> str:
    """A zoom as a percentage."""
    return f"{round(zoom * 100)}%"


def zoom_of(typed: str) -> float | None:
    """The zoom that a person typed; None for what is no number."""
    number = typed.replace("%", "").replace(",", ".").strip()
    try:
        return float(number) / 100
    except ValueError:
        return None


PRESENT = "Op het hele scherm tonen"
_PRESENT_KEYS = (
    "Spatie: verder",
    "M: markeringen",
    "Z: breed of heel",
    "B: zwart",
    "?: toetsen",
    "Esc: sluiten",
)
_PRESENT_OTHERS = "J, K: volgend en vorig stuk"
PRESENTED = {
    "council": "Alleen markeringen voor de hele raad",
    "all": "Alle markeringen zijn te zien, ook die van uzelf en uw fractie",
    "none": "Geen markeringen",
}
NO_MORE_LETTERS = {
    1: "Dit is het laatste stuk van de vergadering",
    -1: "Dit is het eerste stuk van de vergadering",
}
NO_MARKS_TO_PRESENT = "Er zijn geen markeringen in dit stuk"
GUIDE = "Inhoud en pagina's"
GUIDE_TOGGLE = "Inhoud en pagina's tonen of verbergen"
CONTENTS = "Inhoud"
THUMBNAILS = "Pagina's in het klein"
THUMBNAILS_SHORT = "Pagina's"
NO_CONTENTS = "Dit stuk heeft geen inhoudsopgave en geen koppen die wij herkennen."
LEADS_NOWHERE = "Deze regel leidt nergens heen."
DEAD_LINK = "link ontbreekt"

OPEN_LINK_TITLE = "Link openen?"
OPEN_LINK = (
    "Deze link staat in het stuk. Hij opent in uw browser, buiten Kanttekening. "
    "Kijk of u het adres vertrouwt."
)
OPEN_LINK_GO = "Openen in de browser"
OPEN_MAIL_TITLE = "E-mail schrijven?"
OPEN_MAIL = "Dit e-mailadres staat in het stuk. Het opent in uw mailprogramma."
OPEN_MAIL_GO = "Openen in het mailprogramma"
ADDRESS = "Het hele adres"
COPY_ADDRESS = "Adres kopiëren"
CANCEL = "Annuleren"


def thumbnail(page: int, label: str, count: int, marks: int, hits: int) -> str:
    """A page in the strip, as a screen reader says it."""
    named = f" ({label})" if label != str(page) else ""
    parts = [f"pagina {page}{named} van {count}"]
    if marks:
        parts.append("1 markering" if marks == 1 else f"{marks} markeringen")
    if hits:
        parts.append("1 treffer" if hits == 1 else f"{hits} treffers")
    return ", ".join(parts)


def presenting(title: str) -> str:
    """The title of the presentation's window."""
    return f"{title} – op het hele scherm"


def present_hint(*, has_others: bool) -> str:
    """The keys of a presentation; ``has_others`` when there is a list of a meeting to go on in."""
    keys = [*_PRESENT_KEYS]
    if has_others:
        keys.insert(1, _PRESENT_OTHERS)
    return "  ·  ".join(keys)


def page_in_room(number: int, count: int) -> str:
    """The page that is shown, in the corner of the screen."""
    return f"{number} van {count}"


def presented(which: str, *, any_at_all: bool) -> str:
    """Which marks a presentation shows now."""
    return PRESENTED[which] if any_at_all else NO_MARKS_TO_PRESENT


def page_of_show(number: int, count: int) -> str:
    """A page of a presentation, as a screen reader says it."""
    return f"pagina {number} van {count}, op het hele scherm"


def no_page_shown(number: int) -> str:
    """What stands on the screen in the place of a page that can't be drawn."""
    return f"Pagina {number} kan niet worden getoond."


def times(count: int) -> str:
    """How often something was found on a page."""
    return f"{count}×"


def section_tip(title: str, label: str) -> str:
    """A line of the contents with its page."""
    return f"{title}\nblz. {label}"


def leads_to(host: str) -> str:
    """Whose address it is."""
    return f"Website van: {host}"


def link_tip(page_label: str | None, address: str | None) -> str:
    """What a link on the page says under the pointer."""
    if page_label is not None:
        return f"Naar blz. {page_label}"
    return address or DEAD_LINK


def count_beside(number: int, count: int, label: str) -> str:
    """What stands behind the page that can be typed; with its number when it has a name."""
    return f"/ {count}" if label == str(number) else f"({number} / {count})"
