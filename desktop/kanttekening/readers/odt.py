"""OpenDocument texts (.odt, .ott, .fodt): text, structure and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.odt_body import OdtBodyReader
from kanttekening.readers.odt_inline import Gallery, Margin
from kanttekening.readers.odt_lists import OdtLists
from kanttekening.readers.odt_styles import OdtStyles
from kanttekening.readers.office_model import OfficeText
from kanttekening.readers.office_package import MOST_PART, Package
from kanttekening.readers.office_writing import draft_of
from kanttekening.readers.office_xml import below, parse

if TYPE_CHECKING:
    from kanttekening.readers.draft import Draft
    from kanttekening.readers.office_model import Item
    from kanttekening.readers.office_xml import Element

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
FLAT_MEDIA_TYPE = "application/vnd.oasis.opendocument.text-flat-xml"


def read(data: bytes, _name: str = "") -> Draft:
    """A zipped file as a draft. Raises RefusedError."""
    package = Package(data)
    # Not as a tree: those of old programs have a DOCTYPE.
    if b":encryption-data" in (package.bytes_of("META-INF/manifest.xml") or b""):
        raise RefusedError(RefusalCode.ENCRYPTED)
    content = package.tree("content.xml")
    if content is None:
        raise RefusedError(RefusalCode.DAMAGED, "no text in it")
    return draft_of(_read(content, package.sound_tree("styles.xml"), package), MEDIA_TYPE)


def read_flat(data: bytes, _name: str = "") -> Draft:
    """A file that is one piece of XML as a draft. Raises RefusedError."""
    if len(data) > MOST_PART:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes")
    return draft_of(_read(parse([data]), None, None), FLAT_MEDIA_TYPE)


def _read(content: Element, style_tree: Element | None, package: Package | None) -> OfficeText:
    text = below(content, "office:body", "office:text")
    if text is None:
        raise RefusedError(RefusalCode.DAMAGED, "no text in it")
    trees = (style_tree, content)
    styles, lists = OdtStyles(trees), OdtLists(trees)
    gallery, margin = Gallery(package), Margin()
    reader = OdtBodyReader(styles, lists, gallery, margin)
    found = OfficeText(body=reader.items(text))
    page = _first_page(content if style_tree is None else style_tree, text, styles)
    if page is not None:
        found.head = _running(page, "style:header", reader)
        found.foot = _running(page, "style:footer", reader)
    found.notes = margin.notes
    warnings = {
        "comments": margin.remarks > 0,
        "pictures_left_out": gallery.left_out,
        "parts_left_out": package is not None and package.left_out,
    }
    found.warnings = tuple(code for code, holds in warnings.items() if holds)
    return found


def _first_page(tree: Element, text: Element, styles: OdtStyles) -> Element | None:
    """The kind of page that the text begins with: it has the letterhead."""
    pages = {page.get("style:name", ""): page for page in tree.iter("style:master-page")}
    for tag in ("text:p", "text:h"):
        first = next(text.iter(tag), None)
        name = None if first is None else styles.master_page(first.get("text:style-name"))
        if name in pages:
            return pages[name]
    return pages.get("Standard") or next(iter(pages.values()), None)


def _running(page: Element, tag: str, reader: OdtBodyReader) -> list[Item]:
    for name in (f"{tag}-first", tag):
        element = page.find(name)
        if element is not None and element.get("style:display") != "false":
            return reader.items(element)
    return []
