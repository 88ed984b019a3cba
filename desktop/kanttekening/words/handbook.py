"""Words around the handbook; its pages are in resources/help."""

from __future__ import annotations

FOR_ADMINISTRATORS = "Beheer"
SEARCH = "Zoek in de handleiding"
NOTHING = "Niets gevonden. Probeer een ander woord, of minder woorden."


def found(pages: int) -> str:
    """Say on how many pages the words stand."""
    if not pages:
        return "niets gevonden in de handleiding"
    return "op één bladzijde gevonden" if pages == 1 else f"op {pages} bladzijden gevonden"


def also(near: tuple[str, ...]) -> str:
    """Say which words were found instead of those that were typed."""
    return f"Gezocht op {', '.join(near)}"
