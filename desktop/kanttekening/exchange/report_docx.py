"""A report for Word (ECMA-376): real headings, a real list, Dutch as its language.

Written by hand: five small parts. How it looks is in ``resources/report/docx_styles.xml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.report import Role
from kanttekening.exchange.office_zip import XML_HEAD, in_xml, zipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.report import Piece, ReportBlock

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {
    Role.TITLE: "Title",
    Role.SUMMARY: "Klein",
    Role.GROUP: "Heading1",
    Role.ABOUT: "Klein",
    Role.MARK: "Heading2",
    Role.QUOTE: "Quote",
    Role.NOTE: "Normal",
    Role.ITEM: "Opsomming",
    Role.SOURCE: "Bron",
    Role.FACTS: "Feiten",
}
_NUMBERING = (
    f'{XML_HEAD}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


# The number of the page, and of how many.
_FOOTER = (
    f'{XML_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Klein"/><w:jc w:val="right"/>'
    '</w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>'
    '<w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t>'
    "</w:r></w:fldSimple></w:p></w:ftr>"
)


def docx_report(blocks: Iterable[ReportBlock], styles: str) -> bytes:
    """The file; ``styles`` is the part that says how each role looks."""
    found = list(blocks)
    links: dict[str, str] = {}
    body = "".join(_paragraph(block, links) for block in found)
    document = (
        f'{XML_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}<w:sectPr>'
        '<w:footerReference w:type="default" r:id="voet"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418"'
        ' w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>"
    )
    return zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                [("officeDocument", "word/document.xml", ""), _properties_relation()]
            ),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations(
                [
                    ("styles", "styles.xml", ""),
                    ("numbering", "numbering.xml", ""),
                    ("footer", "footer1.xml", "voet"),
                    *(("hyperlink", link, name) for link, name in links.items()),
                ]
            ),
            "word/styles.xml": styles,
            "word/numbering.xml": _NUMBERING,
            "word/footer1.xml": _FOOTER,
            "docProps/core.xml": _properties(found[0].text),
        }
    )


def _paragraph(block: ReportBlock, links: dict[str, str]) -> str:
    style = _STYLES[block.role]
    extra = ""
    if block.role is Role.ITEM and block.marker == "•":
        extra = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    if block.role is Role.QUOTE and block.color:
        color = block.color.removeprefix("#")
        extra = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{color}"/></w:pBdr>'
    number = f"{block.marker} " if block.marker not in {"", "•"} else ""
    runs = _run(number) if number else ""
    runs += "".join(_linked(piece, links) for piece in block.pieces)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def _linked(piece: Piece, links: dict[str, str]) -> str:
    run = _run(piece.text, bold=piece.bold, italic=piece.italic, link=bool(piece.link))
    if not piece.link:
        return run
    name = links.setdefault(piece.link, f"link{len(links) + 1}")
    return f'<w:hyperlink r:id="{name}">{run}</w:hyperlink>'


def _run(text: str, *, bold: bool = False, italic: bool = False, link: bool = False) -> str:
    looks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    looks += '<w:color w:val="0B59A6"/><w:u w:val="single"/>' if link else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{in_xml(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{lines}</w:r>"


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_TYPE}.styles+xml",
        "/word/numbering.xml": f"{_TYPE}.numbering+xml",
        "/word/footer1.xml": f"{_TYPE}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _properties_relation() -> tuple[str, str, str]:
    return ("core-properties", "docProps/core.xml", "")


def _relations(found: list[tuple[str, str, str]]) -> str:
    lines = []
    for number, (kind, target, name) in enumerate(found, start=1):
        family = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else _R
        outside = ' TargetMode="External"' if kind == "hyperlink" else ""
        lines.append(
            f'<Relationship Id="{name or f"deel{number}"}" Type="{family}/{kind}"'
            f' Target="{in_xml(target)}"{outside}/>'
        )
    inside = "".join(lines)
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{in_xml(title)}</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>"
    )
