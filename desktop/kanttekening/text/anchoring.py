"""Describe a passage so that it can be found again, and find it: never a guess between twins."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.passage import Passage, Span
from kanttekening.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTEXT = 32
_SURE = 0.8  # how alike the surroundings must be for a place among twins
_LEAD = 0.25  # and by how much they must beat the next best
_SHORT = 12  # letters; a shorter passage is found anywhere, so its surroundings must agree
_SHINGLE = 10
_LIKE_ENOUGH = 75.0


def describe(text: str, span: Span, page: int | None = None) -> Passage:
    """Describe the passage at ``span`` by its words and what stands before and after it."""
    return Passage(
        span,
        span.of(text),
        text[max(0, span.start - _CONTEXT) : span.start],
        text[span.end : span.end + _CONTEXT],
        page,
    )


def find_quote(text: str, quote: str, occurrence: int = 1) -> Span | None:
    """Find the n-th place of ``quote``: exactly, else without regard to spaces, signs and case."""
    if occurrence < 1:
        return None
    return next(islice(find_quotes(text, quote), occurrence - 1, None), None)


def find_quotes(text: str, quote: str) -> Iterator[Span]:
    """The places of ``quote`` in reading order, found one by one, so that one can stop early."""
    if not quote.strip():
        return iter(())
    exact = _exact_places(text, quote)
    first = next(exact, None)
    return _places(text, quote) if first is None else chain((first,), exact)


def _exact_places(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote)
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


class Skeleton:
    """The letters and digits of a text, folded, each with its place."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self.places: list[int] = []
        for place, sign in enumerate(text):
            folded = sign if sign.isascii() else fold(sign)
            for letter in folded.lower():
                if letter.isalnum():
                    letters.append(letter)
                    self.places.append(place)
        self.letters = "".join(letters)

    def span(self, start: int, length: int) -> Span:
        """Where ``length`` letters from ``start`` stand in the text."""
        return Span(self.places[start], self.places[start + length - 1] + 1)


def _places(text: str, quote: str) -> Iterator[Span]:
    """Every place where the letters of ``quote`` stand, whatever stands between them."""
    whole, part = Skeleton(text), Skeleton(quote).letters
    letters = [place for place, sign in enumerate(quote) if sign.isalnum()]
    if not part or not letters:
        return
    before, after = quote[: letters[0]], quote[letters[-1] + 1 :]
    last: Span | None = None
    at = whole.letters.find(part)
    while at >= 0:
        span = _with_edges(text, whole.span(at, len(part)), before, after)
        if span != last:  # one sign may stand for two letters
            yield span
        last = span
        at = whole.letters.find(part, at + 1)


def _with_edges(text: str, span: Span, before: str, after: str) -> Span:
    """Take the signs at the ends of the quote along, where the text has them too."""
    start, end = span.start, span.end
    for sign in reversed(before):
        if text[start - 1 : start] != sign:
            break
        start -= 1
    for sign in after:
        if text[end : end + 1] != sign:
            break
        end += 1
    return Span(start, end)


def locate(passage: Passage, text: str) -> tuple[Span, AnchorState] | None:
    """Find a passage in another text; None when it is gone or when we can't choose.

    Anchored: the same words at the same place. Moved: the same words elsewhere. Changed: the
    words themselves were altered, and their surroundings or most of their letters show where.
    """
    if _stands_where_it_stood(passage, text):
        return passage.span, AnchorState.ANCHORED
    if not passage.quote.strip():
        return None
    places = list(find_quotes(text, passage.quote))
    if places:
        span = _chosen(passage, text, places)
        if span is None:
            return None
        state = AnchorState.ANCHORED if span == passage.span else AnchorState.MOVED
        return span, state
    changed = _changed(passage, Skeleton(text))
    return None if changed is None else (changed, AnchorState.CHANGED)


def _stands_where_it_stood(passage: Passage, text: str) -> bool:
    span = passage.span
    return (
        span.of(text) == passage.quote
        and text[: span.start].endswith(passage.prefix)
        and text[span.end :].startswith(passage.suffix)
    )


def _chosen(passage: Passage, text: str, places: list[Span]) -> Span | None:
    """The place whose surroundings agree; None between twins."""
    marks = sorted(((_agreement(passage, text, place), place) for place in places), reverse=True)
    best, span = marks[0]
    if len(marks) == 1:
        letters = sum(sign.isalnum() for sign in passage.quote)
        return span if letters >= _SHORT or best >= _SURE / 2 else None
    return span if best >= _SURE and best - marks[1][0] >= _LEAD else None


def _agreement(passage: Passage, text: str, place: Span) -> float:
    """How alike the surroundings are, from 0 to 1; the better side counts more."""
    before = text[max(0, place.start - _CONTEXT) : place.start]
    after = text[place.end : place.end + _CONTEXT]
    sides = (_alike(passage.prefix, before), _alike(passage.suffix, after))
    return 0.6 * max(sides) + 0.4 * min(sides)


def _alike(left: str, right: str) -> float:
    one, other = Skeleton(left).letters, Skeleton(right).letters
    from rapidfuzz.distance import Indel  # not before a passage is looked for

    return 1.0 if one == other else Indel.normalized_similarity(one, other)


def _changed(passage: Passage, now: Skeleton) -> Span | None:
    """The place that shares most pieces with the passage, if it is alone in that."""
    quote = Skeleton(passage.quote).letters
    window = _window(quote, now.letters)
    if window is None:
        return None
    first, last = window
    from rapidfuzz import fuzz  # not before a passage is looked for

    found = fuzz.partial_ratio_alignment(quote, now.letters[first:last], score_cutoff=_LIKE_ENOUGH)
    if found is None or found.dest_end <= found.dest_start:
        return None
    return now.span(first + found.dest_start, found.dest_end - found.dest_start)


def _window(quote: str, letters: str) -> tuple[int, int] | None:
    """Where pieces of the quote that occur only once agree on a stretch of the text."""
    votes: list[int] = []
    for at in range(0, len(quote) - _SHINGLE + 1, max(1, len(quote) // 64)):
        piece = quote[at : at + _SHINGLE]
        place = letters.find(piece)
        if place >= 0 and letters.find(piece, place + 1) < 0:
            votes.append(place - at)
    if not votes:
        return None
    middle = sorted(votes)[len(votes) // 2]
    slack = len(quote) // 2 + _SHINGLE
    near = [vote for vote in votes if abs(vote - middle) <= slack]
    if len(near) * 2 <= len(votes):
        return None
    return max(0, min(near) - slack), min(len(letters), max(near) + len(quote) + slack)
