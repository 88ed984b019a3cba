"""Everything that can be clicked is large enough, text may be twice as large, nothing moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
)

from kanttekening.ui.notes.rows import LeadRow

# WCAG 2.2, success criterion 2.5.8, in CSS pixels, which are Qt's own.
_SMALLEST = 24
_CLICKABLE = (QAbstractButton, QLineEdit, LeadRow)


def shown(window, kinds):
    found = [it for kind in kinds for it in window.findChildren(kind) if it.isVisible()]
    return list(dict.fromkeys(found))


def too_small(window):
    inside_a_field = [it for it in shown(window, [QAbstractButton]) if in_field(it)]
    small = [
        (type(it).__name__, it.objectName(), it.accessibleName(), it.width(), it.height())
        for it in shown(window, _CLICKABLE)
        if it not in inside_a_field and min(it.width(), it.height()) < _SMALLEST
    ]
    for bar in shown(window, [QTabBar]):
        sizes = [bar.tabRect(number).size() for number in range(bar.count())]
        small += [size for size in sizes if min(size.width(), size.height()) < _SMALLEST]
    return small


def in_field(button):
    """A sign inside a field: it can't be larger than the field, and a key does the same."""
    return isinstance(button, QToolButton) and isinstance(button.parent(), QLineEdit)


@pytest.mark.parametrize("view", ["pages", "reading"])
def test_what_can_be_clicked_is_24_by_24(qtbot, window, view):
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    window.reader.show_view(view)
    window.reader.find_bar.open("ravijn")
    QTest.qWait(50)
    assert len(shown(window, _CLICKABLE)) > 20
    assert not too_small(window)


@pytest.fixture
def large_print(qapp):
    """The system's own letters twice as large."""
    before = QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(before.pointSizeF() * 2)
    QApplication.setFont(font)
    yield
    QApplication.setFont(before)


def test_words_are_whole_and_apart_at_twice_the_size(qtbot, large_print, theme, window):
    window.setFixedSize(1280, 900)
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    QTest.qWait(50)
    cut = [
        (it.objectName(), it.text(), it.height(), it.fontMetrics().height())
        for it in shown(window, [QLabel, QAbstractButton])
        if it.text() and not is_sign(it) and it.height() < it.fontMetrics().ascent()
    ]
    assert not cut
    places = [(it, box_of(window, it)) for it in shown(window, [QLabel, QAbstractButton])]
    over = [
        (one.text(), other.text())
        for number, (one, box) in enumerate(places)
        for other, its_box in places[number + 1 :]
        if one.text() and other.text() and one.parent() is other.parent() and box & its_box
    ]
    assert not over


def is_sign(button):
    style = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() == style


def box_of(window, widget):
    box = widget.rect()
    box.moveTopLeft(widget.mapTo(window, QPoint(0, 0)))
    return box.adjusted(1, 1, -1, -1)


def test_nothing_moves_by_itself(qtbot, window):
    """There is no motion to reduce: no animation that takes time."""
    window.letters.view.choose(0)
    window.reader.show_view("reading")
    # Qt lets the sign in a field appear slowly; it stays where it is.
    found = window.findChildren(QAbstractAnimation)
    assert not [it for it in found if it.duration() and not in_field(it.parent())]


@pytest.mark.parametrize("scale", [1, 2])
def test_the_key_in_the_search_field_stays_clear_of_the_words(qtbot, theme, window, scale):
    """The key is told where there is room; the words in the field are read first."""
    field = window.letters.search
    font = field.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    field.setFont(font)
    field.setFixedWidth(300)
    with_key = field.grab().toImage()
    field._key = ""
    without = field.grab().toImage()
    assert (with_key != without) == (scale == 1)
