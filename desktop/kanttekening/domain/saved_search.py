"""Searches that a person keeps, to ask them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

SavedSearchId = NewType("SavedSearchId", int)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """``query`` as it was typed, filters and all; ``place`` orders them in the sidebar."""

    id: SavedSearchId
    name: str
    query: str
    place: int
