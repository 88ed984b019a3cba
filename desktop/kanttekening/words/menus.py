"""The words of what one can do: menus, buttons, keys."""

from __future__ import annotations

from dataclasses import dataclass

from kanttekening.words import keeping, libraries, watching


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What an action is called, and what a hint adds to that."""

    label: str
    tip: str = ""


ACTIONS = {
    "take_in": ActionWords("Bestanden inlezen…", "Kies bestanden om in te lezen"),
    "take_in_folder": ActionWords("Map inlezen…", "Lees alle stukken uit een map in"),
    "last_intake": ActionWords("Laatst ingelezen", "Toon wat het laatst is ingelezen, en wat niet"),
    "watch": ActionWords(watching.BEGIN, "Lees nieuwe stukken uit een map vanzelf in"),
    "export": ActionWords("Exporteren…", "Geef stukken met aantekeningen aan anderen"),
    "samples": ActionWords("Voorbeeldbrieven openen", "Lees de meegeleverde brieven in"),
    "open_library": ActionWords(f"{libraries.OPEN}…", "Werk verder in een andere bibliotheek"),
    "new_library": ActionWords(f"{libraries.NEW}…", "Begin met een lege bibliotheek"),
    "back_up": ActionWords(f"{libraries.BACK_UP}…", "Bewaar een kopie van alles in één bestand"),
    "put_back": ActionWords(f"{libraries.PUT_BACK}…", "Haal een eerdere kopie terug"),
    "quit": ActionWords("Afsluiten"),
    "undo": ActionWords("Ongedaan maken"),
    "redo": ActionWords("Opnieuw doen"),
    "search": ActionWords("Zoeken in alle stukken"),
    "search_letterhead": ActionWords(
        "Ook in briefhoofden zoeken", "Zoek ook in briefhoofd en voettekst van elke brief"
    ),
    "save_search": ActionWords("Zoekopdracht bewaren…", "Bewaar wat u nu zoekt in de linkerkolom"),
    "own_name": ActionWords(f"{keeping.OWN_NAME}…", "Kies de naam die bij uw kanttekeningen staat"),
    "settings": ActionWords("Instellingen…", "Uw naam, letters, kleuren en meer op één plaats"),
    "panel": ActionWords("Aantekeningen tonen of verbergen"),
    "sidebar": ActionWords("Linkerkolom smal of breed"),
    "next_column": ActionWords("Naar volgende kolom"),
    "previous_column": ActionWords("Naar vorige kolom"),
    "next_letter": ActionWords("Volgend stuk"),
    "previous_letter": ActionWords("Vorig stuk"),
    "back": ActionWords("Terug", "Terug naar waar u een verwijzing of link volgde"),
    "forward": ActionWords("Vooruit"),
    "toggle_read": ActionWords("Markeer als ongelezen of gelezen"),
    "more_like": ActionWords("Meer zoals dit", "Zoek stukken die op dit stuk lijken"),
    "label": ActionWords("Labels…", "Plak labels op de gekozen stukken, of haal ze eraf"),
    "remove": ActionWords("Naar de prullenbak"),
    "join": ActionWords("Samenvoegen…", "Maak van twee stukken één brief met twee versies"),
    "compare": ActionWords(
        "Naast elkaar vergelijken",
        "Leg twee gekozen stukken, of de versies van een brief, naast elkaar",
    ),
    "take_notes": ActionWords(
        "Aantekeningen inlezen…", "Lees aantekeningen van anderen bij dit stuk in"
    ),
    "restore": ActionWords("Terugzetten uit de prullenbak"),
    "handbook": ActionWords("Handleiding"),
    "keys": ActionWords("Sneltoetsen"),
    "check_index": ActionWords(
        "Zoekindex nakijken", "Kijk de zoekindex na en maak hem opnieuw, als zoeken niet goed gaat"
    ),
    "about": ActionWords("Over Kanttekening"),
    "menu": ActionWords("Menu openen"),
}
MARK_UNREAD = "Markeer als ongelezen"
MARK_READ = "Markeer als gelezen"
MENUS = ("Bestand", "Bewerken", "Beeld", "Stuk", "Help", "Overal")
READER_KEYS = "In een stuk"
LIST_ONLY = "in de lijst"
THEME = "Kleuren"
THEMES = {
    "system": "Zoals het systeem",
    "light": "Licht",
    "dark": "Donker",
    "contrast": "Hoog contrast",
}
