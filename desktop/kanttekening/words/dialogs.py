"""The words of dialogs: about the program, files to choose, faults, closing."""

from __future__ import annotations

from dataclasses import dataclass

KEYS = "Sneltoetsen"
KEYS_TEXT = (
    "Alles kan met het toetsenbord. "
    "In een tekstveld typt u gewoon; daar werken letters niet als sneltoets."
)
ABOUT = "Over Kanttekening"
ABOUT_TEXT = (
    "Brieven lezen, vinden en van kanttekeningen voorzien. "
    "Zonder internet: alles blijft op deze computer."
)
LICENCES = "Licenties"
LICENCES_TEXT = (
    "U mag Kanttekening gebruiken en doorgeven onder de AGPL, versie 3 of later. Onze broncode "
    "valt onder de EUPL 1.2. Hier staan ook de licenties van alles wat erin zit."
)
DIAGNOSTICS = "Gegevens voor een foutmelding"
DIAGNOSTICS_TEXT = "In deze gegevens staat geen tekst uit uw brieven of aantekeningen."
POLICY = "Beleid"
_POLICIES = {
    "library": "plaats van de bibliotheek",
    "ocr": "geen tekst herkennen",
    "watched_folder": "map in de gaten houden",
    "update_notice": "geen bericht over nieuwe versies",
}
ALSO_OPEN = "Deze bibliotheek is ook in een ander venster open."
LIBRARY_ERROR = "De bibliotheek kan niet worden gebruikt"
WHAT_NOW = "Wat nu?"
OPEN_AGAIN = "Opnieuw openen"
PUT_BACK = "Reservekopie terugzetten…"
OPEN_OTHER = "Andere bibliotheek…"
CRASH_TITLE = "Er ging iets mis in het programma"
CRASH_TEXT = (
    "Dit had niet mogen gebeuren. Wat u hebt geschreven is al opgeslagen. "
    "U kunt proberen verder te werken; gaat het weer mis, start Kanttekening dan opnieuw."
)
QUIT = "Afsluiten"
GO_ON = "Verder werken"


@dataclass(frozen=True, slots=True)
class ChooserLabels:
    """What stands beside the fields and on the buttons of a dialog that asks for files."""

    look_in: str = "&Zoeken in:"
    save_in: str = "Be&waren in:"
    file_name: str = "Bestands&naam:"
    folder_name: str = "&Map:"
    file_type: str = "&Soort bestanden:"
    open: str = "&Openen"
    choose: str = "&Kiezen"
    save: str = "&Bewaren"
    cancel: str = "Annuleren"


CHOOSER_LABELS = ChooserLabels()
# What Qt's own translation lacks, by the place where Qt asks and what it says in English.
QT_WORDS = {
    ("QFileDialog", "&Look in:"): "&Zoeken in:",
    ("QFileDialog", "Look in:"): "Zoeken in:",
    ("QFileDialog", "Files of &type:"): "&Soort bestanden:",
    ("QFileDialog", "Files of type:"): "Soort bestanden:",
    ("QAbstractFileIconProvider", "Drive"): "Schijf",
    ("QAbstractFileIconProvider", "File"): "Bestand",
    ("QAbstractFileIconProvider", "%1 File"): "%1-bestand",
    ("QAbstractFileIconProvider", "File Folder"): "Map",
    ("QAbstractFileIconProvider", "Folder"): "Map",
    ("QAbstractFileIconProvider", "Alias"): "Alias",
    ("QAbstractFileIconProvider", "Shortcut"): "Snelkoppeling",
    ("QAbstractFileIconProvider", "Unknown"): "Onbekend",
}


def crash_log(name: str) -> str:
    """Say where the fault was written down."""
    return f"De fout staat in het logboek {name}, zonder tekst uit uw brieven."


def policies(in_force: tuple[str, ...], unclear: tuple[str, ...]) -> str:
    """Say what the administrator decided, and what of it made no sense."""
    decided = ", ".join(_POLICIES[name] for name in in_force) or "geen"
    if not unclear:
        return decided
    what = ", ".join(unclear) if any(unclear) else "het bestand"
    return f"{decided} (niet begrepen: {what})"


SAVING_FIRST = "Uw aantekening wordt nog bewaard; daarna sluit het venster."
NOT_SAVED = "Uw laatste aantekening is nog niet bewaard."
NOT_SAVED_ADVICE = (
    "De bibliotheek kon haar niet opnemen, bijvoorbeeld omdat een ander programma ermee bezig is. "
    "Probeer het opnieuw, of ga terug om de tekst te kopiëren."
)
TRY_AGAIN = "Opnieuw proberen"
CLOSE_ANYWAY = "Sluiten zonder te bewaren"
STAY = "Terug naar het venster"
