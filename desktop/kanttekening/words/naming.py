"""How dates and senders are named wherever they are shown."""

from __future__ import annotations

_SHORT_MONTHS = (
    *("jan", "feb", "mrt", "apr", "mei", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dec"),
)
_MONTHS = (
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


def short_date(iso: str | None) -> str:
    """``2025-02-20`` as "20 feb 2025"; a year or month alone is shown as such."""
    return _date(iso, _SHORT_MONTHS)


def long_date(iso: str | None) -> str:
    """``2025-02-20`` as "20 februari 2025"."""
    return _date(iso, _MONTHS)


def short_sender(sender: str | None) -> str:
    """Name a sender as briefly as people do."""
    return _SHORT_SENDERS.get((sender or "").casefold(), sender or "")


def _date(iso: str | None, months: tuple[str, ...]) -> str:
    if not iso:
        return ""
    year, *rest = iso[:_DAY_LENGTH].split("-")
    words = [year]
    if rest and rest[0].isdigit() and 1 <= int(rest[0]) <= len(months):
        words.insert(0, months[int(rest[0]) - 1])
        if len(rest) > 1 and rest[1].isdigit():
            words.insert(0, str(int(rest[1])))
    return " ".join(words)
