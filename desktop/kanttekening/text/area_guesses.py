"""Where a mark on an area of a page may belong, when it was not found: for a person to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.guess import GuessReason
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span
from kanttekening.text.area_carrying import most_agreed, steps_beside
from kanttekening.text.area_pictures import along, picture_under, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.picture import PicturePrint
    from kanttekening.text.carrying import Carrier

_LIKE = 0.85
_CAPTION = 34.0  # points above or below
_TOUCH = 2.0
_ONE_LINE = 4.0
_MOST = 3
_ALREADY = 0.6  # that much in common with another guess
_ON_PICTURE = 0.3


class Pages(NamedTuple):
    """One file: its words and pictures, by place."""

    layout: PageLayout
    pictures: Sequence[PicturePrint]


def area_guesses(
    area: PageRect, before: Pages, now: Pages, carrier: Carrier
) -> tuple[tuple[GuessReason, PageRect], ...]:
    """Places on the newer pages, the likeliest first."""
    found: list[tuple[GuessReason, PageRect]] = []
    for reason, place in _all(area, before, now, carrier):
        rect = _on_page(place, now.layout)
        if rect is not None and not any(shared(rect, known) > _ALREADY for _, known in found):
            found.append((reason, rect))
    return tuple(found[:_MOST])


def _all(
    area: PageRect, before: Pages, now: Pages, carrier: Carrier
) -> Iterator[tuple[GuessReason, PageRect]]:
    picture = picture_under(area, before.pictures)
    if picture is not None:
        ranked = [(found.likeness(picture), found) for found in now.pictures]
        ranked.sort(key=lambda pair: -pair[0])
        for alike, found in ranked[:_MOST]:
            if alike >= _LIKE:
                yield GuessReason.PICTURE, along(area, picture.area, found.area)
    for place in _by_caption(area, before, now, carrier):
        yield GuessReason.CAPTION, _settled(area, place, before, now)
    beside = most_agreed(area, steps_beside(area, before.layout, now.layout, carrier))
    if beside is not None:
        yield GuessReason.BESIDE, _settled(area, beside[0], before, now)
    yield GuessReason.PLACE, _settled(area, area, before, now)


def _by_caption(area: PageRect, before: Pages, now: Pages, carrier: Carrier) -> Iterator[PageRect]:
    """Where the line right below or above went, or lines that read much like it."""
    words = before.layout.words_on(area.page)
    beside = [word for word in words if word.rect.x0 < area.x1 and word.rect.x1 > area.x0]
    below = [word for word in beside if -_TOUCH <= word.rect.y0 - area.y1 <= _CAPTION]
    above = [word for word in beside if -_TOUCH <= area.y0 - word.rect.y1 <= _CAPTION]
    first = min((word.rect.y0 for word in below), default=0.0)
    last = max((word.rect.y0 for word in above), default=0.0)
    for near, y in ((below, first), (above, last)):
        line = [word for word in near if abs(word.rect.y0 - y) <= _ONE_LINE]
        if not line:
            continue
        span = Span(min(word.span.start for word in line), max(word.span.end for word in line))
        carried = carrier.carry(span, guess=True)
        was = before.layout.rects(span)
        for place in carried.guesses or ((carried.span,) if carried.span else ()):
            there = now.layout.rects(place)
            if was and there:
                yield _beside(area, was[0], there[0])


def _beside(area: PageRect, was: PageRect, now: PageRect) -> PageRect:
    dx, dy = now.x0 - was.x0, now.y0 - was.y0
    return PageRect(now.page, area.x0 + dx, area.y0 + dy, area.x1 + dx, area.y1 + dy)


def _settled(area: PageRect, place: PageRect, before: Pages, now: Pages) -> PageRect:
    """On the picture that stands there, if the mark was on one."""
    picture = picture_under(area, before.pictures)
    if picture is None:
        return place
    found = max(now.pictures, key=lambda other: shared(place, other.area), default=None)
    if found is None or shared(place, found.area) < _ON_PICTURE:
        return place
    return along(area, picture.area, found.area)


def _on_page(rect: PageRect, layout: PageLayout) -> PageRect | None:
    """The part of a rectangle that lies on its page; None for a place that is nowhere."""
    if not 1 <= rect.page <= len(layout.pages):
        return None
    size = layout.pages[rect.page - 1]
    x0, y0 = max(0.0, rect.x0), max(0.0, rect.y0)
    x1, y1 = min(size.width, rect.x1), min(size.height, rect.y1)
    return PageRect(rect.page, x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None
