"""What is to be printed: which pages, with which marks, on what paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.report import Report

# How many pages there can be on one side of a sheet.
PER_SHEET = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A mark as it is drawn on one page.

    ``fill`` and ``edge`` are its colours (``#RRGGBB``), ``letter`` stands for its kind in the
    margin. ``below`` is how many others are on the same words: its line lies below theirs.
    ``sign`` is the corner where its letter stands, from the left and the top in points; None where
    there is no room for it.
    """

    rects: tuple[PageRect, ...]
    fill: str
    edge: str
    letter: str
    is_underlined: bool = False
    is_frame: bool = False
    below: int = 0
    sign: tuple[float, float] | None = None

    @property
    def page(self) -> int:
        """The page (from 1) that all its rectangles are on."""
        return self.rects[0].page


@dataclass(frozen=True, slots=True)
class UnseenWord:
    """A word that was recognised on the picture of a page."""

    text: str
    rect: PageRect


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in points, upright; the margins are where a printer can't print."""

    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Pages (from 1, in this order) of a PDF with marks, and ``notes`` as a list behind them.

    ``words`` come under the pictures of pages, to be found and copied there.
    Without ``paper`` every page keeps the size that it has; but for several on a sheet, which is
    A4 then.
    """

    title: str
    pages: tuple[int, ...]
    marks: tuple[PrintedMark, ...] = ()
    words: tuple[UnseenWord, ...] = ()
    notes: Report | None = None
    per_sheet: int = 1
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF to print; ``is_barred`` when who made the document does not want it printed."""

    pdf: bytes
    is_barred: bool = False
