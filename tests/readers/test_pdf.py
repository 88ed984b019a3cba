"""Text out of PDFs: the canonical text, its structure, and where it stands on the pages."""

import re
import textwrap
import unicodedata

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import make_files as make

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span
from kanttekening.readers.pdf import read_pdf


def read(data):
    return read_pdf(data, lambda pages: None).layer


def blocks(data):
    layer = read(data)
    return [block.span.of(layer.document.text) for block in layer.document.blocks]


def column(*lines, x=72, y=100, pitch=14):
    """Lines of 11 points under each other."""
    return [(x, y + i * pitch, line) for i, line in enumerate(lines)]


LONG = "De gemeenteraad heeft in de vergadering van vorige week besloten dat het college"
SHORT_END = "voor de zomer een voorstel doet."


def test_lines_of_a_paragraph_become_one_block():
    lines = textwrap.wrap(f"{LONG} {LONG.lower()} {LONG.lower()} {SHORT_END}", 76)
    assert blocks(make.lines_pdf(column(*lines))) == [" ".join(lines)]


def test_white_between_lines_separates_paragraphs():
    data = make.lines_pdf([*column(LONG, SHORT_END), *column(LONG, SHORT_END, y=140)])
    assert blocks(data) == [f"{LONG} {SHORT_END}"] * 2


def test_a_short_last_line_ends_a_paragraph_without_white():
    data = make.lines_pdf(column(LONG, SHORT_END, LONG, SHORT_END))
    assert blocks(data) == [f"{LONG} {SHORT_END}"] * 2


def test_lines_of_an_address_stay_lines():
    address = column("Gemeente Voorbeeld", "Postbus 12", "1234 AB Voorbeeld")
    data = make.lines_pdf([*address, *column(LONG, LONG, LONG, LONG, SHORT_END, y=200)])
    assert blocks(data)[0] == "Gemeente Voorbeeld\nPostbus 12\n1234 AB Voorbeeld"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("samen-", "werking is nodig", "samenwerking is nodig"),
        ("VNG-", "inzet is nodig", "VNG-inzet is nodig"),
        ("Noord-", "Holland doet mee", "Noord-Holland doet mee"),
        ("land-", "en tuinbouw krimpt", "land- en tuinbouw krimpt"),
        ("de jaren 2024-", "2028 tellen mee", "de jaren 2024-2028 tellen mee"),
        ("cao-", "lonen stijgen, en cao-lonen", "cao-lonen stijgen, en cao-lonen"),
        ("sociaal-", "economisch beleid", "sociaaleconomisch beleid"),
    ],
)
def test_hyphens_at_a_line_end(first, second, joined):
    before = LONG[: 70 - len(first)].rstrip() + " "
    data = make.lines_pdf(column(before + first, second))
    (text,) = blocks(data)
    assert text == before + joined


def test_a_word_cut_at_a_line_end_has_both_its_boxes():
    before = LONG[:60] + " "
    layer = read(make.lines_pdf(column(before + "samen-", "werking is nodig")))
    at = layer.document.text.index("samenwerking")
    upper, lower = layer.layout.rects(Span(at, at + len("samenwerking")))
    assert upper.y1 < lower.y1
    assert lower.x0 == pytest.approx(72, abs=1)


def test_a_sentence_goes_on_over_the_page_and_the_footer_stands_apart():
    def page(number, *lines):
        return [(72, 30, "Raadsbrief"), *column(*lines), (280, 815, f"Pagina {number} van 2")]

    first = textwrap.wrap(f"{LONG} {LONG.lower()} {LONG.lower()}", 76)
    data = make.lines_pdf(page(1, *first), page(2, "en daarna " + LONG[:60], SHORT_END))
    assert blocks(data) == [
        "Raadsbrief",
        "Pagina 1 van 2",
        " ".join((*first, "en daarna " + LONG[:60].rstrip(), SHORT_END)),
        "Raadsbrief",
        "Pagina 2 van 2",
    ]


def test_a_sentence_jumps_over_an_address_or_footnote_at_the_foot():
    first = textwrap.wrap(f"{LONG} {LONG.lower()} {LONG.lower()}", 76)
    foot = [(72, 780, "Gemeente Voorbeeld", 8), (72, 790, "Postbus 12, 1234 AB Voorbeeld", 8)]
    data = make.lines_pdf([*column(*first), *foot], column("en daarna " + LONG[:60], SHORT_END))
    assert blocks(data) == [
        "Gemeente Voorbeeld\nPostbus 12, 1234 AB Voorbeeld",
        " ".join((*first, "en daarna " + LONG[:60].rstrip(), SHORT_END)),
    ]


def test_nothing_is_lost_and_pages_never_go_back():
    layer = read(make.bundle_pdf(12))
    pages = [layer.layout.word(i).rect.page for i in range(len(layer.layout))]
    assert pages == sorted(pages)
    document = pymupdf.open(stream=make.bundle_pdf(12), filetype="pdf")
    drawn = sum(len(page.get_text("words")) for page in document)
    assert len(layer.layout) == drawn


