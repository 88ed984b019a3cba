"""What went wrong, in plain Dutch: one sentence that says what, and one that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.errors import (
    ElsewhereError,
    KanttekeningError,
    LibraryError,
    LibraryFault,
    NotFoundError,
    NotKeptError,
    NotPrintedError,
    NotWrittenError,
    PageFaultError,
    RefusalCode,
    RefusedError,
    TakenError,
    UnclearValueError,
)
from kanttekening.words.undoing import edit_name

if TYPE_CHECKING:
    from pathlib import Path

_REFUSALS = {
    RefusalCode.ENCRYPTED: (
        "Dit bestand is beveiligd met een wachtwoord.",
        "Vraag de afzender om een bestand zonder wachtwoord.",
    ),
    RefusalCode.DAMAGED: (
        "Dit bestand is beschadigd en kan niet worden gelezen.",
        "Open het in het programma waarmee het is gemaakt, of vraag een nieuw exemplaar.",
    ),
    RefusalCode.TOO_BIG: (
        "Dit bestand is te groot.",
        "Splits het in kleinere delen en lees die in.",
    ),
    RefusalCode.UNSUPPORTED: (
        "Dit soort bestand kan Kanttekening nog niet lezen.",
        "Sla het op als PDF en lees dat bestand in.",
    ),
    RefusalCode.EMPTY: (
        "Dit bestand is leeg: er staat geen tekst in.",
        "Controleer of u het goede bestand hebt gekozen.",
    ),
    RefusalCode.UNREADABLE: (
        "Dit bestand kan niet worden geopend.",
        "Controleer of het er nog staat en of u het mag lezen.",
    ),
    RefusalCode.UNSAFE_PATH: (
        "Dit is een verwijzing naar een andere plek en geen gewoon bestand.",
        "Kies het bestand zelf, op de plek waar het echt staat.",
    ),
    RefusalCode.NOT_A_DOCUMENT: (
        "Dit bestand is geen brief of document.",
        "Controleer of u het goede bestand hebt gekozen.",
    ),
    RefusalCode.WRONG_LETTER: (
        "Deze aantekeningen horen niet bij dit stuk, of het stuk staat niet in uw bibliotheek.",
        (
            "Lees eerst het stuk zelf in. Of kies het in de lijst, en dan Aantekeningen inlezen… "
            "in het menu Stuk."
        ),
    ),
    RefusalCode.IN_USE: (
        "Dit bestand is in gebruik door een ander programma.",
        "Sluit het daar en probeer het opnieuw.",
    ),
    RefusalCode.REPORT_TOO_LONG: (
        "Dit verslag wordt te lang voor een PDF.",
        "Kies minder aantekeningen, of een webpagina, een tabel of een tekstdocument.",
    ),
}

_FAULTS = {
    LibraryFault.NEWER: (
        "De bibliotheek {name} is gemaakt met een nieuwere versie van Kanttekening.",
        "Werk Kanttekening bij en open de bibliotheek daarna opnieuw.",
    ),
    LibraryFault.DAMAGED: (
        "De bibliotheek {name} is beschadigd.",
        (
            "Open haar opnieuw; soms is alleen de verbinding met het bestand verbroken. Helpt dat "
            "niet, zet dan een reservekopie terug. Het beschadigde bestand wordt dan bewaard."
        ),
    ),
    LibraryFault.NOT_OURS: (
        "{name} is geen bibliotheek van Kanttekening.",
        "Kies een ander bestand. Aan dit bestand is niets veranderd.",
    ),
    LibraryFault.LOCKED: (
        "De bibliotheek {name} is in gebruik door een ander programma.",
        "Wacht even of sluit het andere programma, en probeer het dan opnieuw.",
    ),
    LibraryFault.NO_RIGHT: (
        "U mag de bibliotheek {name} niet lezen of niet wijzigen.",
        "Kies een andere map, of vraag uw beheerder om toegang tot deze map.",
    ),
    LibraryFault.FULL: (
        "De schijf is vol: er kan niets meer in de bibliotheek {name}.",
        "Maak ruimte vrij op de schijf en probeer het dan opnieuw.",
    ),
    LibraryFault.MOVED: (
        (
            "De bibliotheek {name} is verplaatst, vervangen of verwijderd terwijl hij open was. "
            "Wat u nu doet, wordt niet bewaard."
        ),
        (
            "Zet het bestand terug in {folder} en probeer het opnieuw. "
            "Of open de bibliotheek opnieuw; kopieer eerst wat u net hebt getypt."
        ),
    ),
    LibraryFault.MISSING: (
        "De bibliotheek {name} is niet te vinden of niet te bereiken.",
        "Controleer de naam, of de map {folder} bestaat en of de schijf is aangesloten.",
    ),
}
# Where the administrator chose the library, a person can't choose another.
_OF_THE_PLACE = (LibraryFault.NOT_OURS, LibraryFault.NO_RIGHT, LibraryFault.MISSING)
_DECIDED = (
    "Uw beheerder heeft bepaald dat deze bibliotheek wordt gebruikt. Laat deze melding aan uw "
    "beheerder zien."
)

_NOT_FOUND = {
    "letter": "Er is geen brief met nummer {key}.",
    "annotation": "Deze aantekening bestaat niet meer.",
    "page": "De brief heeft geen pagina {key}.",
    "quote": "Deze woorden staan niet in de brief: “{key}”.",
}


_UNCLEAR = {
    "date": (
        "Dit is geen datum: “{typed}”.",
        "Schrijf de datum als 20 februari 2025 of 20-02-2025.",
    ),
    "attachments_count": ("Dit is geen aantal: “{typed}”.", "Schrijf een getal, bijvoorbeeld 2."),
    "circular_number": ("Dit is geen Lbr.-nummer: “{typed}”.", "Schrijf het nummer als 25/011."),
    "phone": (
        "Dit is geen Nederlands telefoonnummer: “{typed}”.",
        "Schrijf alle tien de cijfers, bijvoorbeeld 070 373 83 93.",
    ),
    "meeting": (
        "Dit is geen vergadering: “{typed}”.",
        "Schrijf welke, en de dag met het jaar: raad 27 maart 2025.",
    ),
    "kind": ("Dit is geen soort stuk: “{typed}”.", "Kies een soort uit de lijst."),
}
_UNCLEAR_ELSE = ("Dit past hier niet: “{typed}”.", "Schrijf het zoals het in de brief staat.")


_OF_A_FILE: dict[type[KanttekeningError], str] = {
    NotWrittenError: "Het bestand {name} kan niet worden geschreven.",
    TakenError: "Er staat al iets met de naam {name}: dat is niet vervangen.",
    NotKeptError: (
        "Uw keuze geldt nu, maar is niet bewaard: in de map {folder} kan niets worden geschreven."
    ),
}
_ADVICE: dict[type[KanttekeningError], str] = {
    NotFoundError: "Kijk in de lijst welke brieven en aantekeningen er zijn.",
    ElsewhereError: (
        "Er is niets teruggenomen. Druk nog eens op Ctrl+Z als u juist dat wilt terugnemen."
    ),
    NotWrittenError: "Kies een andere map of een andere naam, en probeer het opnieuw.",
    NotKeptError: "Maak ruimte vrij op de schijf, of vraag uw beheerder om toegang tot de map.",
    TakenError: "Kies een andere naam, en probeer het opnieuw.",
    NotPrintedError: (
        "Kijk of de printer aanstaat en papier heeft, of bewaar het stuk als PDF en druk dat af."
    ),
    PageFaultError: "Lees de brief in de leesweergave, of open het originele bestand.",
}
_ADVICE_ELSE = "Probeer het opnieuw. Gebeurt het weer, sluit Kanttekening dan en start het weer."


def explain(error: KanttekeningError) -> str:
    """What happened, in one sentence."""
    match error:
        case RefusedError():
            return refusal(error.code)
        case LibraryError():
            return _filled(_FAULTS[error.fault][0], error.path)
        case NotFoundError():
            words = _NOT_FOUND.get(error.what, "Dit is niet gevonden: {key}.")
            return words.format(key=error.key)
        case ElsewhereError():
            return f"In een ander venster is intussen iets gewijzigd: {edit_name(error.action)}."
        case UnclearValueError():
            return _UNCLEAR.get(error.fact, _UNCLEAR_ELSE)[0].format(typed=error.typed)
        case NotWrittenError() | TakenError() | NotKeptError():
            return _filled(_OF_A_FILE[type(error)], error.path)
        case NotPrintedError():
            return "Afdrukken is niet gelukt."
        case PageFaultError():
            return f"Pagina {error.page} kan niet worden getoond."
        case _:
            return "Er ging iets mis dat Kanttekening niet kan verhelpen."


def advice(error: KanttekeningError, *, decided: bool = False) -> str:
    """What someone can do about it, in one or two sentences.

    ``decided`` where an administrator says which library is used.
    """
    match error:
        case RefusedError():
            return _REFUSALS[error.code][1]
        case LibraryError() if decided and error.fault in _OF_THE_PLACE:
            return _DECIDED
        case LibraryError():
            return _filled(_FAULTS[error.fault][1], error.path)
        case UnclearValueError():
            return _UNCLEAR.get(error.fact, _UNCLEAR_ELSE)[1]
        case _:
            return _ADVICE.get(type(error), _ADVICE_ELSE)


def refusal(code: RefusalCode) -> str:
    """Why a file was not taken in, in one sentence."""
    return _REFUSALS[code][0]


def _filled(words: str, path: Path) -> str:
    return words.format(name=path.name, folder=path.parent)
