"""Two marks on the same words are both seen: their letters in the margin and their colours."""

import pytest
from PySide6.QtGui import QColor
from ui.material import ask
from ui.reader.acting import LETTER, passage

from kanttekening.domain.annotation import MarkKind

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
KINDS = (MarkKind.QUESTION, MarkKind.ACTION)


def colors(image, box):
    """The colours inside a part of a picture."""
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }


def is_near(wanted, found):
    """Whether a colour, or nearly that, is among those that were found."""
    parts = QColor(wanted).getRgb()[:3]
    return any(
        sum(abs(a - b) for a, b in zip(parts, QColor(name).getRgb()[:3], strict=True)) < 70
        for name in found
    )


@pytest.mark.parametrize("view", ["pages", "reading"])
def test_both_marks_on_the_same_words_are_seen(reader, stocked, theme, view):
    span = passage(stocked, "dit ravijn komt")
    for kind in KINDS:
        ask(stocked, lambda library, kind=kind: library.annotating.mark(LETTER, span, kind))
    reader.clear()
    reader.show_letter(LETTER)
    reader.show_view(view)
    reader.view.reveal(span)
    port = reader.view.viewport()
    image = port.grab().toImage()
    first, last = reader.view.rect_of(span), reader.view.rect_of_end(span)
    margin = first.adjusted(-first.left(), -4, 0, 4)
    margin.setRight(first.left() - 6)
    words = first.united(last).adjusted(0, 0, 0, 5)
    of = theme.paper_mark if view == "pages" else reader.paper.mark
    in_margin, at_words = colors(image, margin), colors(image, words)
    for kind in KINDS:
        assert of(kind).fill.lower() in in_margin
    if view == "pages":
        # Lines thinner than two pixels are mixed with what is beside them: a brown, a blue one.
        mixed = [QColor(name) for name in at_words]
        assert any(color.red() - color.blue() > 60 for color in mixed)
        assert any(color.blue() - color.red() > 60 for color in mixed)
    else:
        assert of(KINDS[0]).fill.lower() in at_words
        assert is_near(of(KINDS[1]).edge, at_words)
