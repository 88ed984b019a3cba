"""Words for the folder whose new files are taken in by themselves."""

from __future__ import annotations

CHOOSE = "Map waarvan nieuwe stukken vanzelf worden ingelezen"
BEGIN = "Map in de gaten houden…"
STOP = "Map niet meer in de gaten houden"
DECIDED = "Uw beheerder heeft bepaald of er een map in de gaten wordt gehouden."
AGAIN = "Toch wel"


def watched(name: str) -> str:
    """The quiet line in the status bar."""
    return f"nieuwe stukken uit map {name} worden ingelezen"


def missing(name: str) -> str:
    """The same, when the folder is not there."""
    return f"map {name} is er nu niet"


def stopped(name: str) -> str:
    """Say that it is over."""
    return f"Map {name} wordt niet meer in de gaten gehouden"
