"""Our own note in a file that another program may have changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.mark_colors import MARK_COLORS, kind_of_color, line_color
from kanttekening.text.plain_notes import contents_of, same_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.shared_note import SharedNote

_SECONDS = len("2024-11-28T15:38:00")  # as exact as a date in a file is
_NEAR = 2.0  # points: programs round, and pad what they draw


def merged(ours: SharedNote, seen: SharedNote) -> SharedNote:
    """``ours`` as it was written, with what is ``seen`` to be different in the file now."""
    note = ours if same_words(contents_of(ours), seen.note) else replace(ours, note=seen.note)
    if not same_words(ours.author, seen.author):
        note = replace(note, author=seen.author)
    if seen.modified and ours.modified[:_SECONDS] != seen.modified[:_SECONDS]:
        note = replace(note, modified=seen.modified)
    if ours.kind is not None and seen.color and not _is_colored(seen.color, ours.kind):
        note = replace(note, kind=kind_of_color(seen.color))
    if ours.rects and seen.rects and not stand_together(ours.rects, seen.rects):
        note = replace(note, rects=seen.rects, passage=None)
    return note


def _is_colored(color: str, kind: MarkKind) -> bool:
    return _alike(MARK_COLORS[kind], color) or _alike(line_color(kind), color)


def _alike(one: str, other: str) -> bool:
    """Whether two colours are the same but for rounding."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(left - right) <= 2 for left, right in pairs)


def stand_together(ours: Sequence[PageRect], seen: Sequence[PageRect]) -> bool:
    """Whether places are the same, but for what programs round or pad."""
    one, other = sorted(ours, key=_order), sorted(seen, key=_order)
    return len(ours) == len(seen) and all(
        left.page == right.page
        and max(
            abs(left.x0 - right.x0), abs(left.y0 - right.y0),
            abs(left.x1 - right.x1), abs(left.y1 - right.y1),
        ) <= _NEAR
        for left, right in zip(one, other, strict=True)
    )  # fmt: skip


def _order(rect: PageRect) -> tuple[int, int, int]:
    """From top to bottom, whatever order a program writes the lines of a mark in."""
    return rect.page, round(rect.y0 / _NEAR), round(rect.x0 / _NEAR)
