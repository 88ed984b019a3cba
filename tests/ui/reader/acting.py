"""What a person does at the reader: points at words, clicks, selects."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask

from kanttekening.domain.passage import Span

LETTER = 2
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def text_of(desk, letter_id=LETTER):
    return ask(desk, lambda library: library.letters.content(letter_id).document.text)


def passage(desk, words, letter_id=LETTER):
    start = text_of(desk, letter_id).index(words)
    return Span(start, start + len(words))


def marks(desk, letter_id=LETTER):
    found = ask(desk, lambda library: library.annotating.of_letter(letter_id))
    return [(mark.kind, mark.passage.quote) for mark in found]


def select(reader, desk, words):
    reader.selection.take(passage(desk, words))


def click(view, span, *, double=False, modifier=NONE):
    point = view.rect_of(Span(span.start, span.start + 3)).center()
    (QTest.mouseDClick if double else QTest.mouseClick)(view.viewport(), LEFT, modifier, point)
    return point
