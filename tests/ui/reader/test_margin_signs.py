"""However many marks a file brings along, their letters stand free and the window goes on."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.letter_marks import LetterMarks, by_page
from kanttekening.ui.reader.margin_signs import MOST_TOGETHER, MarginSigns
from kanttekening.ui.reader.marks import Mark
from kanttekening.ui.reader.page_overlay import OverlayMaker
from kanttekening.ui.reader.selection import Selection

SIDE = 13.0
places = st.lists(st.tuples(st.integers(0, 3), st.integers(-20, 60)), max_size=60)


@given(places)
def test_signs_never_lie_over_each_other(wanted):
    signs = MarginSigns(QPointF(15, 0))
    found = [signs.place(QRectF(8 + x, y, SIDE, SIDE)) for x, y in wanted]
    placed = [sign for sign in found if sign is not None]
    assert not any(one.intersects(other) for at, one in enumerate(placed) for other in placed[:at])


def test_at_one_place_stand_as_many_as_can_be_told_apart():
    signs = MarginSigns(QPointF(15, 0))
    found = [signs.place(QRectF(8, 40, SIDE, SIDE)) for _ in range(30_000)]
    assert all(found[:MOST_TOGETHER])
    assert not any(found[MOST_TOGETHER:])
    assert signs.place(QRectF(8, 80, SIDE, SIDE)) == QRectF(8, 80, SIDE, SIDE)


@given(places)
def test_signs_stay_in_their_margin_and_none_is_left_out_untold(wanted):
    signs = MarginSigns(QPointF(15, 0), QRectF(0, 0, 50, 0))
    found = [signs.place(QRectF(8 + x, y, SIDE, SIDE)) for x, y in wanted]
    placed = [sign for sign in found if sign is not None]
    assert all(sign.right() <= 50 for sign in placed)
    assert sum(number - 1 for _, number in signs.crowded) == len(found) - len(placed)
    assert all(any(sign == one for one in placed) for sign, _ in signs.crowded)


def test_of_thousands_of_marks_on_the_same_words_the_first_are_painted():
    word = Span(0, 5)
    layout = PageLayout.build(
        (PageSize(600, 800),), [PlacedWord(word, PageRect(1, 50, 50, 90, 62))]
    )
    overlay = OverlayMaker(Selection())
    overlay.open(layout)
    marks = [Mark(str(at), MarkKind.QUESTION, word, "") for at in range(20_000)]
    overlay.set_marks(LetterMarks(by_page=by_page(marks, layout)))
    painted = overlay.of_page(1, caret=False).marks
    assert [mark.below for mark in painted] == list(range(MOST_TOGETHER))


def test_a_mark_over_a_page_break_is_painted_on_both_pages_and_on_no_other():
    rect = (50, 50, 90, 62)
    words = [PlacedWord(Span(6 * at, 6 * at + 5), PageRect(at + 1, *rect)) for at in range(4)]
    layout = PageLayout.build((PageSize(600, 800),) * 4, words)
    over, alone = Span(6, 17), Span(18, 23)
    marks = [Mark(str(at), MarkKind.QUESTION, span, "") for at, span in enumerate((over, alone))]
    overlay = OverlayMaker(Selection())
    overlay.open(layout)
    overlay.set_marks(LetterMarks(by_page=by_page(marks, layout)))
    painted = [overlay.of_page(page, caret=False).marks for page in (1, 2, 3, 4)]
    pages = [[rect.page for mark in marks for rect in mark.rects] for marks in painted]
    assert pages == [[], [2], [3], [4]]
