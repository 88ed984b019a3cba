"""Has a program say one sentence after the other, without ever waiting for it."""

from __future__ import annotations

import os
import signal
from base64 import b64encode
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.ui.aloud.speakers import Speaker

# What speech-dispatcher's program takes for a command when a line begins with it.
_COMMAND = "!-!"
_LIBRARIES = "LD_LIBRARY_PATH"
# A program that tells its voices has done so long before; one that hangs is passed over.
_LISTING_MS = 8_000


class Talker(QObject):
    """``ready`` when a Dutch voice is found, else ``voiceless``; ``said`` after each sentence."""

    ready = Signal()
    voiceless = Signal()
    said = Signal()
    failed = Signal()

    def __init__(self, speakers: Sequence[Speaker], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._candidates = list(speakers)
        self._speaker: Speaker | None = None
        self._voice = ""
        self._process: QProcess | None = None
        self._pace = 0
        self._asked: Speaker | None = None
        self._patience = QTimer(self, singleShot=True, interval=_LISTING_MS)
        self._patience.timeout.connect(self._pass_over)

    def find(self) -> None:
        """Look for a program with a Dutch voice; the first answer is kept."""
        if self._speaker is not None:
            self.ready.emit()
        elif self._candidates:
            candidate = self._asked = self._candidates.pop(0)
            self._patience.start()
            self._start(candidate, candidate.listing)
            process = self._process
            if process is not None:
                process.finished.connect(lambda *_: self._on_listed(candidate, process))
        else:
            self.voiceless.emit()

    def say(self, words: str, pace: int) -> None:
        """Say this now; whatever was being said is cut off. ``pace`` is in per cent."""
        speaker = self._speaker
        if speaker is None:
            return
        line = " ".join(words.replace(_COMMAND, " ").split())
        if not (speaker.keeps and self._process is not None and self._pace == pace):
            self.be_quiet()
            self._pace = pace
            self._start(speaker, speaker.speech(self._voice, pace))
        process = self._process
        if process is None:
            return
        if speaker.keeps:
            process.write(b64encode(line.encode()) + b"\n")
        else:
            process.write(line.encode() + b"\n")
            process.closeWriteChannel()

    def hold(self) -> bool:
        """Be silent within the sentence; False where the program can't, and speaks on."""
        return self._signal("SIGSTOP")

    def go_on(self) -> bool:
        """Say the rest of what is held; False when there is nothing."""
        return self._signal("SIGCONT")

    def _signal(self, name: str) -> bool:
        speaker, process = self._speaker, self._process
        number = getattr(signal, name, None)
        if speaker is None or process is None or not speaker.holds or number is None:
            return False
        # Without a number the program has just ended, or is not there yet: zero means ourselves.
        child = process.processId()
        if not child:
            return False
        os.kill(child, number)
        return True

    def be_quiet(self) -> None:
        """Say no more."""
        process, self._process = self._process, None
        if self._asked is not None:  # it had not answered yet, and is asked another time
            self._candidates.insert(0, self._asked)
        self._have_answer()
        if process is None:
            return
        process.finished.connect(process.deleteLater)
        process.kill()
        if self._speaker is not None and self._speaker.silence:
            hush = QProcess(self)
            hush.setProcessEnvironment(own_environment())
            hush.setProgram(self._speaker.program)
            hush.setArguments(list(self._speaker.silence))
            hush.setStandardOutputFile(QProcess.nullDevice())
            hush.setStandardErrorFile(QProcess.nullDevice())
            hush.startDetached()
            hush.deleteLater()

    def _start(self, speaker: Speaker, arguments: Sequence[str]) -> None:
        process = QProcess(self)
        process.setProcessEnvironment(own_environment())
        process.setProgram(speaker.program)
        process.setArguments(list(arguments))
        if speaker is self._speaker:
            process.finished.connect(partial(self._on_finished, process))
            process.readyReadStandardOutput.connect(partial(self._on_answer, process))
        process.errorOccurred.connect(partial(self._on_error, process))
        self._process = process
        process.start()

    def _have_answer(self) -> None:
        self._asked = None
        self._patience.stop()

    def _pass_over(self) -> None:
        """Ask the next program: this one does not say which voices it has."""
        self._have_answer()
        self.be_quiet()
        self.find()

    def _on_listed(self, candidate: Speaker, process: QProcess) -> None:
        if process is not self._process:
            return
        self._have_answer()
        listed = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
        self._process = None
        process.deleteLater()
        voice = candidate.voice(listed)
        if voice is not None:
            self._speaker, self._voice = candidate, voice
        self.find()

    def _on_answer(self, process: QProcess) -> None:
        answers = bytes(process.readAllStandardOutput().data())
        if process is self._process and self._speaker is not None and self._speaker.keeps:
            for _ in range(answers.count(b"\n")):
                self.said.emit()

    def _on_finished(self, process: QProcess, code: int, _status: object) -> None:
        if process is not self._process:
            return
        self._process = None
        process.deleteLater()
        if code or (self._speaker is not None and self._speaker.keeps):
            self.failed.emit()
        else:
            self.said.emit()

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is not QProcess.ProcessError.FailedToStart or process is not self._process:
            return
        self._process = None
        process.deleteLater()
        if self._speaker is None:
            self._have_answer()
            self.find()
        else:
            self.failed.emit()


def own_environment() -> QProcessEnvironment:
    """The environment as it was before the built program put its own libraries in front."""
    made = QProcessEnvironment.systemEnvironment()
    before = f"{_LIBRARIES}_ORIG"
    if made.contains(before):
        made.insert(_LIBRARIES, made.value(before))
    return made
