"""Which words stand on which page: for the mouse, the caret and the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.layout import distance
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageLayout, PageRect, PlacedWord


class PageIndex:
    """A layout, looked at page by page."""

    def __init__(self, layout: PageLayout) -> None:
        self._layout = layout
        self._last: tuple[int, list[PlacedWord]] = (0, [])

    def words(self, page: int) -> list[PlacedWord]:
        """The words on ``page`` in the order of the text."""
        if self._last[0] != page:
            self._last = (page, self._layout.words_on(page))
        return self._last[1]

    def spans(self, page: int) -> list[Span]:
        """The stretches of text on ``page``; furniture may stand apart from the body."""
        found: list[Span] = []
        for word in self.words(page):
            if found and word.span.start - found[-1].end <= len("\n\n") + 1:
                found[-1] = Span(found[-1].start, max(found[-1].end, word.span.end))
            else:
                found.append(word.span)
        return found

    def within(self, part: PageRect) -> list[Span]:
        """The stretches of text of which all lines stand in a part of a page."""
        found: list[Span] = []
        for word in self.words(part.page):
            if not (part.y0 <= word.rect.y0 and word.rect.y1 <= part.y1):
                continue
            if found and 0 <= word.span.start - found[-1].end <= len("\n\n") + 1:
                found[-1] = Span(found[-1].start, word.span.end)
            else:
                found.append(word.span)
        return found

    def page_of(self, offset: int) -> int | None:
        """The page that holds the word at or after ``offset``."""
        return self._layout.page_of(offset)

    def offset_at(self, page: int, x: float, y: float) -> int | None:
        """The gap between two characters nearest to a point; a line counts before a column."""
        word = self._nearest(page, x, y)
        if word is None:
            return None
        return word.span.start + round(word.share(x) * len(word.span))

    def character_at(self, page: int, x: float, y: float) -> int | None:
        """The character under a point, or None where there is no text."""
        word = self._nearest(page, x, y)
        if word is None or distance(word.rect, x, y) > word.rect.y1 - word.rect.y0:
            return None
        return word.span.start + min(len(word.span) - 1, int(word.share(x) * len(word.span)))

    def _nearest(self, page: int, x: float, y: float) -> PlacedWord | None:
        return min(self.words(page), key=lambda word: distance(word.rect, x, y), default=None)

    def first_offset(self, page: int, y: float) -> int | None:
        """The first character of the first line on ``page`` that ends below ``y``."""
        below = [word for word in self.words(page) if word.rect.y1 > y]
        return (
            min(below, key=lambda word: (round(word.rect.y0), word.rect.x0)).span.start
            if below
            else None
        )

    def caret(self, offset: int) -> PageRect | None:
        """The rectangle of the character that the caret stands before, or behind at a line end."""
        for start in (offset, offset - 1):
            if start >= 0:
                found = self._layout.rects(Span(start, start + 1))
                if found:
                    return found[0]
        page = self._layout.page_of(offset)
        if page is None:
            return None
        after = self._layout.rects(Span(offset, offset + 4))
        return after[0] if after else None

    def is_behind(self, offset: int) -> bool:
        """Whether the caret stands at the right of the rectangle that ``caret`` gives."""
        return not self._layout.rects(Span(offset, offset + 1))

    def line_step(self, offset: int, x: float | None, direction: int) -> tuple[int, float] | None:
        """One line up (-1) or down (1), keeping to column ``x`` of the page; None at the end."""
        here = self.caret(offset)
        if here is None:
            return None
        at = x if x is not None else (here.x1 if self.is_behind(offset) else here.x0)
        middle = (here.y0 + here.y1) / 2
        reach = 0.45 * (here.y1 - here.y0)
        page: int | None = here.page
        line = self._line_beyond(here.page, middle + direction * reach, direction)
        if line is None:
            page = self._other_page(here.page, direction)
            if page is None:
                return None
            line = self._line_beyond(page, -1e9 if direction > 0 else 1e9, direction)
        found = None if line is None or page is None else self.offset_at(page, at, line)
        return None if found is None else (found, at)

    def _line_beyond(self, page: int, y: float, direction: int) -> float | None:
        middles = ((word.rect.y0 + word.rect.y1) / 2 for word in self.words(page))
        beyond = [middle for middle in middles if (middle - y) * direction > 0]
        return min(beyond, key=lambda middle: abs(middle - y), default=None)

    def _other_page(self, page: int, direction: int) -> int | None:
        number = page + direction
        while 1 <= number <= len(self._layout.pages):
            if self.words(number):
                return number
            number += direction
        return None

    def line_ends(self, offset: int) -> Span | None:
        """From the first to the last character of the line that ``offset`` stands on."""
        here = self.caret(offset)
        if here is None:
            return None
        middle = (here.y0 + here.y1) / 2
        line = [w.span for w in self.words(here.page) if w.rect.y0 <= middle <= w.rect.y1]
        return Span(line[0].start, max(span.end for span in line)) if line else None
