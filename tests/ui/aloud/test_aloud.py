"""A letter is read aloud by a program that the computer has; here a program that takes notes."""

import os

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from kanttekening.domain.passage import Span
from kanttekening.ui.aloud.reading_aloud import State
from kanttekening.ui.reader.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LETTER = 2
DISPATCHER = "  Dutch    nl    none"
ESPEAK = " 5  nl              --/M      Dutch              gmw/nl"


@pytest.fixture
def reader(qtbot, voices, stocked, theme):
    view = ReaderView(stocked, theme)
    qtbot.addWidget(view)
    view.resize(800, 800)
    view.show()
    view.show_letter(LETTER)
    view.show_view("reading")
    yield view
    view.aloud.reading.stop()


@pytest.fixture
def read(reader):
    """Press the key of an action."""
    return lambda name: reader.actions_by_id[name].trigger()


def state(reader):
    return reader.aloud.reading.state


def told(reader):
    """What stands in the bar."""
    return reader.aloud.bar.findChild(QLabel).text()


def is_alive(child):
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return False
    return True


def place_at(reader, words):
    start = reader._opened.document.text.index(words)
    reader.selection.place(start)
    return start


def test_sentences_are_said_one_after_the_other(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER)
    place_at(reader, "Geachte leden")
    read("aloud")
    qtbot.waitUntil(lambda: len(voices.said) >= 2, timeout=8000)
    assert voices.said[0].startswith("Geachte leden")
    assert "--language nl" in voices.lines("arguments")[0]
    assert not any("Geachte" in line for line in voices.lines("arguments"))


def test_the_sentence_is_shown_in_both_views(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    place_at(reader, "Geachte leden")
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SPEAKING, timeout=8000)
    shown = [extra.cursor.selectedText() for extra in reader.reading_view.extraSelections()]
    assert any(text.startswith("Geachte leden") for text in shown)
    span = reader.page_view.overlay.spoken
    reader.show_view("pages")
    where = reader.page_view.rect_of(Span(span.start, span.start + 4))
    line = reader.page_view.viewport().grab().toImage().copy(where.adjusted(0, 0, 0, 3))
    colors = {line.pixelColor(2, y).name() for y in range(line.height())}
    assert QColor("#154273").name() in colors


def test_a_voice_that_can_be_held_goes_on_within_its_sentence(reader, voices, read, qtbot):
    """The program counts on while it lives: in a pause it must stand still, and then count on."""
    voices.add("espeak-ng", ESPEAK, ticks=True)
    place_at(reader, "Geachte leden")
    read("aloud")
    qtbot.waitUntil(lambda: len(voices.lines("ticks")) >= 2, timeout=8000)
    read("aloud")
    assert state(reader) is State.PAUSED
    qtbot.wait(150)
    here = voices.lines("ticks")
    qtbot.wait(300)
    assert voices.lines("ticks") == here
    read("aloud")
    qtbot.waitUntil(lambda: len(voices.lines("ticks")) > len(here), timeout=8000)
    assert len(voices.said) == 1
    assert state(reader) is State.SPEAKING


@pytest.mark.parametrize("then", ["aloud_stop", "sentence_on", "aloud"])
def test_what_is_held_leaves_nothing_behind(reader, voices, read, qtbot, then):
    voices.add("espeak-ng", ESPEAK, ticks=True)
    place_at(reader, "Geachte leden")
    read("aloud")
    qtbot.waitUntil(lambda: bool(voices.lines("ticks")), timeout=8000)
    child = reader.aloud.reading._talker._process.processId()
    read("aloud")
    if then == "aloud":
        reader.aloud.reading.set_pace(150)
    read(then)
    qtbot.waitUntil(lambda: not is_alive(child), timeout=8000)


