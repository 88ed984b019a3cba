"""A stretch of an RTF file (the text, a header, a note) as it grows: paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.readers.office_model import BULLET, Box, Para, Piece, Table, apart

if TYPE_CHECKING:
    from kanttekening.readers.draft import Align
    from kanttekening.readers.office_model import Image, Item

_TWIPS = 20.0
_SAME_EDGE = 60  # twips between edges that are one to the eye
_MOST_COLUMNS = 64
_BULLETS = frozenset("•·o§¨ü○▪◦-–—*")
_LONGEST_LABEL = 40


@dataclass(slots=True)
class ParaShape:
    """What the control words say about the paragraph that is being written."""

    heading: int = 0
    align: Align | None = None
    above: float = 0.0
    below: float = 0.0
    depth: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Row:
    edges: list[int]
    boxes: list[Box]


@dataclass(slots=True)
class Flow:
    """Collects characters, and makes them paragraphs, cells and tables."""

    items: list[Item] = field(default_factory=list)
    label: str = ""
    edges: list[int] = field(default_factory=list)
    framed: bool = False
    numbers_pages: bool = False
    _pieces: list[Piece] = field(default_factory=list)
    _after: list[Image] = field(default_factory=list)
    _cell: list[Item] = field(default_factory=list)
    _boxes: list[Box] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """More characters."""
        last = self._pieces[-1] if self._pieces else None
        same = last and (last.bold, last.italic, last.target) == (
            piece.bold,
            piece.italic,
            piece.target,
        )
        if last and same and len(last.text) < 2000:
            self._pieces[-1] = Piece(last.text + piece.text, *_look(piece))
        else:
            self._pieces.append(piece)

    def picture(self, image: Image) -> None:
        """A picture, to stand below the paragraph it is in."""
        self._after.append(image)

    def boxed(self, items: list[Item]) -> None:
        """A text box, to stand above the paragraph it is in."""
        (self._cell if self._boxes or self._rows else self.items).extend(apart(items))

    def end_para(self, shape: ParaShape) -> None:
        """The paragraph ends here."""
        if not shape.in_table:
            self.end_table()
        para = self._para(shape)
        for image in self._after:
            image.align = shape.align
        (self._cell if shape.in_table else self.items).extend([para, *self._after])
        self._after = []

    def end_cell(self, shape: ParaShape) -> None:
        """The cell ends here."""
        if len(self._boxes) < _MOST_COLUMNS:
            self._boxes.append(Box([*self._cell, self._para(shape), *self._after]))
        self._cell, self._after = [], []

    def end_row(self) -> None:
        """The row of the table ends here."""
        if self._boxes:
            self._rows.append(_Row(self.edges[: len(self._boxes)], self._boxes))
        self._boxes = []

    def end_table(self) -> None:
        """What follows stands in no table."""
        if self._cell:
            self._boxes.append(Box(self._cell))
            self._cell = []
        self.end_row()
        if self._rows:
            self.items.append(_table(self._rows, framed=self.framed))
            self._rows, self.framed = [], False

    def finish(self, shape: ParaShape) -> list[Item]:
        """All of it."""
        if self._pieces or self._after:
            self.end_para(shape)
        self.end_table()
        return self.items

    def _para(self, shape: ParaShape) -> Para:
        label, self.label = _label(self.label), ""
        pieces, self._pieces = self._pieces, []
        depth = shape.depth if label and not shape.heading else None
        numbers, self.numbers_pages = self.numbers_pages, False
        return Para(
            pieces, shape.heading, depth, label, shape.align, shape.above, shape.below, numbers
        )


def _look(piece: Piece) -> tuple[bool, bool, str | None]:
    return piece.bold, piece.italic, piece.target


def _label(written: str) -> str:
    """The number in front of an item; whatever sign stands there is a bullet."""
    label = written.strip()[:_LONGEST_LABEL]
    if not label:
        return BULLET if written.strip(" ") else ""
    if label in "-–—":
        return "–"
    return BULLET if label in _BULLETS or not label.isprintable() else label


def _table(rows: list[_Row], *, framed: bool) -> Table:
    """The rows in columns that they share: those whose edges stand under each other."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    if len(edges) > _MOST_COLUMNS or any(len(row.edges) < len(row.boxes) for row in rows):
        return Table([row.boxes for row in rows], (), framed)
    for row in rows:
        before = 0
        for box, edge in zip(row.boxes, row.edges, strict=False):
            column = sum(other <= edge for other in edges)
            box.columns = max(1, column - before)
            before = max(before + 1, column)
    starts = [0, *edges[:-1]]
    widths = tuple((end - start) / _TWIPS for start, end in zip(starts, edges, strict=True))
    return Table([row.boxes for row in rows], widths, framed)
