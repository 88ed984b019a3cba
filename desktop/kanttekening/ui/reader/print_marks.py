"""What is printed over and under the pages of a letter: its marks, and what was recognised."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from kanttekening.domain.print_order import PrintedMark, UnseenWord
from kanttekening.ui.reader.margin_signs import MarginSigns
from kanttekening.words.reader import kind_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.page_overlay import OverlayMaker
    from kanttekening.ui.theme import Theme

# Points; the worker draws a sign as large as that.
_SIGN, _INSET, _GAP = 9.75, 6.0, 1.5


def printed_marks(
    overlay: OverlayMaker, pages: Iterable[int], theme: Theme
) -> Iterator[PrintedMark]:
    """The marks on these pages, in the order in which they lie over one another."""
    for page in pages:
        over = overlay.of_page(page, caret=False)
        margin = QRectF(0, 0, (over.text_left or math.inf) - _GAP, 0)
        signs = MarginSigns(QPointF(_SIGN + _GAP, 0), margin)
        printed: list[PrintedMark] = []
        for mark in over.marks:
            if not mark.rects:
                continue
            first = mark.rects[0]
            middle = first.y0 + _SIGN / 2 if mark.is_frame else (first.y0 + first.y1) / 2
            place = signs.place(QRectF(_INSET, middle - _SIGN / 2, _SIGN, _SIGN))
            colors = theme.paper_mark(mark.kind)
            printed.append(
                PrintedMark(
                    tuple(mark.rects),
                    colors.fill,
                    colors.edge,
                    kind_letter(mark.kind),
                    is_underlined=mark.is_underlined,
                    is_frame=mark.is_frame,
                    below=mark.below,
                    sign=None if place is None else (place.x(), place.y()),
                )
            )
        # A sign that stands for others too says how many they are.
        numbers = {(box.x(), box.y()): str(number) for box, number in signs.crowded}
        for mark_made in printed:
            letter = numbers.get(mark_made.sign or (-1, -1), mark_made.letter)
            yield replace(mark_made, letter=letter)


def recognized_words(opened: OpenLetter, pages: Iterable[int]) -> Iterator[UnseenWord]:
    """The words that were recognised on these pages, in the order of the text."""
    text = opened.document.text
    for page in sorted(set(pages) & set(opened.scan.recognized)):
        for word in opened.layout.words_on(page):
            yield UnseenWord(text[word.span.start : word.span.end], word.rect)
