"""Rows to paragraphs: which rows belong together, and where the writer broke the line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.readers.pdf_tags import TagKind
from kanttekening.readers.rows import Mark

if TYPE_CHECKING:
    from kanttekening.readers.rows import Row

_ENDS, _CLOSING = frozenset(".!?:;…"), "\"'’”)]"
_OPEN_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_SPACE = 0.25  # of the font size: a space in most text faces
_STRIP = 20.0
_FEW = 4
_NEARLY = 0.15
_LONG_ROW = 40
_NEAR_PITCH = 1.6
_PITCH, _WIDEST_PITCH = 1.35, 1.5  # where the sentences do not say
_PITCHES = 20  # told apart in a font size


@dataclass(slots=True)
class Paragraph:
    """Rows that are one block. ``breaks`` are the rows behind which the writer ended the line."""

    rows: list[Row]
    breaks: set[int] = field(default_factory=set)
    is_item: bool = False

    @property
    def crosses_page(self) -> bool:
        """Whether it begins on one page and ends on another."""
        return self.rows[0].page != self.rows[-1].page


def _ends(text: str) -> bool:
    """Whether a sentence, or what introduces something, ends with the row."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def body_size(rows: list[Row]) -> float:
    """The font size that most of the text is set in."""
    letters: dict[float, int] = {}
    for row in rows:
        letters[row.size] = letters.get(row.size, 0) + len(row.text)
    sizes: Counter[float] = Counter()
    for size, count in letters.items():
        sizes[round(size * 2) / 2] += count
    return sizes.most_common(1)[0][0] if sizes else 11.0


class Measure:
    """What is usual in this document: font size, distance of rows, right edges of columns."""

    def __init__(self, rows: list[Row]) -> None:
        self.size = body_size(rows)
        self.pitch = self._usual_pitch(rows)
        self._edges = _Edges(rows)

    def _usual_pitch(self, rows: list[Row]) -> float:
        """How far the lines of a paragraph are apart, in font sizes.

        A line that ends in the middle of a sentence knows; in a letter of short lines the
        smallest distance that is no exception is the one within paragraphs.
        """
        sure: list[int] = []
        seen: list[int] = []
        for above, below in pairwise(rows):
            size = below.size
            if above.page != below.page or abs(above.size - size) >= 0.1 * above.size:
                continue
            ratio = (below.box[3] - above.box[3]) / (size if size > 1.0 else 1.0)
            if 0.9 < ratio < 2.6:
                pitch = round(ratio * _PITCHES)
                seen.append(pitch)
                text = above.text
                if len(text) > _LONG_ROW and below.text[:1].islower() and not _ends(text):
                    sure.append(pitch)
        if sure:
            return Counter(sure).most_common(1)[0][0] / _PITCHES
        enough = 0.1 * len(seen)
        close = [pitch for pitch, count in Counter(seen).items() if count >= enough]
        return min(_WIDEST_PITCH, min(close) / _PITCHES if close else _PITCH)

    def is_short(self, row: Row, following: Row) -> bool:
        """Whether the next word would still have fitted: the line was ended on purpose."""
        needed = following.lead_width + _SPACE * row.size + 1
        return self._edges.right_of(row) - row.box.x1 > needed

    def is_full(self, row: Row) -> bool:
        """Whether it runs on to the end of the line or nearly so."""
        edge = self._edges.right_of(row)
        return edge - row.box.x1 < _NEARLY * (edge - row.box.x0)


