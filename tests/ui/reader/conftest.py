"""The sample letters, quickly, and a reader that shows one."""

import pytest
from ui.reader.acting import LETTER
from ui.shelf import shelf, stocked

from kanttekening.ui.reader.view import ReaderView

__all__ = ["shelf", "stocked"]


@pytest.fixture
def reader(qtbot, stocked, theme):
    """A reader with the letter of February 2025."""
    view = ReaderView(stocked, theme)
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show()
    view.show_letter(LETTER)
    yield view
    view.clear()
