"""A card in a narrow margin and with large text: everything on it can be read."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QToolButton
from ui.material import first_mark
from ui.notes.conftest import LETTER

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.ui.kind_dot import KindDot
from kanttekening.ui.notes.card import NoteCard
from kanttekening.ui.notes.kind_button import KindButton


@pytest.fixture(params=[(260, 1.0), (260, 1.5), (260, 2.0), (420, 2.0)])
def card(request, qtbot, qapp, stocked, theme, panel):
    """The card of a question on a long quote, in hand."""
    width, growth = request.param
    usual = QFont(qapp.font())
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * growth)
    qapp.setFont(large)
    first_mark(stocked, LETTER, Span(300, 470), MarkKind.QUESTION)
    panel.resize(width, 900)
    panel.show_letter(LETTER)
    [card] = panel.findChildren(NoteCard)
    card.dress()
    card.setFocus()
    qtbot.waitUntil(
        lambda: card.width() < width and card.height() >= card.heightForWidth(card.width())
    )
    yield card
    qapp.setFont(usual)


def test_words_are_shown_whole(card, qtbot):
    for name in ("quote", "foot"):
        label = card.findChild(QLabel, name)
        assert label.height() >= label.heightForWidth(label.width()), name
    for sort, name in ((QToolButton, "done"), (KindButton, "kind")):
        button = card.findChild(sort, name)
        # A card in hand has more on it: it is laid out once more.
        qtbot.waitUntil(lambda it=button: it.width() >= it.sizeHint().width())


def test_nothing_lies_over_anything_or_beyond_the_card(card):
    shown = [part for part in card.children() if part.isWidgetType() and part.isVisible()]
    assert all(card.rect().contains(part.geometry()) for part in shown)
    for at, part in enumerate(shown):
        for other in shown[at + 1 :]:
            shared = part.geometry().intersected(other.geometry())
            assert shared.isEmpty(), (part.objectName(), other.objectName())
    dots = [dot for dot in card.findChildren(KindDot) if dot.isVisible()]
    assert len(dots) == len(MarkKind)
    assert all(dot.parentWidget().rect().contains(dot.geometry()) for dot in dots)
