"""Recognising pictures goes on while one reads: page by page, on a lane of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kanttekening.domain.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.library import Library
    from kanttekening.services.recognizing import (
        Pages,
        Recognition,
        Recognizer,
        SeenPage,
        Task,
    )
    from kanttekening.services.reuniting import Reunited
    from kanttekening.ui.desk import Desk

LANE = "recognition"
# The library is open: first it is asked for what is read.
_LATER_MS = 1_500


@dataclass(frozen=True, slots=True)
class Standing:
    """How recognising stands: the page in hand, or how many are left after Stop.

    Without a ``task`` and with nothing ``left`` there is nothing to tell. What is ``forbidden`` by
    the administrator is left for good.
    """

    task: Task | None = None
    left: int = 0
    impossible: bool = False
    forbidden: bool = False


class Recognizing(QObject):
    """Takes one page after the other from the library's queue, as long as there are any.

    The queue is in the library: what is stopped, or cut short by closing, goes on another time.
    ``renewed`` tells a letter that has a new text, ``reunited`` one that became a version of
    another by it. A letter that somebody asks for by itself goes before the others, and alone where
    the queue waits: after Stop, or because it does not begin by itself. Where the administrator
    does not allow it, it tells how much has no text.
    """

    stands = Signal(object)
    renewed = Signal(object)
    reunited = Signal(object)

    def __init__(
        self,
        desk: Desk,
        open_recognizer: Callable[[], Recognizer | None],
        parent: QObject | None = None,
        *,
        allowed: bool = True,
        wanted: bool = True,
    ) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._wanted = wanted
        self._desk = desk
        self._open_recognizer = open_recognizer
        self._recognizer: Recognizer | None = None
        self._pages: tuple[LetterId, Pages] | None = None
        self._busy = False
        self._stopped = not wanted
        self._asked: list[LetterId] = []
        self._impossible = False
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._look)
        desk.opened.connect(self._later.start)
        desk.touched.connect(self._on_touched)

    @property
    def is_allowed(self) -> bool:
        """Whether the administrator lets text be recognised."""
        return self._allowed

    @property
    def is_busy(self) -> bool:
        """Whether a page is in hand."""
        return self._busy

    @property
    def is_wanted(self) -> bool:
        """Whether it begins by itself. If not, it waits as after Stop until somebody asks."""
        return self._wanted

    def want(self, *, wanted: bool) -> None:
        """Let it begin by itself from now on, or wait until somebody asks."""
        self._wanted = wanted
        if wanted:
            self.go_on()
        else:
            self.stop()

    def go_on(self) -> None:
        """Begin, or begin again after Stop."""
        self._stopped = self._impossible = False
        self._look()

    def stop(self) -> None:
        """Stop at once; the page in hand is done again another time."""
        self._halt()
        self._let_go()
        self._desk.ask(_waiting, self._on_left)

    def close(self) -> None:
        """Stop for good, and without a word: the window closes."""
        self._halt()
        self._let_go()

    def again(self, letter_id: LetterId) -> None:
        """Recognise the pictures of a letter (again), and leave what waits besides as it is."""

        def begin(_is_paged: object) -> None:
            self._asked.append(letter_id)
            self._impossible = False
            self._look()

        self._desk.change(lambda library: library.recognizing.again(letter_id), begin)

    def _on_touched(self, touched: Touched) -> None:
        if touched & Touched.LETTERS:
            self._look()

    def _look(self) -> None:
        """Look whether something waits, unless something is in hand."""
        if not self._allowed:
            self._desk.latest("recognition", _waiting, self._on_forbidden)
        elif self._is_waiting and not (self._wanted or self._busy):
            self._desk.latest("recognition", _waiting, self._on_left)
        elif not (self._busy or self._is_waiting or self._impossible):
            task = partial(_next_task, tuple(self._asked), alone=self._stopped)
            self._desk.latest("recognition", task, self._on_task)

    @property
    def _is_waiting(self) -> bool:
        """Whether nothing may begin now."""
        return self._stopped and not self._asked

    def _halt(self) -> None:
        self._stopped = True
        self._asked.clear()

    def _on_forbidden(self, left: int) -> None:
        self.stands.emit(Standing(left=left, forbidden=True))

    def _on_task(self, task: Task | None) -> None:
        if self._busy or self._is_waiting:
            return
        if task is None:
            self._on_nothing_left()
            return
        if self._recognizer is None:
            self._recognizer = self._open_recognizer()
        if self._recognizer is None:
            self._impossible = True
            self.stands.emit(Standing(impossible=True))
            return
        self._busy = True
        self.stands.emit(Standing(task))
        if task.page is None:
            self._desk.ask(partial(_pages_of, task), partial(self._on_all_seen, task), self._drop)
        elif self._pages is not None and self._pages[0] == task.letter_id:
            self._recognize(task, self._pages[1])
        else:
            self._desk.ask(partial(_pages_of, task), partial(self._recognize, task), self._drop)

    def _on_nothing_left(self) -> None:
        self._asked.clear()
        was_alone = self._stopped
        self._stopped = was_alone or not self._wanted
        self._rest()
        if was_alone:
            self._desk.ask(_waiting, self._on_left)

    def _recognize(self, task: Task, pages: Pages) -> None:
        if self._recognizer is None:
            self._on_kept(None)
            return
        from kanttekening.services.recognizing import recognize_page  # seldom needed

        self._pages = (task.letter_id, pages)
        job = partial(recognize_page, self._recognizer, pages, task)
        self._desk.work(LANE, job, partial(self._on_seen, self._recognizer, task))

    def _on_seen(self, by: Recognizer, task: Task, seen: SeenPage | None) -> None:
        if by is not self._recognizer:
            self._on_kept(None)  # whatever it is, it was cut short
            return
        self._desk.change(
            lambda library: library.recognizing.keep(task, seen), self._on_kept, self._drop
        )

    def _on_all_seen(self, task: Task, pages: Pages) -> None:
        from kanttekening.services.recognizing import compose  # seldom needed

        self._pages = None
        if self._recognizer is None:
            self._on_kept(None)
            return
        answer = partial(self._on_composed, self._recognizer, task)
        self._desk.work(LANE, partial(compose, self._recognizer, pages), answer)

    def _on_composed(self, by: Recognizer, task: Task, found: Recognition | None) -> None:
        if by is not self._recognizer:
            self._on_kept(None)
            return
        self._desk.change(
            lambda library: library.recognizing.finish(task.letter_id, found),
            partial(self._on_finished, task, is_new=found is not None),
            self._drop,
        )

    def _on_finished(self, task: Task, reunited: Reunited | None, *, is_new: bool) -> None:
        if reunited is not None:
            self.reunited.emit(reunited)
        elif is_new:
            self.renewed.emit(task.letter_id)
        self._on_kept(None)

    def _on_kept(self, _nothing: None) -> None:
        self._busy = False
        self._look()

    def _drop(self, error: Exception) -> None:
        """The library gives way: the next page would fare no better."""
        self._busy = False
        self._halt()
        self._rest()
        self._desk.failed.emit(error)

    def _rest(self) -> None:
        self._let_go()
        self.stands.emit(Standing())

    def _let_go(self) -> None:
        """Let go of the worker, whatever it is doing, and of the pages."""
        self._pages = None
        recognizer, self._recognizer = self._recognizer, None
        if recognizer is not None:
            recognizer.close()

    def _on_left(self, left: int) -> None:
        if self._stopped:
            self.stands.emit(Standing(left=left))


def _next_task(asked: tuple[LetterId, ...], library: Library, *, alone: bool) -> Task | None:
    """The next thing to do for what was asked for, and then for any other unless it is alone."""
    for letter_id in asked:
        task = library.recognizing.next_task(letter_id)
        if task is not None:
            return replace(task, elsewhere=0) if alone else task
    return None if alone else library.recognizing.next_task()


def _pages_of(task: Task, library: Library) -> Pages:
    return library.recognizing.pages(task.letter_id)


def _waiting(library: Library) -> int:
    return library.recognizing.waiting()
