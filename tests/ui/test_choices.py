"""Lists of choices and boxes to tick look as they should, in every scheme."""

import pytest
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget


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
