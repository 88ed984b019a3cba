"""The letters of marks in a margin: each stands free of the others, as far as there is room."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

# On the same words, or from the same place in the margin: more nobody can tell apart.
MOST_TOGETHER = 12


class MarginSigns:
    """Finds a place for one sign after another; ``step`` is the way that each next one gives way.

    Signs stay between ``room``'s left and right edge, but the first one of a line is always there.
    ``crowded`` tells at which signs others had no room.

    A file may bring thousands of marks at one place along: a sign looks only at those at its
    height, and for a place that is full there is no search at all.
    """

    def __init__(self, step: QPointF, room: QRectF | None = None) -> None:
        self._step = step
        self._room = room
        self._by_height: dict[int, list[QRectF]] = defaultdict(list)
        # The last sign on the way from each place that is full, and what is left out there.
        self._full: dict[tuple[float, float], tuple[float, float, float, float]] = {}
        self._left_out: Counter[tuple[float, float, float, float]] = Counter()

    @property
    def crowded(self) -> list[tuple[QRectF, int]]:
        """Signs that stand for others too, and how many there are of them with the sign itself."""
        return [(QRectF(*sign), number + 1) for sign, number in self._left_out.items()]

    def place(self, sign: QRectF) -> QRectF | None:
        """Where a sign can stand free of those that are there; None where there is no room."""
        wanted = sign.x(), sign.y()
        if wanted in self._full:
            self._left_out[self._full[wanted]] += 1
            return None
        last = sign
        for number in range(MOST_TOGETHER):
            if number and not self._has_room(sign):
                break
            rows = self._rows(sign)
            near = [other for row in rows for other in self._by_height.get(row, ())]
            if not any(sign.intersects(other) for other in near):
                for row in rows:
                    self._by_height[row].append(sign)
                return sign
            last = next(other for other in near if sign.intersects(other))
            sign = sign.translated(self._step)
        self._full[wanted] = last.x(), last.y(), last.width(), last.height()
        self._left_out[self._full[wanted]] += 1
        return None

    def _has_room(self, sign: QRectF) -> bool:
        room = self._room
        return room is None or (sign.left() >= room.left() and sign.right() <= room.right())

    @staticmethod
    def _rows(sign: QRectF) -> range:
        height = max(1.0, sign.height())
        return range(int(sign.top() // height), int(sign.bottom() // height) + 1)
