"""The Dutch words of searching: how a query was read, what may be filled in, what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.asking import Misread
from kanttekening.domain.rows import FoundIn
from kanttekening.words.naming import long_date, short_sender

if TYPE_CHECKING:
    from kanttekening.domain.asking import Remark
    from kanttekening.domain.rows import LetterRow

_READ_AS = {
    Misread.UNKNOWN_NAME: "{name}: is geen filter; gezocht als woord.",
    Misread.UNKNOWN_VALUE: "“{value}” past niet bij {name}:; gezocht als woord.",
    Misread.NO_PERIOD: "“{value}” is geen jaar of datum; gezocht als woord.",
    Misread.UNFINISHED: "Het filter {name}: is nog niet af; het doet niet mee.",
    Misread.LOOSE_OPERATOR: "{typed} staat los; het doet niet mee.",
    Misread.NOT_FOUND: "“{typed}” is niet gevonden; dit past bij de andere woorden.",
    Misread.NOT_TOGETHER: "Geen stuk heeft al deze woorden; dit komt er het dichtst bij.",
    Misread.TOO_LONG: "De zoekopdracht is te lang; alleen het begin is gebruikt.",
}

# Kinds of marks that are called otherwise on screen than in files and on the command line.
_MARKS_SHOWN = {"los": "gewoon"}


def read_as(remark: Remark) -> str:
    """How a part of the query was read."""
    return _READ_AS[remark.misread].format(
        name=remark.name, value=_short(remark.value), typed=_short(remark.typed)
    )


def did_you_mean(what: str) -> str:
    """Offer what may have been meant; the part of the query is named as one types it."""
    return f"Bedoelt u {what}?"


def read_as_told(remark: Remark) -> str:
    """How a part was read and what may have been meant, in one line."""
    proposal = f" {did_you_mean(remark.proposal)}" if remark.proposal else ""
    return read_as(remark) + proposal


def _short(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


# -- chips and filters ---------------------------------------------------------------------

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FILTER = "+ filter"
FILTER_BRIEFLY = "+"
FILTER_NAME = "Filter toevoegen"
FILTER_TIP = "Kies waarop u wilt filteren, met het aantal stukken"
CHIPS_NAME = "Filters"
NOTHING_TO_FILTER = "Niets om op te filteren"
MORE_VALUES = "Meer: typ {name}: in het zoekveld"
FACETS = {
    "jaar": "Jaar",
    "afzender": "Afzender",
    "soort": "Soort",
    "label": "Label",
    "vergadering": "Vergadering",
    "is": "Gelezen of niet",
    "heeft": "Met aantekening of label",
    "aantekening": "Soort markering",
    "door": "Schrijver van de aantekening",
    "stand": "Open of afgehandeld",
}
NAME_HINTS = {
    "afzender": "van wie",
    "jaar": "2024 of 2023..2024",
    "datum": "vorige week, mei 2024 …",
    "soort": "ledenbrief, motie …",
    "kenmerk": "of Lbr.-nummer",
    "label": "een van uw labels",
    "vergadering": "raad 27 maart 2025",
    "is": "gelezen of ongelezen",
    "heeft": "aantekeningen, labels …",
    "aantekening": "soort markering",
    "door": "schrijver van de aantekening",
    "stand": "open, afgehandeld, losgeraakt …",
    "gemaakt": "wanneer de aantekening is gemaakt",
    "stuk": "woorden uit het onderwerp",
}
COMPLETIONS = "Aanvullingen"
LATELY = "Laatst gezocht"
FORGET_LATELY = "Geschiedenis wissen"


def value_shown(name: str, value: str) -> str:
    """A value as people say it."""
    if name == "afzender":
        return short_sender(value)
    if name == "vergadering":
        return _DAY.sub(lambda found: long_date(found.group()), value)
    if name == "aantekening":
        return _MARKS_SHOWN.get(value, value)
    return value.replace("_", " ") if name == "soort" else value


def chip(name: str, value: str, *, excluded: bool) -> str:
    """A filter on a chip."""
    return f"{name}: {'niet ' if excluded else ''}{value_shown(name, value)}"


def like(title: str) -> str:
    """The chip for letters that are like another."""
    return f"lijkt op “{title}”"


def like_number(number: str) -> str:
    """The same, before the title is known."""
    return f"lijkt op stuk {number}"


def remove_chip(chip: str) -> str:
    """What the button on a chip does."""
    return f"Filter weghalen: {chip}"


def chip_removed(chip: str) -> str:
    """Said when a chip is gone."""
    return f"Filter weggehaald: {chip}"


def filters_on(number: int) -> str:
    """How many filters there are, for a screen reader."""
    return "1 filter" if number == 1 else f"{number} filters"


def completion_spoken(value: str, count: int | None, place: int, total: int) -> str:
    """What a screen reader says of a completion."""
    letters = "" if count is None else f", {count} {'stuk' if count == 1 else 'stukken'}"
    return f"{value}{letters}, {place} van {total}"


# -- nothing found -------------------------------------------------------------------------

NEARBY_TOO = "Ook zoeken op woorden die erop lijken"
EVERYWHERE = "In alle stukken zoeken"
START_AGAIN = "Zoekveld leegmaken"


def without(chip: str) -> str:
    """Propose to leave a filter out."""
    return f"Zonder {chip}"


def tried(words: str, filters: int, view: str, *, exact: bool) -> str:
    """What was tried, in sentences."""
    where = f"in {view}" if view else "in alle stukken"
    said = f"Gezocht {where}"
    if filters:
        said += f", met {filters_on(filters)}"
    said += "."
    if words and exact:
        said += " Alleen precies deze woorden zijn gezocht."
    elif words:
        said += " Er is ook gezocht op woorden die erop lijken en op tikfouten."
    return said


# -- hits ----------------------------------------------------------------------------------

_IN_NOTE = "in uw kanttekening"


def before_snippet(row: LetterRow) -> str:
    """What stands before the words that were found: that they are in a note, or on which page."""
    where = _IN_NOTE if row.where is FoundIn.ANNOTATION else ""
    page = f"blz. {row.page}" if row.page else ""
    told = ", ".join(part for part in (where, page) if part)
    return f"{told} · " if told and row.snippet else ""
