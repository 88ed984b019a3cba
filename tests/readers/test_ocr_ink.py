"""Dust on the glass is no letter; a full stop, a dash and a stripe are."""

import pymupdf
import pytest

from kanttekening.readers.ocr_ink import without_specks
from kanttekening.readers.ocr_lines import SeenLine, SeenWord

SIZE = 36.0


def picture(*marks):
    """A white picture with black rectangles on it."""
    made = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 400, 100))
    made.clear_with(250)
    for x0, y0, x1, y1 in marks:
        made.set_rect(pymupdf.IRect(x0, y0, x1, y1), (10,))
    return made


def left(word, *marks):
    """What is left of a line with this word at its end."""
    line = SeenLine(1, [SeenWord("Geachte", 10, 20, 130, 56, 95), word], 0.0, 50.0, SIZE)
    (kept,) = without_specks([line], picture((10, 20, 130, 56), *marks))
    return [seen.text for seen in kept.words[1:]]


@pytest.mark.parametrize("text", [":", "f", "7"])
def test_dust_is_no_letter(text):
    assert left(SeenWord(text, 200, 40, 202, 42, 20), (200, 40, 202, 42)) == []


def test_dust_is_no_letter_in_a_box_as_high_as_its_line_either():
    assert left(SeenWord("f", 200, 20, 202, 56, 90), (200, 40, 202, 42)) == []


@pytest.mark.parametrize(
    ("text", "box"),
    [(".", (200, 47, 204, 51)), ("-", (200, 38, 208, 40)), ("|", (200, 22, 202, 50))],
)
def test_small_signs_stay(text, box):
    assert left(SeenWord(text, *box, 90), box) == [text]


def test_a_pale_stripe_between_words_stays():
    box = (200, 22, 201, 50)
    assert left(SeenWord("|", *box, 45), (200, 22, 201, 30)) == ["|"]


def test_a_line_between_columns_is_no_underscore():
    assert left(SeenWord("_", 200, 10, 230, 60, 57), (200, 10, 202, 60)) == []
    assert left(SeenWord("____", 200, 49, 300, 51, 60), (200, 49, 300, 51)) == ["____"]
