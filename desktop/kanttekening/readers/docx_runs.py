"""What stands in a paragraph of a Word file: runs, links, fields, and what floats beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.readers.docx_pictures import picture_of
from kanttekening.readers.docx_styles import child_value, is_on
from kanttekening.readers.office_links import safe_target
from kanttekening.readers.office_model import Piece, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.readers.docx_pictures import Album
    from kanttekening.readers.docx_styles import ParaLook, Styles
    from kanttekening.readers.office_model import Image, Item
    from kanttekening.readers.office_package import Relation
    from kanttekening.readers.office_xml import Element

# Struck out with change tracking, or no text at all.
_GONE = frozenset({"w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText", "w:rt"})
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_BREAKS = {"textWrapping": "\n", "page": "\f"}
_FLOATING = frozenset({"w:drawing", "w:pict", "w:object"})
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?"?([^"\s]*)', re.IGNORECASE)
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
# What the symbol fonts of Word show for these, as characters of their own.
_SYMBOLS = {
    0x6F: "☐", 0xA8: "☐", 0xFE: "☒", 0xFC: "✓", 0xFB: "✗", 0x78: "☒", 0x52: "☑", 0xE0: "→",
    0xB7: "•", 0xA7: "•", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip
_MOST_OPEN_FIELDS = 50


@dataclass(slots=True)
class Inline:
    """What was read from one paragraph; ``boxes`` are text boxes, ``pictures`` stand below."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Item] = field(default_factory=list)
    pictures: list[Image] = field(default_factory=list)
    numbers_pages: bool = False


@dataclass(slots=True)
class _Field:
    """A field of which the end was not seen yet: first its code, then what it shows."""

    code: str = ""
    shows: bool = False


class NoteBook:
    """The notes that the text refers to, numbered as they come."""

    def __init__(self) -> None:
        self.order: list[tuple[str, str]] = []

    def sign(self, kind: str, key: str) -> str:
        """The sign in the text for a note."""
        self.order.append((kind, key))
        return f"[{len(self.order)}]"


class InlineReader:
    """Reads the paragraphs of one part; fields may run on from one to the next."""

    def __init__(
        self,
        styles: Styles,
        relations: dict[str, Relation],
        album: Album,
        notes: NoteBook,
        boxed: Callable[[Element], list[Item]],
    ) -> None:
        self._styles = styles
        self._relations = relations
        self._album = album
        self._notes = notes
        self._boxed = boxed
        self._fields: list[_Field] = []
        self._found = Inline()
        self._look: ParaLook | None = None

    def read(self, paragraph: Element, look: ParaLook) -> Inline:
        """The contents of a paragraph."""
        before = self._found, self._look
        self._found, self._look = Inline(), look
        self._walk(paragraph, None)
        found = self._found
        self._found, self._look = before  # a text box is a paragraph within a paragraph
        return found

    def _walk(self, parent: Iterable[Element], target: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == "w:r":
                self._run(child, target)
            elif tag in _GONE:
                continue
            elif tag == "w:hyperlink":
                self._walk(child, self._link(child))
            elif tag == "w:fldSimple":
                self._simple_field(child, target)
            elif tag == "mc:AlternateContent":
                self._walk(chosen(child), target)
            elif tag == "m:t":
                self._add(child.text or "", None, target)
            elif tag in _FLOATING:
                self._float(child)
            elif len(child):
                self._walk(child, target)

    def _run(self, run: Element, target: str | None) -> None:
        properties = run.find("w:rPr")
        if is_on(properties, "w:vanish"):
            return
        for child in run:
            text = self._text_of(child)
            if text:
                self._add(text, properties, target)
            elif child.tag in _FLOATING:
                self._float(child)
            elif child.tag == "w:fldChar":
                self._mark_field(child.get("w:fldCharType", ""))
            elif child.tag == "w:instrText" and self._fields:
                self._fields[-1].code += child.text or ""
            elif child.tag == "mc:AlternateContent":
                self._run_choice(child)
            elif child.tag == "w:ruby":
                self._walk(child, target)

    def _text_of(self, child: Element) -> str:
        """The characters that a part of a run stands for."""
        tag = child.tag
        if tag == "w:t":
            return (child.text or "").replace("\n", " ").replace("\t", " ")
        if tag == "w:br":
            return _BREAKS.get(child.get("w:type", "textWrapping"), "")
        if tag in ("w:footnoteReference", "w:endnoteReference"):
            return self._notes.sign(tag[2:-9], child.get("w:id", ""))
        if tag == "w:sym":
            return _symbol(child)
        return _SIGNS.get(tag, "")

    def _run_choice(self, child: Element) -> None:
        for part in chosen(child):
            if part.tag in _FLOATING:
                self._float(part)

    def _add(self, text: str, properties: Element | None, target: str | None) -> None:
        if not text or any(not open_field.shows for open_field in self._fields):
            return
        for open_field in self._fields:
            found = _HYPERLINK.match(open_field.code)
            if found and target is None:
                target = None if found.group(1) else safe_target(found.group(2))
            if _PAGE_FIELD.match(open_field.code):
                self._found.numbers_pages = True
        self._found.pieces.append(
            Piece(text, self._is(properties, "w:b"), self._is(properties, "w:i"), target)
        )

    def _is(self, properties: Element | None, name: str) -> bool:
        """Whether a run is bold or italic: by itself, its style, or its paragraph."""
        own = is_on(properties, name)
        if own is None:
            own = self._styles.switched(child_value(properties, "w:rStyle"), name)
        if own is None and self._look is not None:
            own = self._look.bold if name == "w:b" else self._look.italic
        return bool(own)

    def _link(self, element: Element) -> str | None:
        key = element.get("r:id", "")
        if not key and element.get("w:anchor"):
            return None
        relation = self._relations.get(key)
        if relation is None or not relation.external:
            return ""
        return safe_target(relation.target)

    def _simple_field(self, element: Element, target: str | None) -> None:
        self._fields.append(_Field(element.get("w:instr", ""), shows=True))
        self._walk(element, target)
        self._fields.pop()

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            if len(self._fields) < _MOST_OPEN_FIELDS:
                self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shows = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _float(self, element: Element) -> None:
        """Text boxes and pictures, also those within groups of shapes."""
        boxes = _outermost(element, "w:txbxContent")
        for box in boxes:
            self._found.boxes.extend(apart(self._boxed(box)))
        if not boxes:
            self._found.pictures.extend(picture_of(element, self._relations, self._album))


def _outermost(element: Element, tag: str) -> list[Element]:
    """Elements of a kind that stand in no other of that kind, one of each set of alternatives."""
    if element.tag == tag:
        return [element]
    inside = chosen(element) if element.tag == "mc:AlternateContent" else element
    return [found for child in inside for found in _outermost(child, tag)]


def chosen(alternatives: Element) -> list[Element]:
    """What stands in the first that is there of ways to say the same."""
    for child in alternatives:
        if child.tag in ("mc:Choice", "mc:Fallback") and len(child):
            return list(child)
    return []


def _symbol(element: Element) -> str:
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(code & 0xFF, "") if 0xF000 <= code <= 0xF0FF else ""
