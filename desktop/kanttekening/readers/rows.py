"""What stands on a page: words with boxes, put together in rows as the eye sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from kanttekening.readers.pdf_tags import Tag

_BULLETS = frozenset("•▪●○◦■□►➢➤✓✔·*-–—o\uf0b7\uf0a7\uf0d8\uf02d\uf06e\uf0fc")
_SURE_BULLETS = _BULLETS - set("*-–—o·")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-z][.)]|[ivx]{1,4}[.)])")

_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")


class Box(NamedTuple):
    """A rectangle in points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class Word(NamedTuple):
    """One word as it was drawn. ``cells``: how many table cells it stands behind the last."""

    text: str
    box: Box
    bold: bool = False
    italic: bool = False
    link: str | None = None
    cells: int = 0


@dataclass(slots=True)
class Row:
    """The words that stand on one line of a page.

    ``block`` is the engine's own grouping. ``ends_line``: whether what follows was put on a new
    line on purpose; None where only the eye can tell. ``begins_block``: nothing above runs on
    into it. ``tag`` is what the file itself says of the row. Its words are never changed in place:
    what they make together is asked time and again, and computed once.
    """

    page: int
    words: list[Word]
    box: Box
    size: float
    block: int = 0
    ends_line: bool | None = None
    begins_block: bool = False
    tag: Tag | None = None
    _text: str | None = field(default=None, init=False, repr=False, compare=False)
    _bold: bool | None = field(default=None, init=False, repr=False, compare=False)
    _cells: int | None = field(default=None, init=False, repr=False, compare=False)
    _styled: bool | None = field(default=None, init=False, repr=False, compare=False)
    _table: bool | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def known(
        cls, page: int, words: list[Word], box: Box, size: float, block: int, text: str
    ) -> Self:
        """A row without cells, all of one look, of which it is known what its words make."""
        row = cls(page, words, box, size, block)
        first = words[0]
        row._text, row._bold, row._cells = text, first.bold, 0
        row._styled = first.bold or first.italic
        return row

    def tagged(self, tag: Tag | None) -> Row:
        """The same row with a tag."""
        row = Row(
            self.page, self.words, self.box, self.size, self.block,
            self.ends_line, self.begins_block, tag,
        )  # fmt: skip
        row._text, row._bold = self._text, self._bold
        row._cells, row._styled = self._cells, self._styled
        return row

    @property
    def text(self) -> str:
        """The words with single spaces."""
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        if self._bold is None:
            self._bold = all(word.bold for word in self.words)
        return self._bold

    @property
    def is_styled(self) -> bool:
        """Whether a word of it is bold, italic or a link."""
        if self._styled is None:
            self._styled = any(word.bold or word.italic or word.link for word in self.words)
        return self._styled

    @property
    def cells(self) -> int:
        """How many of its words begin a cell."""
        if self._cells is None:
            self._cells = len([word for word in self.words if word.cells])
        return self._cells

    @property
    def has_bullet(self) -> bool:
        """Whether it begins with what may be a bullet."""
        return len(self.words) > 1 and self.words[0].text in _BULLETS

    @property
    def has_sure_bullet(self) -> bool:
        """Whether it begins with a sign that is nothing but a bullet."""
        return len(self.words) > 1 and self.words[0].text in _SURE_BULLETS

    @property
    def has_number(self) -> bool:
        """Whether it begins with the number or letter of a list or heading."""
        return len(self.words) > 1 and _NUMBER.fullmatch(self.words[0].text) is not None

    @property
    def _numbers_heading(self) -> bool:
        """Whether it is the number of a heading with its words behind a tab."""
        words = self.words
        return len(words) > 1 and self.bold and _SECTION.fullmatch(words[0].text) is not None

    @property
    def is_table(self) -> bool:
        """Whether it has cells, apart from the space behind a bullet or number."""
        if self._table is None:
            self._table = self._is_table()
        return self._table

    def _is_table(self) -> bool:
        if self.tag is not None and not self.tag.is_plain:
            return self.tag.is_cell
        if not self.cells:
            return False
        first = 2 if self.has_bullet or self.has_number or self._numbers_heading else 1
        return any(word.cells for word in self.words[first:])


_SAME_ROW = 0.6
CELL_GAP = 1.8


def joined_rows(rows: list[Row]) -> list[Row]:
    """Rows in which pieces of one line (a bullet, a tab, cells) stand together again."""
    found: list[Row] = []
    for row in rows:
        if found and _continues(found[-1], row):
            found[-1] = merged(found[-1], _behind_gap(found[-1], row))
        else:
            found.append(row)
    return found


def _continues(left: Row, right: Row) -> bool:
    if not _same_kind(left.tag, right.tag):
        return False
    if left.page != right.page or right.box.x0 < left.box.x1 - 1:
        return False
    shared = min(left.box.y1, right.box.y1) - max(left.box.y0, right.box.y0)
    lowest = min(left.box.y1 - left.box.y0, right.box.y1 - right.box.y0)
    return shared > _SAME_ROW * lowest


def _same_kind(left: Tag | None, right: Tag | None) -> bool:
    """Whether tags allow that two pieces stand on one line; of plain paragraphs the eye decides."""
    return left is None or right is None or left == right or (left.is_plain and right.is_plain)


def _behind_gap(left: Row, right: Row) -> Row:
    if right.box.x0 - left.box.x1 <= CELL_GAP * max(left.size, right.size):
        return right
    return replace(right, words=[right.words[0]._replace(cells=1), *right.words[1:]])


def merged(left: Row, right: Row) -> Row:
    """Two pieces of one line as one row."""
    box = Box(
        left.box.x0,
        min(left.box.y0, right.box.y0),
        right.box.x1,
        max(left.box.y1, right.box.y1),
    )
    words = left.words + right.words
    return replace(left, words=words, box=box, size=max(left.size, right.size))
