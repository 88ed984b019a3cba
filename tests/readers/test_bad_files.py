"""Good, bad and hostile files: each is taken in or gets one clear code."""

import zlib

import pytest
from readers import make_files as make

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers import pdf_file, reading
from kanttekening.readers.intake import MOST_BYTES
from kanttekening.readers.parsing import Parser

ENCRYPTED, DAMAGED, TOO_BIG, UNSUPPORTED, EMPTY, NOT = (
    RefusalCode.ENCRYPTED,
    RefusalCode.DAMAGED,
    RefusalCode.TOO_BIG,
    RefusalCode.UNSUPPORTED,
    RefusalCode.EMPTY,
    RefusalCode.NOT_A_DOCUMENT,
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIL = b"Received: from x\r\nMIME-Version: 1.0\r\nSubject: Brief\r\n\r\nGeachte raad"
RUBBISH = bytes((i * 151 + i // 7) % 256 for i in range(4000))


def letter():
    return make.lines_pdf([(72, 72, "Geachte raad,"), (72, 100, "Dit is een brief.")])


def without_xref():
    data = letter()
    return data[: data.rindex(b"xref\n")]


def cut_before_pages():
    data = make.bundle_pdf(5)
    return data[:200]


def damaged_streams():
    """All that is packed in it is spoiled; the page tree still stands."""
    return make.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length 30/Filter/FlateDecode>>stream\n" + RUBBISH[:30] + b"\nendstream",
        ]
    )[:-120]


def page_tree_loop():
    return make.raw_pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]
    )


def sized(box, more=b"", line=b"1 0 0 1 72 700"):
    """A page of any size, with two words on it."""
    fonts = b"/Resources<</Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    return make.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]%s/Contents 4 0 R%s>>" % (box, more, fonts),
            make.stream(b"BT /A 12 Tf %s Tm (Gewone bladzijde) Tj ET" % line),
        ]
    )


def many_pages(count):
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(count))
    return make.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count,
        ]
    )


CASES = {
    # name of the file: (its bytes, what becomes of it: a code, or words of its text)
    "brief.pdf": (letter, "Dit is een brief."),
    "pdf als tekst.txt": (letter, "Dit is een brief."),
    "pdf zonder naam": (letter, "Dit is een brief."),
    "rommel ervoor.pdf": (lambda: b"HTTP/1.1 200 OK\n\n" + letter(), "Dit is een brief."),
    "zonder register.pdf": (without_xref, "Dit is een brief."),
    "eigenaarsslot.pdf": (lambda: make.protected_pdf(), "Een beschermde brief"),
    "wachtwoord.pdf": (lambda: make.protected_pdf(user="geheim"), ENCRYPTED),
    "geen bladzijden.pdf": (make.no_pages_pdf, DAMAGED),
    "afgekapt.pdf": (cut_before_pages, DAMAGED),
    "alleen kop.pdf": (lambda: b"%PDF-1.7\n", DAMAGED),
    "kop en rommel.pdf": (lambda: b"%PDF-1.7\n" + RUBBISH, DAMAGED),
    "nullen na kop.pdf": (lambda: b"%PDF-1.4\n" + bytes(5000), DAMAGED),
    "inhoud bedorven.pdf": (damaged_streams, DAMAGED),
    "kring van bladzijden.pdf": (page_tree_loop, DAMAGED),
    "te veel bladzijden.pdf": (lambda: many_pages(5001), TOO_BIG),
    "een bladzijde van 35 kilometer.pdf": (lambda: sized(b"0 0 99999999999 842"), DAMAGED),
    "in reuzeneenheden.pdf": (lambda: sized(b"0 0 595 842", b"/UserUnit 99999999"), DAMAGED),
    "een plattegrond.pdf": (lambda: sized(b"0 0 20000 20000"), "Gewone bladzijde"),
    "letters als wolken.pdf": (
        lambda: sized(b"0 0 595 842", line=b"1 0 0 99999999999 72 700"),
        "Gewone bladzijde",
    ),
    "scan.pdf": (make.scan_pdf, ""),
    "tekst met pdf-naam.pdf": (lambda: b"Geachte raad,\n\nEen brief.", "Geachte raad,"),
    "over pdf.txt": (lambda: b"Elke PDF begint met %PDF-1.7 en dan pas iets.", "Elke PDF"),
    "utf-16.txt": (lambda: "Coördinatie in de raad".encode("utf-16"), "Coördinatie"),
    "windows.txt": (lambda: "Financiële zaken – € 5".encode("cp1252"), "Financiële zaken – € 5"),
    "brief.md": (lambda: b"# Kop\n\nMet *nadruk*.", "Met nadruk."),
    "rommel.pdf": (lambda: RUBBISH, NOT),
    "rommel.txt": (lambda: RUBBISH, NOT),
    "programma.exe": (lambda: b"MZ\x90\x00\x03" + bytes(200), NOT),
    "programma": (lambda: b"\x7fELF\x02\x01\x01" + bytes(200), NOT),
    "leeg.txt": (lambda: b"", EMPTY),
    "leeg.pdf": (lambda: b"", EMPTY),
    "alleen wit.txt": (lambda: b" \n\t \r\n  ", EMPTY),
    "leeg archief.zip": (lambda: make.zip_file({}), EMPTY),
    "brief.doc": (lambda: OLE + bytes(600), UNSUPPORTED),
    "bericht met pdf erin.msg": (lambda: OLE + bytes(80) + letter(), UNSUPPORTED),
    "bericht.eml": (lambda: MAIL, "Geachte raad"),
    "brief.rtf": (lambda: rb"{\rtf1 Een brief}", "Een brief"),
    "brief.html": (lambda: b"<!DOCTYPE html><p>Een brief</p>", "Een brief"),
    "html met naam.txt": (lambda: b"\xef\xbb\xbf\n<HTML><body>x</body></HTML>", "x"),
    "foto.jpg": (lambda: b"\xff\xd8\xff\xe0" + RUBBISH, DAMAGED),
    "foto.png": (lambda: b"\x89PNG\r\n\x1a\n" + RUBBISH, DAMAGED),
    "foto.bmp": (lambda: b"BM" + bytes(60), DAMAGED),
    "foto.webp": (lambda: b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20), UNSUPPORTED),
    "archief.gz": (lambda: b"\x1f\x8b\x08" + zlib.compress(b"x" * 99), UNSUPPORTED),
    "te veel tekst.txt": (lambda: b"Een regel tekst.\n" * 1_300_000, TOO_BIG),
}


