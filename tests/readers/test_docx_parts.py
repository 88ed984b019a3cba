"""What stands around the text of a Word file: letterhead, notes, pictures, and its parts."""

import pytest
from readers import office_files as make
from readers.office_files import docx, drawing, item, para, run, styled, table
from readers.reading_lines import lines_of

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.docx import read
from kanttekening.readers.draft import Align


def lines(data):
    return lines_of(read(data).document)


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


def test_notes_without_their_part_are_only_signs():
    body = para(run("Zie") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert lines(docx(body)) == ["Zie[1]"]


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
