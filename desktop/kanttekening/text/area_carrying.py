"""Marks on an area of a page: which place in the text they have, and where they go with it."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.layout import PageRect, distance
from kanttekening.domain.passage import Passage, Span
from kanttekening.text.anchoring import describe

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageLayout, PlacedWord
    from kanttekening.text.carrying import Carrier

_BESIDE = 16  # words that tell where an area went
_LEAST = 4
_AGREE = 0.7  # of these
_SLACK = 4.0  # points


def place_of(area: PageRect, text: str, layout: PageLayout) -> Passage:
    """The point in the text that an area comes at: before the first word in or below it."""
    words = layout.words_on(area.page)
    inside = [word for word in words if _middle_in(word, area)]
    below = [word for word in words if word.rect.y0 >= area.y1]
    first = min(inside or below or words, key=lambda word: word.span.start, default=None)
    at = first.span.start if first else _before(area.page, text, layout)
    return describe(text, Span(at, at), area.page)


def _before(page: int, text: str, layout: PageLayout) -> int:
    """Where a page without words comes: behind the last word of the pages before it."""
    for number in range(page - 1, 0, -1):
        words = layout.words_on(number)
        if words:
            return max(word.span.end for word in words)
    return 0 if layout.pages and page <= len(layout.pages) else len(text)


def _middle_in(word: PlacedWord, area: PageRect) -> bool:
    x, y = (word.rect.x0 + word.rect.x1) / 2, (word.rect.y0 + word.rect.y1) / 2
    return area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1


def carry_area(
    area: PageRect, before: PageLayout, now: PageLayout, carrier: Carrier
) -> PageRect | None:
    """Where an area is on the pages of a newer file: it goes along with the words beside it.

    None when those words are gone, or went different ways.
    """
    steps = steps_beside(area, before, now, carrier)
    found = most_agreed(area, steps)
    if found is None or found[1] < max(_LEAST, _AGREE * steps.asked):
        return None
    return found[0]


class Steps(NamedTuple):
    """Where words beside an area went: the page, and how far along and down."""

    found: list[tuple[int, float, float]]
    asked: int  # how many words there were to ask


def steps_beside(area: PageRect, before: PageLayout, now: PageLayout, carrier: Carrier) -> Steps:
    """Where the words nearest to an area went, as far as they are there still."""
    x, y = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    near = sorted(before.words_on(area.page), key=lambda word: _apart(word, area, x, y))
    steps: list[tuple[int, float, float]] = []
    for word in near[:_BESIDE]:
        carried = carrier.carry(word.span).span
        rects = now.rects(carried) if carried else ()
        if rects:
            step = (rects[0].page, rects[0].x0 - word.rect.x0, rects[0].y0 - word.rect.y0)
            steps.append(step)
    return Steps(steps, len(near[:_BESIDE]))


def most_agreed(area: PageRect, steps: Steps) -> tuple[PageRect, int] | None:
    """Where most of the words say that an area is, and how many of them say so."""
    if not steps.found:
        return None
    pages = [page for page, _, _ in steps.found]
    page = max(sorted(set(pages)), key=pages.count)
    dx = median(dx for at, dx, _ in steps.found if at == page)
    dy = median(dy for at, _, dy in steps.found if at == page)
    agreed = sum(
        at == page and abs(x - dx) <= _SLACK and abs(y - dy) <= _SLACK for at, x, y in steps.found
    )
    if page == area.page and abs(dx) < 1 and abs(dy) < 1:
        return area, agreed
    return PageRect(page, area.x0 + dx, area.y0 + dy, area.x1 + dx, area.y1 + dy), agreed


def _apart(word: PlacedWord, area: PageRect, x: float, y: float) -> tuple[bool, float]:
    return not _middle_in(word, area), distance(word.rect, x, y)
