"""Who looks for a voice is not kept waiting, and asks again after a stop."""

import pytest
from PySide6.QtCore import QProcess, QTimer

from kanttekening.ui.aloud.speakers import speakers
from kanttekening.ui.aloud.talker import Talker

HANGS = "#!/bin/sh\nexec /bin/sleep 30\n"


@pytest.fixture
def talker(qapp, voices, qtbot):
    """Two programs, of which the first says nothing when it is asked for its voices."""
    voices.add("spd-say", "Dutch nl none")
    voices.add("espeak-ng", " 5  nl  --/M Dutch gmw/nl")
    (voices.folder / "spd-say").write_text(HANGS)
    talker = Talker(speakers())
    yield talker
    talker.be_quiet()
    qtbot.waitUntil(lambda: not talker.findChildren(QProcess))


def test_a_program_that_hangs_is_passed_over(talker, qtbot):
    talker.findChild(QTimer).setInterval(200)
    with qtbot.waitSignal(talker.ready, timeout=5000):
        talker.find()


def test_when_all_hang_there_is_no_voice(talker, voices, qtbot):
    (voices.folder / "espeak-ng").write_text(HANGS)
    talker.findChild(QTimer).setInterval(200)
    with qtbot.waitSignal(talker.voiceless, timeout=5000):
        talker.find()


def test_who_stops_while_it_is_looked_for_finds_it_the_next_time(talker, voices, qtbot):
    talker.find()
    talker.be_quiet()
    voices.add("spd-say", "Dutch nl none")
    with qtbot.waitSignal(talker.ready, timeout=5000):
        talker.find()
    talker.say("Geachte raad", 100)
    qtbot.waitUntil(lambda: voices.said == ["Geachte raad"], timeout=5000)
    assert "--pipe-mode" in voices.lines("arguments")[0]
