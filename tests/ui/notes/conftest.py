"""The sample letters, quickly, and the margin beside one of them."""

import pytest
from ui.shelf import shelf, stocked

from kanttekening.ui.notes.panel import MarginPanel

__all__ = ["shelf", "stocked"]

LETTER = 2


@pytest.fixture
def panel(qtbot, stocked, theme):
    made = MarginPanel(stocked, theme)
    qtbot.addWidget(made)
    made.resize(520, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_letter(LETTER)
    return made
