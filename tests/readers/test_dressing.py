"""Tables, tabs, pictures and alignment on our own pages: drawn where the layout says, and whole."""

from itertools import pairwise

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import office_files as make

from kanttekening.domain.document import Block, BlockKind, Document, Style, StyleKind
from kanttekening.domain.passage import Span
from kanttekening.readers.draft import Align, Dressing, Picture, Sheet
from kanttekening.readers.grid import MOST_COLUMNS
from kanttekening.readers.measures import A4, BOTTOM, LEFT, TOP, WIDTH
from kanttekening.readers.paper import lay_out
from kanttekening.readers.picturing import MOST_PIXELS

RIGHT = LEFT + WIDTH
ROW, PARAGRAPH, PICTURE = BlockKind.TABLE_ROW, BlockKind.PARAGRAPH, BlockKind.PICTURE
LONG = "Hier staat een toelichting die over meer dan een regel van de kolom moet lopen. " * 3


def document_of(*blocks):
    """A document from (kind, text)."""
    text, found = "", []
    for kind, words in blocks:
        if words and text:
            text += "\n\n"
        found.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    return Document(text, tuple(found))


def rects(document, paper, words):
    at = document.text.index(words)
    return paper.layout.rects(Span(at, at + len(words)))


def opened(paper):
    return pymupdf.open(stream=paper.pdf, filetype="pdf")


def drawn_words(paper):
    with opened(paper) as pdf:
        return [(page.number + 1, w[4], w[:4]) for page in pdf for w in page.get_text("words")]


def frame_lines(paper, page=0):
    """The lines drawn on a page: (x0, y0, x1, y1)."""
    with opened(paper) as pdf:
        return [
            (item[1].x, item[1].y, item[2].x, item[2].y)
            for drawing in pdf[page].get_drawings()
            for item in drawing["items"]
        ]


def table(*rows, widths=(), framed=True, spans=None):
    document = document_of(*((ROW, row) for row in rows))
    sheet = Sheet(len(rows), widths, framed, spans or {})
    return document, lay_out(document, Dressing(tables={0: sheet}))


def test_cells_wrap_within_their_column_and_the_frame():
    document, paper = table("Post\tBedrag\tUitleg", f"Jeugd\t€ 12\t{LONG.strip()}")
    uprights = sorted({round(x0) for x0, _, x1, _ in frame_lines(paper) if x0 == x1})
    assert len(uprights) == 4
    assert uprights[0] == LEFT
    assert uprights[-1] <= RIGHT + 1
    first, second, third = (rects(document, paper, w) for w in ("Jeugd", "€ 12", LONG.strip()))
    assert first[0].y0 == second[0].y0 == third[0].y0
    assert len(third) > 1
    for at, boxes in enumerate((first, second, third)):
        assert all(uprights[at] < box.x0 and box.x1 < uprights[at + 1] for box in boxes)


def test_each_row_is_closed_above_and_below():
    _, paper = table("a\tb", "c\td")
    level = sorted({round(y0, 1) for _, y0, _, y1 in frame_lines(paper) if y0 == y1})
    assert len(level) == 3


def test_a_table_goes_on_over_pages_with_closed_frames():
    document, paper = table(*(f"Regel {n}\t{LONG.strip()}" for n in range(40)))
    pages = len(paper.layout.pages)
    assert pages > 1
    for page in range(pages):
        lines = frame_lines(paper, page)
        lowest = max(max(y0, y1) for _, y0, _, y1 in lines)
        level = [y0 for _, y0, _, y1 in lines if y0 == y1]
        assert max(level) == pytest.approx(lowest, abs=0.1)
        assert min(level) == pytest.approx(min(y for _, y, _, _ in lines), abs=0.1)
        assert lowest < A4.height - BOTTOM + 1
    for n in range(40):
        row = paper.layout.rects(document.blocks[n].span)
        assert len({rect.page for rect in row}) == 1


def test_columns_are_as_wide_as_the_writer_set_them_but_no_word_is_cut():
    document, paper = table("een\ttwee", "vergunningverlening\tb", widths=(30.0, 300.0))
    (word,) = rects(document, paper, "vergunningverlening")
    second = rects(document, paper, "twee")[0]
    assert word.x1 < second.x0
    wide = table("a\tb", widths=(2000.0, 2000.0))[1]
    assert max(x1 for _, _, x1, _ in frame_lines(wide)) == pytest.approx(RIGHT, abs=0.5)


