"""The words of the window's frame, and those that stand in many places."""

from __future__ import annotations

from kanttekening.domain.rows import LibraryView
from kanttekening.words.numbers import letters

APP_NAME = "Kanttekening"

# The sidebar
LIBRARY = "Bibliotheek"
MEETINGS = "Vergaderingen"
VIEWS = {
    LibraryView.ALL: "Alle stukken",
    LibraryView.UNREAD: "Ongelezen",
    LibraryView.ANNOTATED: "Met aantekeningen",
    LibraryView.REMOVED: "Prullenbak",
}
TAKE_IN = "Inlezen…"
MENU = "Menu"
MENU_TIP = "Menu (F10)"
SIDEBAR = "Bibliotheek en weergaven"
FOLD, UNFOLD = "Inklappen", "Uitklappen"

# The list
SEARCH_PLACEHOLDER = "Zoeken in alle stukken"
SEARCH_NAME = "Zoeken"
CLEAR_SEARCH = "Zoekopdracht wissen"

# Empty states
EMPTY_TITLE = "Begin met een paar stukken"
EMPTY_TEXT = (
    "Sleep brieven, PDF’s of een hele map naar dit venster, of kies ze hieronder. "
    "Alles blijft op deze computer."
)
EMPTY_TAKE_IN = "Bestanden inlezen"
EMPTY_TAKE_IN_FOLDER = "Map inlezen"
EMPTY_SAMPLES = "Voorbeeldbrieven openen"
NOTHING_CHOSEN = "Kies een stuk in de lijst"
NOTHING_CHOSEN_HINT = "Met de pijltjes loopt u door de lijst. Met Ctrl+K zoekt u in alles."
MANY_CHOSEN_HINT = (
    "Ctrl+L geeft ze een label, Ctrl+E exporteert ze, Del legt ze in de prullenbak. "
    "Klik op één stuk om verder te lezen."
)
NOTES_PLACEHOLDER = "Aantekeningen bij het stuk komen hier"

# Taking in
STOP = "Stop"
STOPPING = "Stopt…"
DETAIL = "Technische details"
COPY = "Kopieer"
COPIED = "Gekopieerd"
CLOSE = "Sluiten"
DISMISS = "Melding sluiten"

# Keys
NO_FIELD_OPEN = "U typt, maar er staat geen tekstveld open. Klik eerst in een veld."

# Status line
SAVED = "alles opgeslagen"
SAVING = "bezig met opslaan…"
NOT_SAVED = "let op: wat u nu doet, wordt niet opgeslagen"

# Dialogs
HANDBOOK = "Handleiding"
PANEL_NAME = "Aantekeningen"
READER_NAME = "Brief"


def view_spoken(view: LibraryView, number: int) -> str:
    """What a screen reader says for a view of the library."""
    return f"{VIEWS[view]}, {letters(number)}"


def status(total: int, name: str, *, saving: bool, cut_off: bool = False) -> str:
    """The status line; ``cut_off`` when the library can't be reached."""
    state = NOT_SAVED if cut_off else SAVING if saving else SAVED
    library = name if name.startswith("bibliotheek") else f"bibliotheek {name}"
    return f"{letters(total)} · {library} · {state}"


def section_spoken(title: str, *, folded: bool) -> str:
    """The heading of a part of the sidebar, for a screen reader."""
    return f"{title}, {'ingeklapt' if folded else 'uitgeklapt'}"
