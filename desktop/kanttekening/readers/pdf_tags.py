"""What a tagged PDF says of its own text: headings, lists, tables (ISO 32000, 14.8)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from kanttekening.readers.rows import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymupdf

Path = tuple[int, ...]

_HEADINGS = {"H": 1, "Title": 1} | {f"H{level}": level for level in range(1, 7)}
# Elements within a line or without a meaning ("NonDtruct" is how MuPDF spells it), and those
# that only hold others: neither begins a block.
_INLINE = frozenset(
    [
        "Span",
        "Link",
        "Em",
        "Strong",
        "Quote",
        "Reference",
        "Annot",
        "Form",
        "Sub",
        "NonStruct",
        "NonDtruct",
        "Private",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
    ]
)
_HOLDERS = frozenset(
    [
        "Document",
        "DocumentFragment",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "TOC",
        "Index",
        "THead",
        "TBody",
        "TFoot",
        "Table",
        "L",
        "Aside",
    ]
)
_CELLS = frozenset({"TD", "TH"})
_MOST_COLUMNS = 64
_DEEPEST = 60
_MOST_PAGES, _MOST_ELEMENTS = 500, 20_000
_NEAR = 1.0  # points; MuPDF rounds the boxes of lines
_SLOT, _MOST_SLOTS = 16.0, 500


class TagKind(Enum):
    """What a tagged block is."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    CELL = auto()


@dataclass(frozen=True, slots=True)
class Tag:
    """The element that a line belongs to.

    ``block`` is where it stands in the tree of the document: lines of one block share it, and so
    do the cells of a table row. ``level`` is that of a heading, or the depth of a list item.
    ``cell`` is the column, and ``inner`` the paragraph within the cell or item.
    """

    kind: TagKind
    block: Path
    level: int = 0
    cell: int = 0
    inner: Path = ()

    @property
    def is_plain(self) -> bool:
        """Whether it says no more than that this is text."""
        return self.kind is TagKind.PARAGRAPH

    @property
    def is_cell(self) -> bool:
        """Whether it is in a table."""
        return self.kind is TagKind.CELL


class TaggedLine(NamedTuple):
    """Where a line stands on the page, and its tag."""

    box: Box
    tag: Tag


def is_tagged(document: pymupdf.Document) -> bool:
    """Whether the file has a tree of its structure, and is not too long to go through it twice."""
    if document.page_count > _MOST_PAGES:
        return False
    kind, root = document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")
    return kind == "xref" and not _is_too_deep(document, int(root.split()[0]))


def _is_too_deep(document: pymupdf.Document, root: int) -> bool:
    """Whether elements stand so deep in others that MuPDF would climb up and down for minutes."""
    import pymupdf

    # Without the objects that PyMuPDF makes for each look at the file: they cost ten times as much.
    mupdf, kids = pymupdf.mupdf, pymupdf.PDF_NAME("K").m_internal
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    kids_of, element_at = mupdf.ll_pdf_dict_get, mupdf.ll_pdf_array_get
    held = mupdf.pdf_new_indirect(pdf, root, 0)
    waiting, seen, visited = [(held.m_internal, 0)], {root}, 0
    while waiting and visited < _MOST_ELEMENTS:
        element, depth = waiting.pop()
        visited += 1
        if depth > _DEEPEST:
            return True
        found = kids_of(element, kids)
        if not mupdf.ll_pdf_is_array(found):
            children = [found]
        else:
            children = [element_at(found, at) for at in range(mupdf.ll_pdf_array_len(found))]
        for child in children:
            if child is None or mupdf.ll_pdf_is_int(child):
                continue
            number = mupdf.ll_pdf_to_num(child)
            if number in seen or not mupdf.ll_pdf_is_dict(child):
                continue
            if number:
                seen.add(number)
            waiting.append((child, depth + 1))
    return False


def tagged_lines(drawn: pymupdf.mupdf.FzDisplayList) -> list[TaggedLine]:
    """The lines of a page that have a tag. Raises what MuPDF raises, and ValueError."""
    import pymupdf

    mupdf = pymupdf.mupdf
    options = mupdf.FzStextOptions(pymupdf.TEXT_MEDIABOX_CLIP | mupdf.FZ_STEXT_COLLECT_STRUCTURE)
    buffer = mupdf.FzBuffer(1 << 14)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_json(output, mupdf.FzStextPage(drawn, options), 1.0)
    output.fz_close_output()
    printed = buffer.fz_buffer_extract()
    found: list[TaggedLine] = []
    if b'"structure"' in printed:
        _collect(found, json.loads(printed).get("blocks", ()), (), ())
    return found