class _Edges:
    """Where the lines of a column end on the right."""

    def __init__(self, rows: list[Row]) -> None:
        self._on_page: dict[tuple[int, int], list[float]] = defaultdict(list)
        self._anywhere: dict[int, list[float]] = defaultdict(list)
        blocks: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            x0, _, x1, _ = row.box
            self._on_page[row.page, int(x0 // _STRIP)].append(x1)
            blocks[row.page, row.block].append(row)
        for (_, strip), ends in self._on_page.items():
            self._anywhere[strip] += ends
        self._of_block = {
            place: max([row.box.x1 for row in group])
            for place, group in blocks.items()
            if len(group) > 2 and _are_long(group)
        }
        self._known: dict[tuple[int, int], float] = {}

    def right_of(self, row: Row) -> float:
        """The edge of the column that ``row`` stands in."""
        page, (x0, _, x1, _) = row.page, row.box
        place = (page, int(x0 // _STRIP))
        edge = self._known.get(place)
        if edge is None:
            edge = self._known[place] = self._measured(*place)
        if edge < x1:
            edge = x1
        of_block = self._of_block.get((page, row.block), edge)
        return of_block if of_block < edge else edge

    def _measured(self, page: int, strip: int) -> float:
        strips = range(strip - 2, strip + 2)
        ends = [end for s in strips for end in self._on_page.get((page, s), ())]
        if len(ends) < _FEW:
            ends = [end for s in strips for end in self._anywhere.get(s, ())]
        ends.sort(reverse=True)
        # Not the very longest: a title may run over both columns.
        return ends[len(ends) // 20] if ends else 0.0


def _are_long(rows: list[Row]) -> bool:
    """Whether more than half of the rows are long ones."""
    lengths = sorted([len(row.text) for row in rows])
    half = len(lengths) // 2
    return lengths[half] + lengths[~half] > 2 * _LONG_ROW


def paragraphs(rows: list[Row], measure: Measure) -> list[Paragraph]:
    """The rows of the body, in reading order, as paragraphs."""
    found: list[Paragraph] = []
    current: Paragraph | None = None
    for row in rows:
        if current is not None and _belongs(current, row, measure):
            if _is_meant_break(current.rows[-1], row, measure):
                current.breaks.add(len(current.rows) - 1)
            current.rows.append(row)
        else:
            current = Paragraph([row], is_item=_begins_item(row))
            found.append(current)
    return found


def _begins_item(row: Row) -> bool:
    if row.tag and not row.tag.is_plain:
        return row.tag.kind is TagKind.ITEM
    return row.mark is not None


def _belongs(current: Paragraph, row: Row, measure: Measure) -> bool:
    by_tag = None if row.tag is None else _belongs_by_tag(current.rows[-1], row, measure)
    return _belongs_by_eye(current, row, measure) if by_tag is None else by_tag


def _belongs_by_tag(last: Row, row: Row, measure: Measure) -> bool | None:
    """What the tags say of two rows that follow each other; None where they say too little."""
    left, right = last.tag, row.tag
    if left is None or right is None or row.begins_block:
        return None
    if TagKind.CELL in (left.kind, right.kind):
        return left.block == right.block
    if left.kind is not right.kind:
        return False
    if left.block != right.block:
        if not left.is_plain:
            return False
        # Some programs tag each line as a paragraph; only a finished sentence parts two of those.
        ended = _ends(last.text) and not row.text[:1].islower()
        return False if ended and not measure.is_short(last, row) else None
    if last.is_table or row.is_table or row.mark is Mark.SURE_BULLET:
        return None
    # MuPDF gives a footer without a tag to the element before it.
    pitch = (row.box.y1 - last.box.y1) / max(1.0, row.size)
    if row.page == last.page and 0 < pitch <= _NEAR_PITCH * measure.pitch:
        return True
    return None


def _belongs_by_eye(current: Paragraph, row: Row, measure: Measure) -> bool:
    last, mark = current.rows[-1], row.mark
    if (
        row.begins_block
        or mark is Mark.SURE_BULLET
        or last.bold != row.bold
        or (last.size != row.size and not _close(last.size, row.size))
        or last.is_table
        or row.is_table
    ):
        return False
    x0, _, x1, bottom = row.box
    left, _, right, above = last.box
    lower = bottom - above
    if row.page != last.page or lower < -1:
        return mark is None and _goes_on_elsewhere(current, row, measure)
    pitch = lower / (row.size if row.size > 1.0 else 1.0)
    if pitch > 1.2 * measure.pitch + 0.1 or x0 > right or x1 < left:
        return False  # too far down, or beside it
    first = len(current.rows) == 1
    if last.bold and first and measure.is_short(last, row) and measure.is_full(row):
        return False  # a heading of its own above words that are bold as well
    ended = _ends(last.text)
    if mark and (ended or _is_next_item(current, row) or measure.is_short(last, row)):
        return False
    if current.is_item:
        if _returns_left(current, row):
            return False
    elif ended and not first and x0 > left + 0.5 * row.size:
        return False
    return not (ended and measure.is_short(last, row))


def _close(left: float, right: float) -> bool:
    return abs(left - right) <= 0.08 * max(left, right)


def _is_next_item(current: Paragraph, row: Row) -> bool:
    """Whether a bullet or number stands where the one of the item above it stands.

    Further to the right it is a number in the running text: "volgens artikel / 4.2 van de wet".
    """
    return current.is_item and row.box.x0 < current.rows[0].box.x0 + 3


def _returns_left(current: Paragraph, row: Row) -> bool:
    """Whether a row stands left of the text of the list item above it."""
    first = current.rows[0]
    if len(current.rows) > 1:
        return row.box.x0 < current.rows[-1].box.x0 - 3
    return row.box.x0 < first.box.x0 - 3


def _goes_on_elsewhere(current: Paragraph, row: Row, measure: Measure) -> bool:
    """Whether a sentence goes on in the next column or on the next page."""
    last = current.rows[-1]
    if current.crosses_page and row.page != last.page:
        return False  # a block over three pages is no paragraph
    if row.page not in (last.page, last.page + 1):
        return False
    text = last.text
    if _ends(text):
        return False
    return (
        row.text[:1].islower()
        or (not measure.is_short(last, row) and len(text) > _LONG_ROW and not last.bold)
        or _OPEN_HYPHEN.search(text) is not None
    )


def _is_meant_break(last: Row, row: Row, measure: Measure) -> bool:
    if last.tag and row.tag and TagKind.CELL in (last.tag.kind, row.tag.kind):
        return last.tag.inner != row.tag.inner
    if row.page != last.page or row.box[3] < last.box[3] - 1:
        return False
    if last.ends_line is not None:
        return last.ends_line
    return measure.is_short(last, row) and not _OPEN_HYPHEN.search(last.text)
