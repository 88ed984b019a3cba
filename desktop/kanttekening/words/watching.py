"""Words for the folder whose new files are taken in by themselves."""

from __future__ import annotations

CHOOSE = "Map waarvan nieuwe stukken vanzelf worden ingelezen"
BEGIN = "Map in de gaten houden…"
STOP = "Map niet meer in de gaten houden"
DECIDED = "Uw beheerder heeft bepaald of er een map in de gaten wordt gehouden."
AGAIN = "Toch wel"
ALSO_THESE = "Ook inlezen"


def watched(name: str) -> str:
    """The quiet line in the status bar."""
    return f"nieuwe stukken uit map “{name}” worden ingelezen"


def missing(name: str) -> str:
    """The same, when the folder is not there."""
    return f"map “{name}” is er nu niet"


def began(name: str, already: int) -> str:
    """Say what happens from now on, and that what was there already stayed out."""
    told = f"Wat nieuw in map “{name}” komt, wordt in deze bibliotheek ingelezen."
    if not already:
        return told
    there = "Er staat al 1 bestand in" if already == 1 else f"Er staan al {already} bestanden in"
    return f"{told} {there}."


def stopped(name: str) -> str:
    """Say that it is over."""
    return f"Map “{name}” wordt niet meer in de gaten gehouden"