def test_two_columns_are_read_one_after_the_other():
    left = [f"linkse regel {i} van deze" for i in range(1, 9)]
    right = [f"rechtse regel {i} van deze" for i in range(1, 9)]
    data = make.lines_pdf([*column(*left), *column(*right, x=320)])
    text = read(data).document.text
    assert text.index("linkse regel 8") < text.index("rechtse regel 1")


def test_headings_by_size_and_weight_have_levels():
    data = make.lines_pdf(
        [
            (72, 60, "Raadsvoorstel", 20, "hebo"),
            (72, 100, "Aanleiding", 14, "hebo"),
            *column(LONG, SHORT_END, y=130),
            (72, 190, "Kosten", 14, "hebo"),
            *column(LONG, SHORT_END, y=220),
        ]
    )
    layer = read(data)
    found = [(b.kind, b.level) for b in layer.document.blocks]
    heading, plain = BlockKind.HEADING, (BlockKind.PARAGRAPH, 0)
    assert found == [(heading, 1), (heading, 2), plain, (heading, 2), plain]
    assert layer.document.styles == ()


def test_lists_lose_their_bullets_and_keep_their_numbers():
    rest = "wethouders is gestuurd;"
    data = make.lines_pdf(
        [
            *column(LONG, "wordt het volgende besloten:"),
            (72, 130, "•"),
            (86, 130, "Kennis te nemen van de brief die door het college van burgemeester en"),
            (86, 144, rest),
            (72, 158, "•"),
            (86, 158, "Het college te bedanken."),
            (72, 180, "1. De kosten te dekken uit de algemene reserve;"),
            (90, 194, "a. dit jaar;"),
            (90, 208, "b. volgend jaar."),
        ]
    )
    layer = read(data)
    items = [b for b in layer.document.blocks if b.kind is BlockKind.LIST_ITEM]
    texts = [b.span.of(layer.document.text) for b in items]
    assert texts == [
        f"Kennis te nemen van de brief die door het college van burgemeester en {rest}",
        "Het college te bedanken.",
        "1. De kosten te dekken uit de algemene reserve;",
        "a. dit jaar;",
        "b. volgend jaar.",
    ]
    assert [b.marker for b in items] == ["•", "•", "", "", ""]
    assert [b.level for b in items] == [0, 0, 0, 1, 1]


def test_cells_of_a_table_row_are_separated_by_tabs():
    data = make.lines_pdf(
        [(72, 100, "Jeugdzorg"), (250, 100, "€ 12.000"), (400, 100, "2025"), *column(LONG, y=160)]
    )
    layer = read(data)
    assert layer.document.blocks[0].kind is BlockKind.TABLE_ROW
    assert blocks(data)[0].split("\t")[::2] == ["Jeugdzorg", "2025"]


def test_labels_side_by_side_come_one_after_the_other():
    data = make.lines_pdf(
        [
            *((x, 150, label, 11, "hebo") for x, label in ((72, "Datum"), (220, "Ons kenmerk"))),
            (370, 150, "Telefoon", 11, "hebo"),
            (72, 165, "20 februari 2025"),
            (220, 165, "U202500092"),
            (220, 180, "Lbr. 25/011"),
            *column(LONG, SHORT_END, y=230),
        ]
    )
    assert blocks(data)[:5] == [
        "Datum",
        "20 februari 2025",
        "Ons kenmerk",
        "U202500092\nLbr. 25/011",
        "Telefoon",
    ]


def test_bold_and_italic_are_styles():
    html = "<p>Een <b>vet woord</b> en een <i>schuin</i> woord in een gewone regel tekst.</p>"
    layer = read(make.html_pdf(html))
    found = {
        (style.kind, style.span.of(layer.document.text), style.target)
        for style in layer.document.styles
    }
    assert found == {
        (StyleKind.BOLD, "vet woord", None),
        (StyleKind.ITALIC, "schuin", None),
    }


@pytest.mark.parametrize(
    ("target", "is_link"),
    [
        ("https://vng.nl/raad", True),
        ("mailto:info@vng.nl", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_links_that_may_be_followed_are_links(target, is_link):
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "Zie dit adres voor meer")
    area = page.search_for("dit adres")[0]
    page.insert_link({"kind": pymupdf.LINK_URI, "from": area, "uri": target})
    layer = read(make.saved(document))
    links = [(s.span.of(layer.document.text), s.target) for s in layer.document.styles]
    assert links == ([("dit adres", target)] if is_link else [])


def test_a_link_that_makes_no_sense_leaves_the_page_readable():
    document = pymupdf.open("pdf", make.lines_pdf([(72, 100, "Zie de bijlage")]))
    link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 88, 120, 104)}
    document[0].insert_link({**link, "uri": "file:bijlage.pdf#page=twee"})
    read_again = read(document.tobytes())
    assert read_again.document.text == "Zie de bijlage"
    assert not read_again.document.styles


