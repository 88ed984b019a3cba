"""A line of words and buttons that says less where there is less room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QLayout


def narrow(line: QLayout, room: int, steps: Iterable[Callable[[], object]]) -> None:
    """Take one step after the other until the line fits in ``room`` pixels."""
    for step in steps:
        step()
        # A line inside another layout is told of other words only when the window comes to it.
        line.invalidate()
        if line.sizeHint().width() <= room:
            return
