"""Undo and redo as data: what a thing was before, and what it became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


# A newer file of a letter that came in. What it takes to take that back follows from how things
# are then; the row after it has the letter and the version.
ARRIVAL = "arrival"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after. None means that it was not there.

    ``thing`` names the table of things it belongs to (``annotation``, ``letter`` or
    ``correction``), ``key`` is its id; the rows hold plain JSON values.
    """

    thing: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def letter(self) -> int | None:
        """The id of the letter that the thing is, or belongs to."""
        row = self.after or self.before or {}
        if "letter_id" in row:
            return int(row["letter_id"])
        return int(self.key) if self.thing == "letter" else None

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.thing, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did in one go, and takes back in one go. ``action`` is a stable word."""

    action: str
    changes: tuple[Change, ...]

    @property
    def letters(self) -> tuple[int, ...]:
        """The ids of the letters that it changed something of, each once."""
        found = (change.letter for change in self.changes)
        return tuple(dict.fromkeys(letter for letter in found if letter is not None))

    def reversed(self) -> Edit:
        """The edit that takes this one back, last change first."""
        return Edit(self.action, tuple(change.reversed() for change in reversed(self.changes)))
