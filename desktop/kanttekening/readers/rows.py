"""What stands on a page: words with boxes, put together in rows as the eye sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.readers.pdf_tags import Tag

_BULLETS = frozenset("•▪●○◦■□►➢➤✓✔·*-–—o\uf0b7\uf0a7\uf0d8\uf02d\uf06e\uf0fc")
_SURE_BULLETS = _BULLETS - set("*-–—o·")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-z][.)]|[ivx]{1,4}[.)])")

_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")


class Mark(Enum):
    """What may stand before an item of a list: a bullet for certain, one perhaps, a number."""

    SURE_BULLET = auto()
    BULLET = auto()
    NUMBER = auto()


_IS_BULLET = (Mark.SURE_BULLET, Mark.BULLET)


@lru_cache(maxsize=4096)
def _mark(lead: str) -> Mark | None:
    if lead in _SURE_BULLETS:
        return Mark.SURE_BULLET
    if lead in _BULLETS:
        return Mark.BULLET
    return Mark.NUMBER if _NUMBER.fullmatch(lead) else None


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


# A named tuple's own constructor is written in Python and takes three times as long.
make_box, make_word = partial(tuple.__new__, Box), partial(tuple.__new__, Word)


class PlainWords(Sequence[Word]):
    """Words of one look without links, as they were found: each is made when it is asked for.

    Nearly all words of a report are only ever written down, with their places. ``found`` begin
    with the sides of their boxes; ``texts`` are theirs, ``look`` is whether bold and italic.
    """

    __slots__ = ("found", "look", "texts")

    def __init__(self, found: list[Any], texts: tuple[str, ...], look: tuple[bool, bool]) -> None:
        self.found, self.texts, self.look = found, texts, look

    def followed_by(self, other: PlainWords) -> PlainWords:
        """These words and others of the same look."""
        return PlainWords(self.found + other.found, self.texts + other.texts, self.look)

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> PlainWords: ...
    def __getitem__(self, index: int | slice) -> Word | PlainWords:
        if isinstance(index, slice):
            return PlainWords(self.found[index], self.texts[index], self.look)
        made: Word = make_word(
            (self.texts[index], make_box(self.found[index][:4]), *self.look, None, 0)
        )
        return made

    def __iter__(self) -> Iterator[Word]:
        bold, italic = self.look
        for found, text in zip(self.found, self.texts, strict=True):
            yield make_word((text, make_box(found[:4]), bold, italic, None, 0))


@dataclass(slots=True)
class Row:
    """The words that stand on one line of a page.

    ``block`` is the engine's own grouping. ``ends_line``: whether what follows was put on a new
    line on purpose; None where only the eye can tell. ``begins_block``: nothing above runs on
    into it. ``tag`` is what the file itself says of the row. Its words are never changed in place:
    what they make together is asked time and again, and computed once.
    """

    page: int
    words: Sequence[Word]
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
        cls, page: int, words: PlainWords, box: Box, size: float, block: int, text: str
    ) -> Self:
        """A row without cells, all of one look, of which it is known what its words make."""
        row = cls(page, words, box, size, block)
        bold, italic = words.look
        row._text, row._bold, row._cells = text, bold, 0
        row._styled = bold or italic
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
            words = self.words
            if isinstance(words, PlainWords):
                self._text = " ".join(words.texts)
            else:
                self._text = " ".join([word.text for word in words])
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
    def _lead(self) -> str:
        """The first word, where more follow."""
        words = self.words
        if len(words) < 2:
            return ""
        return words.texts[0] if isinstance(words, PlainWords) else words[0].text

    @property
    def lead_width(self) -> float:
        """How wide the first word is."""
        words = self.words
        first = words.found[0] if isinstance(words, PlainWords) else words[0].box
        return float(first[2] - first[0])

    @property
    def mark(self) -> Mark | None:
        """What its first word may be the mark of, if others follow."""
        return _mark(self._lead)

    @property
    def has_bullet(self) -> bool:
        """Whether it begins with what may be a bullet."""
        return self.mark in _IS_BULLET

    @property
    def has_number(self) -> bool:
        """Whether it begins with the number or letter of a list or heading."""
        return self.mark is Mark.NUMBER

    @property
    def _numbers_heading(self) -> bool:
        """Whether it is the number of a heading with its words behind a tab."""
        return self.bold and _SECTION.fullmatch(self._lead) is not None

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
    # Most rows begin left of where the last one ends: the first question is asked here.
    found: list[Row] = []
    for row in rows:
        if found and row.box.x0 >= found[-1].box.x1 - 1 and _continues(found[-1], row):
            found[-1] = merged(found[-1], _behind_gap(found[-1], row))
        else:
            found.append(row)
    return found


def _continues(left: Row, right: Row) -> bool:
    if left.page != right.page or not _same_kind(left.tag, right.tag):
        return False
    shared = min(left.box.y1, right.box.y1) - max(left.box.y0, right.box.y0)
    lowest = min(left.box.y1 - left.box.y0, right.box.y1 - right.box.y0)
    return shared > _SAME_ROW * lowest and not (_stands(left) or _stands(right))


def _stands(row: Row) -> bool:
    """Whether its words stand above each other: a line of a page that lies on its side."""
    return len(row.words) > 1 and row.box.y1 - row.box.y0 > 2 * (row.box.x1 - row.box.x0)


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
    words = _together(left.words, right.words)
    return replace(left, words=words, box=box, size=max(left.size, right.size))


def _together(left: Sequence[Word], right: Sequence[Word]) -> Sequence[Word]:
    if isinstance(left, PlainWords) and isinstance(right, PlainWords) and left.look == right.look:
        return left.followed_by(right)
    return [*left, *right]
