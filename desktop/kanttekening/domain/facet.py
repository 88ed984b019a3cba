"""What the letters of an answer have in common: values of filters, with how many letters each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value as the filter takes it, and how many letters pass."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one filter, most letters first; years newest first."""

    name: str
    values: tuple[FacetValue, ...]
