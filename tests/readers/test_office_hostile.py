"""Broken and hostile office files: each is read without harm, or gets one clear code."""

import io
import struct
import zipfile

import pytest
from readers import office_files as make
from readers.office_files import cell, docx, drawing, odt, para, run, table, text

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers import office_package, office_writing, office_xml
from kanttekening.readers.paper import lay_out
from kanttekening.readers.parsing import Parser
from kanttekening.readers.registry import reader_of
from kanttekening.readers.sniffing import sort_of

DAMAGED, ENCRYPTED, TOO_BIG, UNSUPPORTED, EMPTY = (
    RefusalCode.DAMAGED,
    RefusalCode.ENCRYPTED,
    RefusalCode.TOO_BIG,
    RefusalCode.UNSUPPORTED,
    RefusalCode.EMPTY,
)
LETTER = para("Geachte raad,")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def document(content):
    return make.root("document", f"<w:body>{content}</w:body>")


def with_document(xml, **more):
    return docx("", parts={"word/document.xml": xml, **more})


def after_declaration(xml, declaration):
    return declaration + xml.split("?>", 1)[1]


def bomb(size=61 << 20):
    """A part that unpacks to more than any letter is."""
    return with_document(b"<a>" + b" " * size + b"</a>")


def bomb_of_parts():
    """Many parts below the limit, together far above it."""
    big = b" " * (50 << 20)
    parts = {f"word/media/image{n}.png": b"\x89PNG\r\n\x1a\n" + big for n in range(5)}
    body = "".join(para(drawing(f"rId{n + 20}")) for n in range(5))
    links = [(f"rId{n + 20}", "image", f"media/image{n}.png") for n in range(5)]
    return docx(body, *links, parts=parts)


def lying_size():
    """The list of contents says that the text has three bytes."""
    data = bytearray(bomb(70 << 20))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24 : at + 28] = struct.pack("<I", 3)
    return bytes(data)


def locked_parts():
    data = bytearray(docx(LETTER))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def other_compression():
    data = docx(LETTER)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return make.zipped(parts, compression=zipfile.ZIP_BZIP2)


def flipped():
    data = bytearray(docx(para(run("Geachte raad, " * 400))))
    at = data.index(b"word/document.xml") + 60
    for place in range(at, at + 40):
        data[place] ^= 0x55
    return bytes(data)


def nested(depth):
    return "<w:sdt><w:sdtContent>" * depth + LETTER + "</w:sdtContent></w:sdt>" * depth


def nested_tables(depth):
    inside = LETTER
    for _ in range(depth):
        inside = table([cell(inside)])
    return inside


def many_attributes(count):
    given = " ".join(f'a{n}="{n}"' for n in range(count))
    return LETTER.replace("<w:p>", f"<w:p {given}>")


def picture(data, **more):
    links = ("rId9", "image", "media/image1.png")
    return docx(
        LETTER + para(drawing("rId9")), links, parts={"word/media/image1.png": data, **more}
    )


def odt_content(xml):
    return odt("", parts={"content.xml": xml})


