# ruff: noqa: E501 - files as programs write them
"""A letter of a made-up college in Word, with all that such letters have: one file of the kind."""

from golden.pictures import LOGO
from readers import office_files as make
from readers.office_files import cell, drawing, item, para, run, styled, table_row

BOLD, ITALIC = "<w:b/>", "<w:i/>"
TIGHT = '<w:spacing w:after="0"/>'
LINK_LOOK = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
_STYLES = make.STYLES.replace(
    "<w:docDefaults>",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault>',
).replace(
    '<w:pPr><w:outlineLvl w:val="0"/>',
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/>',
)
_NUMBERING = "".join(make.NUMBERING)


def link(key, words):
    return f'<w:hyperlink r:id="{key}">{run(words, LINK_LOOK)}</w:hyperlink>'


def page_field(code):
    return f'<w:fldSimple w:instr=" {code} ">{run("1")}</w:fldSimple>'


def tracked(kind, content):
    return (
        f'<w:{kind} w:id="7" w:author="Griffie" w:date="2026-11-02T10:00:00Z">{content}</w:{kind}>'
    )


def _field(label, value):
    return table_row(cell(para(run(label, BOLD), TIGHT)), cell(para(run(value), TIGHT)))


def _table(*rows, style, widths):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kind = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f'<w:tbl><w:tblPr>{kind}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def _costs():
    def row(*words, bold=False):
        looks = ["", '<w:jc w:val="right"/>', '<w:jc w:val="right"/>']
        return table_row(
            *(
                cell(para(run(text, BOLD if bold else ""), TIGHT + look))
                for text, look in zip(words, looks, strict=True)
            ),
            properties="<w:tblHeader/>" if words[0] == "Post" else "",
        )

    return _table(
        row("Post", "2027", "2028", bold=True),
        row("Fundering", "€ 120.000", "€ 0"),
        row("Tijdelijke huisvesting in de Kerkstraat", "€ 45.500", "€ 310.000"),
        row("Totaal", "€ 165.500", "€ 310.000", bold=True),
        style="Raster",
        widths=(5000, 2000, 2000),
    )


def _planning():
    head = ("Maand", "Ma", "Di", "Wo", "Do", "Vr", "Opmerkingen", "Verantwoordelijke")
    rows = [
        ("Januari", "2", "4", "1", "0", "3", "sloop van de berging", "projectleider"),
        ("Februari", "1", "1", "5", "2", "2", "vleermuizenonderzoek", "omgevingsdienst"),
    ]
    made = [table_row(*(cell(para(run(text, BOLD), TIGHT)) for text in head))]
    made += [table_row(*(cell(para(run(text), TIGHT)) for text in row)) for row in rows]
    return _table(*made, style="Raster", widths=(1200, 620, 620, 620, 620, 620, 2600, 2300))


FOOTNOTE = (
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
)


