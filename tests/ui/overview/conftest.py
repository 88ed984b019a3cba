"""The list by itself, without the rest of the window."""

import pytest
from ui.material import ask
from ui.overview.sample import mark_all

from kanttekening.ui.long_changes import LongChanges
from kanttekening.ui.overview.panel import OverviewPanel


@pytest.fixture
def bare_panel(qtbot, theme, state, stocked):
    """The list in a library without annotations."""
    made = OverviewPanel(stocked, theme, state, LongChanges(stocked, theme))
    qtbot.addWidget(made)
    made.resize(346, 800)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def panel(bare_panel, stocked):
    """The list with three annotations."""
    ask(stocked, mark_all)
    bare_panel.begin()
    bare_panel.view.setFocus()
    return bare_panel
