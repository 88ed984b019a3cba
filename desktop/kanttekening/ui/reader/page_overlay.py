"""What lies over the pages: marks, hits, selection, flash and caret, page by page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkStyle
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.letter_marks import LetterMarks
from kanttekening.ui.reader.margin_signs import MOST_TOGETHER
from kanttekening.ui.reader.page_painter import Overlay, PaintedMark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanttekening.domain.layout import PageLayout
    from kanttekening.ui.reader.marks import Mark
    from kanttekening.ui.reader.page_index import PageIndex
    from kanttekening.ui.reader.selection import Selection


class OverlayMaker:
    """Knows the spans; finds their rectangles for one page at a time, when it is painted."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._layout: PageLayout | None = None
        self.index: PageIndex | None = None
        self.marks: tuple[Mark, ...] = ()
        self.flash: Span | PageRect | None = None
        self.spoken: Span | None = None
        self._by_page: Mapping[int, Sequence[Mark]] = {}
        self._painted: dict[int, list[PaintedMark]] = {}
        self._hits: tuple[Span, ...] = ()
        self._current: tuple[Span, ...] = ()
        self._hits_by_page: dict[int, list[PageRect]] = {}
        self._lefts: dict[int, float | None] = {}

    def open(self, layout: PageLayout) -> None:
        """Begin with another letter."""
        self.close()
        self._layout = layout

    def close(self) -> None:
        """Nothing lies over anything."""
        self._layout = None
        self._lefts = {}
        self.index = None
        self.flash = self.spoken = None
        self.set_marks(LetterMarks())
        self.set_hits((), ())

    def set_marks(self, marks: LetterMarks) -> None:
        """Take these marks."""
        self.marks = marks.every
        self._by_page = marks.by_page
        self._painted = {}

    def set_hits(self, hits: Sequence[Span], current: Sequence[Span]) -> None:
        """Take these hits, in the order of the text, and the stretches of the current one."""
        if tuple(hits) != self._hits:
            self._hits = tuple(hits)
            self._hits_by_page = {}
        self._current = tuple(current)

    def rects(self, span: Span) -> tuple[PageRect, ...]:
        """The rectangles of a passage."""
        return self._layout.rects(span) if self._layout else ()

    def rects_of(self, mark: Mark) -> tuple[PageRect, ...]:
        """The rectangles of a mark: its area, or those of its passage."""
        return self.rects(mark.span) if mark.area is None else (mark.area,)

    def of_page(self, page: int, *, caret: bool) -> Overlay:
        """Everything that lies over ``page``."""
        marks = self._marked_on(page)
        return Overlay(
            marks=marks,
            hits=self._hits_on(page),
            current=[rect for part in self._current for rect in self._on(page, part)],
            selected=self._on(page, self._selection.span),
            flash=self._flash_on(page),
            spoken=self._on(page, self.spoken),
            caret=self._caret_on(page) if caret else None,
            text_left=self._text_left(page) if marks else None,
        )

    def _text_left(self, page: int) -> float | None:
        """Where the lines of a page begin: left of it is its margin."""
        if page not in self._lefts and self._layout is not None:
            lefts = (word.rect.x0 for word in self._layout.words_on(page))
            self._lefts[page] = min(lefts, default=None)
        return self._lefts.get(page)

    def count_hits(self, page: int) -> int:
        """How many hits begin on ``page``: one that runs over two lines is one."""
        if self.index is None:
            return 0
        return sum(
            bisect_left(self._hits, Span(part.end, part.end))
            - bisect_left(self._hits, Span(part.start, part.start))
            for part in self.index.spans(page)
        )

    def _marked_on(self, page: int) -> list[PaintedMark]:
        """The marks on one page; of those that begin at the same place only so many."""
        if page not in self._painted:
            together: Counter[PageRect] = Counter()
            found: list[PaintedMark] = []
            for mark in self._by_page.get(page, ()):
                rects = [rect for rect in self.rects_of(mark) if rect.page == page]
                if not rects:
                    continue
                below = together[rects[0]]
                together[rects[0]] += 1
                if below < MOST_TOGETHER:
                    found.append(_painted(mark, rects, below))
            self._painted[page] = found
        return self._painted[page]

    def _on(self, page: int, span: Span | None) -> list[PageRect]:
        """The rectangles of ``span`` on one page; a whole selected report costs no more."""
        if span is None:
            return []
        if self.index is None:
            return [rect for rect in self.rects(span) if rect.page == page]
        found: list[PageRect] = []
        for part in self.index.spans(page):
            if part.overlaps(span):
                shared = Span(max(part.start, span.start), min(part.end, span.end))
                found.extend(rect for rect in self.rects(shared) if rect.page == page)
        return found

    def _flash_on(self, page: int) -> list[PageRect]:
        if isinstance(self.flash, PageRect):
            return [self.flash] if self.flash.page == page else []
        return self._on(page, self.flash)

    def _hits_on(self, page: int) -> list[PageRect]:
        if self.index is None or not self._hits:
            return []
        if page not in self._hits_by_page:
            found: list[PageRect] = []
            for part in self.index.spans(page):
                first = bisect_left(self._hits, Span(part.start, part.start))
                for hit in self._hits[max(0, first - 1) :]:
                    if hit.start >= part.end:
                        break
                    found.extend(rect for rect in self.rects(hit) if rect.page == page)
            self._hits_by_page[page] = found
        return self._hits_by_page[page]

    def _caret_on(self, page: int) -> tuple[PageRect, bool] | None:
        offset = self._selection.caret
        if offset is None or self.index is None:
            return None
        rect = self.index.caret(offset)
        if rect is None or rect.page != page:
            return None
        return rect, self.index.is_behind(offset)


def _painted(mark: Mark, rects: list[PageRect], below: int) -> PaintedMark:
    return PaintedMark(
        mark.kind,
        rects,
        is_underlined=mark.style is MarkStyle.UNDERLINE,
        is_frame=mark.area is not None,
        visibility=mark.visibility,
        below=below,
    )
