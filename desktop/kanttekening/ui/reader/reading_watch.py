"""What was really on screen counts as read: no faster than anybody reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kanttekening.domain.passage import Span, parts_within
from kanttekening.domain.progress import (
    Pace,
    Progress,
    ReadingMatter,
    ReadParts,
    left_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter

_TICK_MS = 1000
# Who skims takes in the gist at twice the usual pace; faster than that is leafing through.
_SKIMMING = 2.0
# A page in sight for longer without any sign of life is a cup of coffee.
_LONGEST_STILL = 180.0
_KEEP_EVERY = 5.0


class ReadingWatch(QObject):
    """Adds up what is read of the open letter, and learns its reader's own pace.

    Every second the text in sight that was not read yet grows read from its top, as many
    characters as someone can take in. ``sight`` tells what is on screen, ``attended`` whether
    somebody can be looking. ``progressed`` tells the letter and the code points that are left.
    """

    progressed = Signal(object, int)
    paced = Signal(object)

    def __init__(
        self,
        desk: Desk,
        sight: Callable[[], Sequence[Span]],
        attended: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sight = sight
        self._attended = attended
        self._letter: LetterId | None = None
        self._opened: OpenLetter | None = None
        self._begin(ReadingMatter(0, ReadParts()), ReadParts())
        self._pace = Pace()
        self._top: int | None = None
        self._on_this_screen = self._still = self._unkept = 0.0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        desk.opened.connect(self._on_desk_opened)

    @property
    def pace(self) -> Pace:
        """How fast the reader reads."""
        return self._pace

    @property
    def left(self) -> int:
        """How many code points of the open letter are still to be read."""
        return left_in(self._unread)

    @property
    def share(self) -> float:
        """How much of the open letter was read, from 0 to 1."""
        return 1 - self.left / self._total if self._total else 1.0

    @property
    def unread(self) -> tuple[Span, ...]:
        """The stretches of the open letter that were not read."""
        return self._unread if self.left else ()

    def open_letter(self, opened: OpenLetter) -> None:
        """Begin with a letter, where its reader was."""
        self.flush()
        self._opened = opened
        self._letter = opened.letter.id
        furniture = opened.content.understanding.furniture
        matter = ReadingMatter.of(len(opened.document.text), furniture)
        self._begin(matter, opened.progress.parts if opened.progress else ReadParts())
        self._top = None
        self._on_this_screen = self._still = 0.0
        self._timer.start()

    def close_letter(self) -> None:
        """There is no letter any more."""
        self.flush()
        self._timer.stop()
        self._letter = self._opened = None
        self._begin(ReadingMatter(0, ReadParts()), ReadParts())

    def stir(self) -> None:
        """Somebody is there: the text moved, or a key was pressed."""
        self._still = 0.0

    def pass_time(self, seconds: float) -> None:
        """Count what is in sight for another few seconds."""
        self._still += seconds
        if self._letter is None or self._still > _LONGEST_STILL or not self._attended():
            return
        sight = self._sight()
        if not sight:
            return
        self._learn(sight, seconds)
        most = round(seconds * self._pace.per_minute / 60 * _SKIMMING)
        read = _first([gap for span in sight for gap in parts_within(self._unread, span)], most)
        if read:
            self._have_read(self._parts.adding(read))
            self.progressed.emit(self._letter, self.left)
        self._unkept += seconds if read or self._unkept else 0
        if self._unkept >= _KEEP_EVERY:
            self.flush()

    def flush(self) -> None:
        """Remember how far one is."""
        if self._opened is None or self._letter is None or not self._unkept:
            return
        self._unkept = 0.0
        progress = Progress(self._opened.letter.version_id, self._parts, self.left)
        keep = partial(_keep, self._letter, progress, self._pace)
        self._desk.ask(keep, lambda _nothing: None)

    def _begin(self, matter: ReadingMatter, parts: ReadParts) -> None:
        self._matter, self._total = matter, matter.total
        self._have_read(parts)

    def _have_read(self, parts: ReadParts) -> None:
        # A report has a thousand headers and footers: what they leave is worked out once.
        self._parts, self._unread = parts, self._matter.unread(parts)

    def _learn(self, sight: Sequence[Span], seconds: float) -> None:
        """When the text has moved on by less than a screen, that much was read meanwhile."""
        top = sight[0].start
        shown = sum(map(len, sight))
        if self._top is not None and top > self._top:
            passed = sum(map(len, self._matter.furniture.gaps(Span(self._top, top))))
            if passed <= shown:
                self._pace = self._pace.learning(passed, self._on_this_screen)
                self.paced.emit(self._pace)
        if top != self._top:
            self._top, self._on_this_screen = top, 0.0
        self._on_this_screen += seconds

    def _on_tick(self) -> None:
        self.pass_time(_TICK_MS / 1000)

    def _on_desk_opened(self) -> None:
        self._desk.ask(_pace, self._on_pace)

    def _on_pace(self, pace: Pace) -> None:
        self._pace = pace
        self.paced.emit(pace)


def _first(spans: Sequence[Span], most: int) -> tuple[Span, ...]:
    """The first ``most`` characters of some stretches."""
    found = []
    for span in spans:
        if most <= 0:
            break
        found.append(Span(span.start, min(span.end, span.start + most)))
        most -= len(span)
    return tuple(found)


def _pace(library: Library) -> Pace:
    return library.progress.pace()


def _keep(letter_id: LetterId, progress: Progress, pace: Pace, library: Library) -> None:
    library.progress.keep(letter_id, progress, pace)
