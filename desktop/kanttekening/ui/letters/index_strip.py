"""Looking after the search index while one goes on: progress at the foot of the list, and Stop."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from kanttekening.domain.touched import Outcome
from kanttekening.ui.progress_strip import ProgressStrip
from kanttekening.ui.theme import TextRole
from kanttekening.words import index_care as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.index_care import IndexWork
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme

# What is typed meanwhile waits no longer than this.
_STEP_SECONDS = 0.03
_MOST_AT_ONCE = 40
# Between two steps others get their turn; whoever types gets all of it.
_REST_MILLISECONDS = 10
_REST_WHILE_TYPING_MILLISECONDS = 700


class IndexStrip(ProgressStrip):
    """Renews letter after letter; ``finished`` says in words what came of it."""

    finished = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(words.STOP, parent)
        self._desk = desk
        self._work: IndexWork | None = None
        self._done = self._failed = 0
        self._size = 1
        self._last_typed = -1.0
        self._is_stopping = False
        self._is_busy = False
        self._is_completing = False
        self.text.setFont(theme.font(TextRole.SMALL))
        self.stop_button.clicked.connect(self.stop)

    def complete(self) -> None:
        """Take in what an index lacks that a newer program has begun; else do nothing."""
        self._desk.ask(
            lambda library: library.index_care.is_whole,
            lambda whole: None if whole else self.begin(lacking_only=True),
        )

    def begin(self, *, lacking_only: bool = False) -> None:
        """Look first, then renew."""
        if self._is_busy:
            self.finished.emit(words.ALREADY)
            return
        self._is_busy, self._is_stopping = True, False
        self._done = self._failed = 0
        self._size = 1
        self.text.setText(words.LOOKING)
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self.show()
        self._is_completing = lacking_only
        self._desk.change(
            lambda library: library.index_care.begin(lacking_only=lacking_only),
            self._on_begun,
            self._give_up,
        )

    def make_way(self) -> None:
        """Rest for a moment: somebody types."""
        self._last_typed = monotonic()

    def stop(self) -> None:
        """Stop after the letters that are in hand."""
        self._is_stopping = True
        self.stop_button.setEnabled(False)

    def _on_begun(self, work: IndexWork) -> None:
        self._work = work
        self.bar.setRange(0, max(1, len(work.letters)))
        self._go_on()

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        self.bar.setValue(self._done)
        told = words.completing if self._is_completing else words.progress
        self.text.setText(told(self._done, len(work.letters)))
        self.bar.setAccessibleName(self.text.text())
        if self._done >= len(work.letters):
            self._desk.change(
                lambda library: library.index_care.finish(),
                lambda _: self._end(work),
                self._give_up,
            )
            return
        if self._is_stopping:
            self._end(work)
            return
        batch = work.letters[self._done : self._done + self._size]
        self._desk.change(
            partial(_renew, batch), partial(self._on_renewed, len(batch)), self._give_up
        )

    def _on_renewed(self, number: int, answer: tuple[int, float]) -> None:
        failed, seconds = answer
        self._done += number
        self._failed += failed
        # Thick letters by themselves, thin ones many at once.
        per_letter = max(seconds / number, 1e-4)
        self._size = max(1, min(_MOST_AT_ONCE, int(_STEP_SECONDS / per_letter)))
        typing = self._last_typed + _REST_WHILE_TYPING_MILLISECONDS / 1000 - monotonic()
        QTimer.singleShot(max(_REST_MILLISECONDS, int(1000 * typing)), self, self._go_on)

    def _end(self, work: IndexWork) -> None:
        self._rest()
        total, missing = len(work.letters), max(0, work.missing - self._done)
        if self._done >= total and self._is_completing:
            return  # nobody has asked for it
        if self._done >= total:
            told = words.done(total, work.missing, work.ghosts, self._failed)
        elif missing:
            told = words.stopped_early(missing)
        else:
            told = words.stopped(self._done, total)
        self.finished.emit(told)

    def _give_up(self, error: Exception) -> None:
        self._rest()
        self._desk.failed.emit(error)

    def _rest(self) -> None:
        self._is_busy = False
        self._work = None
        self.hide()


def _renew(batch: tuple[LetterId, ...], library: Library) -> Outcome[tuple[int, float]]:
    started = monotonic()
    done = library.index_care.renew(batch)
    return Outcome((done.value, monotonic() - started), done.touched)
