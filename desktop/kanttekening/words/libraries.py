"""Words for the library as a whole: another one, copies, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.words.naming import moment
from kanttekening.words.numbers import annotation_count, letters

if TYPE_CHECKING:
    from datetime import datetime

    from kanttekening.domain.danger import Danger
    from kanttekening.domain.library_summary import LibrarySummary

OPEN = "Andere bibliotheek openen"
NEW = "Nieuwe bibliotheek maken"
BACK_UP = "Reservekopie maken"
PUT_BACK = "Reservekopie terugzetten"
NEW_NAME = "fractie.kanttekening"
KINDS = "Bibliotheken (*.kanttekening)"
SAVE = "&Bewaren"
MAKE = "&Maken"
SHOW_FOLDER = "Map openen"
BACKING_UP = "De reservekopie wordt gemaakt…"
PUTTING_BACK = "De reservekopie wordt teruggezet…"
DECIDED = "Uw beheerder heeft bepaald waar de bibliotheek staat."
SURE_TITLE = "Deze kopie terugzetten?"
SURE_YES = "Terugzetten"
SURE_NO = "Annuleren"
HERE_ANYWAY = "Toch hier"
ELSEWHERE = "Andere plaats"
PLACE_TITLE = "Hier kan een bibliotheek beschadigd raken"
NOT_AGAIN = "Begrepen"
_DANGERS = {
    "synchronised": (
        "Deze map wordt gesynchroniseerd met een andere computer of een dienst als OneDrive. Zo’n "
        "programma kopieert de bibliotheek terwijl u erin werkt, en dan kan zij beschadigd raken."
    ),
    "network": (
        "Deze map staat op een netwerkschijf. Valt de verbinding weg terwijl u werkt, dan kan de "
        "bibliotheek beschadigd raken."
    ),
}
_STANDS = {
    "synchronised": "Uw bibliotheek staat in een map die wordt gesynchroniseerd. Dat geeft risico.",
    "network": "Uw bibliotheek staat op een netwerkschijf. Dat geeft risico.",
}
_BETTER = "Beter is een map op deze computer zelf, met reservekopieën op een andere plaats."


def danger(why: Danger) -> str:
    """Say why a place is not a good one, and what is better."""
    return f"{_DANGERS[why]}\n\n{_BETTER}"


def stands_in_danger(why: Danger) -> str:
    """The same in one line, about the library that is open."""
    return _STANDS[why]


def backed_up(name: str) -> str:
    """Say that the copy is there."""
    return f"Reservekopie gemaakt en nagekeken: {name}"


def sure(copy: str, made: datetime, held: LibrarySummary, now: LibrarySummary | None) -> str:
    """Say which copy it is, what it holds beside what is there now, and what putting it back does.

    ``made`` is when its file was written; all moments in the time of this computer.
    """
    lines = [f"“{copy}”, bewaard op {moment(made)}.", f"In de kopie: {_holds(held)}."]
    if now is not None:
        lines.append(f"In de bibliotheek van nu: {_holds(now)}.")
    return "\n\n".join(lines) + (
        "\n\nWat na de kopie is ingelezen of geschreven, staat dan niet meer in de bibliotheek. De "
        "bibliotheek van nu wordt bewaard, onder een andere naam in dezelfde map."
    )


def _holds(held: LibrarySummary) -> str:
    what = f"{letters(held.letters)} en {annotation_count(held.annotations)}"
    return f"{what}; laatste wijziging op {moment(held.last)}" if held.last else what


def put_back(kept: str | None) -> str:
    """Say that it was done, and where the earlier one is."""
    if kept is None:
        return "De reservekopie is teruggezet."
    return f"De reservekopie is teruggezet. De vorige bibliotheek heet nu {kept}."


def gone(name: str) -> str:
    """Say that the library that was chosen is not there."""
    return f"De bibliotheek {name} is er nu niet. Dit is uw eigen bibliotheek op deze computer."


def renewed(version: str) -> str:
    """Say that there is a new version of the program."""
    return f"Kanttekening is bijgewerkt naar versie {version}."


SEE_NEWS = "Wat is er nieuw"
POLICY_UNCLEAR = "Het beleid van uw beheerder is niet helemaal te lezen. Zie Over Kanttekening."
