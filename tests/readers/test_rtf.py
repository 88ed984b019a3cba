"""RTF files: what a clerk sees in Word or WordPad stands in the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import office_files as make
from readers.office_files import rtf
from readers.reading_lines import lines_of, styles_of

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.draft import Align
from kanttekening.readers.rtf import MOST_BYTES, read


def lines(body, **more):
    return lines_of(read(rtf(body, **more)).document)


def refusal(data):
    with pytest.raises(RefusedError) as caught:
        read(data)
    return caught.value.code


def test_paragraphs_headings_and_breaks():
    body = (
        r"\pard\s1\b Kop\b0\par\pard\plain Een\line regel\tab verder\par\par"
        r"\pard\s2 Tussenkop\par\pard\outlinelevel2 Derde\par\pard Slot"
    )
    assert lines(body) == ["# Kop", "Een\nregel\tverder", "## Tussenkop", "### Derde", "Slot"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"caf\'e9", "café"),
        (r"\u8364?\u8364 ?5", "€€5"),
        (r"{\uc2\u8364\'80\'80}x", "€x"),
        (r"\uc0\u8364x", "€x"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-8704?x", "x"),
        (r"\u61623?x", "x"),
        (r"{\f2 \'e8}", "č"),
        (r"{\f1 \'b7}x", "x"),
        (r"\emdash\endash\lquote a\rquote\ldblquote\rdblquote\bullet", "—–‘a’“”•"),
        (r"a\~b\_c\-d", "a\xa0b-cd"),
        (r"\{\\\}", "{\\}"),
        ("a\r\nb", "ab"),
        ("a\\\nb", "a\nb"),
        ("een café", "een café"),
        (r"a\bin5 tekstb", "ab"),
        (r"\onbekend12 tekst", "tekst"),
        (r"{\v weg}wel{\deleted uit}", "wel"),
        (r"\plain a", "a"),
        (r"\u8364\~\u8364\{x", "€€x"),
        (r"{\v {\pict\pngblip 89504e470d0a1a0a}}a", "a"),
    ],
)
def test_characters(written, read_as):
    assert read(rtf(written)).document.text == read_as


def test_code_pages():
    assert read(rtf(r"\'e8", head=r"\rtf1\ansicpg1250 ")).document.text == "č"
    assert read(rtf(r"\'8e", head=r"\rtf1\mac ")).document.text == "é"
    assert read(rtf(r"\'e9", head=r"\rtf1\ansicpg99999 ")).document.text == "é"
    japanese = r"\rtf1{\fonttbl{\f0\fcharset128 Gothic;}}\f0 "
    assert read(rtf(r"\'93\'fa\'96\'7b", head=japanese)).document.text == "日本"


def test_bold_italic_and_links():
    body = (
        r"Een {\b vet} en {\i schuin}\b0  woord, {\field{\*\fldinst{HYPERLINK "
        r'"https://voorbeeld.nl"}}{\fldrslt site}} of '
        r'{\field{\*\fldinst HYPERLINK "file:///etc/passwd"}{\fldrslt bestand}} of '
        r"{\field{\*\fldinst DATE}{\fldrslt 3 mei}}."
    )
    document = read(rtf(body)).document
    assert document.text == "Een vet en schuin woord, site of bestand of 3 mei."
    assert styles_of(document) == [
        ("bold", "vet", None),
        ("italic", "schuin", None),
        ("link", "site", "https://voorbeeld.nl"),
        ("link", "bestand", None),
    ]


def test_list_items_have_the_label_that_was_shown():
    body = (
        r"\pard{\listtext\pard\plain 1.\tab}\ls1\ilvl0 een\par"
        r"{\listtext\f1 \'b7\tab}\ilvl1 punt\par"
        r"{\*\pn\pnlvlblt{\pntxtb\'b7}}{\pntext\f1\'B7\tab}oud\par"
        r"{\listtext -\tab}streep\par{\listtext\u61623?\tab}wingding\par\pard Slot\par"
    )
    assert lines(body) == ["1 1. een", "  • punt", "  • oud", "  – streep", "  • wingding", "Slot"]


def row(*cells, edges=(), borders=""):
    places = "".join(f"{borders}\\cellx{edge}" for edge in edges)
    inside = "".join(f"{words}\\cell " for words in cells)
    return f"\\trowd{places}\\pard\\intbl {inside}\\row "


def test_tables_are_rows_with_tabs():
    line = r"\clbrdrt\brdrs"
    body = (
        "Voor\\par "
        + row("Post", "2024", "2025", edges=(2000, 3000, 4000), borders=line)
        + row("Jeugd", "€ 1\\par euro", "", edges=(2010, 3000, 4000))
        + row("Totaal", "€ 6", edges=(3000, 4000))
        + "\\pard Na\\par"
    )
    draft = read(rtf(body))
    assert lines_of(draft.document) == [
        "Voor",
        "| Post | 2024 | 2025 |",
        "| Jeugd | € 1\neuro |  |",
        "| Totaal | € 6 |",
        "Na",
    ]
    (sheet,) = draft.dressing.tables.values()
    assert (sheet.framed, sheet.widths) == (True, (100.0, 50.0, 50.0))
    assert list(sheet.spans.values()) == [(2, 1)]


def test_a_table_that_breaks_off_keeps_its_words():
    assert lines(r"\trowd\cellx100\pard\intbl een\cell twee\par drie") == ["een", "twee\ndrie"]


def test_many_edges_are_no_columns():
    rows = "".join(row("a", edges=(1000 + 100 * n,)) for n in range(100))
    draft = read(rtf(rows))
    assert len(draft.document.blocks) == 100
    (sheet,) = draft.dressing.tables.values()
    assert sheet.widths == ()


def test_headers_footers_and_notes():
    body = (
        r"{\header Briefhoofd\par}{\footerf Plein 1\par}{\footer Pagina \chpgn\par}"
        r"{\headerr nooit}Zie{\super\chftn}{\footnote\pard{\super\chftn} De noot.} en"
        r"{\*\footnote Nog een.}.\par"
    )
    assert lines(body) == [
        "Briefhoofd",
        "Zie[1] en[2].",
        "(rule)",
        "[1] De noot.",
        "[2] Nog een.",
        "Plein 1",
    ]


def test_a_page_number_is_no_letterhead():
    field = r"{\field{\*\fldinst PAGE}{\fldrslt 1}}"
    assert lines(rf"{{\footer Blz. {field} van {field}\par}}Tekst") == ["Tekst"]


def test_text_boxes_come_before_the_paragraph_they_hang_on():
    body = (
        r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt In het vak\par}}"
        r"{\shprslt{\*\do\dptxbxtext niet}}}Tekst\par"
    )
    assert lines(body) == ["In het vak", "Tekst"]


def picture(data, words=r"\pngblip\picwgoal2000\pichgoal1000\picscalex50\picscaley100"):
    return rf"{{\*\shppict{{\pict{words} {data.hex()}}}}}{{\nonshppict{{\pict\wmetafile8 00}}}}"


def test_pictures():
    draft = read(rtf(rf"\pard\qc {picture(make.png())}Tekst\par"))
    (found,) = draft.dressing.pictures.values()
    assert (found.data, found.width, found.height) == (make.png(), 50, 50)
    assert draft.dressing.aligned == {0: Align.CENTER, 1: Align.CENTER}
    assert draft.warnings == ()


def test_pictures_that_cannot_be_drawn_and_remarks_are_named():
    body = r"Tekst{\pict\wmetafile8 0100}{\*\annotation Klopt dit?}{\pict\pngblip 123}"
    draft = read(rtf(body))
    assert draft.document.text == "Tekst"
    assert draft.warnings == ("comments", "pictures_left_out")


def test_alignment_and_lines_that_belong_together():
    body = r"\pard\qr Rechts\par\pard\sa200 Apart\par\pard\sb0\sa0 een\par twee\par"
    draft = read(rtf(body))
    assert lines_of(draft.document) == ["Rechts", "Apart", "een\ntwee"]
    assert draft.dressing.aligned == {0: Align.RIGHT}


def test_braces_that_never_close_or_were_never_opened():
    assert read(b"{\\rtf1 " + b"{" * 200_000 + b"diep").document.text == "diep"
    assert read(b"{\\rtf1 een" + b"}" * 200_000 + b" twee").document.text == "een twee"


def test_what_is_too_big_or_empty_is_refused():
    assert refusal(b"{\\rtf1 " + bytes(MOST_BYTES)) is RefusalCode.TOO_BIG
    assert refusal(rtf("")) is RefusalCode.EMPTY


def test_a_long_file_is_read_in_time():
    body = r"\pard Een zin met {\b vette} woorden en caf\'e9.\par " * 20_000
    started = time.process_time()
    assert len(read(rtf(body)).document.blocks) == 20_000
    assert time.process_time() - started < 15


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["{", "}", r"\par ", r"\cell ", r"\row ", r"\trowd\cellx90 ", r"\intbl ", r"\pard ",
             r"{\footnote ", r"{\header ", r"{\pict\pngblip ", r"{\*\shppict ", r"{\field ",
             r"{\*\fldinst HYPERLINK x}", r"{\fldrslt ", r"{\listtext ", r"\u-10179?", r"\'e9",
             r"\b ", r"{\stylesheet ", r"{\fonttbl ", r"\bin3 ", "woord ", "\\", "\xff"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_whatever_order_the_signs_come_in_it_is_read_or_refused(parts):
    try:
        document = read(rtf("".join(parts))).document
    except RefusedError:
        return
    assert all(0 <= b.span.start <= b.span.end <= len(document.text) for b in document.blocks)
