"""What a query could not be taken for, as facts: the words room makes sentences of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Misread(StrEnum):
    """Why a part of a query was read otherwise than it was meant, or not at all."""

    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_VALUE = "unknown_value"
    NO_PERIOD = "no_period"
    UNFINISHED = "unfinished"
    LOOSE_OPERATOR = "loose_operator"
    TOO_LONG = "too_long"
    NOT_FOUND = "not_found"
    NOT_TOGETHER = "not_together"


@dataclass(frozen=True, slots=True)
class Remark:
    """``typed`` is the part of the query, as it stands there; ``proposal`` what may replace it.

    Of a query that was understood it may say what was found: a word that no hit has
    (``NOT_FOUND``), or words that no hit has all of (``NOT_TOGETHER``).

    ``name`` and ``value`` are the two halves of a filter.
    """

    misread: Misread
    typed: str
    name: str = ""
    value: str = ""
    proposal: str | None = None
