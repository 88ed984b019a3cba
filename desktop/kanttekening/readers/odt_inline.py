"""What stands in a paragraph of an OpenDocument text, and what floats beside it."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.readers.odt_lists import number
from kanttekening.readers.odt_styles import points
from kanttekening.readers.office_links import link_target
from kanttekening.readers.office_model import Image, Piece, apart
from kanttekening.readers.office_pictures import is_drawable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.readers.odt_styles import OdtStyles, RunLook
    from kanttekening.readers.office_model import Item
    from kanttekening.readers.office_package import Package
    from kanttekening.readers.office_xml import Element

_FRAMES = frozenset(
    {"draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:text-box", "draw:image"}
)
_NO_TEXT = frozenset(
    {"text:note-citation", "text:ruby-text", "svg:title", "svg:desc", "text:tracked-changes",
     "text:number", "text:hidden-text", "text:script"}
)  # fmt: skip
_PAGE_FIELDS = frozenset({"text:page-number", "text:page-count", "text:page-continuation"})
# White space in the file is one space: more of it, tabs and line breaks have elements of their own.
_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_MOST_PICTURES = 500


@dataclass(slots=True)
class OdtInline:
    """What was read from one paragraph; ``boxes`` are text boxes, ``pictures`` stand below."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Item] = field(default_factory=list)
    pictures: list[Image] = field(default_factory=list)
    numbers_pages: bool = False


class Margin:
    """The notes of the text with their numbers, and how many remarks of reviewers there are."""

    def __init__(self) -> None:
        self.notes: list[list[Item]] = []
        self.remarks = 0


class Gallery:
    """The pictures of one file, and whether any had to be left out."""

    def __init__(self, package: Package | None) -> None:
        self._package = package
        self._count = 0
        self.left_out = False

    def take(self, element: Element) -> bytes | None:
        """A picture's bytes: out of the zip, or written in the text itself."""
        self._count += 1
        data = self._bytes(element) if self._count <= _MOST_PICTURES else None
        if data is None or not is_drawable(data):
            self.left_out = True
            return None
        return data

    def _bytes(self, element: Element) -> bytes | None:
        written = element.find("office:binary-data")
        if written is not None:
            try:
                return base64.b64decode(written.text or "")
            except (binascii.Error, ValueError):
                return None
        if self._package is None:
            return None
        return self._package.bytes_of(element.get("xlink:href", "").removeprefix("./"))


class OdtInlineReader:
    """Reads paragraphs."""

    def __init__(
        self,
        styles: OdtStyles,
        gallery: Gallery,
        margin: Margin,
        boxed: Callable[[Iterable[Element]], list[Item]],
    ) -> None:
        self._styles = styles
        self._gallery = gallery
        self._margin = margin
        self._boxed = boxed
        self._found = OdtInline()

    def read(self, element: Element, look: RunLook) -> OdtInline:
        """The contents of a paragraph."""
        before, self._found = self._found, OdtInline()
        self._walk(element, look, None)
        found, self._found = self._found, before
        return found

    def floating(self, element: Element) -> OdtInline:
        """A frame that stands between paragraphs."""
        before, self._found = self._found, OdtInline()
        self._float(element)
        found, self._found = self._found, before
        return found

    def _walk(self, element: Element, look: RunLook, target: str | None) -> None:
        self._add(_WHITE.sub(" ", element.text or ""), look, target)
        for child in element:
            self._inner(child, look, target)
            self._add(_WHITE.sub(" ", child.tail or ""), look, target)

    def _inner(self, child: Element, look: RunLook, target: str | None) -> None:
        tag = child.tag
        match tag:
            case "text:s":
                self._add(" " * min(number(child.get("text:c")), _MOST_SPACES), look, target)
            case "text:tab":
                self._add("\t", look, target)
            case "text:line-break":
                self._add("\n", look, target)
            case "text:span":
                inner = self._styles.run("text", child.get("text:style-name"), look)
                self._walk(child, inner, target)
            case "text:a":
                self._walk(child, look, link_target(child.get("xlink:href", "")))
            case "text:note":
                self._note(child, look)
            case "office:annotation":
                self._margin.remarks += 1
            case _ if tag in _FRAMES:
                self._float(child)
            case _ if tag not in _NO_TEXT:
                self._found.numbers_pages |= tag in _PAGE_FIELDS
                self._walk(child, look, target)

    def _add(self, text: str, look: RunLook, target: str | None) -> None:
        if text and not look.hidden:
            self._found.pieces.append(Piece(text, look.bold, look.italic, target))

    def _note(self, element: Element, look: RunLook) -> None:
        body = element.find("text:note-body")
        place = len(self._margin.notes)
        self._margin.notes.append([])
        self._add(f"[{place + 1}]", look, None)
        if body is not None:
            self._margin.notes[place] = self._boxed(body)

    def _float(self, element: Element) -> None:
        """Text boxes and pictures; a frame may hold one picture in several kinds."""
        for child in element:
            if child.tag in ("draw:text-box", "text:p", "text:list"):
                box = self._boxed(child if child.tag == "draw:text-box" else [child])
                self._found.boxes += apart(box)
            elif child.tag in ("draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:a"):
                self._float(child)
        pictures = element.findall("draw:image")
        for image in pictures:
            data = self._gallery.take(image)
            if data is not None:
                width, height = points(element.get("svg:width")), points(element.get("svg:height"))
                self._found.pictures.append(Image(data, width, height))
                self._gallery.left_out &= len(pictures) == 1
                break
