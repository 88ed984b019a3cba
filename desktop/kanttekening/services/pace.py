"""How fast something goes, and how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Judged by what was done lately: a folder may begin with notes and end with scans.
_LATELY = 20.0
# Before that an estimate would jump about.
_LEAST_SECONDS = 2.0
_LEAST_DONE = 3


@dataclass(frozen=True, slots=True)
class Estimate:
    """Files per second, and the seconds that are left at that rate."""

    per_second: float
    seconds_left: float


class Pace:
    """Watches a count go up. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque([(clock(), 0)])

    def estimate(self, done: int, total: int) -> Estimate | None:
        """What to expect now that ``done`` of ``total`` are done; None while it is too early."""
        now = self._clock()
        self._seen.append((now, done))
        while len(self._seen) > 2 and self._seen[1][0] <= now - _LATELY:
            self._seen.popleft()
        began, before = self._seen[0]
        seconds, more = now - began, done - before
        if seconds < _LEAST_SECONDS or more < _LEAST_DONE:
            return None
        rate = more / seconds
        return Estimate(rate, max(0, total - done) / rate)
