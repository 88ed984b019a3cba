"""Where a voice that can only begin anew goes on after a pause: nothing said may be missed."""

from __future__ import annotations

from collections import deque

# A slow voice, until it is known how fast this one is; in ms at the usual pace.
_SLOW_MS_A_CHARACTER = 80.0
_REMEMBERED = 5
_LEARNS_FROM = 20
# About a second of speech is heard again, and a clause from its beginning if that is near.
_AGAIN = 16
_CLAUSE_NEAR = 30
_CLAUSE_ENDS = ",;:)–—"


class Tempo:
    """How fast a voice speaks, from the sentences that it said; the slowest of late ones counts."""

    def __init__(self) -> None:
        self._measured: deque[float] = deque(maxlen=_REMEMBERED)

    def learn(self, milliseconds: int, characters: int, pace: int) -> None:
        """A whole sentence was said in this time, at a pace in per cent."""
        if characters >= _LEARNS_FROM:
            self._measured.append(milliseconds * pace / 100 / characters)

    def heard(self, milliseconds: int, pace: int) -> int:
        """How many characters were certainly said after so long."""
        slowest = max(self._measured, default=_SLOW_MS_A_CHARACTER)
        return int(milliseconds * pace / 100 / max(1.0, slowest))


def resumed_at(words: str, heard: int) -> int:
    """Where to go on in a sentence of which ``heard`` characters were said: where a word begins."""
    latest = min(heard, len(words)) - _AGAIN
    if latest <= 0:
        return 0
    start = words.rfind(" ", 0, latest + 1) + 1
    for at in range(start - 1, max(0, start - _CLAUSE_NEAR), -1):
        if words[at] == " " and words[at - 1] in _CLAUSE_ENDS:
            return at + 1
    return start
