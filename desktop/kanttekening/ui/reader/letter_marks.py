"""The marks of a letter in the forms in which both views paint them.

Worked out off the window's thread: a file may bring twenty thousand annotations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.ui.reader.margin_signs import MOST_TOGETHER
from kanttekening.ui.reader.marks import areas_of, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kanttekening.domain.annotation import Annotation, MarkKind
    from kanttekening.domain.layout import PageLayout, PageRect
    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.marks import AreaMark, Mark


@dataclass(frozen=True, slots=True)
class LetterMarks:
    """Every mark of a letter; those in the text; its areas; and what is painted on each page.

    In the text and on a page long ones come first, so that short ones lie on top. Of marks on the
    same place a page has so many as are painted. ``places`` are the first marks of a kind on a
    stretch of text, by their number among all.
    """

    annotations: tuple[Annotation, ...] = ()
    every: tuple[Mark, ...] = ()
    in_text: tuple[Mark, ...] = ()
    areas: tuple[AreaMark, ...] = ()
    by_page: Mapping[int, Sequence[Mark]] = field(default_factory=dict)
    places: tuple[tuple[int, Mark], ...] = ()


def letter_marks(annotations: tuple[Annotation, ...], layout: PageLayout) -> LetterMarks:
    """The marks that a letter's annotations make."""
    every = marks_of(annotations)
    longest = sorted(every, key=lambda mark: -len(mark.span))
    in_text = tuple(mark for mark in longest if mark.area is None)
    areas, pages = areas_of(every), by_page(longest, layout)
    return LetterMarks(annotations, every, in_text, areas, pages, tuple(_places(every)))


def by_page(marks: Iterable[Mark], layout: PageLayout) -> dict[int, list[Mark]]:
    """The marks that each page has, in this order; of those on the same place the first only."""
    same: Counter[tuple[int, int, PageRect | None]] = Counter()
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        place = mark.span.start, mark.span.end, mark.area
        same[place] += 1
        if same[place] <= MOST_TOGETHER:
            for page in _pages(mark, layout):
                found[page].append(mark)
    return dict(found)


def _places(marks: Iterable[Mark]) -> Iterator[tuple[int, Mark]]:
    seen: set[tuple[MarkKind, Span]] = set()
    for number, mark in enumerate(marks):
        if (mark.kind, mark.span) not in seen:
            seen.add((mark.kind, mark.span))
            yield number, mark


def _pages(mark: Mark, layout: PageLayout) -> Iterable[int]:
    if mark.area is not None:
        return (mark.area.page,)
    first, last = layout.page_of(mark.span.start), layout.page_of(mark.span.end - 1)
    return () if first is None or last is None else range(first, last + 1)
