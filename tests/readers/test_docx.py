"""Word files: what a clerk sees in Word stands in the text, in the same order and shape."""

import pytest
from readers import office_files as make
from readers.office_files import cell, docx, drawing, item, para, run, styled, table, text_box
from readers.reading_lines import lines_of, styles_of

from kanttekening.domain.document import StyleKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.docx import read
from kanttekening.readers.draft import Align
from kanttekening.text.understanding import understand


def lines(data):
    return lines_of(read(data).document)


def styles(data):
    return styles_of(read(data).document)


def test_paragraphs_in_their_order():
    assert lines(docx(para("Geachte raad,") + para() + para("Dit is een brief."))) == [
        "Geachte raad,",
        "Dit is een brief.",
    ]


def test_headings_by_style_outline_and_name_with_their_numbers():
    outlined = para("Eigen kop", '<w:outlineLvl w:val="2"/>')
    body = styled("Kop1", "Aanleiding") + styled("Kop2", "Eerst") + styled("Kop2", "Dan") + outlined
    assert lines(docx(body)) == ["# Aanleiding", "## 1.1 Eerst", "## 1.2 Dan", "### Eigen kop"]


def test_a_bold_line_above_text_is_a_heading_but_a_label_is_not():
    bold = "<w:b/>"
    body = (
        para(run("Onderwerp", bold))
        + para("De begroting van dit jaar")
        + para(run("Wat vragen wij u", bold))
        + para("Wij vragen u in te stemmen met het voorstel.")
        + para(run("Let op:", bold))
        + para("Dit is een zin die volgt op een waarschuwing.")
    )
    assert lines(docx(body)) == [
        "Onderwerp",
        "De begroting van dit jaar",
        "### Wat vragen wij u",
        "Wij vragen u in te stemmen met het voorstel.",
        "Let op:",
        "Dit is een zin die volgt op een waarschuwing.",
    ]


def test_lists_count_as_in_word():
    body = (
        item(2, "een")
        + item(2, "twee")
        + item(2, "a", 1)
        + item(2, "b", 1)
        + item(2, "i", 2)
        + item(2, "drie")
        + item(2, "opnieuw a", 1)
        + para("Tussentekst.")
        + item(2, "vier")
        + item(4, "een nieuwe lijst")
        + item(4, "twee ervan")
    )
    assert lines(docx(body)) == [
        "1 1. een",
        "1 2. twee",
        "  1 a. a",
        "  1 b. b",
        "    1 (i) i",
        "1 3. drie",
        "  1 a. opnieuw a",
        "Tussentekst.",
        "1 4. vier",
        "1 1. een nieuwe lijst",
        "1 2. twee ervan",
    ]


def test_bullets_leave_the_text():
    body = item(1, "punt") + item(1, "streepje", 1) + styled("Lijst", "via de stijl")
    assert lines(docx(body)) == ["• punt", "  – streepje", "• via de stijl"]


@pytest.mark.parametrize(
    ("style", "text", "start", "label"),
    [
        ("upperRoman", "%1.", 4, "IV."),
        ("upperLetter", "%1)", 28, "BB)"),
        ("lowerLetter", "%1)", 0, "0)"),
        ("lowerRoman", "%1", 9000, "9000"),
        ("decimalZero", "%1", 7, "07"),
        ("ordinal", "%1", 2, "2e"),
        ("iets anders", "Artikel %1:", 3, "Artikel 3:"),
        ("none", "%1", 1, ""),
    ],
)
def test_numbers_in_the_style_of_the_list(style, text, start, label):
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{make.level(0, style, text, start)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = read(docx(item(1, "woord"), numbering=numbering)).document
    assert document.text == f"{label} woord".strip()


def test_numbering_through_a_linked_style_and_an_own_level():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Stijl"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Stijl"/>'
        + make.level(0, "upperLetter", "%1.")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        + make.level(0, "lowerRoman", "%1)")
        + "</w:lvlOverride></w:num>"
    )
    body = item(1, "een") + item(2, "twee") + item(9, "onbekend") + item(0, "geen lijst")
    assert lines(docx(body, numbering=numbering)) == [
        "1 A. een",
        "1 i) twee",
        "• onbekend",
        "geen lijst",
    ]


