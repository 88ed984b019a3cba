"""What a change may have made stale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import Generic, TypeVar

T = TypeVar("T")


class Touched(Flag):
    """Parts of the library that screens show."""

    NOTHING = 0
    LETTERS = auto()
    ANNOTATIONS = auto()
    LABELS = auto()
    JOURNAL = auto()
    FACTS = auto()
    SEARCHES = auto()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The result of a change and what it touched."""

    value: T
    touched: Touched