def test_words_of_a_font_that_claims_to_be_low_have_boxes_of_its_size():
    plain, marked = (
        [(72, 100, "Gewoon", 20)],
        [(72, 100, "Gewoon", 20), (72, 200, "abc", 20, "zadb")],
    )
    alone = read(make.lines_pdf(plain, plain)).layout
    beside = read(make.lines_pdf(marked, plain)).layout
    heights = [word.rect.y1 - word.rect.y0 for word in beside.words_on(1)]
    assert heights[1] == pytest.approx(20, abs=0.05)
    assert [beside.words_on(1)[0].rect, beside.words_on(2)[0].rect] == [
        alone.words_on(page)[0].rect for page in (1, 2)
    ]


def test_ligatures_are_letters():
    layer = read(make.html_pdf("<p>officiële efficiënte offerte</p>", "* {font-family: serif}"))
    assert layer.document.text == "officiële efficiënte offerte"


def test_text_is_clean_unicode():
    layer = read(make.html_pdf("<p>Coo\u0308rdinatie\u200b van\u00ad daag \ufb01nancie\u0308n</p>"))
    text = layer.document.text
    assert "Coördinatie" in text
    assert "financiën" in text
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\xad\u200b]", text)


def test_a_page_that_is_turned_reads_and_points_as_it_is_shown():
    items = column(LONG, SHORT_END)
    upright, turned = read(make.lines_pdf(items)), read(make.lines_pdf(items, rotation=90))
    assert turned.document.text == upright.document.text
    box = turned.layout.word(0).rect
    assert (turned.layout.pages[0].width, turned.layout.pages[0].height) == (842, 595)
    # Shown a quarter turn to the right, the top of the page is on the right.
    assert box.x0 > 700
    assert turned.layout.offset_at(1, (box.x0 + box.x1) / 2, box.y0 + 1) <= 2


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_lines_of_a_page_on_its_side_are_no_cells(rotation):
    lines = [(72, 72, "Hieronder ziet u de brug."), (72, 460, "Wij horen graag van u.")]
    turned = read(make.lines_pdf(lines, rotation=rotation))
    assert turned.document.text == "\n\n".join(words for _, _, words in lines)


def test_one_page_that_can_not_be_read_does_not_hold_back_the_rest():
    broken = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    data = make.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>",
            broken.replace(
                b"/Contents",
                b"/Resources<</Font<</A<</Type/Font/Subtype/Type1"
                b"/BaseFont/Helvetica>>>>>>/Contents",
            ),
            make.stream(b"BT /A 12 Tf 72 700 Td (Een brief) Tj ET"),
        ]
    )
    assert read(data).document.text == "Een brief"


words = st.text("abcdeëé", min_size=1, max_size=9)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(words, min_size=1, max_size=9), min_size=1, max_size=12))
def test_every_word_is_found_at_its_own_box(rows):
    data = make.lines_pdf(column(*(" ".join(row) for row in rows)))
    layer = read(data)
    text, layout = layer.document.text, layer.layout
    assert text.split() == [word for row in rows for word in row]
    covered = set()
    for index in range(len(layout)):
        word = layout.word(index)
        covered.update(range(word.span.start, word.span.end))
        (rect,) = layout.rects(word.span)
        assert rect == word.rect
        inside = PageRect(1, rect.x0 + 0.1, rect.y0, rect.x1, rect.y1)
        middle = (rect.y0 + rect.y1) / 2
        assert layout.offset_at(1, inside.x0, middle) == word.span.start
    assert covered == {i for i, c in enumerate(text) if not c.isspace()}
    assert [b.span.of(text) for b in layer.document.blocks] == text.split("\n\n")


def test_a_number_in_the_running_text_of_a_list_item_is_no_new_item():
    first = f"{LONG} artikel"
    item = [(72, 100, "•"), (90, 100, first), (90, 114, "4.2 van de verordening van vorig jaar.")]
    data = make.lines_pdf([*item, *column(LONG, LONG, SHORT_END, y=160)])
    assert blocks(data)[0] == f"{first} 4.2 van de verordening van vorig jaar."


def test_numbers_below_each_other_are_items():
    data = make.lines_pdf(column("1. het bad open te houden", "2. het dak te vernieuwen"))
    assert blocks(data) == ["1. het bad open te houden", "2. het dak te vernieuwen"]


def test_a_web_page_that_calls_itself_a_pdf_is_damaged():
    page = b"<!DOCTYPE html><html><body><p>Geachte raad</p></body></html>"
    with pytest.raises(RefusedError) as caught:
        read_pdf(page, lambda _told: None)
    assert caught.value.code is RefusalCode.DAMAGED
