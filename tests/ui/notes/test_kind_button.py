"""The menu of a card opens below its name, the way one reads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kanttekening.ui.notes.kind_button import KindButton


@pytest.fixture
def button(qtbot):
    card = QWidget()
    qtbot.addWidget(card)
    button = KindButton(card)
    button.setText("Actie")
    menu = QMenu(card)
    menu.addAction("Belangrijk en nog veel meer woorden dan op de knop staan")
    button.setMenu(menu)
    QVBoxLayout(card).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    card.move(200, 100)
    card.show()
    yield button
    card.close()


def test_it_opens_below_the_name_and_not_mirrored(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.menu()
    qtbot.waitUntil(menu.isVisible)
    corner = button.mapToGlobal(button.rect().bottomLeft())
    assert abs(menu.x() - corner.x()) < 4
    assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight
    menu.close()


def test_it_opens_with_the_keyboard(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(button.menu().isVisible)
    button.menu().close()