CASES = {
    # name: (its bytes, what becomes of it: a code, or words of its text)
    "gewoon.docx": (lambda: docx(LETTER), "Geachte raad,"),
    "gewoon.odt": (lambda: odt(text("Geachte raad,")), "Geachte raad,"),
    "gewoon.fodt": (lambda: make.fodt(text("Geachte raad,")), "Geachte raad,"),
    "gewoon.rtf": (lambda: make.rtf("Geachte raad,"), "Geachte raad,"),
    "docx achter.doc": (lambda: docx(LETTER), "Geachte raad,"),
    "rtf achter.doc": (lambda: make.rtf("Geachte raad,"), "Geachte raad,"),
    "html achter.doc": (lambda: b"<html><body><p>Geachte raad,</p></body></html>", "Geachte raad,"),
    "oud.doc": (lambda: OLE + "WordDocument".encode("utf-16-le") + bytes(600), UNSUPPORTED),
    "wachtwoord.docx": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        ENCRYPTED,
    ),
    "delen op slot.docx": (locked_parts, ENCRYPTED),
    "bom in de tekst.docx": (bomb, TOO_BIG),
    "bom van delen.docx": (bomb_of_parts, TOO_BIG),
    "bom met valse maat.docx": (lying_size, DAMAGED),
    "bom.odt": (lambda: odt_content(b"<a>" + b" " * (61 << 20) + b"</a>"), TOO_BIG),
    "andere compressie.docx": (other_compression, DAMAGED),
    "entiteiten.docx": (
        lambda: with_document(
            after_declaration(document(para("<w:r><w:t>&c;</w:t></w:r>")), LAUGHS)
        ),
        DAMAGED,
    ),
    "bestand als entiteit.docx": (
        lambda: with_document(
            after_declaration(document(para("<w:r><w:t>&x;</w:t></w:r>")), OUTSIDE)
        ),
        DAMAGED,
    ),
    "kaal doctype.docx": (
        lambda: with_document(
            after_declaration(document(LETTER), '<?xml version="1.0"?><!DOCTYPE w:document>')
        ),
        DAMAGED,
    ),
    "bedorven stijlen.docx": (
        lambda: docx(LETTER, parts={"word/styles.xml": "<w:styles", "word/numbering.xml": "<a>"}),
        "Geachte raad,",
    ),
    "bedorven stijlen.odt": (
        lambda: odt(text("Geachte raad,"), parts={"styles.xml": "<office:"}),
        "Geachte raad,",
    ),
    "bedorven relaties.docx": (
        lambda: docx(LETTER, parts={"word/_rels/document.xml.rels": "<R", "_rels/.rels": "x"}),
        "Geachte raad,",
    ),
    "bom in stijlen.docx": (
        lambda: docx(LETTER, parts={"word/styles.xml": b"<a>" + b" " * (61 << 20) + b"</a>"}),
        TOO_BIG,
    ),
    "doctype in stijlen.docx": (
        lambda: docx(LETTER, parts={"word/styles.xml": f"{OUTSIDE}<w:styles/>"}),
        DAMAGED,
    ),
    "doctype.odt": (lambda: odt_content(after_declaration(make.odt_content(""), LAUGHS)), DAMAGED),
    "doctype.fodt": (
        lambda: make.fodt(text("x")).replace(b"?>", b"?><!DOCTYPE office:document>", 1),
        DAMAGED,
    ),
    "doctype in utf-16.docx": (
        lambda: with_document(
            after_declaration(document(LETTER), LAUGHS)
            .replace('"1.0"', '"1.0" encoding="utf-16"', 1)
            .encode("utf-16")
        ),
        DAMAGED,
    ),
    "diep.docx": (lambda: docx(nested(10_000)), DAMAGED),
    "minder diep.docx": (lambda: docx(nested(80)), "Geachte raad,"),
    "tabellen in tabellen.docx": (lambda: docx(nested_tables(5000)), DAMAGED),
    "tabellen in enkele tabellen.docx": (lambda: docx(nested_tables(12)), "Geachte raad,"),
    "diep.odt": (lambda: odt("<text:section>" * 9000 + "</text:section>" * 9000), DAMAGED),
    "diepe lijst.odt": (
        lambda: odt(
            "<text:list><text:list-item>" * 60 + text("diep") + "</text:list-item></text:list>" * 60
        ),
        "diep",
    ),
    "300.000 kenmerken.docx": (lambda: docx(many_attributes(300_000)), DAMAGED),
    "groot kenmerk.docx": (
        lambda: docx(LETTER.replace("<w:p>", f'<w:p x="{"a" * (5 << 20)}">')),
        "Geachte raad,",
    ),
    "afgekapt.docx": (lambda: docx(LETTER)[:-200], DAMAGED),
    "half.docx": (lambda: docx(LETTER)[:400], DAMAGED),
    "afgekapt.odt": (lambda: odt(text("x"))[:-100], DAMAGED),
    "bedorven.docx": (flipped, DAMAGED),
    "geen xml.docx": (lambda: with_document(b"Geachte raad,"), DAMAGED),
    "afgebroken xml.docx": (lambda: with_document(document(LETTER)[:-40]), DAMAGED),
    "onbekende codering.docx": (
        lambda: with_document(document(LETTER).replace("UTF-8", "x-niets")),
        DAMAGED,
    ),
    "andere wortel.docx": (lambda: with_document("<html/>"), DAMAGED),
    "zonder tekst.docx": (lambda: docx("", parts={"word/document.xml": None}), DAMAGED),
    "zonder tekst.odt": (lambda: odt("", parts={"content.xml": None}), DAMAGED),
    "lege tekst.odt": (lambda: odt_content("<a/>"), DAMAGED),
    "niets geschreven.docx": (lambda: docx(""), EMPTY),
    "niets geschreven.odt": (lambda: odt(""), EMPTY),
    "zonder relaties.docx": (
        lambda: docx(LETTER, parts={"_rels/.rels": None, "word/_rels/document.xml.rels": None}),
        "Geachte raad,",
    ),
    "relatie met zichzelf.docx": (
        lambda: docx(
            LETTER,
            ("rId5", "header", "document.xml"),
            section='<w:headerReference r:id="rId5"/>',
        ),
        "Geachte raad,",
    ),
    "relatie naar buiten.docx": (
        lambda: docx(
            LETTER,
            ("rId5", "header", "https://spion.nl/kop.xml", 1),
            ("rId6", "attachedTemplate", "//spion.nl/share/sjabloon.dotm", 1),
            section='<w:headerReference r:id="rId5"/>',
        ),
        "Geachte raad,",
    ),
    "tekst van buiten.docx": (
        lambda: docx(
            LETTER,
            parts={
                "_rels/.rels": make.relations(("rId1", "officeDocument", "file:///etc/passwd", 1))
            },
        ),
        "Geachte raad,",
    ),
    "pad omhoog.docx": (
        lambda: docx(
            LETTER,
            parts={
                "_rels/.rels": make.relations(("rId1", "officeDocument", "../../../etc/passwd"))
            },
        ),
        "Geachte raad,",
    ),
    "namen met paden.docx": (
        lambda: docx(LETTER, parts={"../../tmp/x": b"x", "/etc/passwd": b"x", "C:\\x": b"x"}),
        "Geachte raad,",
    ),
    "stijlen van buiten.docx": (
        lambda: docx(LETTER, ("rId1", "styles", "https://spion.nl/s.xml", 1)),
        "Geachte raad,",
    ),
    "te veel delen.docx": (
        lambda: docx(LETTER, parts={f"x/{n}": b"" for n in range(10_001)}),
        TOO_BIG,
    ),
    "geen plaatje.docx": (lambda: picture(b"\x89PNG\r\n\x1a\n" + b"x" * 50), "Geachte raad,"),
    "half plaatje.docx": (lambda: picture(make.png(400, 400)[:300]), "Geachte raad,"),
    "plaatjesbom.docx": (lambda: picture(make.png(claim=(60_000, 60_000))), "Geachte raad,"),
    "plaatje zonder maat.docx": (lambda: picture(make.png(claim=(0, 0))), "Geachte raad,"),
    "reusachtig bedoeld plaatje.docx": (
        lambda: docx(
            LETTER + para(drawing("rId9", 10**9, 10**9)),
            ("rId9", "image", "media/image1.png"),
            parts={"word/media/image1.png": make.png()},
        ),
        "Geachte raad,",
    ),
    "duizend kolommen.docx": (lambda: docx(table(["Geachte raad,"] * 1000)), "Geachte raad,"),
    "vreemde getallen.docx": (
        lambda: docx(
            make.item("x", "Geachte raad,", "nan")
            + make.item("-1", "b", "-9999999999999999999")
            + para("c", '<w:outlineLvl w:val="inf"/><w:spacing w:after="1e400"/>')
            + table(
                [cell("d", properties='<w:gridSpan w:val="999999999999"/>')],
                widths=("-5", "1e309", "abc"),
            )
        ),
        "Geachte raad,",
    ),
    "kale tekens.docx": (
        lambda: docx(para(run("Geachte\u202e raad,\u200b\ufeff"))),
        "Geachte raad,",
    ),
    "200.000 haken.rtf": (lambda: b"{\\rtf1 " + b"{" * 200_000 + b"diep", "diep"),
    "groot getal.rtf": (lambda: make.rtf(r"\u99999999999999\li-99999999999 x\bin999999999 y"), "x"),
    "alleen kop.rtf": (lambda: b"{\\rtf1", EMPTY),
    "te groot.rtf": (lambda: b"{\\rtf1 " + b"a " * (11 << 20) + b"}", TOO_BIG),
    "half plaatje.rtf": (lambda: make.rtf(r"{\pict\pngblip 89504e470d0a1a0a00}x"), "x"),
    "werkblad.xlsx": (
        lambda: make.zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}),
        UNSUPPORTED,
    ),
    "rekenblad.ods": (
        lambda: odt("").replace(b"opendocument.text", b"opendocument.xxxx"),
        UNSUPPORTED,
    ),
}


