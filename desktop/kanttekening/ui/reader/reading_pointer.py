"""What is under the pointer in the Leesweergave: a mark, a link, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kanttekening.ui.reader.marks import Mark, mark_at
from kanttekening.ui.reader.reading_looks import AREA_ADDRESS, DEAD, FOLD_ADDRESS, PICTURE_ADDRESS
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from kanttekening.ui.reader.reading_view import ReadingView

# What mouse and keyboard may do with the text: all but change it.
POSSIBLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)
# A pointer this far from a caret's place is still on the character beside it.
_NEAR, _ABOVE = 20, 4


def offset_under(view: ReadingView, point: QPoint) -> int | None:
    """The character under a point of the viewport; None beside the text."""
    cursor = view.cursorForPosition(point)
    where = view.cursorRect(cursor)
    if not where.adjusted(-_NEAR, -_ABOVE, _NEAR, _ABOVE).contains(point):
        return None
    return view.offset_of(max(0, cursor.position() - (point.x() < where.left())))


def mark_under(view: ReadingView, point: QPoint) -> Mark | None:
    """The mark under a point of the viewport."""
    offset = offset_under(view, point)
    return None if offset is None else mark_at(view.marks, offset)


def tip_at(view: ReadingView, point: QPoint) -> str:
    """What is said about a link or a mark under the pointer."""
    anchor = view.anchorAt(point)
    if anchor.startswith(PICTURE_ADDRESS):
        return words.PICTURE_TIP
    if anchor.startswith(AREA_ADDRESS):
        return _area_tip(view, anchor.removeprefix(AREA_ADDRESS))
    if anchor == FOLD_ADDRESS:
        return words.FOLD_TIP
    if anchor:
        return words.link_tip(None if anchor == DEAD else anchor)
    offset = offset_under(view, point)
    if offset is None:
        return ""
    mark = mark_at(view.marks, offset)
    tips = [words.mark_tip(mark.kind, mark.note)] if mark else []
    tips += [words.repair_tip(r.proposal) for r in view.repairs if r.span.contains(offset)]
    return "\n".join(tips)


def _area_tip(view: ReadingView, mark_id: str) -> str:
    """What is said about the line of a marked area: its kind and note, and what a click does."""
    reading = view.reading
    lines = [reading.blocks[number].lone_area for number in reading.areas] if reading else []
    tips = [words.mark_tip(it.kind, it.note) for it in lines if it and it.id == mark_id]
    return "\n".join([*tips, words.AREA_TIP])
