"""Word files: what a clerk sees in Word stands in the text, in the same order and shape."""

import pytest
from readers import office_files as make
from readers.office_files import cell, docx, item, para, run, styled, table, text_box
from readers.reading_lines import lines_of, styles_of

from kanttekening.domain.document import StyleKind
from kanttekening.readers.docx import read
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
        '<w:softHyphen/><w:t>e</w:t><w:br w:type="column"/>'
        '<w:sym w:font="Wingdings" w:char="F0FE"/>'
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


def test_white_at_the_ends_of_a_paragraph_goes():
    body = para(run("  ") + run("\u00a0") + run(" midden ") + run(" "))
    assert lines(docx(body)) == ["midden"]


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
