"""Ways of finding a mark back: ours, and what other programs do."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.anchoring.judging import Way
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from kanttekening.domain.passage import Span
from kanttekening.text.anchoring import describe, locate
from kanttekening.text.carrying import Carrier

Find = Callable[[Span], Span | None]


def _ours(old: str, new: str) -> Find:
    carrier = Carrier(old, new)
    return lambda span: carrier.carry(span).span


def _without_old_text(old: str, new: str) -> Find:
    """With the quote and the words around it alone, as a mark from elsewhere has them."""

    def find(span: Span) -> Span | None:
        found = locate(describe(old, span), new)
        return None if found is None else found[0]

    return find


def _exact(old: str, new: str) -> Find:
    """The same signs, nearest to where they stood."""

    def find(span: Span) -> Span | None:
        places = _places(new, span.of(old))
        at = min(places, key=lambda place: abs(place - span.start), default=None)
        return None if at is None else Span(at, at + len(span))

    return find


def _hypothesis_like(old: str, new: str) -> Find:
    """The quote, else what resembles it most; ranked as the public client of Hypothesis does.

    Up to half of the quote may differ. Quote, words before, words after and position weigh 50,
    20, 20 and 2.
    """

    def find(span: Span) -> Span | None:
        quote = span.of(old)
        places = [(at, at + len(span)) for at in _places(new, quote)]
        if not places:
            found = fuzz.partial_ratio_alignment(quote, new, score_cutoff=50)
            if found is None or found.dest_end <= found.dest_start:
                return None
            places = [(found.dest_start, found.dest_end)]
        before, after = old[max(0, span.start - 32) : span.start], old[span.end : span.end + 32]

        def score(place: tuple[int, int]) -> float:
            start, end = place
            return (
                50 * Indel.normalized_similarity(quote, new[start:end])
                + 20 * Indel.normalized_similarity(before, new[max(0, start - 32) : start])
                + 20 * Indel.normalized_similarity(after, new[end : end + 32])
                + 2 * (1 - abs(start - span.start) / max(1, len(new)))
            )

        return Span(*max(places, key=score))

    return find


def _places(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


WAYS: dict[str, Way] = {
    "ours": _ours,
    "without old text": _without_old_text,
    "hypothesis-like": _hypothesis_like,
    "exact quote": _exact,
}
