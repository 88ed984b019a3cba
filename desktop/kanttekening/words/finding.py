"""The Dutch words of finding in a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.words.reader import kind_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import MarkKind

FIELD = "Zoek in deze brief"
NEXT = "Volgende treffer"
PREVIOUS = "Vorige treffer"
CLOSE = "Zoekbalk sluiten"
NOTHING = "Niet gevonden"
NOT_READY = "De tekst wordt geladen…"
WHOLE = "Heel woord"
WHOLE_TIP = "Vindt met “raad” wel “de raad”, maar niet “raadslid”"
NEAR = "Ook met tikfouten"
NEAR_TIP = "Vindt ook woorden met een tikfout of een leesfout van de scanner"
HIDDEN = "staat alleen in Origineel"
_TURNED = {0: "", 1: "verder vanaf het begin", -1: "verder vanaf het einde"}
_MOST_NEAR = 4


def with_keys(words: str, keys: str) -> str:
    """A tooltip that also tells the key."""
    return f"{words} ({keys})" if keys else words


def aside(turned: int, *, hidden: bool) -> str:
    """What is said of the current hit: it goes on from the other end, or can't be seen here."""
    return HIDDEN if hidden else _TURNED[turned]


def hits(current: int | None, count: int, *, capped: bool = False) -> str:
    """The count in the find bar; ``capped`` when there are more."""
    if not count:
        return NOTHING
    if capped:
        return f"{current} van {count}+" if current else f"meer dan {count}"
    if current:
        return f"{current} van {count}"
    return "1 treffer" if count == 1 else f"{count} treffers"


def hits_said(current: int | None, count: int, aside: str = "") -> str:
    """The count as a screen reader says it."""
    if not count:
        return NOTHING
    if not current:
        return "1 treffer" if count == 1 else f"{count} treffers"
    said = f"treffer {current} van {count}"
    return f"{aside}, {said}" if aside else said


def also_found(found: Sequence[str], most: int = _MOST_NEAR) -> str:
    """The near forms, the first few by name."""
    if not found:
        return ""
    rest = len(found) - most
    more = f" en nog {rest}" if rest > 0 else ""
    return f"ook gevonden: {', '.join(found[:most])}{more}"


def tick_tip(number: int, kind: MarkKind | None) -> str:
    """What a tick on the scroll bar says under the pointer; ``number`` counts from 0."""
    return f"Treffer {number + 1}" if kind is None else f"Markering: {kind_name(kind)}"


def on_the_bar(hits: int, marks: int) -> str:
    """What the ticks on the scroll bar tell a screen reader."""
    said = []
    if hits:
        said.append("1 treffer" if hits == 1 else f"{hits} treffers")
    if marks:
        said.append("1 markering" if marks == 1 else f"{marks} markeringen")
    return ", ".join(said)