@pytest.fixture(scope="module")
def parser():
    made = Parser(seconds=30.0)
    yield made
    made.close()


@pytest.mark.parametrize("name", CASES)
def test_becomes_text_or_one_code(parser, name):
    make_bytes, expected = CASES[name]
    try:
        found = parser.read(make_bytes(), name)
    except RefusedError as error:
        assert error.code is expected, error.detail  # noqa: PT017
    else:
        assert not isinstance(expected, RefusalCode), found.document.text[:200]
        assert expected in found.document.text
        assert found.pages_pdf.startswith(b"%PDF")
        assert len(found.layout) >= len(expected.split())


@pytest.mark.parametrize("name", [name for name in CASES if "bom" not in name])
def test_the_readers_themselves_never_fail_in_another_way(name):
    data, expected = CASES[name][0](), CASES[name][1]
    try:
        draft = reader_of(sort_of(data))(data, name)
        lay_out(draft.document, draft.dressing)
    except RefusedError as error:
        assert error.code is expected, error.detail  # noqa: PT017


def test_a_damaged_part_is_named(parser):
    found = parser.read(CASES["bedorven stijlen.docx"][0](), "brief.docx")
    assert found.warnings == ("parts_left_out",)


def test_there_are_enough_cases():
    assert len(CASES) >= 60


