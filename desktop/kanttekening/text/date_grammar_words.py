"""The words that dates are made of, as pieces of patterns and as numbers."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "maandag ma",
            "dinsdag di",
            "woensdag wo",
            "donderdag do",
            "vrijdag vr",
            "zaterdag za",
            "zondag zo",
        )
    )
    for name in names.split()
}
_NUMBERS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien twintig "
)
COUNTS = {name: number for number, name in enumerate(_NUMBERS.split())} | {"één": 1, "dertig": 30}
ORDINALS = {
    name: number
    for number, names in enumerate(
        ("eerste 1e 1ste", "tweede 2e 2de", "derde 3e 3de", "vierde 4e 4de"), start=1
    )
    for name in names.split()
}
UNITS = {
    "werkdag": "werkdag",
    "werkdagen": "werkdag",
    "dag": "dag",
    "dagen": "dag",
    "kalenderdagen": "dag",
    "week": "week",
    "weken": "week",
    "maand": "maand",
    "maanden": "maand",
    "jaar": "jaar",
}
# Where the words for a period point, seen from the letter.
POINTERS = {
    "vorig": -1,
    "vorige": -1,
    "afgelopen": -1,
    "verleden": -1,
    "dit": 0,
    "deze": 0,
    "het": 0,
    "lopende": 0,
    "komend": 1,
    "komende": 1,
    "volgend": 1,
    "volgende": 1,
    "aanstaande": 1,
    "eerstvolgende": 1,
}
PARTS = {
    "begin": "begin",
    "aanvang": "begin",
    "medio": "medio",
    "half": "medio",
    "halverwege": "medio",
    "midden": "medio",
    "eind": "eind",
    "einde": "eind",
    "ultimo": "eind",
}


def one_of(words: dict[str, int] | dict[str, str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


# What every month is recognised by, in full or short.
MONTH_HINTS = "jan feb maart mrt apr mei jun jul aug sep okt nov dec"
YEAR_HINTS = "19 20"
# White space of every kind is a space before any pattern looks at it.
GAP = " {1,3}"
LOOSE = " {0,3}"
_FULL = [name for name in MONTHS if len(name) > 4 or name in {"mei", "juni", "juli"}]
_SHORT = [name for name in MONTHS if name not in _FULL]
FULL_MONTH = f"(?:{'|'.join(_FULL)})"
# Only a short name has a full stop of its own.
_SHORT_MONTH = "|".join(sorted(_SHORT, key=len, reverse=True))
MONTH = rf"(?:{FULL_MONTH}(?![^\W\d_])|(?:{_SHORT_MONTH})(?![^\W\d_])\.?)"
YEAR = r"(?:19|20)\d\d(?![\w%])(?!,\d)"
WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond)?"
    r"|(?:ma|di|wo|do|vr|za|zo)\b\.?)"
)
POINTER = one_of(POINTERS)
ORDINAL = one_of(ORDINALS)
COUNT = rf"(?:\d{{1,3}}|{one_of(COUNTS)})"
UNIT = one_of(UNITS)


def month_number(name: str) -> int:
    """The number of a month, written in full or short."""
    return MONTHS[name.rstrip(".").lower()]


def weekday_number(name: str | None) -> int | None:
    """The number of a weekday (Monday is 0), also of one of its parts (``dinsdagavond``)."""
    if name is None:
        return None
    bare = name.rstrip(".").lower()
    return next(number for word, number in WEEKDAYS.items() if bare.startswith(word))


def count_of(word: str) -> int:
    """A number in figures or in words."""
    return int(word) if word.isdecimal() else COUNTS[word.lower()]
