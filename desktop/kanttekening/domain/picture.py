"""Pictures on the pages of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect

PRINT_SIDE = 16  # points of a print across, and as many down
_SAME_SHAPE = 1.08  # as wide for its height, but for what rounding does


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Where a picture stands on a page, and what its maker says that it shows; often nothing.

    ``turned``: how many quarters clockwise a person turned the pages, so that it stands upright.
    """

    area: PageRect
    description: str = ""
    turned: int = 0


@dataclass(frozen=True, slots=True)
class PicturePrint:
    """What a picture looks like from far off: its greys on a grid, row by row from the top."""

    area: PageRect
    greys: bytes

    def likeness(self, other: PicturePrint) -> float:
        """How alike two pictures look, up to 1 (the correlation of their greys, after Pearson).

        0 for another shape, and for pictures that are all of one grey: those tell nothing.
        """
        one, two = _ratio(self.area), _ratio(other.area)
        if max(one, two) > _SAME_SHAPE * min(one, two) or len(self.greys) != len(other.greys):
            return 0.0
        here, there = _centred(self.greys), _centred(other.greys)
        sizes = sum(grey * grey for grey in here) * sum(grey * grey for grey in there)
        if not sizes:
            return 0.0
        return float(sum(a * b for a, b in zip(here, there, strict=True)) / sizes**0.5)


def _ratio(area: PageRect) -> float:
    return max(0.1, area.x1 - area.x0) / max(0.1, area.y1 - area.y0)


def _centred(greys: bytes) -> list[float]:
    middle = sum(greys) / max(1, len(greys))
    return [grey - middle for grey in greys]