def test_more_elements_than_any_letter_has_are_refused(monkeypatch):
    monkeypatch.setattr(office_xml, "MOST_ELEMENTS", 10)
    with pytest.raises(RefusedError) as caught:
        office_xml.parse([document(LETTER * 10).encode()])
    assert caught.value.code is TOO_BIG


def test_more_text_than_any_letter_has_is_refused(monkeypatch):
    from kanttekening.readers.docx import read

    monkeypatch.setattr(office_writing, "MOST_TEXT", 100)
    with pytest.raises(RefusedError) as caught:
        read(docx(para("woord " * 30)))
    assert caught.value.code is TOO_BIG


def test_a_flat_file_that_is_too_big_is_refused(monkeypatch):
    from kanttekening.readers import odt as module

    monkeypatch.setattr(module, "MOST_PART", 100)
    with pytest.raises(RefusedError) as caught:
        module.read_flat(make.fodt(text("x")))
    assert caught.value.code is TOO_BIG


def test_parts_are_found_by_name_whatever_their_case():
    package = office_package.Package(make.zipped({"Word/Document.XML": b"<a/>"}))
    assert "word/document.xml" in package
    assert package.bytes_of("WORD/document.xml") == b"<a/>"
    assert package.bytes_of("word/ontbreekt") is None


def test_a_picture_that_cannot_be_unpacked_is_no_picture(monkeypatch):
    data = make.zipped({"a.png": make.png() * 9})
    at = data.index(b"a.png") + 10
    package = office_package.Package(data[:at] + b"\x55\x55\x55" + data[at + 3 :])
    assert package.bytes_of("a.png") is None
    monkeypatch.setattr(office_package, "MOST_PART", 10)
    with pytest.raises(RefusedError) as caught:
        office_package.Package(data).bytes_of("a.png")
    assert caught.value.code is TOO_BIG
