"""Annotations on their way between programs: what a file can say about a mark or a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE, AnchorState, MarkKind, Visibility

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.passage import Passage


class NoteShape(StrEnum):
    """What is seen of it on the page. A remark belongs to the letter as a whole."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    AREA = "area"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class SharedNote:
    """One annotation without a library around it.

    ``id`` is the same in every file, so that what comes back is known again. ``kind`` is None when
    another program does not say it; then ``color`` (``#RRGGBB``) and ``subject`` are what there is
    to go by. ``rects`` are in points from the top left corner of the page as it is shown.
    ``created``, ``modified`` and ``done`` are UTC, ISO 8601, or empty.
    """

    id: str
    shape: NoteShape
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    kind: MarkKind | None = None
    passage: Passage | None = None
    rects: tuple[PageRect, ...] = ()
    visibility: Visibility = Visibility.PRIVATE
    state: AnchorState = AnchorState.ANCHORED
    labels: tuple[str, ...] = ()
    was: str = ""
    done: str | None = None
    color: str = ""
    subject: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether it has a place on the pages that are shown, and is no remark."""
        return bool(self.rects) and self.state not in ELSEWHERE and self.shape != NoteShape.REMARK


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The annotations in one file, and whose they are.

    ``source`` is the SHA-256 of the file they were made on, ``file_name`` its name; empty when
    the file does not say. A copy of a copy names all files it came from, parted by spaces.
    ``in_user_space`` is whether the rectangles are still those of the PDF (from the bottom, before
    it is turned), for a ``PageFrame`` to convert. ``left_out`` counts those that were not read,
    because there are more in the file than are read of one.
    """

    notes: tuple[SharedNote, ...] = ()
    source: str = ""
    file_name: str = ""
    in_user_space: bool = False
    left_out: int = 0
