"""How dates and senders are named wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_SHORT_MONTHS = (
    *("jan", "feb", "mrt", "apr", "mei", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dec"),
)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_DAY_LENGTH = len("2024-09-03")

# Senders that everyone in a town hall knows by their initials
_SHORT_SENDERS = {
    "vereniging van nederlandse gemeenten": "VNG",
    "interprovinciaal overleg": "IPO",
    "unie van waterschappen": "UvW",
}

_COUNTRY = "+31"


def short_date(iso: str | None) -> str:
    """``2025-02-20`` as "20 feb 2025"; a year or month alone is shown as such."""
    return _date(iso, _SHORT_MONTHS)


def long_date(iso: str | None) -> str:
    """``2025-02-20`` as "20 februari 2025"."""
    return _date(iso, MONTHS)


def moment(at: datetime) -> str:
    """A moment in full: "28 november 2026 om 19.35 uur"."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year} om {at:%H.%M} uur"


def phone(number: str | None) -> str | None:
    """A telephone number of this country as one dials it here: 0703738393."""
    if number is None or not number.startswith(_COUNTRY):
        return number
    return f"0{number.removeprefix(_COUNTRY)}"


def short_sender(sender: str | None) -> str:
    """Name a sender as briefly as people do."""
    return _SHORT_SENDERS.get((sender or "").casefold(), sender or "")


def _date(iso: str | None, months: tuple[str, ...]) -> str:
    """The date in words, or as it is written when it is none."""
    if not iso:
        return ""
    parts = iso[:_DAY_LENGTH].split("-")
    if not all(part.isdigit() for part in parts):
        return iso
    year, month, day = ([int(part) for part in parts] + [0, 0])[:3]
    if month > len(months):
        return iso
    named = (str(day) if day else "", months[month - 1] if month else "", str(year))
    return " ".join(part for part in named if part)
