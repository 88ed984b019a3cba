"""Fonts whose code tables are shortened give the same words, whatever codes a page uses."""

import pymupdf
import pytest

from kanttekening.readers.code_tables import CodeTables
from kanttekening.readers.pdf import read_pdf
from kanttekening.services.places import resource

FONT = str(resource("fonts/AtkinsonHyperlegibleNext-Regular.ttf"))
LINES = ("Geachte raad, wij verzoeken u", "een zwembad te bouwen in zone zeven.")


def letter(pages=(LINES,), **saving):
    """A PDF in a font with Identity-H; a page of each group of lines."""
    document = pymupdf.open()
    for lines in pages:
        page = document.new_page()
        page.insert_font(fontname="letter", fontfile=FONT)
        for number, line in enumerate(lines):
            page.insert_text((72, 100 + 14 * number), line, fontname="letter")
    return document, document.tobytes(no_new_id=True, **saving)


def fonts(document):
    every = range(1, document.xref_length())
    return [x for x in every if document.xref_get_key(x, "Encoding")[1] == "/Identity-H"]


def means_only(document, entries):
    """The fonts of a document tell the meaning of these codes only."""
    told = "\n".join(f"<{code:04x}> <{ord(char):04x}>" for code, char in entries)
    lists = (
        "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{len(entries)} beginbfchar\n{told}\nendbfchar\n"
    )
    for font in fonts(document):
        meanings = int(document.xref_get_key(font, "ToUnicode")[1].split()[0])
        document.update_stream(meanings, lists.encode())
    return document.tobytes(no_new_id=True)


def codes(text):
    font = pymupdf.Font(fontfile=FONT)
    return sorted((font.has_glyph(ord(char)), char) for char in set(text))


def said(data):
    """What MuPDF by itself reads on the pages: words with single spaces, no control characters."""
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    with pymupdf.open("pdf", data) as document:
        words = [word[4] for page in document for word in page.get_text("words", flags=flags)]
    return "".join(filter(str.isprintable, " ".join(words)))


def read(data):
    return " ".join(read_pdf(data, lambda _pages: None).layer.document.text.split())


def test_a_page_is_read_as_ever():
    _, data = letter()
    assert read(data) == " ".join(LINES)


def test_codes_that_the_font_does_not_explain_are_not_lost():
    document, _ = letter()
    explained = codes("".join(LINES))[:8]
    data = means_only(document, explained)
    assert read(data) == said(data)
    assert len(read(data)) > len("".join(LINES)) // 2


def test_a_later_page_may_have_such_codes_for_the_first_time():
    document, _ = letter((("BABBA",), LINES, ("ABBA",)))
    data = means_only(document, codes("AB"))
    assert read(data) == said(data)
    assert read(data).startswith("BABBA")
    assert read(data).endswith("ABBA")
    assert len(read(data)) > len("".join(LINES))


def test_a_file_that_is_locked_for_changes_is_read():
    _, data = letter(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="griffie", permissions=0)
    assert read(data) == " ".join(LINES)


@pytest.mark.parametrize("meanings", [b"", b"\n<zzzz> <0041>\n", b"\n<0041>", b"\xff" * 40])
def test_a_list_of_meanings_that_makes_no_sense_is_left_to_mupdf(meanings):
    document, _ = letter()
    font = fonts(document)[0]
    document.update_stream(int(document.xref_get_key(font, "ToUnicode")[1].split()[0]), meanings)
    data = document.tobytes(no_new_id=True)
    assert read(data) == said(data)


def test_the_table_of_a_font_is_shortened_and_put_back():
    document, _ = letter()
    data = means_only(document, codes("ab "))
    with pymupdf.open("pdf", data) as opened:
        tables, page = CodeTables(opened), opened[0]
        font = fonts(opened)[0]
        tables.shorten(page)
        assert opened.xref_get_key(font, "Encoding")[0] == "xref"
        page.get_text()
        assert tables.were_too_short()
        assert opened.xref_get_key(font, "Encoding")[1] == "/Identity-H"
        assert " ".join(page.get_text().split()) == " ".join(opened[0].get_text().split())
        assert not tables.were_too_short()
