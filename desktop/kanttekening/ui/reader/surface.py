"""What hand and keys must know of a view to select in it: both views of the letter tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QAbstractScrollArea

    from kanttekening.domain.passage import Span


class Surface(Protocol):
    """Text that is shown somewhere. Points are those of the viewport, offsets the letter's."""

    @property
    def area(self) -> QAbstractScrollArea:
        """What scrolls."""
        ...

    def gap_at(self, point: QPoint) -> int | None:
        """The gap between two characters nearest to a point."""
        ...

    def character_at(self, point: QPoint) -> int | None:
        """The character under a point; None beside the text."""
        ...

    def link_at(self, point: QPoint) -> Callable[[], None] | None:
        """What a click on the link under a point does; None where there is no living one."""
        ...

    def mark_at(self, point: QPoint) -> str | None:
        """The id of the mark under a point."""
        ...

    def caret_at(self, offset: int) -> QRect | None:
        """Where a caret before the character at ``offset`` stands."""
        ...

    def shown(self, offset: int, direction: int) -> int:
        """The same gap where it is shown, else the next one that is, on (1) or back (-1)."""
        ...

    def line_step(self, offset: int, x: float | None, direction: int) -> tuple[int, float] | None:
        """One line up (-1) or down (1), keeping to column ``x``; None at the end."""
        ...

    def line_ends(self, offset: int) -> Span | None:
        """From the first to the last character of a line."""
        ...

    def reveal(self, span: Span) -> None:
        """Bring a passage into sight, if it isn't."""
        ...

    def tell_selected(self) -> None:
        """Somebody has finished selecting."""
        ...

    def tell_mark(self, mark: str) -> None:
        """Somebody has clicked on a mark."""
        ...
