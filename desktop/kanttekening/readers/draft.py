"""What a format's reader delivers: a document, and how it wants to look on our pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kanttekening.domain.document import Attached, Document
    from kanttekening.domain.mail import MailHeaders


class Align(Enum):
    """Where the lines of a block stand; to the left is what needs no saying."""

    CENTER = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes (PNG, JPEG or another kind that pages can show) and its size in points.

    A width or height of 0: as large as the picture itself says.
    """

    data: bytes
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: how many blocks are its rows, and whether its cells are framed.

    ``widths`` are those of the columns in points, as the writer set them; empty when they follow
    from what is in the cells. ``spans`` are over how many columns the cells of a row reach, by
    the offset where the row's block begins; a row without any has simple cells.
    """

    rows: int
    widths: tuple[float, ...] = ()
    framed: bool = True
    spans: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dressing:
    """How blocks look beyond what they are, by the index of the block (of a table: its first).

    ``breaks`` are the blocks that begin a page.
    """

    pictures: Mapping[int, Picture] = field(default_factory=dict)
    aligned: Mapping[int, Align] = field(default_factory=dict)
    tables: Mapping[int, Sheet] = field(default_factory=dict)
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read and has no pages yet. ``warnings`` are short codes.

    ``attached`` are the files in it; an archive is nothing but those, and gets no pages.
    """

    media_type: str
    document: Document
    dressing: Dressing = field(default_factory=Dressing)
    warnings: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()
    headers: MailHeaders | None = None
    is_archive: bool = False
