"""The letters of marks in a margin: each stands free of the others, as far as there is room."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF

# On the same words, or from the same place in the margin: more nobody can tell apart.
MOST_TOGETHER = 12


class MarginSigns:
    """Finds a place for one sign after another; ``step`` is the way that each next one gives way.

    A file may bring thousands of marks at one place along: a sign looks only at those at its
    height, and for a place that is full there is no search at all.
    """

    def __init__(self, step: QPointF) -> None:
        self._step = step
        self._by_height: dict[int, list[QRectF]] = defaultdict(list)
        self._full: set[tuple[float, float]] = set()

    def place(self, sign: QRectF) -> QRectF | None:
        """Where a sign can stand free of those that are there; None where there is no room."""
        wanted = sign.x(), sign.y()
        if wanted in self._full:
            return None
        for _ in range(MOST_TOGETHER):
            rows = self._rows(sign)
            near = [other for row in rows for other in self._by_height.get(row, ())]
            if not any(sign.intersects(other) for other in near):
                for row in rows:
                    self._by_height[row].append(sign)
                return sign
            sign = sign.translated(self._step)
        self._full.add(wanted)
        return None

    @staticmethod
    def _rows(sign: QRectF) -> range:
        height = max(1.0, sign.height())
        return range(int(sign.top() // height), int(sign.bottom() // height) + 1)