@pytest.mark.parametrize("name", CASES)
def test_becomes_text_or_one_code(name, parser):
    data, expected = CASES[name]
    if isinstance(expected, RefusalCode):
        with pytest.raises(RefusedError) as refused:
            parser.read(data(), name)
        assert refused.value.code is expected
    else:
        reading = parser.read(data(), name)
        assert expected in reading.document.text


def test_what_a_name_promises_is_not_asked(parser):
    assert parser.read(letter(), "brief.txt").media_type == "application/pdf"
    assert parser.read(b"Een brief", "brief.pdf").media_type == "text/plain"
    assert parser.read(b"Een brief", "BRIEF.MD").media_type == "text/markdown"


def test_a_scan_says_that_it_has_no_text(parser):
    scan = parser.read(make.scan_pdf(), "scan.pdf")
    assert scan.warnings == ("no_text",)
    assert scan.document.text == ""
    assert len(scan.layout.pages) == 1


def test_a_mended_pdf_says_so(parser):
    assert "repaired" in parser.read(without_xref(), "brief.pdf").warnings


@pytest.mark.parametrize("part", [0.2, 0.35, 0.7, 0.8])
def test_a_pdf_that_was_cut_off_is_refused_or_says_so(parser, part):
    import pymupdf

    document = pymupdf.open()
    for number in range(8):
        page = document.new_page()
        page.insert_text((72, 72), f"Bladzijde {number} van de brief")
        page.insert_text((72, 99), " ".join(str(n * number) for n in range(500)))
    data = document.tobytes()
    cut = data[: int(len(data) * part)]
    if part < 0.6:
        with pytest.raises(RefusedError, match="damaged"):
            parser.read(cut, "brief.pdf")
    else:
        reading = parser.read(cut, "brief.pdf")
        assert reading.warnings == ("repaired", "unreadable_pages")
        assert sum(f"Bladzijde {n}" in reading.document.text for n in range(8)) > 4


def test_a_file_above_the_limit_does_not_reach_the_worker():
    with pytest.raises(RefusedError) as refused:
        Parser().read(bytes(MOST_BYTES + 1), "groot.pdf")
    assert refused.value.code is RefusalCode.TOO_BIG


def test_a_pdf_whose_update_lost_the_way_to_what_was_before_is_read_all_the_same(parser):
    whole = letter()
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 9/Root 1 0 R/Prev [0]>>\n"
    lost = whole + table + b"startxref\n%d\n%%%%EOF\n" % len(whole)
    read = parser.read(lost, "brief.pdf")
    assert "Dit is een brief." in read.document.text
    assert "repaired" in read.warnings


def test_forms_that_double_are_given_up_in_time_and_the_next_file_is_read():
    parser = Parser(seconds=2.5)  # the next worker has to start within it, on a busy machine too
    with pytest.raises(RefusedError) as refused:
        parser.read(make.doubling_pdf(30), "bom.pdf")
    assert refused.value.code is RefusalCode.DAMAGED
    assert parser.read(b"Een brief", "brief.txt").document.text == "Een brief"
    parser.close()


def test_limits_are_those_that_were_promised():
    assert MOST_BYTES == 200 << 20
    assert reading.MOST_TEXT == 20 << 20
    assert pdf_file.MOST_PAGES == 5000
