"""Numbers and letters in front of list items and headings."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 5000
_MOST_LETTERS = 10


def roman(number: int) -> str:
    """A number in small Roman figures; in plain ones where the Romans had no word."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def letters(number: int) -> str:
    """Letters from a to z, then aa to zz, as word processors count."""
    if not 0 < number <= 26 * _MOST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def written(number: int, style: str) -> str:
    """A number in the style of a word processor ("lowerLetter", "upperRoman" ...)."""
    match style:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            return f"{number}e"
        case _:
            return str(number)
