"""A mark on a figure goes along with the words beside it, or nowhere."""

from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.passage import Span
from kanttekening.text.area_carrying import carry_area, place_of
from kanttekening.text.carrying import Carrier

WORDS = [f"woord{number}" for number in range(60)]
TEXT = " ".join(WORDS)
FIGURE = PageRect(1, 60, 205, 300, 255)  # between the third line and the fourth


def layout(text, *, down=0.0, page=1):
    """Six words on a line, and room for a figure below the third line."""
    words, at = [], 0
    for number, word in enumerate(text.split(" ")):
        line, column = divmod(number, 6)
        y = 100 + 35 * line + (60 if line > 2 else 0) + down
        rect = PageRect(page, 50 + 80 * column, y, 120 + 80 * column, y + 12)
        words.append(PlacedWord(Span(at, at + len(word)), rect))
        at += len(word) + 1
    return PageLayout.build((PageSize(595, 842),) * 2, words)


def carried(text, now):
    return carry_area(FIGURE, layout(TEXT), now, Carrier(TEXT, text))


def test_an_area_comes_before_the_first_word_below_it():
    place = place_of(FIGURE, TEXT, layout(TEXT))
    at = TEXT.index("woord18")
    assert (place.span, place.quote, place.page) == (Span(at, at), "", 1)


def test_on_the_same_pages_it_stays():
    assert carried(TEXT, layout(TEXT)) == FIGURE


def test_it_goes_down_and_over_the_page_with_the_words():
    assert carried(TEXT, layout(TEXT, down=40)) == PageRect(1, 60, 245, 300, 295)
    assert carried(TEXT, layout(TEXT, page=2)).page == 2


def test_without_its_words_it_is_lost():
    other = " ".join(f"anders{number}" for number in range(60))
    assert carried(other, layout(other)) is None


def test_words_that_went_different_ways_tell_nothing():
    turned = " ".join(reversed(WORDS))
    assert carried(turned, layout(turned)) is None


def test_a_page_without_words_comes_behind_those_before_it():
    area = PageRect(2, 10, 10, 50, 50)
    assert place_of(area, TEXT, layout(TEXT)).span == Span(len(TEXT), len(TEXT))
