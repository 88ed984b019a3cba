"""The Dutch words of labels."""

from __future__ import annotations

from kanttekening.domain.label import LabelColor
from kanttekening.words.numbers import count, letters

SECTION = "Labels"
TITLE = "Labels"
FIELD = "Zoek of maak een label"
LIST = "Labels van deze stukken"
EMPTY = "Typ een naam om het eerste label te maken."
COLOR = "Kleur"
COLORS = {
    LabelColor.AMBER: "Oker",
    LabelColor.GREEN: "Groen",
    LabelColor.PURPLE: "Paars",
    LabelColor.BLUE: "Blauw",
    LabelColor.RED: "Rood",
    LabelColor.GREY: "Grijs",
}
RENAME = "Hernoemen…"
RENAME_TITLE = "Label hernoemen"
REMOVE = "Label verwijderen"
TAKE_OFF = "Van dit stuk halen"
SHOW = "Stukken met dit label"
NAME = "Naam"
RENAME_TEXT = "Heeft een ander label deze naam al, dan worden het één label."
ON, OFF, SOME = "aan", "uit", "op sommige"


def for_letters(number: int, title: str) -> str:
    """For which letters the labels are chosen."""
    return f"Voor “{title}”" if number == 1 else f"Voor {letters(number)}"


def new(name: str) -> str:
    """Offer to make a label."""
    return f"Nieuw label “{name}”"


def put_on(name: str, number: int) -> str:
    """Say that a label was put on letters."""
    return f"Label “{name}” op {letters(number)}"


def taken_off(name: str, number: int) -> str:
    """Say that a label was taken off letters."""
    return f"Label “{name}” van {letters(number)} gehaald"


def removed(name: str) -> str:
    """Say that a label is gone."""
    return f"Label “{name}” verwijderd"


def spoken(name: str, number: int) -> str:
    """A label in the sidebar, for a screen reader."""
    return f"Label {name}, {letters(number)}"


def choice_spoken(name: str, number: int, state: str) -> str:
    """A label in the list of labels, for a screen reader."""
    return f"{name}, {state}, {count(number, 'stuk', 'stukken')}"


def on_letter(names: tuple[str, ...]) -> str:
    """The labels of a letter, for a screen reader."""
    if not names:
        return ""
    return f"{'label' if len(names) == 1 else 'labels'} {', '.join(names)}"
