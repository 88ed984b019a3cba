"""How numbers are written, with the right form of a noun behind them."""

from __future__ import annotations


def thousands(number: int) -> str:
    """Write a number as in Dutch: 10.000."""
    return f"{number:,}".replace(",", ".")


def count(number: int, one: str, many: str) -> str:
    """Put a number before the right form of a noun."""
    return f"{thousands(number)} {one if number == 1 else many}"


def letters(number: int) -> str:
    """Say how many letters there are."""
    return count(number, "stuk", "stukken")


def annotation_count(number: int) -> str:
    """Say how many annotations there are."""
    return count(number, "aantekening", "aantekeningen")
