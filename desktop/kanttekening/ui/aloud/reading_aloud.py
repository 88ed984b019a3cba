"""Reads the open letter aloud, sentence by sentence, and shows where it is."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kanttekening.ui.aloud.pausing import Tempo, resumed_at
from kanttekening.ui.aloud.sentences import Sentence, first_at, sentences
from kanttekening.ui.aloud.talker import Talker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.passage import Span
    from kanttekening.ui.aloud.speakers import Speaker
    from kanttekening.ui.reader.reading_text import ReadingText

PACES = (75, 100, 125, 150, 175, 200)
USUAL_PACE = 100
# No voice speaks faster than this; a program that is done sooner made no sound.
_FASTEST_MS_A_CHARACTER = 5
_COUNTS_FROM = 20
_SILENT_TIMES = 2
# No voice is slower than this at its usual pace; one that is still busy then waits for a sound
# card that is not there.
_SLOWEST_MS_A_CHARACTER = 150
_SLACK_MS = 8000


class State(Enum):
    """What is going on."""

    OFF = auto()
    LOOKING = auto()
    SPEAKING = auto()
    PAUSED = auto()
    VOICELESS = auto()
    SOUNDLESS = auto()


class ReadingAloud(QObject):
    """``changed`` after every change of state; ``reached`` gives the passage that is said now.

    After a pause a voice that can be held goes on where it was; another one says the rest of the
    sentence from a place that was certainly heard.
    """

    changed = Signal()
    reached = Signal(object)

    def __init__(
        self, find_speakers: Callable[[], Sequence[Speaker]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._find_speakers = find_speakers
        self._talker: Talker | None = None
        self._row: tuple[Sentence, ...] = ()
        self._at = 0
        self._silent = 0
        self._from = 0
        self._is_held = False
        self._is_whole = True
        self._tempo = Tempo()
        self._clock = QElapsedTimer()
        self.slack_ms = _SLACK_MS
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_nothing_heard)
        self.state = State.OFF
        self.pace = USUAL_PACE

    @property
    def progress(self) -> tuple[int, int]:
        """Which sentence it is, from 1, and how many there are."""
        return min(self._at + 1, len(self._row)), len(self._row)

    @property
    def is_on(self) -> bool:
        """Whether there is something to pause or to go on with."""
        return self.state in {State.SPEAKING, State.PAUSED}

    def read(self, reading: ReadingText, offset: int, selected: Span | None) -> None:
        """Read from the sentence at ``offset`` to the end, or only what is selected."""
        self._row = sentences(reading, selected)
        self._at = 0 if selected is not None else first_at(self._row, offset)
        self._silent = self._from = 0
        # A voice may have been installed since.
        if self._talker is None or self.state in {State.VOICELESS, State.SOUNDLESS}:
            self._talker = self._make_talker()
        self._be(State.LOOKING)
        self._talker.find()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.state is State.SPEAKING:
            self._pause()
        elif self.state is State.PAUSED:
            self._go_on()

    def skip(self, by: int) -> None:
        """Go some sentences on or back."""
        if self.is_on and self._row:
            self._at = min(len(self._row) - 1, max(0, self._at + by))
            self._from = 0
            self._release()
            if self.state is State.SPEAKING:
                self._speak()
            else:
                self._tell()

    def set_pace(self, pace: int) -> None:
        """Speak faster or slower, from this sentence on."""
        self._release()
        self.pace = pace
        if self.state is State.SPEAKING:
            self._speak()
        else:
            self.changed.emit()

    def stop(self) -> None:
        """Read no more."""
        if self.state is not State.OFF:
            self._hush()
            self._be(State.OFF)
            self.reached.emit(None)

    def _make_talker(self) -> Talker:
        talker = Talker(self._find_speakers(), self)
        talker.ready.connect(self._on_ready)
        talker.voiceless.connect(lambda: self._give_up(State.VOICELESS))
        talker.failed.connect(lambda: self._give_up(State.SOUNDLESS))
        talker.said.connect(self._on_said)
        return talker

    def _on_ready(self) -> None:
        if self.state is State.LOOKING:
            self._speak()

    def _speak(self) -> None:
        if self._talker is None or self._at >= len(self._row):
            self.stop()
            return
        self._clock.start()
        self._is_whole = not self._from
        words = self._row[self._at].words[self._from :]
        self._wait_for(words)
        self._talker.say(words, self.pace)
        if self.state in {State.LOOKING, State.PAUSED, State.SPEAKING}:
            self._be(State.SPEAKING)
            self._tell()

    def _pause(self) -> None:
        """Be silent, and know where to go on."""
        heard = self._tempo.heard(self._clock.elapsed(), self.pace)
        words = self._row[self._at].words
        self._from = resumed_at(words, self._from + heard)
        self._is_whole = False
        self._is_held = self._talker is not None and self._talker.hold()
        if self._is_held:
            self._patience.stop()
        else:
            self._hush()
        self._be(State.PAUSED)

    def _go_on(self) -> None:
        if self._is_held and self._talker is not None and self._talker.go_on():
            self._is_held = False
            self._clock.start()
            self._wait_for(self._row[self._at].words)
            self._be(State.SPEAKING)
        else:
            self._speak()

    def _release(self) -> None:
        """What is held will not be said: another sentence or another pace is wanted."""
        if self._is_held:
            self._hush()

    def _wait_for(self, words: str) -> None:
        """Give the voice the time that the slowest one would need."""
        slowest = len(words) * _SLOWEST_MS_A_CHARACTER * 100 // self.pace
        self._patience.start(self.slack_ms + slowest)

    def _tell(self) -> None:
        self.reached.emit(self._row[self._at].span)
        self.changed.emit()

    def _on_said(self) -> None:
        if self.state is not State.SPEAKING:
            return
        length = len(self._row[self._at].words)
        if self._is_whole:
            too_soon = self._clock.elapsed() < _FASTEST_MS_A_CHARACTER * length
            self._silent = self._silent + 1 if too_soon and length >= _COUNTS_FROM else 0
            self._tempo.learn(self._clock.elapsed(), length, self.pace)
        if self._silent >= _SILENT_TIMES:
            self._give_up(State.SOUNDLESS)
            return
        self._at += 1
        self._from = 0
        self._speak()

    def _on_nothing_heard(self) -> None:
        self._give_up(State.SOUNDLESS)

    def _give_up(self, state: State) -> None:
        self._hush()
        self._be(state)
        self.reached.emit(None)

    def _hush(self) -> None:
        self._is_held = False
        self._patience.stop()
        if self._talker is not None:
            self._talker.be_quiet()

    def _be(self, state: State) -> None:
        self.state = state
        self.changed.emit()
