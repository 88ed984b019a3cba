"""The words of the settings: every choice of a person in one place."""

from __future__ import annotations

TITLE = "Instellingen"
GENERAL = "Algemeen"
READING = "Lezen"
LIBRARY = "Inlezen en bewaren"
ADMINISTRATOR = "Dit heeft uw beheerder bepaald."

NAME = "Uw naam"
NAME_HINT = "Deze naam staat bij wat u vanaf nu schrijft."
TEXT_SIZE = "Letters in het venster"
TEXT_SIZES = {100: "Gewoon", 115: "Groter", 135: "Groot", 160: "Heel groot"}
SAMPLE = "Zo groot worden de letters van lijst, knoppen en menu’s."
OPENS_AGAIN = "Als u op Sluiten drukt, opent het venster opnieuw met deze letters."
COLORS = "Kleuren"
READING_TEXT = "Zo ziet de Leesweergave van elke brief eruit."
SCANS = "Scans"
RECOGNIZE = "Tekst van scans en foto’s vanzelf herkennen"
WATCHED = "Map in de gaten houden"
NO_FOLDER = "Geen map"
WATCH = "Map kiezen…"
WATCH_NO_MORE = "Niet meer"
PLACE = "Bibliotheek"
SHOW_FOLDER = "Map openen"


def choice(row: str, name: str) -> str:
    """One of a row of choices, as a screen reader says it."""
    return f"{row}: {name}"
