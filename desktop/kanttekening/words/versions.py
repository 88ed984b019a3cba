"""The Dutch words about versions of one letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.words.naming import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.content import VersionNote

SEPARATE = "Losmaken als eigen brief"
SEPARATE_TIP = "De versie hiervoor wordt weer getoond, met de aantekeningen die daarbij horen."
CHIP_NAME = "Versies van deze brief"
SEPARATED = "De nieuwste versie is een eigen brief"
JOIN_TITLE = "Samenvoegen"
JOIN_TEXT = (
    "Dit wordt één brief met twee versies. Welke versie is de nieuwste? "
    "Die ziet u straks. Alle aantekeningen blijven bewaard."
)
JOIN = "Samenvoegen"
CANCEL = "Annuleren"
JOIN_CHOICES = "Welke versie is de nieuwste?"
JOINED = "De twee stukken zijn nu één brief"
UNKNOWN_DATE = "zonder datum"
SHOW = "Bekijk"
CHANGES = "Wijzigingen bekijken"


def chip(number: int, total: int) -> str:
    """Which version is shown: "versie 2 van 2"."""
    return f"versie {number} van {total}"


def reunited(title: str) -> str:
    """A scan turned out to be a letter that was here already, when its text was known."""
    return f"De scan bleek dezelfde brief als “{title}” en is daarvan nu een versie"


def line(number: int, version: VersionNote) -> str:
    """One version in the menu: its number, its file and when it came in."""
    return f"Versie {number}: {version.file_name}, ingelezen {short_date(version.created[:10])}"


def lines(versions: Sequence[VersionNote]) -> tuple[str, ...]:
    """All versions, oldest first."""
    return tuple(line(number, version) for number, version in enumerate(versions, start=1))


def choice(title: str, date: str | None) -> str:
    """A letter to choose from: its title and its date."""
    return f"{title} ({short_date(date) if date else UNKNOWN_DATE})"
