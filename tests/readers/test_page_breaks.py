"""Where the writer began a new page, our pages begin one too."""

import pytest
from readers import office_files as make

from kanttekening.readers.docx import read as read_docx
from kanttekening.readers.odt import read as read_odt
from kanttekening.readers.paper import lay_out
from kanttekening.readers.rtf import read as read_rtf

BREAK = '<w:r><w:br w:type="page"/></w:r>'


def pages_of(draft):
    """The blocks by the page they begin on."""
    document = draft.document
    layout = lay_out(document, draft.dressing).layout
    assert layout.pages
    return [(layout.page_of(b.span.start), b.span.of(document.text)) for b in document.blocks]


@pytest.mark.parametrize(
    "body",
    [
        make.para("Brief") + make.para(BREAK) + make.para("Bijlage"),
        make.para("Brief") + make.para(BREAK + make.run("Bijlage")),
        make.para(make.run("Brief") + BREAK) + make.para("Bijlage"),
        make.para(make.run("Brief") + BREAK + make.run("Bijlage")),
        make.para("Brief") + make.para("Bijlage", "<w:pageBreakBefore/>"),
    ],
)
def test_in_word(body):
    assert pages_of(read_docx(make.docx(body))) == [(1, "Brief"), (2, "Bijlage")]


def test_before_a_table_and_a_numbered_paragraph():
    body = make.para("Brief") + make.para(BREAK) + make.table(("a", "b"))
    body += make.para(
        BREAK + make.run("punt"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    )
    found = pages_of(read_docx(make.docx(body)))
    assert found == [(1, "Brief"), (2, "a\tb"), (3, "1. punt")]


def test_not_before_the_first_words_nor_twice():
    body = make.para(BREAK) + make.para("Brief") + make.para(BREAK) * 2 + make.para("Bijlage")
    assert pages_of(read_docx(make.docx(body))) == [(1, "Brief"), (2, "Bijlage")]


def test_a_style_that_begins_a_page_may_be_switched_off():
    style = (
        '<w:style w:type="paragraph" w:styleId="Nieuw"><w:name w:val="Nieuw"/>'
        "<w:pPr><w:pageBreakBefore/></w:pPr></w:style>"
    )
    off = '<w:pStyle w:val="Nieuw"/><w:pageBreakBefore w:val="0"/>'
    body = make.para("Brief") + make.styled("Nieuw", "Bijlage") + make.para("Slot", off)
    found = pages_of(read_docx(make.docx(body, styles=make.STYLES + style)))
    assert [page for page, _ in found] == [1, 2, 2]


def test_in_rich_text():
    draft = read_rtf(make.rtf(r"\pard Brief\par\page\pard Bijlage\par"))
    assert pages_of(draft) == [(1, "Brief"), (2, "Bijlage")]


def test_in_opendocument():
    style = (
        '<style:style style:name="Nieuw" style:family="paragraph">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    body = make.text("Brief") + make.text("Bijlage", "Nieuw")
    assert pages_of(read_odt(make.odt(body, styles=make.ODT_STYLES + style))) == [
        (1, "Brief"),
        (2, "Bijlage"),
    ]
