"""A change that takes seconds: how far it is, Stop, and a window that goes on living."""

import threading
import time

import pytest

from kanttekening.domain.touched import Outcome, Touched
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.ui.long_changes import LongChanges
from kanttekening.words import overview as words

MOST_SECONDS = 20


@pytest.fixture
def strip(qtbot, theme, make_desk):
    desk = make_desk(ThreadLanes())
    made = LongChanges(desk, theme)
    qtbot.addWidget(made)
    desk.open()
    qtbot.waitUntil(lambda: not desk.is_opening)
    yield made
    desk.close()


def until_stopped(_library, watch):
    """Halfway, and no further before somebody presses Stop."""
    watch.tell(50, 100)
    end = time.monotonic() + MOST_SECONDS
    while not watch.is_stopped and time.monotonic() < end:
        time.sleep(0.005)
    return Outcome(50, Touched.NOTHING)


def test_how_far_it_is_is_shown_and_stop_stops_it(qtbot, strip):
    came = []
    strip.run(until_stopped, lambda value, stopped: came.append((value, stopped)))
    qtbot.waitUntil(strip.isVisible, timeout=MOST_SECONDS * 1000)
    assert strip.text.text() == words.changing(50, 100) == "Aantekeningen wijzigen: 50 %"
    assert strip.bar.value() == strip.bar.maximum() // 2
    strip.stop_button.click()
    assert not strip.stop_button.isEnabled()
    qtbot.waitUntil(lambda: bool(came), timeout=MOST_SECONDS * 1000)
    assert came == [(50, True)]
    assert strip.isHidden()


def test_what_is_done_at_once_shows_nothing(qtbot, strip):
    came, shown = [], []
    strip.show = lambda: shown.append(True)
    strip.run(lambda _library, _watch: Outcome(1, Touched.NOTHING), lambda *told: came.append(told))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(1, False)]
    assert not shown


def test_taking_back_can_not_be_stopped(qtbot, strip):
    go_on = threading.Event()

    def act(_library, watch):
        watch.tell(1, 4)
        go_on.wait(MOST_SECONDS)
        return Outcome(None, Touched.NOTHING)

    came = []
    strip.run(act, lambda *told: came.append(told), can_stop=False)
    qtbot.waitUntil(strip.isVisible, timeout=MOST_SECONDS * 1000)
    assert strip.stop_button.isHidden()
    go_on.set()
    qtbot.waitUntil(lambda: bool(came))
    assert strip.isHidden()
