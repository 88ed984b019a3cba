import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain import layout as module
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.passage import Span

A4 = PageSize(595.0, 842.0, "1")


def line_of_words(text: str, page: int = 1, y: float = 100.0, offset: int = 0) -> list[PlacedWord]:
    """Words as a typewriter sets them: ten points for each character."""
    words, start = [], 0
    for word in text.split(" "):
        x = 50.0 + 10 * start
        span = Span(start, start + len(word)).shifted(offset)
        words.append(PlacedWord(span, PageRect(page, x, y, x + 10 * len(word), y + 12)))
        start += len(word) + 1
    return words


def test_a_passage_of_several_words_is_one_rectangle_on_its_line():
    layout = PageLayout.build((A4,), line_of_words("de raad besluit"))
    assert layout.rects(Span(3, 15)) == (PageRect(1, 80, 100, 200, 112),)


def test_half_a_word_is_cut_in_proportion():
    layout = PageLayout.build((A4,), line_of_words("de raad besluit"))
    assert layout.rects(Span(4, 6)) == (PageRect(1, 90, 100, 110, 112),)


def test_a_passage_over_two_lines_and_pages_has_a_rectangle_for_each():
    words = line_of_words("de raad", y=100) + line_of_words("besluit", y=120, offset=8)
    words += line_of_words("vandaag", page=2, y=60, offset=16)
    layout = PageLayout.build((A4, A4), words)
    assert [(rect.page, rect.y0) for rect in layout.rects(Span(0, 23))] == [
        (1, 100),
        (1, 120),
        (2, 60),
    ]


def test_a_point_on_a_word_gives_its_offset():
    layout = PageLayout.build((A4,), line_of_words("de raad besluit"))
    assert layout.offset_at(1, 91, 105) == 4
    assert layout.offset_at(1, 500, 105) == 15


def test_a_page_without_text_has_no_offsets():
    layout = PageLayout.build((A4, A4), line_of_words("de raad"))
    assert layout.offset_at(2, 100, 100) is None
    assert layout.words_on(2) == []


def test_furniture_behind_the_body_is_still_found_on_its_page():
    words = line_of_words("tekst") + line_of_words("meer", page=2, offset=6)
    words += line_of_words("voettekst", page=1, y=800, offset=20)
    layout = PageLayout.build((A4, A4), words)
    assert layout.offset_at(1, 55, 805) == 20
    assert layout.page_of(20) == 1
    assert [word.span for word in layout.words_on(1)] == [Span(0, 5), Span(20, 29)]


def test_pages_of_offsets_between_and_after_words():
    layout = PageLayout.build((A4, A4), line_of_words("a b") + line_of_words("c", 2, offset=4))
    assert layout.page_of(0) == 1
    assert layout.page_of(3) == 2
    assert layout.page_of(99) == 2
    assert PageLayout.build((A4,), []).page_of(0) is None


placed = st.builds(
    lambda start, length, page, x, y: PlacedWord(
        Span(start, start + length), PageRect(page, x, y, x + length * 5, y + 12)
    ),
    st.integers(0, 10_000),
    st.integers(1, 20),
    st.integers(1, 4),
    st.integers(0, 500),
    st.integers(0, 800),
)


@given(st.lists(placed, max_size=40))
def test_a_stored_layout_comes_back_as_it_was(words):
    pages = tuple(PageSize(595.25, 842.5, label) for label in ("i", "ii", "1", "2"))
    layout = PageLayout.build(pages, words)
    back = PageLayout.from_bytes(layout.to_bytes())
    assert back.pages == pages
    assert [back.word(i) for i in range(len(back))] == [layout.word(i) for i in range(len(layout))]


@given(st.lists(placed, max_size=40))
def test_words_are_kept_in_the_order_of_the_text(words):
    layout = PageLayout.build((A4,) * 4, words)
    spans = [layout.word(index).span for index in range(len(layout))]
    assert spans == sorted(word.span for word in words)


@given(st.lists(placed, max_size=40))
def test_a_layout_that_is_left_packed_tells_the_same(words):
    layout = PageLayout.build((A4,) * 4, words)
    packed = PageLayout.packed(layout.to_bytes())
    assert packed.pages == layout.pages
    assert packed == layout
    assert packed.to_bytes() == layout.to_bytes()


def test_words_beside_the_page_and_on_huge_paper_keep_their_boxes():
    boxes = [(-3.5, 10, 20, 30), (10, 4000.05, 20, 4010)]
    words = [PlacedWord(Span(9 * n, 9 * n + 4), PageRect(1, *box)) for n, box in enumerate(boxes)]
    back = PageLayout.from_bytes(PageLayout.build((A4,), words).to_bytes())
    assert [back.word(n) for n in range(2)] == words


def test_damage_among_the_words_of_a_packed_layout_shows_when_they_are_asked_for():
    words = [PlacedWord(Span(5 * n, 5 * n + 4), PageRect(1, n, 0, 9, 9)) for n in range(500)]
    stored = PageLayout.build((A4,), words).to_bytes()
    layout = PageLayout.packed(stored[:-20])
    assert layout.pages == (A4,)
    with pytest.raises(ValueError, match="cut off"):
        layout.unpacked()


def test_a_damaged_layout_is_refused():
    with pytest.raises(zlib.error):
        PageLayout.from_bytes(b"geen indeling")


def test_a_layout_that_bursts_when_it_is_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(module, "_MOST_BYTES", 1000)
    with pytest.raises(ValueError, match="more than any letter"):
        PageLayout.from_bytes(zlib.compress(bytes(1 << 20)))


def test_a_line_that_climbs_is_covered_in_steps():
    words = [
        PlacedWord(Span(5 * n, 5 * n + 4), PageRect(1, 50 * n, 100 + n, 50 * n + 46, 110 + n))
        for n in range(10)
    ]
    rects = PageLayout.build((PageSize(595, 842),), words).rects(Span(0, 49))
    assert 2 <= len(rects) <= 5
    assert all(rect.y1 - rect.y0 <= 13.01 for rect in rects)
    assert (rects[0].x0, rects[-1].x1) == (0, 496)


def sideways(*words: str, up: bool = True, x: float = 300.0) -> list[PlacedWord]:
    """Words in a line along the side of the page, six points for each character."""
    placed, start, y = [], 0, 600.0
    for word in words:
        length = 6 * len(word)
        y0 = y - length if up else y
        rect = PageRect(1, x, y0, x + 14, y0 + length)
        placed.append(PlacedWord(Span(start, start + len(word)), rect))
        start += len(word) + 1
        y += (-1 if up else 1) * (length + 6)
    return placed


@pytest.mark.parametrize("up", [True, False])
def test_a_passage_in_a_sideways_line_is_one_rectangle(up):
    words = sideways("de", "zijwaartse", "regel", up=up)
    layout = PageLayout.build((A4,), words)
    assert layout.rects(Span(0, 19)) == (
        PageRect(1, 300, min(w.rect.y0 for w in words), 314, max(w.rect.y1 for w in words)),
    )


def test_a_part_of_a_sideways_word_is_the_whole_word():
    words = sideways("zijwaartse")
    layout = PageLayout.build((A4,), words)
    assert layout.rects(Span(2, 5)) == (words[0].rect,)


def test_short_words_below_each_other_are_no_sideways_line():
    words = [
        PlacedWord(Span(at, at + 2), PageRect(1, 50, y, 55, y + 14))
        for at, y in ((0, 100), (3, 116), (6, 132))
    ]
    assert len(PageLayout.build((A4,), words).rects(Span(0, 8))) == 3
