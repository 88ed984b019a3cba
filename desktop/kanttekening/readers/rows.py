"""What stands on a page: words with boxes, put together in rows as the eye sees them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import lru_cache, partial, reduce
from itertools import pairwise
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

    @classmethod
    def joined(cls, parts: Sequence[PlainWords]) -> PlainWords:
        """The words of parts that all have the same look."""
        found = [place for part in parts for place in part.found]
        texts = tuple([text for part in parts for text in part.texts])
        return cls(found, texts, parts[0].look)

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
    into it. ``tag`` is what the file itself says of the row. Neither words nor tag are ever
    changed in place: what follows from them is asked time and again, and settled when it is made.
    """

    page: int
    words: Sequence[Word]
    box: Box
    size: float
    block: int = 0
    ends_line: bool | None = None
    begins_block: bool = False
    tag: Tag | None = None
    text: str = field(init=False, repr=False, compare=False)
    """The words with single spaces."""
    bold: bool = field(init=False, repr=False, compare=False)
    """Whether every word is bold."""
    is_styled: bool = field(init=False, repr=False, compare=False)
    """Whether a word of it is bold, italic or a link."""
    cells: int = field(init=False, repr=False, compare=False)
    """How many of its words begin a cell."""
    mark: Mark | None = field(init=False, repr=False, compare=False)
    """What its first word may be the mark of, if others follow."""
    lead_width: float = field(init=False, repr=False, compare=False)
    """How wide the first word is."""
    is_table: bool = field(init=False, repr=False, compare=False)
    """Whether it has cells, apart from the space behind a bullet or number."""

    def __post_init__(self) -> None:
        words = self.words
        texts: Sequence[str]
        if isinstance(words, PlainWords):
            texts, box, self.cells = words.texts, words.found[0], 0
            self.bold, italic = words.look
            self.is_styled = self.bold or italic
        else:
            texts, box = [word.text for word in words], words[0].box
            self.bold = all(word.bold for word in words)
            self.is_styled = any(word.bold or word.italic or word.link for word in words)
            self.cells = len([word for word in words if word.cells])
        self.text = " ".join(texts)
        self.mark = _mark(texts[0]) if len(texts) > 1 else None
        self.lead_width = box[2] - box[0]
        self.is_table = _is_table(self)

    @classmethod
    def plain(
        cls, page: int, words: PlainWords, box: Box, size: float, block: int, text: str
    ) -> Self:
        """A row as nearly all are, of which is known what its words make: at half the cost."""
        row = cls.__new__(cls)
        row.page, row.words, row.box, row.size, row.block = page, words, box, size, block
        row.ends_line, row.begins_block, row.tag = None, False, None
        row.text, row.cells, row.is_table = text, 0, False
        row.bold, italic = words.look
        row.is_styled = row.bold or italic
        texts, first = words.texts, words.found[0]
        row.mark = _mark(texts[0]) if len(texts) > 1 else None
        row.lead_width = first[2] - first[0]
        return row

    def tagged(self, tag: Tag | None) -> Row:
        """The same row with a tag."""
        row = Row.__new__(Row)
        row.page, row.words, row.box, row.size = self.page, self.words, self.box, self.size
        row.block, row.ends_line, row.begins_block = self.block, self.ends_line, self.begins_block
        row.text, row.bold, row.is_styled = self.text, self.bold, self.is_styled
        row.cells, row.mark, row.lead_width = self.cells, self.mark, self.lead_width
        row.tag = tag
        row.is_table = _is_table(row)
        return row

    @property
    def has_bullet(self) -> bool:
        """Whether it begins with what may be a bullet."""
        return self.mark in _IS_BULLET

    @property
    def has_number(self) -> bool:
        """Whether it begins with the number or letter of a list or heading."""
        return self.mark is Mark.NUMBER


def _is_table(row: Row) -> bool:
    if row.tag is not None and not row.tag.is_plain:
        return row.tag.is_cell
    if not row.cells:
        return False
    first = 2 if row.mark or _numbers_heading(row) else 1
    return any(word.cells for word in row.words[first:])


def _numbers_heading(row: Row) -> bool:
    """Whether its first word is the number of a heading with its words behind a tab."""
    words = row.words
    return row.bold and len(words) > 1 and _SECTION.fullmatch(words[0].text) is not None


_SAME_ROW = 0.6
CELL_GAP = 1.8
_NOWHERE = Box(0, 0, math.inf, 0)


def joined_rows(rows: list[Row]) -> list[Row]:
    """Rows in which pieces of one line (a bullet, a tab, cells) stand together again."""
    # Most rows begin left of where the last one ends: that is asked first.
    behind = [pair for pair in pairwise(rows) if pair[1].box[0] >= pair[0].box[2] - 1]
    if not any(_continues([left], left.box, right) for left, right in behind):
        return rows
    found: list[Row] = []
    line: list[Row] = []
    box = _NOWHERE
    for row in rows:
        if row.box[0] >= box[2] - 1 and _continues(line, box, row):
            line.append(_behind_gap(line, row))
            box = _around(box, row.box)
            continue
        if line:
            found.append(line[0] if len(line) == 1 else merged(line))
        line, box = [row], row.box
    if line:
        found.append(line[0] if len(line) == 1 else merged(line))
    return found


def _continues(line: list[Row], box: Box, row: Row) -> bool:
    """Whether a row goes on where the pieces of a line end; ``box`` is around those."""
    first = line[0]
    if first.page != row.page or not _same_kind(first.tag, row.tag):
        return False
    shared = min(box.y1, row.box.y1) - max(box.y0, row.box.y0)
    lowest = min(box.y1 - box.y0, row.box.y1 - row.box.y0)
    if shared <= _SAME_ROW * lowest:
        return False
    several = len(line) > 1 or len(first.words) > 1
    return not ((several and _stands(box)) or (len(row.words) > 1 and _stands(row.box)))


def _stands(box: Box) -> bool:
    """Whether words stand above each other: a line of a page that lies on its side."""
    return box.y1 - box.y0 > 2 * (box.x1 - box.x0)


def _same_kind(left: Tag | None, right: Tag | None) -> bool:
    """Whether tags allow that two pieces stand on one line; of plain paragraphs the eye decides."""
    return left is None or right is None or left == right or (left.is_plain and right.is_plain)


def _behind_gap(line: list[Row], right: Row) -> Row:
    size = max(right.size, *[row.size for row in line])
    if right.box.x0 - line[-1].box.x1 <= CELL_GAP * size:
        return right
    return replace(right, words=[right.words[0]._replace(cells=1), *right.words[1:]])


def _around(left: Box, right: Box) -> Box:
    return Box(left.x0, min(left.y0, right.y0), right.x1, max(left.y1, right.y1))


def merged(line: list[Row]) -> Row:
    """Pieces of one line as one row."""
    first = line[0]
    words = _together([row.words for row in line])
    box = reduce(_around, [row.box for row in line])
    size = max([row.size for row in line])
    begins = first.begins_block
    return Row(first.page, words, box, size, first.block, first.ends_line, begins, first.tag)


def _together(parts: list[Sequence[Word]]) -> Sequence[Word]:
    plain = [part for part in parts if isinstance(part, PlainWords)]
    if len(plain) == len(parts) and len({part.look for part in plain}) == 1:
        return PlainWords.joined(plain)
    return [word for part in parts for word in part]
