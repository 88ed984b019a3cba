"""Which areas of a page are pictures. Runs in the worker.

What is drawn in strips or tiles is one picture. Dots, rules and what fills the page (a scan, a
background) are none. Drawings made of lines and shapes are pictures as well.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.layout import PageRect
from kanttekening.domain.picture import PagePicture
from kanttekening.readers.page_drawings import Box, as_seen, drawings_on
from kanttekening.readers.pdf_file import load_page
from kanttekening.readers.picture_words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymupdf

    from kanttekening.readers.picture_words import Figures
    from kanttekening.readers.wire import Head

_DRAWN = frozenset({"fill-image", "fill-imgmask"})
_TOUCHING = 2.0  # points between strips of one picture
_LEAST_SIDE, _LEAST_AREA = 22.0, 1400.0  # points; smaller is an icon or a rule
_THINNEST = 12.0  # so much longer than high is a line that decorates
_WHOLE_PAGE = 0.8
_MOST_ON_PAGE = 2000
# Seconds of one answer: pages that someone looks at are drawn in between.
_STINT = 0.03


@dataclass(slots=True)
class _Area:
    """A rectangle that grows, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def size(self) -> float:
        return max(0.0, self.x1 - self.x0) * max(0.0, self.y1 - self.y0)

    def touches(self, other: _Area) -> bool:
        """Whether two areas overlap or lie against each other."""
        near = _TOUCHING
        across = self.x0 <= other.x1 + near and other.x0 <= self.x1 + near
        return across and self.y0 <= other.y1 + near and other.y0 <= self.y1 + near

    def take(self, other: _Area) -> None:
        """Grow around the other one."""
        self.x0, self.y0 = min(self.x0, other.x0), min(self.y0, other.y0)
        self.x1, self.y1 = max(self.x1, other.x1), max(self.y1, other.y1)


def pictures_from_page(document: pymupdf.Document, figures: Figures, first: int) -> Head:
    """The pictures of the pages from ``first`` (from 1) on, as many pages as there is time for.

    ``figures`` are those that the file describes.

    As they are sent: page, left, top, right, bottom, description; ``next`` is the page where the
    following question begins, 0 when that was all.
    """
    until = time.perf_counter() + _STINT
    sent: list[list[object]] = []
    page = first
    while page <= document.page_count:
        shown = load_page(document, page - 1)
        told = [(box and as_seen(shown, box), said) for box, said in figures.get(page, ())]
        for area, words in words_for(pictures_on(shown), told):
            sent.append([page, *area, words])
        page += 1
        if time.perf_counter() > until:
            break
    return {"pictures": sent, "next": page if page <= document.page_count else 0}


def pictures_from(head: Head) -> tuple[tuple[PagePicture, ...], int]:
    """What ``pictures_from_page`` sent."""
    found = tuple(
        PagePicture(PageRect(int(page), x0, y0, x1, y1), str(words))
        for page, x0, y0, x1, y1, words in head["pictures"]
    )
    return found, int(head["next"])


def pictures_on(page: pymupdf.Page) -> list[Box]:
    """The pictures of one page from top to bottom; of a page that can't be read, none."""
    import pymupdf

    try:
        log = [(kind, as_seen(page, box)) for kind, box in page.get_bboxlog()]
        drawings = [_Area(*box) for box in drawings_on(page, log)]
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return []
    bounds = page.rect
    areas = []
    for kind, (x0, y0, x1, y1) in log:
        if kind in _DRAWN:
            area = _Area(max(x0, 0), max(y0, 0), min(x1, bounds.width), min(y1, bounds.height))
            if area.x0 < area.x1 and area.y0 < area.y1:
                areas.append(area)
    whole = _WHOLE_PAGE * bounds.width * bounds.height
    parts = [area for area in areas[:_MOST_ON_PAGE] if area.size < whole]
    kept = [area for area in _joined(parts) if _is_picture(area) and area.size < whole]
    kept += [area for area in drawings if not any(area.touches(picture) for picture in kept)]
    kept.sort(key=lambda area: (area.y0, area.x0))
    return [Box(area.x0, area.y0, area.x1, area.y1) for area in kept]


def _joined(areas: Iterable[_Area]) -> list[_Area]:
    """The areas with those that touch made one."""
    joined: list[_Area] = []
    for area in areas:
        growing = True
        while growing:
            near = [other for other in joined if other.touches(area)]
            growing = bool(near)
            for other in near:
                area.take(other)
                joined.remove(other)
        joined.append(area)
    return joined


def _is_picture(area: _Area) -> bool:
    width, height = area.x1 - area.x0, area.y1 - area.y0
    short, long = min(width, height), max(width, height)
    return short >= _LEAST_SIDE and area.size >= _LEAST_AREA and long < _THINNEST * short
