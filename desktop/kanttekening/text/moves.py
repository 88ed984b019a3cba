"""Which passages that went came back somewhere else, word for word."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kanttekening.domain.comparison import DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.comparison import Difference

# Shorter ones may be there by chance: a "Bijlage 2" that went is not the one that came.
_FEWEST_LETTERS = 20


def moves(
    differences: Sequence[Difference], old_text: str, new_text: str
) -> tuple[tuple[int, int], ...]:
    """Pairs of numbers of differences: one that went, and the one in which it came back.

    Where the same words went or came more than once nobody can say which is which: no pair.
    """
    went: dict[str, list[int]] = defaultdict(list)
    came: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(differences):
        if found.kind is DifferenceKind.REMOVED:
            went[_letters(found.old.of(old_text))].append(number)
        elif found.kind is DifferenceKind.ADDED:
            came[_letters(found.new.of(new_text))].append(number)
    return tuple(
        (here[0], came[letters][0])
        for letters, here in went.items()
        if len(letters) >= _FEWEST_LETTERS and len(here) == 1 and len(came.get(letters, ())) == 1
    )


def _letters(words: str) -> str:
    """What two passages share that read the same, however they are laid out."""
    return "".join(sign for sign in words if sign.isalnum())
