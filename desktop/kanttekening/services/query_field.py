"""What a search field needs to know of the query language: chips, and what is being typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kanttekening.text.fold import fold
from kanttekening.text.query_filters import LIKE, NAMES, values_of, written
from kanttekening.text.query_pieces import Piece, Sign, pieces_of, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.facet import FacetValue

__all__ = [
    "LIKE", "NAMES", "Chip", "Completing", "completing", "matching", "names_for",
    "split_filters", "values_of", "words_of", "written",
]  # fmt: skip

_BEGUN = re.compile(r'(?P<minus>(?<!\S)-)?(?:(?P<name>[a-z]+):(?P<value>"[^"]*|[^\s"]*)|'
                    r"(?P<word>[a-z]*))$", re.IGNORECASE)  # fmt: skip
_SHORTEST_NAME = 2
_SIGNS = "'‘’()*"
_OPERATORS = (Sign.EITHER, Sign.NEAR, Sign.NOTHING)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that stands apart from the words. ``typed`` is what it is in a query."""

    typed: str
    name: str
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Completing:
    """What is being typed before the cursor: the value of a filter, or (no name) a first word.

    ``begun`` is replaced from ``start`` on.
    """

    start: int
    name: str | None
    begun: str
    excluded: bool = False


def split_filters(typed: str, *, growing: bool = False) -> tuple[tuple[Chip, ...], str]:
    """The filters of a query, and the rest of it. One that is still ``growing`` is left there."""
    typed = tidy(typed)
    pieces = pieces_of(typed)
    cut = [piece for piece in pieces if piece.filter and _is_whole(piece, typed, growing=growing)]
    chips = tuple(_chip(piece) for piece in cut)
    gone = [piece.span for piece in [*cut, *_between(pieces, cut)]]
    kept, end = [], 0
    for span in sorted(gone, key=lambda span: span.start):
        kept.append(typed[end : span.start])
        end = span.end
    if not gone:
        return (), typed
    rest = "".join(
        [*(part.strip() + " " if part.strip() else "" for part in kept), typed[end:].lstrip()]
    )
    return tuple(dict.fromkeys(chips)), rest


def words_of(typed: str) -> tuple[str, ...]:
    """The words and phrases that are asked for, as they were typed: to light up in a letter."""
    asked = (
        piece.text.strip(_SIGNS)
        for piece in pieces_of(tidy(typed))
        if piece.sign in (Sign.WORD, Sign.PHRASE) and not piece.excluded
    )
    return tuple(word for text in asked for word in text.split())


def completing(typed: str, cursor: int) -> Completing | None:
    """What can be completed at the cursor; nothing inside a word."""
    if typed[cursor : cursor + 1].strip():
        return None
    found = _BEGUN.search(tidy(typed[:cursor]))
    if found is None or (found.start() and not typed[found.start() - 1].isspace()):
        return None
    excluded = bool(found["minus"])
    name = (found["name"] or "").lower()
    if name in NAMES:
        return Completing(found.start(), name, found["value"].strip('"'), excluded)
    if name:
        return None
    return Completing(found.start(), None, found["word"] or "", excluded)


def names_for(begun: str) -> tuple[str, ...]:
    """The filters that a word may become the name of; a single letter may become anything."""
    if len(begun) < _SHORTEST_NAME:
        return ()
    return tuple(
        name for name in NAMES if name.startswith(begun.lower()) and name not in ("in", LIKE)
    )


def matching(
    values: Sequence[FacetValue], begun: str, shown: Callable[[str], str] = str
) -> tuple[FacetValue, ...]:
    """The values that begin so, then those with a word that begins so.

    Of several words each must begin one, as a person calls the value (``shown``).
    """
    asked = fold(begun)
    first = [value for value in values if fold(value.value).startswith(asked)]
    wanted = [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in asked.split()]
    more = []
    for value in values:
        called = f"{fold(value.value)} {fold(shown(value.value))}"
        if value not in first and all(word.search(called) for word in wanted):
            more.append(value)
    return (*first, *more)


def _is_whole(piece: Piece, typed: str, *, growing: bool) -> bool:
    return not growing or piece.span.end < len(typed)


def _chip(piece: Piece) -> Chip:
    asked = piece.filter
    if asked is None:  # only pieces with a filter come here
        return Chip(piece.text, "", piece.text)
    sign = "-" if asked.excluded else ""
    return Chip(sign + written(asked.name, asked.value), asked.name, asked.value, asked.excluded)


def _between(pieces: Sequence[Piece], cut: Sequence[Piece]) -> list[Piece]:
    """OF beside a filter, or more of them in a row, binds nothing, and goes with it."""
    gone: list[Piece] = []
    for is_operator, row in groupby(enumerate(pieces), lambda each: each[1].sign in _OPERATORS):
        places = [at for at, _ in row]
        beside = [*pieces[max(places[0] - 1, 0) : places[0]], *pieces[places[-1] + 1 :][:1]]
        if is_operator and any(piece in cut for piece in beside):
            gone += pieces[places[0] : places[-1] + 1]
    return gone