def test_bold_italic_and_links():
    link = '<w:hyperlink r:id="rId9"><w:r><w:t>site</w:t></w:r></w:hyperlink>'
    inside = '<w:hyperlink w:anchor="kop"><w:r><w:t>hierboven</w:t></w:r></w:hyperlink>'
    body = para(
        run("Een ")
        + run("vet", "<w:b/>")
        + run(" en ", '<w:b w:val="0"/>')
        + run("schuin", "<w:i/>")
        + run(" en ")
        + run("nadruk", '<w:rStyle w:val="Nadruk"/>')
        + run(" of ")
        + link
        + run(" zie ")
        + inside
    )
    assert styles(docx(body, ("rId9", "hyperlink", "https://voorbeeld.nl/a", 1))) == [
        ("bold", "vet", None),
        ("italic", "schuin", None),
        ("bold", "nadruk", None),
        ("link", "site", "https://voorbeeld.nl/a"),
        ("link", "hierboven", None),
    ]


def test_links_written_as_fields():
    def part(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def field(code, shown):
        instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        return part("begin") + instruction + part("separate") + run(shown) + part("end")

    body = (
        para(field(' HYPERLINK "https://voorbeeld.nl" ', "site"))
        + para(field(' HYPERLINK \\l "kop" ', "kop"))
        + para(field(" DATE ", "3 mei 2024"))
        + para(
            '<w:fldSimple w:instr=" HYPERLINK javascript:x() "><w:r><w:t>slim</w:t></w:r>'
            "</w:fldSimple>"
        )
        + para(
            part("end") + part("separate") + "<w:r><w:instrText>x</w:instrText></w:r>" + run("na")
        )
    )
    data = docx(body)
    assert lines(data) == ["site", "kop", "3 mei 2024", "slim", "na"]
    assert [style[1:] for style in styles(data)] == [
        ("site", "https://voorbeeld.nl"),
        ("kop", None),
        ("slim", None),
    ]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "//host/share", "javascript:x", "a b"])
def test_links_that_are_no_web_addresses_lead_nowhere(target):
    link = '<w:hyperlink r:id="rId9"><w:r><w:t>klik</w:t></w:r></w:hyperlink>'
    data = docx(para(link), ("rId9", "hyperlink", target, 1))
    assert styles(data) == [("link", "klik", None)]


def test_what_change_tracking_took_out_is_out():
    body = (
        para(
            run("Blijft")
            + '<w:ins><w:r><w:t xml:space="preserve"> erin</w:t></w:r></w:ins>'
            + "<w:del><w:r><w:delText> eruit</w:delText></w:r></w:del>"
            + "<w:moveFrom><w:r><w:t> verplaatst</w:t></w:r></w:moveFrom>"
            + '<w:moveTo><w:r><w:t xml:space="preserve"> hierheen</w:t></w:r></w:moveTo>'
        )
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        + run("Eerste helft, ")
        + "</w:p>"
        + para("tweede helft.")
        + table(
            ["rij", "blijft"],
            make.table_row("rij", "weg", properties="<w:del/>"),
        )
    )
    assert lines(docx(body)) == [
        "Blijft erin hierheen",
        "Eerste helft, tweede helft.",
        "| rij | blijft |",
    ]


def test_signs_that_are_no_characters():
    body = para(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e</w:t><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FE"/>'
        '<w:sym w:char="F099"/><w:sym w:char="zz"/><w:cr/><w:t>f</w:t></w:r>'
        + run("verborgen", "<w:vanish/>")
        + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    )
    assert lines(docx(body)) == ["a\tb\nc-de☒\nfx+1"]


