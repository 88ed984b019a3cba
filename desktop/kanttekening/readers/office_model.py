"""What office documents are made of, whichever program wrote them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.readers.draft import Align

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Characters of one look; ``\t``, ``\n`` and ``\f`` are a tab, a line and a page break.

    ``target`` is where a link leads: None for no link, "" for one that leads nowhere.
    """

    text: str
    bold: bool = False
    italic: bool = False
    target: str | None = None


@dataclass(slots=True)
class Para:
    """A paragraph, heading or list item.

    ``heading`` is its level or 0; ``depth`` that of a list item, or None; ``label`` the number
    or bullet in front of it. ``above`` and ``below`` are the white that the writer wants around
    it, in points; ``numbers_pages`` says that a field in it gives the page number. ``new_page``
    (also of tables and pictures): it begins a page.
    """

    pieces: list[Piece] = field(default_factory=list)
    heading: int = 0
    depth: int | None = None
    label: str = ""
    align: Align | None = None
    above: float = 0.0
    below: float = 0.0
    numbers_pages: bool = False
    new_page: bool = False

    @property
    def text(self) -> str:
        """Its characters, without the label."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Box:
    """A cell of a table, and over how many columns it reaches."""

    items: list[Item] = field(default_factory=list)
    columns: int = 1


@dataclass(slots=True)
class Table:
    """Rows of cells; ``widths`` are those of its columns in points, if the writer set them."""

    rows: list[list[Box]] = field(default_factory=list)
    widths: tuple[float, ...] = ()
    framed: bool = False
    new_page: bool = False


@dataclass(slots=True)
class Image:
    """A picture with its size in points (0: as the picture itself says)."""

    data: bytes
    width: float = 0.0
    height: float = 0.0
    align: Align | None = None
    new_page: bool = False


Item = Para | Table | Image
_FAR = 99.0


def apart(items: list[Item]) -> list[Item]:
    """The same blocks, of which the first and last are no lines of what stands around them."""
    if items and isinstance(items[0], Para):
        items[0].above = _FAR
    if items and isinstance(items[-1], Para):
        items[-1].below = _FAR
    return items


@dataclass(slots=True)
class OfficeText:
    """A whole file: what stands above, in and below the text, and its notes by number."""

    head: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    notes: list[list[Item]] = field(default_factory=list)
    foot: list[Item] = field(default_factory=list)
    warnings: tuple[str, ...] = ()
