"""The labels of an annotation: those that stand in its note as #word, and those given to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.services.labelling import tidy_name
from kanttekening.text.decode import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable


def written(note: str) -> dict[str, str]:
    """The labels in a note as they are written the first time, by how they are compared."""
    from kanttekening.text.hashtags import find_hashtags

    found: dict[str, str] = {}
    for words in find_hashtags(note):
        found.setdefault(words.text[1:].casefold(), words.text[1:])
    return found


def follow_note(before: str, after: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels when the note changes: what comes in it is added, what was taken out goes."""
    had, has = written(before), written(after)
    kept = [label for label in labels if label.casefold() not in had or label.casefold() in has]
    known = {label.casefold() for label in kept}
    return (*kept, *(label for key, label in has.items() if key not in known))


def given(labels: Iterable[str], note: str) -> tuple[str, ...]:
    """Labels as a person gives them, each once; those that stand in the note stay."""
    found: dict[str, str] = {}
    for label in (*labels, *written(note).values()):
        name = tidy_name(well_formed(label))
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