def test_of_ways_to_say_the_same_the_first_is_read():
    def either(first, second):
        return (
            f"<mc:AlternateContent><mc:Choice>{first}</mc:Choice>"
            f"<mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
        )

    body = (
        either(para("blok"), para("anders"))
        + para(either(run("stukje"), run("anders")))
        + either("", para("alleen oud"))
        + para(either("", "") + "<w:r>" + either("<w:t>niets</w:t>", "") + "</w:r>" + run("slot"))
    )
    assert lines(docx(body)) == ["blok", "stukje", "alleen oud", "slot"]


def test_words_with_their_reading_above_them():
    ruby = "<w:ruby><w:rt><w:r><w:t>boven</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"
    assert lines(docx(para(f"<w:r>{ruby.format(run('onder'))}</w:r>"))) == ["onder"]


def test_fields_within_fields_are_capped():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = para(begin + run("code") + begin + separate + run("ook code") + end + end + run("wel"))
    assert lines(docx(body + para(begin * 200 + end * 60 + run("na")))) == ["wel", "na"]


def test_titles_and_headings_that_only_have_their_name():
    named = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="kop 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="K"/><w:pPr>'
        '<w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = styled("T", "Titel") + styled("K", "Kop") + styled("B", "Broodtekst van gelijke stijl")
    assert lines(docx(body, styles=named)) == ["# Titel", "### Kop", "Broodtekst van gelijke stijl"]


def test_pictures_without_a_size_and_beside_a_paragraph():
    bare = drawing("rId9").replace("wp:extent", "wp:niets")
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="rId8"/></v:shape></w:pict></w:r>'
    data = docx(
        para(f"<w:ins>{bare}</w:ins>{old}") + para(f"<w:drawing>{bare}</w:drawing>"),
        ("rId9", "image", "media/image1.png"),
        ("rId8", "image", "media/weg.png"),
        parts={"word/media/image1.png": make.png()},
    )
    draft = read(data)
    assert [(p.width, p.height) for p in draft.dressing.pictures.values()] == [(0, 0)] * 2
    assert draft.warnings == ("pictures_left_out",)


def test_pictures_in_a_table_stand_below_it():
    data = docx(
        table(["voor", cell(para(drawing("rId9")))]),
        ("rId9", "image", "media/image1.png"),
        parts={"word/media/image1.png": make.png()},
    )
    assert lines(data) == ["| voor |  |", "(picture)"]


def test_lists_and_tabs_in_cells():
    tabbed = para(run("a") + "<w:r><w:tab/></w:r>" + run("b"))
    assert lines(docx(table([cell(item(2, "een"), item(2, "twee")), cell(tabbed)]))) == [
        "| 1. een\n2. twee | a b |"
    ]


def test_a_table_of_nothing_leaves_no_trace():
    assert lines(docx(para("Tekst") + table(["", ""]))) == ["Tekst"]


def test_rows_and_cells_in_content_controls():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = make.table_row("a", control.format(cell("b")))
    assert lines(docx(table(control.format(row), ["c", "d"]))) == ["| a | b |", "| c | d |"]


def test_white_at_the_ends_of_a_paragraph_goes():
    body = para(run("  ") + run("\u00a0") + run(" midden ") + run(" "))
    assert lines(docx(body)) == ["midden"]


