"""Lists of choices and boxes to tick look as they should, in every scheme."""

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from ui.test_colors import contrast

from kanttekening.services.places import resource
from kanttekening.ui.colors import TABLE


@pytest.fixture
def boxes(qtbot, theme):
    """Three lists of choices, one below another, as a dialog has them."""
    window = QWidget()
    column = QVBoxLayout(window)
    found = []
    for number in (3, 9, 2):
        box = QComboBox()
        box.addItems([f"Keuze {at}" for at in range(number)])
        column.addWidget(box)
        found.append(box)
    qtbot.addWidget(window)
    window.move(50, 50)
    window.show()
    qtbot.waitExposed(window)
    yield found
    window.close()


@pytest.mark.parametrize("at", [0, 1, -1])
def test_a_list_shows_all_its_choices_whole(qtbot, boxes, at):
    for box in boxes:
        box.setCurrentIndex(at % box.count())
        box.showPopup()
        view = box.view()
        qtbot.waitUntil(view.isVisible)
        room = view.viewport().rect()
        for row in range(box.count()):
            assert room.contains(view.visualRect(view.model().index(row, 0)).adjusted(0, 0, -1, 0))
        # Below the box, or above it, and never over it: one still sees what was chosen.
        top = box.mapToGlobal(box.rect().topLeft()).y()
        window = view.window().geometry()
        assert window.top() >= top + box.height() - 2 or window.bottom() <= top + 2
        box.hidePopup()


@pytest.fixture
def dialog(qtbot):
    """An empty dialog, to put something in."""
    found = QDialog()
    QVBoxLayout(found)
    qtbot.addWidget(found)
    yield found
    found.close()


def drawn(qtbot, dialog, widget):
    """What a widget looks like in a dialog."""
    dialog.layout().addWidget(widget)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog.grab().toImage().copy(widget.geometry())


@pytest.mark.parametrize("scheme", TABLE)
@pytest.mark.parametrize("is_ticked", [False, True])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_box_to_tick_can_be_seen(qtbot, theme, dialog, scheme, is_ticked, kind):
    theme.choose(scheme)
    box = kind("Ook dit")
    box.setChecked(is_ticked)
    picture = drawn(qtbot, dialog, box)
    option = QStyleOptionButton()
    option.initFrom(box)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    edge = picture.pixelColor(QPoint(place.left(), place.center().y())).name()
    assert contrast(edge, theme.colors.side) >= 3


@pytest.mark.parametrize("scheme", TABLE)
def test_a_list_has_the_same_edge_on_both_sides(qtbot, theme, dialog, scheme):
    theme.choose(scheme)
    box = QComboBox()
    box.addItems(["Per stuk", "Per soort"])
    box.setEnabled(False)  # without the ring of what has the keyboard
    box.setMinimumWidth(200)
    picture = drawn(qtbot, dialog, box)
    for x in range(4):
        for y in range(7, picture.height() - 7):  # corners are smoothed, each its own way
            here, there = picture.pixelColor(x, y), picture.pixelColor(picture.width() - 1 - x, y)
            assert contrast(here.name(), there.name()) < 1.1, (x, y)


@pytest.mark.parametrize("scheme", TABLE)
def test_drawings_have_the_colours_of_the_table(scheme):
    colors = TABLE[scheme]
    expected = {"open": colors.ink, "tick": colors.on_accent, "part": colors.on_accent}
    for name, color in expected.items():
        drawing = (resource("style") / scheme.value / f"{name}.svg").read_text("utf-8")
        assert re.findall("#[0-9A-Fa-f]{6}", drawing) == [color]
