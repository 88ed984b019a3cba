"""The words of searches that are kept: what they are called, and what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.words.naming import short_sender

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = "Bewaarde zoekopdrachten"
KEEP = "Zoekopdracht bewaren"
KEEP_TIP = "Bewaar deze zoekopdracht in de linkerkolom (Ctrl+D)"
KEEP_TITLE = "Zoekopdracht bewaren"
KEEP_DONE = "Bewaren"
NOTHING_TO_KEEP = "Zoek eerst iets; dan kunt u de zoekopdracht bewaren"
RENAME = "Hernoemen…"
RENAME_TITLE = "Zoekopdracht hernoemen"
RENAME_DONE = "Hernoemen"
CANCEL = "Annuleren"
NAME = "Naam"
MOVE_UP = "Omhoog"
MOVE_DOWN = "Omlaag"
REMOVE = "Verwijderen"

_LONGEST_WORDS = 40
# What stands before the value of a filter, where that is not its name.
_BEFORE = {"heeft": "met ", "is": "", "soort": "", "stand": ""}

OWN_NAME = "Uw naam bij aantekeningen"
OWN_NAME_TEXT = (
    "Deze naam staat bij wat u vanaf nu schrijft, en gaat mee als u aantekeningen deelt. "
    "Wat u eerder schreef, houdt de naam van toen."
)
OWN_NAME_DONE = "Bewaren"


def keep_text(query: str) -> str:
    """What is asked when a search is kept."""
    return f"Onder welke naam wilt u “{query}” bewaren?"


def proposed_name(words: str, filters: Iterable[tuple[str, str, bool]]) -> str:
    """A name for a search, as people say it: "ravijn, sinds 2024".

    ``filters`` are name, value and whether that is left out.
    """
    said = [_filter(*each) for each in filters]
    words = " ".join(words.split())
    if len(words) > _LONGEST_WORDS:
        words = f"{words[:_LONGEST_WORDS].rsplit(' ', 1)[0]}…"
    return ", ".join([words, *said] if words else said)


def _filter(name: str, value: str, excluded: bool) -> str:  # noqa: FBT001
    if name in ("jaar", "datum"):
        said = _period(value)
    elif name == "afzender":
        said = f"van {short_sender(value)}"
    else:
        said = _BEFORE.get(name, f"{name} ") + value.replace("_", " ")
    return f"niet {said}" if excluded else said


def _period(value: str) -> str:
    first, dots, last = value.partition("..")
    if not dots:
        return value
    if first and last:
        return f"{first} tot en met {last}"
    return f"sinds {first}" if first else f"tot en met {last}"


def spoken(name: str, count: int | None) -> str:
    """A search in the sidebar, for a screen reader."""
    letters = "" if count is None else f", {count} {'stuk' if count == 1 else 'stukken'}"
    return f"Zoekopdracht {name}{letters}"


def kept(name: str) -> str:
    """Say that a search is kept."""
    return f"Zoekopdracht “{name}” bewaard"


def kept_already(name: str) -> str:
    """Say that it was kept already, and where it is."""
    return f"Deze zoekopdracht is al bewaard als “{name}”"


def removed(name: str) -> str:
    """Say that a search is not kept any longer."""
    return f"Zoekopdracht “{name}” verwijderd"


def rail(title: str, lines: int) -> str:
    """What the button in the narrow sidebar says: what it offers, and how many."""
    return f"{title} ({lines})"


def named_so(name: str) -> str:
    """Say under which name one writes from now on."""
    return f"Bij wat u nu schrijft, staat: {name}"
