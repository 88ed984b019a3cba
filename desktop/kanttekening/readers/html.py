"""HTML files and the HTML of mails: read as text with structure. Nothing in it is ever loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.draft import Draft, Picture
from kanttekening.readers.html_looks import data_picture, is_hidden, marks_of, size_of
from kanttekening.readers.html_tables import Table, read_table
from kanttekening.readers.html_tree import Element, parse
from kanttekening.readers.manuscript import Manuscript

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kanttekening.readers.manuscript import Mark

    Handler = Callable[["HtmlWriter", Element, frozenset[Mark]], None]

_BLOCKS = frozenset(
    {"p", "div", "blockquote", "section", "article", "header", "footer", "address", "center"}
    | {"form", "fieldset", "figure", "figcaption", "main", "nav", "aside", "dl", "dt", "dd"}
    | {"body", "html", "head", "caption", "tr", "td", "th", "details", "summary", "legend"}
)
_DROPPED = frozenset(
    {"script", "style", "iframe", "noembed", "noframes", "template", "title", "svg", "textarea"}
    | {"math", "applet", "select", "button", "input", "meta", "link", "base", "audio", "video"}
    | {"canvas", "map"}
)
_PREFORMATTED = frozenset({"pre", "xmp", "listing"})
_HEADING = re.compile(r"h[1-6]")
_LONGEST_ALT = 300
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{1,40})", re.IGNORECASE
)
_LOOKED_AT = 4096


def read(data: bytes, name: str) -> Draft:  # noqa: ARG001 - what is in it tells
    """Read an HTML file. Raises RefusedError."""
    from kanttekening.readers.charsets import decoded

    label = _META.search(data[:_LOOKED_AT])
    writer = HtmlWriter()
    writer.write(decoded(data, label.group(1).decode("ascii") if label else None))
    document = writer.manuscript.document()
    if not document.text.strip():
        raise RefusedError(RefusalCode.EMPTY)
    return Draft("text/html", document, writer.manuscript.dressing())


class HtmlWriter:
    """Writes the elements of HTML into a manuscript. ``pictures`` are those that mails bring."""

    def __init__(
        self,
        pictures: Mapping[str, bytes] | None = None,
        manuscript: Manuscript | None = None,
    ) -> None:
        self.manuscript = manuscript or Manuscript()
        self.shown: set[str] = set()  # the pictures that the text asked for
        self._pictures = pictures or {}
        self._level = -1  # of the list we are in
        self._kept = False  # whether white space counts
        self._in_cell = False

    def write(self, source: str) -> None:
        """Write a whole text. Raises RefusedError: too big."""
        self._children(parse(source), frozenset())
        self.manuscript.end()

    def _children(self, element: Element, marks: frozenset[Mark]) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.manuscript.add(child, marks, kept=self._kept)
            elif not is_hidden(child):
                self._element(child, marks)

    def _element(self, element: Element, marks: frozenset[Mark]) -> None:
        name = element.name
        if name in _DROPPED:
            return
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, element, marks)
        elif name in _BLOCKS:
            self._break()
            self._children(element, marks_of(element, marks))
            self._break()
        else:
            self._children(element, marks_of(element, marks))

    def _break(self) -> None:
        """Between two blocks; in a cell that is a line."""
        manuscript = self.manuscript
        if self._in_cell:
            manuscript.line_break()
        elif not manuscript.is_empty:
            manuscript.end()

    def _line(self, _: Element, __: frozenset[Mark]) -> None:
        self.manuscript.line_break()

    def _rule(self, _: Element, __: frozenset[Mark]) -> None:
        if self._in_cell:
            self.manuscript.line_break()
        else:
            self.manuscript.rule()

    def _heading(self, element: Element, marks: frozenset[Mark]) -> None:
        if self._in_cell:
            self._break()
            self._children(element, marks)
            self._break()
            return
        self.manuscript.begin(BlockKind.HEADING, int(element.name[1]))
        self._children(element, marks)
        self.manuscript.end()

    def _list(self, element: Element, marks: frozenset[Mark]) -> None:
        self._break()
        self._level += 1
        number = _start(element)
        for child in element.children:
            if isinstance(child, str):
                self.manuscript.add(child, marks)
            elif is_hidden(child):
                continue
            elif child.name == "li":
                self._item(child, _numeral(element, number), marks)
                number += 1
            else:
                self._element(child, marks)
        self._level -= 1
        self._break()

    def _item(self, element: Element, numeral: str, marks: frozenset[Mark]) -> None:
        if self._in_cell:
            self._break()
            self.manuscript.add(f"{numeral or '•'} ")
        else:
            marker = "" if numeral else "•"
            self.manuscript.begin(BlockKind.LIST_ITEM, max(0, self._level), marker)
            if numeral:
                self.manuscript.prefix(f"{numeral} ")
        self._children(element, marks_of(element, marks))
        self._break()

    def _loose_item(self, element: Element, marks: frozenset[Mark]) -> None:
        self._item(element, "", marks)

    def _preformatted(self, element: Element, marks: frozenset[Mark]) -> None:
        self._break()
        before, self._kept = self._kept, True
        self._children(element, marks)
        self._kept = before
        self._break()

    def _image(self, element: Element, marks: frozenset[Mark]) -> None:
        size = size_of(element)
        source = element.attributes.get("src", "").strip()
        data = self._picture(source)
        if size.is_spacer:
            return
        if data is not None and not self._in_cell:
            self.manuscript.picture(Picture(data, size.width, size.height))
            return
        words = element.attributes.get("alt", "").strip()
        if words and len(words) <= _LONGEST_ALT:
            self.manuscript.add(words, marks)

    def _picture(self, source: str) -> bytes | None:
        if source[:4].lower() == "cid:":
            key = source[4:].strip("<> ")
            self.shown.add(key)
            return self._pictures.get(key)
        return data_picture(source)

    def _table(self, element: Element, marks: frozenset[Mark]) -> None:
        table = None if self._in_cell else read_table(element)
        if table is None:
            self._break()
            self._children(element, marks_of(element, marks))
            self._break()
            return
        self._break()
        self._data_table(table, marks)

    def _data_table(self, table: Table, marks: frozenset[Mark]) -> None:
        manuscript = self.manuscript
        if table.caption is not None:
            self._element(table.caption, marks)
        first = manuscript.count
        spans: dict[int, tuple[int, ...]] = {}
        self._in_cell = True
        for row in table.rows:
            manuscript.begin(BlockKind.TABLE_ROW)
            for index, cell in enumerate(row):
                if index:
                    manuscript.tab()
                if cell.element is not None:
                    self._children(cell.element, marks_of(cell.element, marks))
            start = manuscript.start
            if manuscript.end() and any(cell.columns > 1 for cell in row):
                spans[start] = tuple(cell.columns for cell in row)
        self._in_cell = False
        manuscript.sheet(first, framed=table.framed, spans=spans)


def _start(element: Element) -> int:
    value = element.attributes.get("start", "1").strip()
    return int(value) if re.fullmatch(r"-?\d{1,6}", value, re.ASCII) else 1


def _numeral(element: Element, number: int) -> str:
    """The number of an item as the list wants it; none in a list with bullets."""
    if element.name != "ol":
        return ""
    kind = element.attributes.get("type", "1")
    if kind in {"a", "A"} and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


_HANDLERS: dict[str, Handler] = {
    "br": HtmlWriter._line,  # noqa: SLF001 - a table of its own methods
    "hr": HtmlWriter._rule,  # noqa: SLF001
    "ul": HtmlWriter._list,  # noqa: SLF001
    "ol": HtmlWriter._list,  # noqa: SLF001
    "menu": HtmlWriter._list,  # noqa: SLF001
    "dir": HtmlWriter._list,  # noqa: SLF001
    "li": HtmlWriter._loose_item,  # noqa: SLF001
    "img": HtmlWriter._image,  # noqa: SLF001
    "table": HtmlWriter._table,  # noqa: SLF001
    **dict.fromkeys(_PREFORMATTED, HtmlWriter._preformatted),  # noqa: SLF001
    **{f"h{level}": HtmlWriter._heading for level in range(1, 7)},  # noqa: SLF001
}