def test_a_pause_is_silent_and_goes_on_at_the_same_sentence(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    place_at(reader, "Geachte leden")
    read("aloud")
    qtbot.waitUntil(lambda: len(voices.said) == 1, timeout=8000)
    read("aloud")
    assert state(reader) is State.PAUSED
    qtbot.waitUntil(lambda: voices.lines("stopped") == ["stop"], timeout=8000)
    read("aloud")
    qtbot.waitUntil(lambda: len(voices.said) == 2, timeout=8000)
    assert voices.said[0] == voices.said[1]


def test_a_sentence_on_and_back(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    place_at(reader, "Geachte leden")
    read("aloud")
    for action, count in (("sentence_on", 2), ("sentence_back", 3)):
        qtbot.waitUntil(lambda count=count: len(voices.said) == count - 1, timeout=8000)
        read(action)
        qtbot.waitUntil(lambda count=count: len(voices.said) == count, timeout=8000)
    first, second, third = voices.said
    assert first == third != second


def test_faster_is_faster_from_this_sentence_on(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    kept = []
    reader.aloud.remember(100, kept.append)
    read("aloud")
    qtbot.waitUntil(lambda: len(voices.lines("arguments")) == 1, timeout=8000)
    paces = reader.aloud.bar.findChild(QMenu).actions()
    next(action for action in paces if action.text() == "2×").trigger()
    qtbot.waitUntil(lambda: len(voices.lines("arguments")) == 2, timeout=8000)
    rates = [int(line.split("--rate ")[1]) for line in voices.lines("arguments")]
    assert rates[0] == 0 < rates[1]
    assert kept == [200]


def test_a_selection_is_all_that_is_read(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=0.1)
    start = place_at(reader, "ledenbijeenkomst op 21 maart")
    reader.selection.take(Span(start, start + len("ledenbijeenkomst")))
    read("aloud")
    qtbot.waitUntil(lambda: bool(voices.said), timeout=8000)
    qtbot.waitUntil(lambda: state(reader) is State.OFF, timeout=8000)
    assert voices.said == ["ledenbijeenkomst"]


def test_stop_is_silent_and_the_bar_goes_away(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SPEAKING, timeout=8000)
    assert reader.aloud.bar.isVisible()
    read("aloud_stop")
    assert not reader.aloud.bar.isVisible()
    assert reader.page_view.overlay.spoken is None
    qtbot.waitUntil(lambda: voices.lines("stopped") == ["stop"], timeout=8000)


def test_another_letter_ends_it(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SPEAKING, timeout=8000)
    reader.show_letter(1)
    assert state(reader) is State.OFF


def test_without_a_dutch_voice_one_is_told_what_to_do(reader, voices, read, qtbot):
    voices.add("spd-say", "  English    en    none")
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.VOICELESS, timeout=8000)
    assert "geen Nederlandse stem" in told(reader)
    assert "speech-dispatcher" in told(reader)
    voices.add("espeak-ng", ESPEAK, seconds=30)
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SPEAKING, timeout=8000)


def test_without_any_program_one_is_told_as_well(reader, read, qtbot):
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.VOICELESS, timeout=8000)
    assert "geen Nederlandse stem" in told(reader)


def test_the_next_program_is_tried_when_the_first_is_broken(reader, voices, read, qtbot):
    voices.add("spd-say", "kapot", code=1)
    voices.add("espeak-ng", ESPEAK, seconds=30)
    read("aloud")
    qtbot.waitUntil(lambda: bool(voices.said), timeout=8000)
    assert "--stdin" in voices.lines("arguments")[0]


def test_a_voice_that_makes_no_sound_does_not_race_through_the_letter(reader, voices, read, qtbot):
    """So does espeak-ng on a computer without a loudspeaker: it is ready at once, and content."""
    voices.add("espeak-ng", ESPEAK, seconds=0)
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SOUNDLESS, timeout=8000)
    assert "geen geluid" in told(reader)
    assert len(voices.said) < 12


def test_every_button_of_the_bar_has_a_name(reader, voices, read, qtbot):
    voices.add("spd-say", DISPATCHER, seconds=30)
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SPEAKING, timeout=8000)
    names = [button.accessibleName() for button in reader.aloud.bar.findChildren(QAbstractButton)]
    assert names == [
        "Vorige zin",
        "Pauze",
        "Volgende zin",
        "Tempo: 1×",
        "Stoppen met voorlezen",
    ]


def test_a_voice_that_never_ends_its_sentence_is_not_waited_for(reader, voices, read, qtbot):
    voices.add("espeak-ng", ESPEAK, seconds=600)
    reader.aloud.reading.slack_ms = 100
    start = reader._opened.document.text.index("Geachte leden")
    reader.selection.take(Span(start, start + len("Geachte leden")))
    read("aloud")
    qtbot.waitUntil(lambda: state(reader) is State.SOUNDLESS, timeout=10_000)
    assert "geluid" in told(reader)