def _body(*, finished=False):
    """Its paragraphs; ``finished`` is how it looks when the changes are settled."""
    deleted = "" if finished else tracked("del", "<w:r><w:delText>maart</w:delText></w:r>")
    added = run("april") if finished else tracked("ins", run("april"))
    right = '<w:jc w:val="right"/>'
    yield para(drawing("rId20", 120, 40), right + '<w:spacing w:line="240" w:lineRule="auto"/>')
    yield para(run("Aan de gemeenteraad van Lindehaven"), TIGHT)
    yield para(run("Postbus 12"), TIGHT)
    yield para(run("1234 AB Lindehaven"))
    yield _table(
        _field("Datum", "12 november 2026"),
        _field("Ons kenmerk", "Z/26/104233"),
        _field("Onderwerp", "Voortgang nieuwbouw Iepenschool"),
        style="",
        widths=(2000, 6000),
    )
    yield para("")
    yield para(run("Geachte leden van de raad,"))
    yield para(
        run("Op ") + run("17 september 2026", BOLD) + run(" vroeg uw raad hoe het staat met de ")
        + run("Iepenschool", ITALIC) + run(". Met deze brief informeren wij u. Zie ook ")
        + link("rId21", "het raadsvoorstel") + run(" en ")
        + link("rId26", "de oude planning") + run(", en ")
        + f'<w:hyperlink w:anchor="kosten">{run("de kosten")}</w:hyperlink>' + run(".")
    )  # fmt: skip
    yield styled("Kop1", run("Wat is er gebeurd"))
    yield styled("Kop2", run("Onderzoek"))
    yield para(run("Het bureau heeft drie dingen vastgesteld:"))
    yield item(1, run("de fundering is onderzocht;"))
    yield item(1, run("het dak is hersteld:"))
    yield item(1, run("aan de noordzijde;"), at=1)
    yield item(1, run("boven de gymzaal;"), at=1)
    yield item(1, run("de bouwtekeningen zijn ") + run("digitaal", BOLD) + run("."))
    yield styled("Kop2", run("Besluit van het college"))
    yield item(2, run("Het college kiest voor vernieuwbouw."))
    yield item(2, run("De leerlingen gaan tijdelijk naar de Kerkstraat."), at=1)
    yield item(2, run("De kosten zijn geraamd."), at=1)
    yield item(2, run("De raad beslist in februari."))
    yield styled("Kop1", run("Kosten"))
    yield para(run("De raming is van oktober.") + FOOTNOTE)
    yield _costs()
    yield para(
        '<w:commentRangeStart w:id="1"/>' + run("Wij verwachten de start in ")
        + deleted + added + run(" 2027.") + '<w:commentRangeEnd w:id="1"/>'
        + '<w:r><w:commentReference w:id="1"/></w:r>'
    )  # fmt: skip
    yield para(run("Met vriendelijke groet,"))
    yield para(run("Burgemeester en wethouders van Lindehaven,"))
    yield para(
        run("J. Voorbeeld") + "<w:r><w:tab/></w:r>" + run("M. van der Proef"),
        TIGHT + '<w:tabs><w:tab w:val="left" w:pos="4500"/></w:tabs>',
    )
    yield para(
        run("secretaris") + "<w:r><w:tab/></w:r>" + run("burgemeester"),
        '<w:tabs><w:tab w:val="left" w:pos="4500"/></w:tabs>',
    )
    yield para('<w:r><w:br w:type="page"/></w:r>' + run("Bijlage 1: planning", BOLD))
    yield para(run("Het aantal werkdagen per maand staat hieronder."))
    yield _planning()
    yield para(
        run("Het adres is https://lindehaven.example/" + "onderwijshuisvesting-" * 5 + "2027.")
    )


_SECTION = (
    '<w:headerReference w:type="default" r:id="rId22"/><w:footerReference w:type="default" r:id="rId23"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" '
    'w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
)


def _parts():
    numbers = run("Pagina ") + page_field("PAGE") + run(" van ") + page_field("NUMPAGES")
    contact = run("Postbus 12, 1234 AB Lindehaven | www.lindehaven.example")
    return {
        "word/media/logo.png": LOGO,
        "word/header1.xml": make.root("hdr", para(run("Gemeente Lindehaven", BOLD))),
        "word/footer1.xml": make.root("ftr", para(contact) + para(numbers)),
        "word/footnotes.xml": make.root(
            "footnotes",
            '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote>'
            '<w:footnote w:id="2">'
            + para('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
                   + run(" Raming van bureau Steen en Balk, prijspeil 2026."))
            + "</w:footnote>",
        ),
        "word/comments.xml": make.root(
            "comments",
            '<w:comment w:id="1" w:author="Griffie" w:initials="G" w:date="2026-11-02T10:00:00Z">'
            + para(run("Klopt deze maand?")) + "</w:comment>",
        ),
    }  # fmt: skip


_RELATIONS = (
    ("rId20", "image", "media/logo.png"),
    ("rId21", "hyperlink", "https://lindehaven.example/raad/26-104", "External"),
    ("rId26", "hyperlink", "file:///C:/oud/planning.docx", "External"),
    ("rId22", "header", "header1.xml"),
    ("rId23", "footer", "footer1.xml"),
    ("rId24", "footnotes", "footnotes.xml"),
    ("rId25", "comments", "comments.xml"),
)
_KINDS = {
    "header1": "header", "footer1": "footer", "footnotes": "footnotes", "comments": "comments",
    "styles": "styles", "numbering": "numbering",
}  # fmt: skip
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled"


def _types(main):
    rest = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in _KINDS.items()
    )
    return make.TYPES.replace(f"{_TYPE}.document.main", main).replace("</Types>", rest + "</Types>")


def docx(*, macros=False, finished=False):
    """The letter as .docx, or as .docm with a project of macros that nobody runs."""
    parts = {
        "[Content_Types].xml": _types(_MACRO_TYPE + ".main" if macros else _TYPE + ".document.main")
    }
    if macros:
        parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return make.docx(
        "".join(_body(finished=finished)), *_RELATIONS, section=_SECTION, styles=_STYLES,
        numbering=_NUMBERING, parts=_parts() | parts,
    )  # fmt: skip
