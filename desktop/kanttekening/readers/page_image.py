"""What is asked for when a page is wanted, and the picture that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.readers.board import Part


@dataclass(frozen=True, slots=True)
class PageAsk:
    """Which picture is wanted: a page (from 1) at ``scale`` pixels a point.

    ``area`` is a part of it: left, top, right and bottom in pixels. A ``draft`` is quick and
    coarse. A whole page that is very large comes back smaller than asked.
    """

    page: int
    scale: float
    grey: bool = False
    draft: bool = False
    area: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture of a page: BGRX (``QImage.Format_RGB32``), or 8-bit grey; rows of ``stride``.

    ``cost`` is the computing it took, in seconds. Pixels that were lent live in memory that is
    shared with the worker, until ``let_go``.
    """

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes | memoryview
    cost: float = field(default=0.0, compare=False)
    part: Part | None = field(default=None, compare=False, repr=False)

    def let_go(self) -> None:
        """Give lent pixels back."""
        if self.part is not None:
            self.part.let_go()