def test_notes_without_their_part_are_only_signs():
    body = para(run("Zie") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert lines(docx(body)) == ["Zie[1]"]


def test_text_in_boxes_and_controls_is_read_once():
    body = para(run("Voor") + text_box(para("In het vak"))) + (
        "<w:sdt><w:sdtContent>"
        + para(
            "<w:sdt><w:sdtContent><w:r><w:t>Keuze</w:t></w:r></w:sdtContent></w:sdt>"
            "<w:smartTag><w:r><w:t> één</w:t></w:r></w:smartTag>"
        )
        + "</w:sdtContent></w:sdt>"
    )
    assert lines(docx(body)) == ["In het vak", "Voor", "Keuze één"]


def test_tables_are_rows_with_tabs():
    spanned = cell("Totaal", properties='<w:gridSpan w:val="2"/>')
    merged = cell("weg", properties="<w:vMerge/>")
    start = cell("hoog", properties='<w:vMerge w:val="restart"/>')
    late = make.table_row("na", properties='<w:gridBefore w:val="2"/>')
    body = table(
        ["Post", "2024", "2025"],
        [start, "€ 1", cell("€ 2", "euro")],
        [merged, "€ 3", ""],
        [spanned, "€ 6"],
        late,
        widths=(2000, 1000, 1000),
    )
    draft = read(docx(body))
    assert lines(docx(body)) == [
        "| Post | 2024 | 2025 |",
        "| hoog | € 1 | € 2\neuro |",
        "|  | € 3 |  |",
        "| Totaal | € 6 |",
        "|  |  | na |",
    ]
    (sheet,) = draft.dressing.tables.values()
    assert (sheet.rows, sheet.framed, sheet.widths) == (5, True, (100.0, 50.0, 50.0))
    assert list(sheet.spans.values()) == [(2, 1)]


@pytest.mark.parametrize(
    ("style", "borders", "framed"),
    [
        ("Raster", "", True),
        ("", "", False),
        ("Raster", '<w:tblBorders><w:top w:val="nil"/></w:tblBorders>', False),
        ("", '<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/></w:tblBorders>', True),
    ],
)
def test_a_table_has_the_lines_that_word_draws(style, borders, framed):
    body = table(["a", "b"], style=style).replace("</w:tblPr>", f"{borders}</w:tblPr>", 1)
    (sheet,) = read(docx(body)).dressing.tables.values()
    assert sheet.framed is framed


def test_lines_around_cells_count_as_well():
    borders = '<w:tcBorders><w:top w:val="single"/><w:bottom w:val="single"/></w:tcBorders>'
    (sheet,) = read(
        docx(table([cell("a", properties=borders), "b"], style=""))
    ).dressing.tables.values()
    assert sheet.framed


def test_a_table_that_only_places_things_is_read_cell_by_cell():
    body = table(
        [cell("Datum", "3 mei 2024"), cell("Ons kenmerk", "Z/24/1")], style="", widths=(1, 1)
    ) + table([cell("Een kader", "om twee alinea's")])
    assert lines(docx(body)) == [
        "Datum",
        "3 mei 2024",
        "Ons kenmerk",
        "Z/24/1",
        "Een kader",
        "om twee alinea's",
    ]


def test_a_table_in_a_table_becomes_lines_of_the_cell():
    inner = table(["1", "2"])
    assert lines(docx(table([cell("voor", inner, "na"), "b"]))) == ["| voor\n1\n2\nna | b |"]


def test_lines_without_white_belong_together():
    address = "".join(
        styled("Geenafstand", line) for line in ("Aan de raad", "Postbus 12", "1234 AB Veenhuizen")
    )
    body = address + styled("Geenafstand", "") + styled("Geenafstand", "Geachte raad,")
    assert lines(docx(body)) == ["Aan de raad\nPostbus 12\n1234 AB Veenhuizen", "Geachte raad,"]


def test_lines_of_a_style_that_keeps_its_own_together():
    close = '<w:pStyle w:val="Standaard"/><w:contextualSpacing/>'
    assert lines(docx(para("een", close) + para("twee", close))) == ["een\ntwee"]


def test_sentences_without_white_stay_paragraphs():
    body = styled("Geenafstand", "Dit is een zin.") + styled("Geenafstand", "Dit ook.")
    assert lines(docx(body)) == ["Dit is een zin.", "Dit ook."]


def test_notes_stand_below_the_text_behind_their_sign():
    def reference(kind, key):
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    body = para(run("Zie") + reference("footnote", 2)) + para(
        run("En") + reference("endnote", 2) + reference("footnote", 9)
    )
    notes = '<w:{0} w:id="0"/><w:{0} w:id="2">{1}</w:{0}>'
    data = docx(
        body,
        ("rId5", "footnotes", "footnotes.xml"),
        ("rId6", "endnotes", "endnotes.xml"),
        parts={
            "word/footnotes.xml": make.root(
                "footnotes", notes.format("footnote", para("Voetnoot.") + para("Vervolg."))
            ),
            "word/endnotes.xml": make.root("endnotes", notes.format("endnote", para("Eindnoot."))),
        },
    )
    assert lines(data) == [
        "Zie[1]",
        "En[2][3]",
        "(rule)",
        "[1] Voetnoot.",
        "Vervolg.",
        "[2] Eindnoot.",
    ]


PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ('<w:headerReference w:type="default" r:id="rId5"/>', ["Briefhoofd", "Tekst"]),
        (
            '<w:headerReference w:type="first" r:id="rId5"/><w:titlePg/>',
            ["Briefhoofd", "Tekst"],
        ),
        ('<w:footerReference w:type="default" r:id="rId6"/>', ["Tekst", "Bezoekadres: Plein 1"]),
        ('<w:headerReference w:type="default" r:id="rId99"/>', ["Tekst"]),
        ('<w:headerReference w:type="default" r:id="rId7"/>', ["Tekst"]),
        ('<w:headerReference w:type="even" r:id="rId5"/>', ["Tekst"]),
    ],
)
def test_letterhead_and_foot_stand_once_and_without_page_number(section, expected):
    data = docx(
        para("Tekst"),
        ("rId5", "header", "header1.xml"),
        ("rId6", "footer", "footer1.xml"),
        ("rId7", "header", "ontbreekt.xml"),
        section=section,
        parts={
            "word/header1.xml": make.root("hdr", para("Briefhoofd")),
            "word/footer1.xml": make.root(
                "ftr", para(run("Pagina ") + PAGE) + para("Bezoekadres: Plein 1")
            ),
        },
    )
    assert lines(data) == expected