def test_columns_that_ask_for_too_much_share_the_page():
    words = [f"aansprakelijkheidsverzekering{n}" for n in range(6)]
    document, paper = table("\t".join(words), "\t".join("abcdef"))
    edges = [rects(document, paper, word)[0].x0 for word in words]
    assert edges == sorted(set(edges))
    assert max(x1 for _, _, x1, _ in frame_lines(paper)) == pytest.approx(RIGHT, abs=0.5)


def test_columns_of_a_small_page_get_the_room_that_our_letters_need():
    document, paper = table("Ons kenmerk\tZ/26/1", "Datum\t3 mei", widths=(40.0, 200.0))
    assert len(rects(document, paper, "Ons kenmerk")) == 1


def test_amounts_stand_under_each_other_on_the_right():
    document, paper = table("Post\t2027", "Dak\t€ 1.250,50", "Deur\t€ 8", "Raam\t-")
    edges = {round(rects(document, paper, w)[0].x1) for w in ("2027", "€ 1.250,50", "€ 8", "-")}
    assert len(edges) == 1


@pytest.mark.parametrize("column", [("Jaar", "2027", "2028"), ("Prijs", "€ 5", "nog niet bekend")])
def test_other_columns_stand_on_the_left(column):
    document, paper = table(*(f"{at}\t{words}" for at, words in enumerate(column)))
    assert len({round(rects(document, paper, words)[0].x0) for words in column}) == 1


def test_a_long_address_is_broken_behind_a_sign():
    address = "https://voorbeeld.nl/" + "onderwijshuisvesting-" * 6 + "einde"
    _, paper = table(address, framed=False)
    drawn = [text for _, text, _ in drawn_words(paper)]
    assert "".join(drawn) == address
    assert len(drawn) > 1
    assert all(part.endswith("-") for part in drawn[:-1])


def test_the_line_under_a_link_has_no_gaps_between_its_words():
    text = "Zie het hele voorstel hier."
    link = Style(StyleKind.LINK, Span(4, 21), "https://voorbeeld.nl")
    document = Document(text, (Block(PARAGRAPH, Span(0, len(text))),), (link,))
    paper = lay_out(document)
    lines = [(x0, x1) for x0, _, x1, _ in frame_lines(paper) if x0 < x1]
    words = [word.rect for word in paper.layout.words_on(1)]
    middles = [(left.x1 + right.x0) / 2 for left, right in pairwise(words)]
    lined = [any(x0 < middle < x1 for x0, x1 in lines) for middle in middles]
    assert lined == [False, True, True, False]


def test_a_row_longer_than_a_page_is_broken():
    document, paper = table(f"a\t{LONG * 30}")
    assert len({rect.page for rect in paper.layout.rects(document.blocks[0].span)}) > 1


def test_a_cell_may_reach_over_columns():
    title = "Een titel over de hele breedte van de tabel"
    document, paper = table(title, "a\tb\tc", spans={0: (3,)}, widths=(100.0, 100.0, 150.0))
    assert len(rects(document, paper, title)) == 1
    top = min(y for _, y, _, _ in frame_lines(paper))
    uprights = [x0 for x0, y0, x1, _ in frame_lines(paper) if x0 == x1 and y0 < top + 1]
    assert len(uprights) == 2


def test_a_table_without_a_frame_has_no_lines():
    document, paper = table("Datum\t3 mei 2024", "Ons kenmerk\tZ/24/1", framed=False)
    assert frame_lines(paper) == []
    values = [rects(document, paper, words)[0].x0 for words in ("3 mei", "Z/24/1")]
    assert values[0] == values[1]


def test_two_tables_beside_each_other_in_the_text_stay_two():
    document = document_of((ROW, "a\tq"), (ROW, "een veel bredere cel\tz"))
    apart = lay_out(document, Dressing(tables={0: Sheet(1), 1: Sheet(1)}))
    together = lay_out(document)
    assert rects(document, apart, "q")[0].x0 < rects(document, apart, "z")[0].x0
    assert rects(document, together, "q")[0].x0 == rects(document, together, "z")[0].x0


def test_more_columns_than_a_page_can_hold_become_running_words():
    row = "\t".join(f"cel{n}" for n in range(MOST_COLUMNS + 5))
    for kind in (ROW, PARAGRAPH):
        document = document_of((kind, row))
        paper = lay_out(document)
        assert [text for _, text, _ in drawn_words(paper)] == row.split("\t")
        assert len(rects(document, paper, row)) > 1


