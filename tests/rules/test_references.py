"""PySide 6.12 on Python 3.11 loses a reference to None at every call and aborts in the end.

The program is pinned below it. Here is the test that says whether a later PySide may come in.
"""

import importlib.metadata
import sys

from packaging.specifiers import SpecifierSet
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 10_000
NOISE = 200  # other threads and pytest itself make and drop references too


class Listener(QWidget):
    """Overrides an event handler, as every view does."""

    heard = 0

    def changeEvent(self, event):
        self.heard += 1


def test_calls_that_return_nothing_keep_their_references(qapp):
    target = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        target.setObjectName("")
    assert abs(sys.getrefcount(None) - before) < NOISE


def test_event_handlers_keep_their_references(qapp):
    listener = Listener()
    event = QEvent(QEvent.Type.EnabledChange)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        QApplication.sendEvent(listener, event)
    assert abs(sys.getrefcount(None) - before) < NOISE
    assert listener.heard == CALLS


def test_the_version_with_the_fault_is_not_installed():
    for package in ("PySide6-Essentials", "shiboken6"):
        assert importlib.metadata.version(package) in SpecifierSet(">=6.11,<6.12")
