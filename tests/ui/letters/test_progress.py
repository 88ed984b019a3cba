"""Progress is told as long as files are taken in, and Stop stops."""

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from kanttekening.services.pace import Estimate
from kanttekening.ui.intake import IntakeProgress, IntakeReport
from kanttekening.ui.letters.progress import IntakeStrip


@pytest.fixture
def strip(qtbot, desk, theme):
    strip = IntakeStrip(desk, theme)
    qtbot.addWidget(strip)
    strip.resize(300, 90)
    return strip


def words(strip):
    return [label.text() for label in strip.findChildren(QLabel)]


def test_it_is_there_only_while_files_are_taken_in(strip, desk):
    assert strip.isHidden()
    desk.intake_progress.emit(IntakeProgress(2, 340, "brief.pdf"))
    assert not strip.isHidden()
    assert "Inlezen: 3 van 340" in words(strip)
    assert "brief.pdf" in words(strip)
    assert strip.findChild(QProgressBar).maximum() == 340
    desk.intake_finished.emit(IntakeReport((), ()))
    assert strip.isHidden()


def test_pace_and_remaining_time_are_told_when_they_are_known(strip, desk):
    desk.intake_progress.emit(IntakeProgress(0, 340, "a"))
    assert not any("nog" in text for text in words(strip))
    desk.intake_progress.emit(IntakeProgress(100, 340, "b", Estimate(2.1, 114.0)))
    assert "2 per seconde · nog ongeveer 2 minuten" in words(strip)


def test_a_long_name_gives_way_in_the_middle(strip, desk):
    name = f"20250220 {'ledenbijeenkomst ' * 9}.pdf"
    desk.intake_progress.emit(IntakeProgress(0, 1, name))

    shown = next(text for text in words(strip) if "…" in text)
    assert shown.startswith("20250220")
    assert shown.endswith(".pdf")
    assert strip.width() == 300


def test_stop_is_pressed_once(strip, desk):
    desk.intake_progress.emit(IntakeProgress(0, 5, "a"))
    stop = strip.findChild(QPushButton)
    stop.click()
    desk.intake_progress.emit(IntakeProgress(1, 5, "b"))

    assert not stop.isEnabled()
    assert "Stopt…" in words(strip)
    desk.intake_finished.emit(IntakeReport((), (), stopped=True))
    desk.intake_progress.emit(IntakeProgress(0, 5, "c"))
    assert stop.isEnabled()