def _collect(
    found: list[TaggedLine], blocks: Iterable[dict[str, Any]], names: tuple[str, ...], path: Path
) -> None:
    """Add the lines of blocks that stand in elements with these names, at this path."""
    for block in blocks:
        if block["type"] == "structure" and len(names) < _DEEPEST:
            name, index = str(block.get("std", "")), int(block.get("index", 0))
            _collect(found, block.get("contents", ()), (*names, name), (*path, index))
        elif block["type"] == "text" and names:
            tag = _tag(names, path)
            if tag is not None:
                found += [TaggedLine(_box(line["bbox"]), tag) for line in block["lines"]]


def _box(found: dict[str, float]) -> Box:
    x, y = found["x"], found["y"]
    return Box(x, y, x + found["w"], y + found["h"])


def _tag(names: tuple[str, ...], path: Path) -> Tag | None:
    """The tag of text that stands in these elements, the outermost first."""
    last = max((at for at, name in enumerate(names) if name not in _INLINE), default=-1)
    if last < 0 or names[last] in _HOLDERS:
        return None
    whole = path[: last + 1]
    if "TR" in names:
        return _cell(names, path, whole)
    for at, name in enumerate(names):
        if name in _HEADINGS:
            return Tag(TagKind.HEADING, path[: at + 1], _HEADINGS[name])
    items = [at for at, name in enumerate(names) if name == "LI"]
    if items:
        depth = names[: items[-1]].count("L") - 1
        return _item(path[: items[-1] + 1], names[items[-1] + 1 : last + 1], whole, max(0, depth))
    return Tag(TagKind.PARAGRAPH, whole)


def _cell(names: tuple[str, ...], path: Path, whole: Path) -> Tag | None:
    row = names.index("TR")
    if len(names) <= row + 1 or names[row + 1] not in _CELLS:
        return Tag(TagKind.PARAGRAPH, whole)
    column = min(path[row + 1], _MOST_COLUMNS)
    return Tag(TagKind.CELL, path[: row + 1], 0, column, whole)


def _item(item: Path, inner: tuple[str, ...], whole: Path, depth: int) -> Tag:
    """A label and the first paragraph are the item; what follows are paragraphs of their own."""
    if "P" in inner and whole[len(item) + inner.index("P")] > 0:
        return Tag(TagKind.PARAGRAPH, whole)
    return Tag(TagKind.ITEM, item, depth)


class Tags:
    """The tags of one page, to be asked by place."""

    def __init__(self, lines: Iterable[TaggedLine]) -> None:
        self._slots: dict[int, list[TaggedLine]] = defaultdict(list)
        for line in lines:
            first, last = (int(y // _SLOT) for y in (line.box.y0 - _NEAR, line.box.y1 + _NEAR))
            for slot in range(first, min(last, first + _MOST_SLOTS) + 1):
                self._slots[slot].append(line)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._slots)

    def only(self, x0: float, x1: float, y: float) -> tuple[Tag | None] | None:
        """The tag that all of a level stretch has, in a tuple; None where that takes looking."""
        found = [
            line
            for line in self._slots.get(int(y // _SLOT), ())
            if line.box.y0 - _NEAR <= y <= line.box.y1 + _NEAR
            and line.box.x0 - _NEAR <= x1
            and line.box.x1 + _NEAR >= x0
        ]
        if not found:
            return (None,)
        (box, tag), *more = found
        return (tag,) if not more and box.x0 - _NEAR <= x0 and x1 <= box.x1 + _NEAR else None

    def at(self, x: float, y: float) -> Tag | None:
        """The tag of the smallest line around a point."""
        best, least = None, 0.0
        for line in self._slots.get(int(y // _SLOT), ()):
            box = line.box
            if box.x0 - _NEAR <= x <= box.x1 + _NEAR and box.y0 - _NEAR <= y <= box.y1 + _NEAR:
                area = (box.x1 - box.x0) * (box.y1 - box.y0)
                if best is None or area < least:
                    best, least = line.tag, area
        return best
