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
