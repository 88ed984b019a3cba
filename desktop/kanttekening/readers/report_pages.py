"""A report as a tagged PDF: what is a heading, a quote, a list says so to a screen reader.

Each block is drawn between the marks of a piece of content with a number on its page; the
structure tree names those numbers (ISO 32000-1, 14.6 to 14.8). MuPDF writes no such tree itself.
Runs in the worker.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.report import HEADINGS, Piece, ReportBlock, Role
from kanttekening.readers.faces import Faces
from kanttekening.readers.measures import A4, GREY, LEFT
from kanttekening.readers.pagination import on_pages
from kanttekening.readers.pdf_file import MOST_PAGES
from kanttekening.readers.printing import Pen, print_line
from kanttekening.readers.report_setting import set_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pymupdf

    from kanttekening.readers.pagination import PlacedLine
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

_NUMBER_SIZE, _NUMBER_UP = 10.0, 36.0
_TAGS = {Role.TITLE: "H1", Role.GROUP: "H2", Role.MARK: "H3", Role.QUOTE: "BlockQuote"}
_MOST_BLOCKS = 200_000


def write_report(params: Head, _payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """The blocks in ``params`` as a tagged PDF in Dutch. Raises RefusedError for too much."""
    blocks = blocks_from(params["blocks"])
    if len(blocks) > _MOST_BLOCKS:
        raise RefusedError(RefusalCode.REPORT_TOO_LONG, f"{len(blocks)} blocks")
    tell(len(blocks) // 10)
    return {}, report_pdf(blocks)


def blocks_from(packed: list[Any]) -> list[ReportBlock]:
    """The blocks as they were sent."""
    return [_block(*item) for item in packed]


def _block(role: str, pieces: list[Any], marker: str, color: str) -> ReportBlock:
    made = tuple(Piece(str(t), bool(b), bool(i), str(link)) for t, b, i, link in pieces)
    return ReportBlock(Role(role), made, str(marker), str(color))


@dataclass(slots=True)
class _Element:
    """An element of the structure tree: its tag, and its children or pieces of content.

    ``content`` are pairs of a page (from 0) and a number on it.
    """

    tag: str
    children: list[_Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    xref: int = 0


def report_pdf(blocks: Sequence[ReportBlock]) -> bytes:
    """The whole PDF."""
    import pymupdf

    set_blocks = set_report(blocks)
    owner = {id(line): number for number, lines in set_blocks for line in lines}
    placed = list(on_pages([line for _, lines in set_blocks for line in lines]))
    pages = placed[-1].page if placed else 1
    if pages > MOST_PAGES:
        raise RefusedError(RefusalCode.REPORT_TOO_LONG, f"{pages} pages")
    document = pymupdf.open()
    root, leaves = _tree(blocks)
    on_page: dict[int, list[PlacedLine]] = defaultdict(list)
    for line in placed:
        on_page[line.page].append(line)
    parents = [
        _print(document, (number, pages), on_page[number], owner, leaves)
        for number in range(1, pages + 1)
    ]
    _write_tree(document, root, parents)
    _describe(document, blocks, placed, owner)
    document.subset_fonts()
    data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    document.close()
    return data


def _tree(blocks: Sequence[ReportBlock]) -> tuple[_Element, list[_Element]]:
    """The structure of a report, and the element that the content of each block belongs to."""
    root = _Element("Document")
    section, article = root, root
    leaves: list[_Element] = []
    items: _Element | None = None
    for block in blocks:
        if block.role is not Role.ITEM:
            items = None
        if block.role is Role.GROUP:
            section = article = _added(root, "Sect")
        elif block.role is Role.MARK:
            article = _added(section, "Art")
        if block.role is Role.ITEM:
            items = items or _added(article, "L")
            leaves.append(_added(_added(items, "LI"), "LBody"))
        elif block.role is Role.QUOTE:
            leaves.append(_added(_added(article, "BlockQuote"), "P"))
        else:
            leaves.append(_added(article, _TAGS.get(block.role, "P")))
    return root, leaves


def _added(parent: _Element, tag: str) -> _Element:
    child = _Element(tag)
    parent.children.append(child)
    return child


def _print(
    document: pymupdf.Document,
    place: tuple[int, int],
    lines: list[PlacedLine],
    owner: dict[int, int],
    leaves: list[_Element],
) -> list[_Element]:
    """Draw a page, ``place`` among how many; the element of each piece of content, by number."""
    number, pages = place
    page = document.new_page(width=A4.width, height=A4.height)
    parents: list[_Element] = []
    last: int | None = None
    pen = Pen(page)
    for line in lines:
        if line.line.is_white:
            continue
        block = owner[id(line.line)]
        if block != last:
            _end(page, pen, opened=last is not None)
            leaf = leaves[block]
            leaf.content.append((number - 1, len(parents)))
            _put(page, f"/{leaf.tag} <</MCID {len(parents)}>> BDC")
            parents.append(leaf)
            last = block
        print_line(pen, line)
    _end(page, pen, opened=last is not None)
    if pages > 1:
        face, told = Faces().face(bold=False, italic=False), f"{number} / {pages}"
        x = A4.width - LEFT - face.width(told, _NUMBER_SIZE)
        _put(page, "/Artifact BMC")
        pen.write((x, A4.height - _NUMBER_UP), told, face, _NUMBER_SIZE, GREY)
        _end(page, pen, opened=True)
    _join_contents(document, page)
    return parents


def _end(page: pymupdf.Page, pen: Pen, *, opened: bool) -> None:
    """Put on the page what the pen holds, and end the piece of content that it belongs to."""
    pen.finish()
    if opened:
        _put(page, "EMC")


def _put(page: pymupdf.Page, operators: str) -> None:
    import pymupdf

    pymupdf.TOOLS._insert_contents(page, f"{operators}\n".encode(), 1)  # noqa: SLF001 - no other way


def _join_contents(document: pymupdf.Document, page: pymupdf.Page) -> None:
    """One stream for the page, instead of a few for every block."""
    contents = page.read_contents()
    xref = document.get_new_xref()
    document.update_object(xref, "<<>>")
    document.update_stream(xref, contents)
    document.xref_set_key(page.xref, "Contents", f"{xref} 0 R")


def _write_tree(document: pymupdf.Document, root: _Element, parents: list[list[_Element]]) -> None:
    tree = document.get_new_xref()
    _number(document, root)
    pages = [document.page_xref(number) for number in range(document.page_count)]
    _write_element(document, root, tree, pages)
    nums = " ".join(
        f"{number} [{' '.join(f'{leaf.xref} 0 R' for leaf in leaves)}]"
        for number, leaves in enumerate(parents)
    )
    document.update_object(
        tree,
        f"<</Type/StructTreeRoot/K {root.xref} 0 R/ParentTree<</Nums[{nums}]>>"
        f"/ParentTreeNextKey {len(parents)}>>",
    )
    for number, xref in enumerate(pages):
        document.xref_set_key(xref, "StructParents", str(number))
        document.xref_set_key(xref, "Tabs", "/S")
    catalog = document.pdf_catalog()
    document.xref_set_key(catalog, "StructTreeRoot", f"{tree} 0 R")
    document.xref_set_key(catalog, "MarkInfo", "<</Marked true>>")
    document.xref_set_key(catalog, "Lang", "(nl-NL)")
    document.xref_set_key(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>")


def _number(document: pymupdf.Document, element: _Element) -> None:
    element.xref = document.get_new_xref()
    for child in element.children:
        _number(document, child)


def _write_element(
    document: pymupdf.Document, element: _Element, parent: int, pages: list[int]
) -> None:
    kids = [f"{child.xref} 0 R" for child in element.children]
    kids += [
        f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>" for page, number in element.content
    ]
    page = f"/Pg {pages[element.content[0][0]]} 0 R" if element.content else ""
    document.update_object(
        element.xref,
        f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{page}/K[{' '.join(kids)}]>>",
    )
    for child in element.children:
        _write_element(document, child, element.xref, pages)


def _describe(
    document: pymupdf.Document,
    blocks: Sequence[ReportBlock],
    placed: list[PlacedLine],
    owner: dict[int, int],
) -> None:
    """Title and bookmarks."""
    document.set_metadata({"title": blocks[0].text, "creator": "Kanttekening"})
    first: dict[int, int] = {}
    for line in placed:
        if not line.line.is_white:
            first.setdefault(owner[id(line.line)], line.page)
    contents = [
        [HEADINGS[block.role], block.text, first[number]]
        for number, block in enumerate(blocks)
        if block.role in {Role.TITLE, Role.GROUP} and number in first
    ]
    document.set_toc(contents)
