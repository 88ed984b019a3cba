"""A whole number as somebody typed it, or as it stands in a file that somebody may have changed."""

from __future__ import annotations

# Python refuses to make a number of thousands of digits; nothing here is counted beyond nine.
_MOST_DIGITS = 9


def typed_number(typed: str) -> int | None:
    """The number; None for what is no number, and for one of more than nine digits."""
    digits = typed.strip().lstrip("0") or typed.strip()[-1:]
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