def test_the_first_section_has_the_letterhead():
    first = '<w:sectPr><w:headerReference r:id="rId5"/></w:sectPr>'
    data = docx(
        para("Brief", first) + para("Bijlage"),
        ("rId5", "header", "header1.xml"),
        parts={"word/header1.xml": make.root("hdr", para("Briefhoofd"))},
    )
    assert lines(data) == ["Briefhoofd", "Brief", "Bijlage"]


def test_pictures_stand_where_they_stood():
    body = para(drawing("rId9", 200, 80), '<w:jc w:val="center"/>') + para("Eronder")
    data = docx(
        body, ("rId9", "image", "media/image1.png"), parts={"word/media/image1.png": make.png()}
    )
    draft = read(data)
    (picture,) = draft.dressing.pictures.values()
    assert (picture.width, picture.height) == (200, 80)
    assert draft.dressing.aligned == {0: Align.CENTER}
    assert lines(data) == ["(picture)", "Eronder"]
    assert draft.warnings == ()


def test_pictures_in_the_old_language_of_shapes():
    shape = (
        '<w:r><w:pict><v:shape style="width:1in;height:36pt"><v:imagedata r:id="rId9"/></v:shape>'
        "</w:pict></w:r>"
    )
    data = docx(
        para(shape), ("rId9", "image", "media/i.png"), parts={"word/media/i.png": make.png()}
    )
    (picture,) = read(data).dressing.pictures.values()
    assert (picture.width, picture.height) == (72, 36)


@pytest.mark.parametrize(
    ("relation", "content"),
    [
        (("rId9", "image", "https://spion.nl/pixel.png", 1), None),
        (("rId9", "image", "media/image1.emf"), b"\x01\x00\x00\x00l\x00\x00\x00"),
        (("rId9", "image", "../../../etc/passwd"), None),
        (("rId8", "image", "media/image1.png"), None),
    ],
)
def test_pictures_from_elsewhere_or_that_cannot_be_drawn_are_left_out(relation, content):
    parts = {"word/media/image1.emf": content} if content else {}
    draft = read(docx(para(drawing("rId9")) + para("Tekst"), relation, parts=parts))
    assert draft.document.text == "Tekst"
    assert draft.dressing.pictures == {}
    assert ("pictures_left_out" in draft.warnings) is (relation[0] == "rId9")


