"""What the control words of RTF say about the look of characters and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.readers.draft import Align

if TYPE_CHECKING:
    from kanttekening.readers.rtf_flow import ParaShape

_TWIPS = 20.0
_MOST_SKIPS = 10
_DEEPEST = 8
_MOST_LEVEL = 6
_ALIGNS = {"ql": None, "qj": None, "qc": Align.CENTER, "qr": Align.RIGHT}


@dataclass(frozen=True, slots=True)
class GroupState:
    """What holds within a group. ``place`` is where its text goes.

    ``skips`` is how many characters stand behind one that is given by its Unicode number;
    ``opens`` names the flow or picture that ends with this group.
    """

    place: str = "text"
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    font: int = 0
    skips: int = 1
    target: str | None = None
    opens: str = ""

    def with_word(self, word: str, number: int | None) -> GroupState:
        """The state behind a control word; the same one for a word that says nothing here."""
        on = number != 0
        match word:
            case "b":
                return replace(self, bold=on)
            case "i":
                return replace(self, italic=on)
            case "v" | "deleted":
                return replace(self, hidden=on)
            case "plain":
                return replace(self, bold=False, italic=False, hidden=False)
            case "uc":
                return replace(self, skips=min(_MOST_SKIPS, max(0, number or 0)))
            case "f":
                return replace(self, font=number or 0)
            case _:
                return self


def shape_word(shape: ParaShape, word: str, number: int) -> None:
    """Change the shape of the paragraph as a control word says."""
    match word:
        case "outlinelevel":
            shape.heading = number + 1 if 0 <= number < _MOST_LEVEL else 0
        case "ql" | "qj" | "qc" | "qr":
            shape.align = _ALIGNS[word]
        case "sb":
            shape.above = number / _TWIPS
        case "sa":
            shape.below = number / _TWIPS
        case "ilvl":
            shape.depth = min(_DEEPEST, max(0, number))
        case "intbl":
            shape.in_table = True
