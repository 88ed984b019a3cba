"""The Dutch words about two texts beside each other."""

from __future__ import annotations

from enum import StrEnum

from kanttekening.domain.comparison import DifferenceKind
from kanttekening.words.naming import short_date

VIEW_NAME = "Naast elkaar"
TWO_LETTERS = "Twee brieven naast elkaar"
OLDER = "Oudere tekst"
NEWER = "Nieuwere tekst"
NEXT = "Volgende wijziging"
PREVIOUS = "Vorige wijziging"
NEXT_KEYS, PREVIOUS_KEYS = "Alt+Down", "Alt+Up"
CLOSE = "Sluiten"
CLOSE_TIP = "Terug naar de brief (Esc)"
LIST = "Lijst van wijzigingen"
BUSY = "De teksten worden vergeleken…"
SAME = "Er is geen verschil in de tekst"
STOP = "Stop"
STOP_TIP = "Niet verder vergelijken; de teksten blijven naast elkaar staan"
STOPPED = "Het vergelijken is gestopt"
ONE, OTHER = "Linkertekst", "Rechtertekst"
COMMON = "Toon wat gelijk is"
COMMON_TIP = "Toon de passages die in beide teksten staan, in plaats van de verschillen"
COMMON_KEYS = "Alt+G"
COMMON_LIST = "Lijst van gelijke passages"
NEXT_SHARED, PREVIOUS_SHARED = "Volgende gelijke passage", "Vorige gelijke passage"
NEXT_OTHER, PREVIOUS_OTHER = "Volgend verschil", "Vorig verschil"
COMPARE_TWO = "Naast elkaar vergelijken"
NO_VERSIONS = "Van deze brief is er maar één versie. Kies twee stukken om ze te vergelijken."
LATER = "Later"
LATER_TIP = "Niet meer melden bij deze versie; in de lijst blijft staan wat u nog kunt bekijken"
OPEN_OLD = "Oudere versie openen"
BACK_TO_NEWEST = "Naar de nieuwste versie"
CHOOSE_OLD = "Welke oudere versie"
CHOOSE_NEW = "Welke nieuwere versie"
TO_OPEN = "Open"
CUT = "…"

KINDS = {
    DifferenceKind.ADDED: "nieuw",
    DifferenceKind.REMOVED: "weg",
    DifferenceKind.REPLACED: "gewijzigd",
}


class Counted(StrEnum):
    """What is walked from one to the next."""

    CHANGES = "changes"
    OTHERNESS = "otherness"
    SHARED = "shared"


_NOUNS = {
    Counted.CHANGES: ("wijziging", "wijzigingen"),
    Counted.OTHERNESS: ("verschil", "verschillen"),
    Counted.SHARED: ("gelijke passage", "gelijke passages"),
}
STEPS = {
    Counted.CHANGES: (PREVIOUS, NEXT),
    Counted.OTHERNESS: (PREVIOUS_OTHER, NEXT_OTHER),
    Counted.SHARED: (PREVIOUS_SHARED, NEXT_SHARED),
}


def count(number: int, total: int, of: Counted = Counted.CHANGES) -> str:
    """Which one is shown: "3 van 12"."""
    one, several = _NOUNS[of]
    return f"{number} van {total}" if number else f"{total} {one if total == 1 else several}"


def busy(thousandths: int) -> str:
    """How far the comparing is."""
    return f"{BUSY} {thousandths // 10} %"


def unlike(share: float, *, two_letters: bool) -> str:
    """Say plainly that two texts are hardly alike; ``share`` of the words is in both."""
    if two_letters:
        what = "Dit zijn twee verschillende brieven"
    else:
        what = "Deze twee versies lijken weinig op elkaar"
    percent = round(100 * share)
    if not share:
        return f"{what}: geen enkele passage is gelijk."
    told = "minder dan 1" if percent == 0 else str(percent)
    return f"{what}: {told} % is gelijk."


def moved(words: str) -> str:
    """One line of the list for what stands somewhere else now."""
    return f"Verplaatst: {words}"


def shared(words: str) -> str:
    """One line of the list of what is in both."""
    return f"Gelijk: {words}"


def only_on_one_side(kind: DifferenceKind, old: str, new: str) -> str:
    """One line of the list of differences between two letters, of which neither is the newer."""
    if kind is DifferenceKind.ADDED:
        return f"Alleen rechts: {new}"
    if kind is DifferenceKind.REMOVED:
        return f"Alleen links: {old}"
    return f"Links: {old}  ·  rechts: {new}"


def side(number: int, total: int, date: str | None) -> str:
    """The heading above one of the texts."""
    named = f"Versie {number}" if total > 1 else ""
    return " · ".join(part for part in (named, short_date(date) if date else "") if part)


def version(number: int, file_name: str) -> str:
    """A version to choose."""
    return f"Versie {number}: {file_name}"


def difference(kind: DifferenceKind, old: str, new: str, before: str = "", behind: str = "") -> str:
    """One line of the list of changes; ``before`` and ``behind`` are words around few words."""
    if kind is DifferenceKind.ADDED:
        return f"Nieuw: {new}"
    if kind is DifferenceKind.REMOVED:
        return f"Weg: {old}"
    if before or behind:
        return f"{before}“{old}” → “{new}”{behind}"
    return f"{old}  →  {new}"


def arrived(standing: int, total: int, lost: int, kept: int = 0) -> str:
    """How the annotations stand on a letter of which a newer version came in."""
    if not total:
        return "Er is een nieuwe versie van deze brief."
    noun = "aantekening" if total == 1 else "aantekeningen"
    verb = "staat" if standing == 1 else "staan"
    told = [f"{standing} van {total} {noun} {verb} in de nieuwe tekst."]
    if lost == 1:
        told.append("Eén passage staat er niet meer zo in; de aantekening is bewaard.")
    elif lost:
        told.append(f"{lost} passages staan er niet meer zo in; die aantekeningen zijn bewaard.")
    if kept == 1:
        told.append("Eén aantekening blijft bij een oudere versie.")
    elif kept:
        told.append(f"{kept} aantekeningen blijven bij een oudere versie.")
    return " ".join(told)


NOT_IN_OLDER = "Deze woorden staan niet in de oudere versie die u bekijkt."
ONLY_NEWEST = "Markeren kan in de nieuwste versie."


def old_shown(number: int, total: int) -> str:
    """That an older version is open, and that nothing can be marked on it."""
    return f"U bekijkt versie {number} van {total}. {ONLY_NEWEST}"