def test_remarks_of_reviewers_and_foreign_parts_are_left_out_and_named():
    comments = make.root("comments", f'<w:comment w:id="0">{para("Klopt dit?")}</w:comment>')
    data = docx(
        para('<w:commentRangeStart w:id="0"/><w:r><w:t>Tekst</w:t></w:r>')
        + '<w:altChunk r:id="rId8"/>',
        ("rId7", "comments", "comments.xml"),
        parts={"word/comments.xml": comments},
    )
    draft = read(data)
    assert draft.document.text == "Tekst"
    assert draft.warnings == ("comments", "parts_left_out")


def test_the_strict_family_of_files_reads_the_same():
    body = styled("Kop1", "Kop") + item(2, "een") + table(["a", "b"])
    data = docx(body)
    strict = make.translated(
        data,
        {
            make.WORD: "http://purl.oclc.org/ooxml/wordprocessingml/main",
            make.RELATION: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        },
    )
    assert lines(strict) == lines(data)


def test_macros_are_only_bytes():
    with_macros = docx(para("Tekst"), parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"})
    assert lines(with_macros) == ["Tekst"]


def test_the_text_is_found_where_the_file_says_it_is():
    moved = docx(
        "",
        parts={
            "word/document.xml": None,
            "word/_rels/document.xml.rels": None,
            "_rels/.rels": make.relations(("rId1", "officeDocument", "/tekst/brief.xml")),
            "tekst/brief.xml": make.root("document", f"<w:body>{para('Elders')}</w:body>"),
        },
    )
    assert lines(moved) == ["Elders"]


def test_without_styles_and_numbering_the_text_is_read():
    bare = docx(
        styled("Kop1", "Geen stijl") + item(2, "geen nummer"),
        parts={"word/styles.xml": None, "word/numbering.xml": None},
    )
    assert lines(bare) == ["Geen stijl", "• geen nummer"]


def test_styles_that_are_based_on_each_other_do_no_harm():
    loop = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert lines(docx(styled("A", "Tekst"), styles=loop)) == ["Tekst"]


def test_a_file_without_text_is_empty():
    with pytest.raises(RefusedError) as caught:
        read(docx(para()))
    assert caught.value.code is RefusalCode.EMPTY


def test_the_facts_of_a_letter_are_understood():
    bold = "<w:b/>"
    body = (
        "".join(
            styled("Geenafstand", s) for s in ("Aan de leden van de gemeenteraad", "Postbus 12")
        )
        + table(
            [
                cell(para(run(label, bold)), para(value))
                for label, value in (
                    ("Datum", "3 mei 2024"),
                    ("Ons kenmerk", "Z/24/118273"),
                    ("Telefoon", "0512 - 34 56 78"),
                )
            ],
            style="",
        )
        + para(run("Onderwerp: ", bold) + run("Voortgang jeugdhulp"))
        + para("Geachte raad,")
        + para("Het college informeert u over de stappen die zijn gezet.")
        + para("Met vriendelijke groet,")
        + para("J. de Boer")
    )
    facts = understand(read(docx(body)).document, "brief.docx").facts
    assert (facts.date, facts.reference) == ("2024-05-03", "Z/24/118273")
    assert (facts.subject, facts.phone) == ("Voortgang jeugdhulp", "+31512345678")
    assert facts.recipients == ("Aan de leden van de gemeenteraad",)


def test_styles_never_reach_beyond_the_text():
    document = read(docx(para(run(" a ", "<w:b/>") + run(" b ", "<w:b/><w:i/>")))).document
    assert document.text == "a b"
    assert {s.kind for s in document.styles} == {StyleKind.BOLD, StyleKind.ITALIC}
    assert all(0 <= s.span.start < s.span.end <= len(document.text) for s in document.styles)
