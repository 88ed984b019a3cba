"""Which marks a presentation shows: nobody in the room sees by accident what is not for them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.ui.reader.page_painter import PaintedMark


class Presented(Enum):
    """What is shown of the marks; a presentation begins with the first."""

    COUNCIL = "council"
    ALL = "all"
    NONE = "none"

    def chosen(self, marks: Iterable[PaintedMark]) -> Sequence[PaintedMark]:
        """Those of ``marks`` that are shown."""
        if self is Presented.NONE:
            return ()
        return [mark for mark in marks if self is Presented.ALL or _is_for_all(mark.visibility)]

    def following(self, visibilities: Iterable[Visibility]) -> Presented:
        """What comes next when a person asks, among the marks that the letter has.

        A step that would change nothing on the screen is left out.
        """
        if self is Presented.COUNCIL:
            return Presented.ALL
        for_all = any(map(_is_for_all, visibilities))
        return Presented.NONE if self is Presented.ALL and for_all else Presented.COUNCIL

    def told(self, visibilities: Iterable[Visibility]) -> str:
        """The name of what the room sees of such marks."""
        sees_none = self is Presented.COUNCIL and not any(map(_is_for_all, visibilities))
        return (Presented.NONE if sees_none else self).value


def _is_for_all(visibility: Visibility) -> bool:
    return visibility is Visibility.COUNCIL