def test_tabs_in_a_paragraph_stand_under_each_other():
    document = document_of(
        (PARAGRAPH, "Onderwerp\tVoortgang\nRegistratienummer\tD2024\nZonder tab\n\tIngesprongen")
    )
    paper = lay_out(document)
    values = [rects(document, paper, w)[0].x0 for w in ("Voortgang", "D2024", "Ingesprongen")]
    assert len(set(values)) == 1
    left = [rects(document, paper, w)[0].x0 for w in ("Onderwerp", "Registratienummer", "Zonder")]
    assert set(left) == {LEFT}


def test_blocks_stand_in_the_middle_or_on_the_right():
    document = document_of(*((PARAGRAPH, f"Regel {n}\ntweede") for n in "abc"))
    paper = lay_out(document, Dressing(aligned={1: Align.CENTER, 2: Align.RIGHT}))
    left, middle, right = (rects(document, paper, f"Regel {n}")[0] for n in "abc")
    assert left.x0 == LEFT
    assert (middle.x0 + middle.x1) / 2 == pytest.approx(A4.width / 2, abs=0.1)
    assert right.x1 == pytest.approx(RIGHT, abs=0.1)


def images(paper):
    with opened(paper) as pdf:
        return [
            tuple(round(v) for v in info["bbox"]) for page in pdf for info in page.get_image_info()
        ]


@pytest.mark.parametrize(
    ("picture", "align", "expected"),
    [
        (Picture(make.png(), 100, 50), None, (LEFT, TOP, LEFT + 100, TOP + 50)),
        (Picture(make.png(), 100, 50), Align.RIGHT, (RIGHT - 100, TOP, RIGHT, TOP + 50)),
        (Picture(make.png(40, 20)), None, (LEFT, TOP, LEFT + 30, TOP + 15)),
        (Picture(make.png(), 2 * WIDTH, WIDTH), None, (LEFT, TOP, RIGHT, TOP + WIDTH / 2)),
    ],
)
def test_pictures_have_their_size_and_never_more_than_the_page(picture, align, expected):
    document = document_of((PICTURE, ""), (PARAGRAPH, "Eronder"))
    dressing = Dressing(pictures={0: picture}, aligned={0: align} if align else {})
    paper = lay_out(document, dressing)
    assert images(paper) == [tuple(round(v) for v in expected)]
    assert rects(document, paper, "Eronder")[0].y0 > expected[3]


def test_a_tall_picture_fits_on_one_page():
    document = document_of((PARAGRAPH, "Erboven"), (PICTURE, ""), (PARAGRAPH, "Eronder"))
    paper = lay_out(document, Dressing(pictures={1: Picture(make.png(), 10, 5000)}))
    ((_, top, _, bottom),) = images(paper)
    assert bottom - top < A4.height - TOP - BOTTOM


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"rommel",
        b"\x89PNG\r\n\x1a\n" + b"x" * 40,
        make.png(400, 400)[:200],
        make.png(claim=(MOST_PIXELS, 2)),
        make.png(claim=(0, 10)),
        make.png(1, 1),
    ],
)
def test_what_is_no_picture_leaves_the_letter_as_it_is(data):
    document = document_of((PICTURE, ""), (PARAGRAPH, "Geachte raad,"))
    paper = lay_out(document, Dressing(pictures={0: Picture(data)}))
    assert [text for _, text, _ in drawn_words(paper)] == ["Geachte", "raad,"]


def test_a_picture_that_nobody_has_leaves_no_trace():
    document = document_of((PARAGRAPH, "Geachte raad,"), (PICTURE, ""))
    assert images(lay_out(document)) == []


words = st.text(st.sampled_from("abcdefghij    \t\n€é"), max_size=120)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(words, min_size=1, max_size=6),
    st.lists(st.floats(0, 700), max_size=5).map(tuple),
    st.booleans(),
    st.lists(st.integers(1, 4), max_size=4).map(tuple),
)
def test_every_word_of_every_table_has_its_box_on_the_page(rows, widths, framed, reach):
    document = document_of(*((ROW, row) for row in rows))
    spans = {block.span.start: reach for block in document.blocks if reach}
    sheet = Sheet(len(rows), widths, framed, spans)
    paper = lay_out(document, Dressing(tables={0: sheet}))
    covered = set()
    for index in range(len(paper.layout)):
        word = paper.layout.word(index)
        covered.update(range(word.span.start, word.span.end))
        assert LEFT - 1 < word.rect.x0 < word.rect.x1 < A4.width
    assert covered == {i for i, c in enumerate(document.text) if not c.isspace()}
