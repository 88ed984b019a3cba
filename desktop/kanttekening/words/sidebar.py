"""The Dutch of the two views that are no letters: what the sidebar says of them at every start."""

from __future__ import annotations

from kanttekening.words import numbers

OVERVIEW = "Alle aantekeningen"
DATES = "Datums en termijnen"


def overview_spoken(count: int) -> str:
    """What a screen reader says for all annotations."""
    return f"{OVERVIEW}, {numbers.annotation_count(count)}"


def dates_spoken(count: int) -> str:
    """What a screen reader says for the dates."""
    return f"{DATES}, {coming(count)}"


def coming(count: int) -> str:
    """How many dates lie ahead."""
    return numbers.count(count, "komende datum", "komende datums")
