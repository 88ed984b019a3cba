"""A report as OpenDocument text (ISO 26300): real headings, a real list, Dutch as its language.

How it looks is in ``resources/report/odt_styles.xml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.report import HEADINGS, Role
from kanttekening.exchange.office_zip import XML_HEAD, in_xml, zipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.domain.report import Piece, ReportBlock

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_SPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:style="{_ODF}:style:1.0"'
    f' xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" xmlns:meta="{_ODF}:meta:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' office:version="1.3"'
)
_STYLES = {
    Role.TITLE: "Kop_1",
    Role.SUMMARY: "Klein",
    Role.GROUP: "Kop_2",
    Role.ABOUT: "Klein",
    Role.MARK: "Kop_3",
    Role.QUOTE: "Citaat",
    Role.NOTE: "Standard",
    Role.ITEM: "Opsomming",
    Role.SOURCE: "Bron",
    Role.FACTS: "Feiten",
}


def odt_report(blocks: Iterable[ReportBlock], styles: str) -> bytes:
    """The file; ``styles`` is the part that says how each role looks."""
    found = list(blocks)
    colors = {block.color for block in found if block.role is Role.QUOTE and block.color}
    automatic = "".join(_quote_style(color) for color in sorted(colors))
    content = (
        f"{XML_HEAD}<office:document-content {_SPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{''.join(_body(found))}"
        "</office:text></office:body></office:document-content>"
    )
    parts = {
        "mimetype": _MEDIA_TYPE,
        "content.xml": content,
        "styles.xml": styles,
        "meta.xml": (
            f"{XML_HEAD}<office:document-meta {_SPACES}><office:meta>"
            f"<dc:title>{in_xml(found[0].text)}</dc:title><dc:language>nl-NL</dc:language>"
            "</office:meta></office:document-meta>"
        ),
        "META-INF/manifest.xml": _manifest(),
    }
    return zipped(parts, stored=("mimetype",))


def _body(blocks: list[ReportBlock]) -> Iterator[str]:
    in_list = False
    for block in blocks:
        bullet = block.role is Role.ITEM and block.marker == "•"
        if bullet != in_list:
            yield '<text:list text:style-name="Lijst">' if bullet else "</text:list>"
            in_list = bullet
        paragraph = _paragraph(block)
        yield f"<text:list-item>{paragraph}</text:list-item>" if bullet else paragraph
    if in_list:
        yield "</text:list>"


def _paragraph(block: ReportBlock) -> str:
    number = f"{block.marker} " if block.marker not in {"", "•"} else ""
    inside = _spaced(number) + "".join(map(_piece, block.pieces))
    style = _STYLES[block.role]
    if block.role in HEADINGS:
        level = HEADINGS[block.role]
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{inside}</text:h>'
    if block.role is Role.QUOTE and block.color:
        style = _quote_name(block.color)
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _piece(piece: Piece) -> str:
    inside = _spaced(piece.text)
    if piece.link:
        inside = f'<text:a xlink:type="simple" xlink:href="{in_xml(piece.link)}">{inside}</text:a>'
    for holds, style in ((piece.italic, "Cursief"), (piece.bold, "Vet")):
        if holds:
            inside = f'<text:span text:style-name="{style}">{inside}</text:span>'
    return inside


def _spaced(text: str) -> str:
    return in_xml(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def _quote_name(color: str) -> str:
    return f"Citaat_{color.removeprefix('#')}"


def _quote_style(color: str) -> str:
    return (
        f'<style:style style:name="{_quote_name(color)}" style:family="paragraph"'
        ' style:parent-style-name="Citaat"><style:paragraph-properties'
        f' fo:border-left="3pt solid {color}" fo:padding-left="0.25cm"/></style:style>'
    )


def _manifest() -> str:
    names = {
        "/": _MEDIA_TYPE,
        **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml"),
    }
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in names.items()
    )
    return (
        f'{XML_HEAD}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )
