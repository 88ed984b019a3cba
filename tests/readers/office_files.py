"""Office files for the tests, written as Word and LibreOffice write them, when a test asks."""

import io
import struct
import zipfile
import zlib

OPENXML = "http://schemas.openxmlformats.org"
WORD = f"{OPENXML}/wordprocessingml/2006/main"
RELATION = f"{OPENXML}/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATION}" '
    f'xmlns:wp="{OPENXML}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OPENXML}/drawingml/2006/main" xmlns:pic="{OPENXML}/drawingml/2006/picture" '
    f'xmlns:mc="{OPENXML}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f'xmlns:m="{OPENXML}/officeDocument/2006/math"'
)
STYLES = """
<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Standaard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Kop1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>
<w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Geenafstand"><w:name w:val="No Spacing"/>
<w:pPr><w:spacing w:after="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Strong"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Raster"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>
<w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/>
</w:tblBorders></w:tblPr></w:style>
"""


def level(number, style, text, start=1):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "-")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%2.")
    + level(2, "lowerRoman", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "decimal", "%1")
    + level(1, "decimal", "%1.%2")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content="", properties=""):
    """A paragraph; plain text becomes a run."""
    if content and not content.startswith("<"):
        content = run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def styled(style, content):
    return para(content, f'<w:pStyle w:val="{style}"/>')


def item(number, content, at=0):
    numbering = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return para(content, numbering)


def cell(*paras, properties=""):
    inside = "".join(p if p.startswith("<") else para(p) for p in paras)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table_row(*cells, properties=""):
    inside = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows, style="Raster", widths=()):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(row if isinstance(row, str) else table_row(*row) for row in rows)
    style = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def drawing(key, width=100, height=40):
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{key}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(content):
    """As Word writes it: a shape for new programs and the same for old ones."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def relations(*items):
    """Relations from (id, kind, target), external ones with a fourth part."""
    found = "".join(
        f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for key, kind, target, *outside in items
    )
    space = f"{OPENXML}/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{found}</Relationships>'


def root(name, content):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def zipped(parts, *, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body, *more_relations, section="", styles=STYLES, numbering=NUMBERING, parts=None):
    """A Word file around ``body``; ``parts`` are further parts by name, or others instead."""
    given = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": root(
            "document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
        ),
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "numbering", "numbering.xml"),
            *more_relations,
        ),
        "word/styles.xml": root("styles", styles),
        "word/numbering.xml": root("numbering", numbering),
        **(parts or {}),
    }
    return zipped({name: data for name, data in given.items() if data is not None})


def png(width=20, height=10, color=(200, 30, 30), *, claim=None):
    """A picture of one colour; ``claim`` is the size that it says it has."""
    rows = (b"\x00" + bytes(color) * width) * height

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", *(claim or (width, height)), 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def translated(data, words):
    """The same zip with words in its parts replaced by others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in words.items():
        parts = {name: part.replace(old.encode(), new.encode()) for name, part in parts.items()}
    return zipped(parts)


# OpenDocument, as LibreOffice writes it

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {
    "office": "office",
    "text": "text",
    "style": "style",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
ODF_NAMES = (
    " ".join(f'xmlns:{name}="{_ODF}:{space}:1.0"' for name, space in _SPACES.items())
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT_STYLES = """
<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="Schuin" style:family="text">
<style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Weg" style:family="text"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="Ruim" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.3cm"/></style:style>
<style:style style:name="Rechts" style:family="paragraph" style:parent-style-name="Ruim">
<style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Smal" style:family="table-column">
<style:table-column-properties style:column-width="3cm"/></style:style>
<style:style style:name="Rand" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
<text:list-style style:name="Nummers">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
</text:list-style>
<text:list-style style:name="Bolletjes">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>
"""
ODT_MANIFEST = (
    f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
)


def odt_content(body, styles=ODT_STYLES):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF_NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt_page_styles(content):
    name = "office:document-styles"
    return f'<?xml version="1.0"?><{name} {ODF_NAMES}>{content}</{name}>'


def text(content, style="Ruim"):
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def odt(body, *, styles=ODT_STYLES, parts=None):
    """An OpenDocument text around ``body``; ``parts`` are further parts, or others instead."""
    given = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": odt_content(body, styles),
        "META-INF/manifest.xml": ODT_MANIFEST,
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in given.items():
            if data is not None:
                stored = name == "mimetype"
                kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name), data, compress_type=kind)
    return buffer.getvalue()


def fodt(body, styles=ODT_STYLES):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {ODF_NAMES} '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


RTF_HEAD = (
    r"\rtf1\ansi\ansicpg1252\deff0"
    r"{\fonttbl{\f0\fswiss Arial;}{\f1\froman\fcharset2 Symbol;}{\f2\fcharset238 Arial CE;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Kop 2;}}"
)


def rtf(body, head=RTF_HEAD):
    """An RTF file around ``body``."""
    return ("{" + head + body + "}").encode("cp1252")
