"""No part of the window lies outside the screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QWidget

from kanttekening.ui.fitting import begin_on_screen, fitted, is_small_screen, keep_on_screen

FRAME = QMargins(4, 32, 4, 4)
DESKTOP = Path(__file__).resolve().parents[2] / "desktop"

sizes = st.integers(1, 6000)
places = st.integers(-6000, 6000)

# Shows a window for the first time on the screen of the test, and tells where it stands.
SHOW = """
import json, sys
from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QApplication, QWidget
from kanttekening.ui.fitting import begin_on_screen, is_small_screen
app = QApplication([])
window = QWidget()
begin_on_screen(window)
small = is_small_screen(window)
if not small:
    window.show()
framed = window.geometry().marginsAdded(QMargins(4, 32, 4, 4))
fits = window.screen().availableGeometry().contains(framed)
least = window.minimumSize()
print(json.dumps([small, fits, window.width() >= least.width()]))
"""


@given(st.builds(QRect, places, places, sizes, sizes))
def test_any_rectangle_comes_on_the_screen(wanted):
    available = QRect(0, 24, 1366, 744)
    assert available.contains(fitted(wanted, available, FRAME).marginsAdded(FRAME))


def test_what_fits_stays_where_it_is():
    wanted = QRect(200, 100, 900, 600)
    assert fitted(wanted, QRect(0, 0, 1920, 1080), FRAME) == wanted


@pytest.mark.parametrize(
    ("width", "height", "scale", "small"),
    [(1366, 768, 1, True), (1440, 900, 1, False), (1366, 768, 2, True), (2880, 1800, 2, False)],
)
def test_first_window_is_all_on_the_screen(tmp_path, width, height, scale, small):
    screens = tmp_path / "screens.json"
    screens.write_text(
        json.dumps(
            {
                "synchronousWindowSystemEvents": False,
                "windowFrameMargins": True,
                "screens": [
                    {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height}
                    | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
                ],
            }
        ),
        "utf-8",
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(DESKTOP),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "QT_SCALE_FACTOR": str(scale),
    }
    told = subprocess.check_output([sys.executable, "-c", SHOW], env=environment)
    assert json.loads(told) == [small, True, True]


def test_window_from_a_larger_screen_is_brought_back(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(4000, 2500, 2400, 1500)
    keep_on_screen(window)

    assert window.screen().availableGeometry().contains(window.frameGeometry())


def test_a_window_that_is_new_may_become_as_small_as_the_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    begin_on_screen(window)

    assert is_small_screen(window)
    assert window.minimumWidth() <= window.screen().availableGeometry().width()
