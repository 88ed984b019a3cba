"""Letters of text laid out as pages: every word drawn where the layout says it is."""

import difflib
import re

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanttekening.domain.document import Block, BlockKind, Document, Style, StyleKind
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span
from kanttekening.readers.measures import BOTTOM, LEFT, TOP
from kanttekening.readers.paper import lay_out
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text

WORDS = re.compile(r"\S+")
LONG = "De gemeenteraad heeft besloten dat het college voor de zomer een voorstel doet. " * 6


def letter(source):
    document = parse_text(source)
    return document, lay_out(document)


def document_of(*blocks, styles=()):
    """A document from (kind, text, level, marker)."""
    text, found = "", []
    for kind, words, *more in blocks:
        text += "\n\n" if found else ""
        found.append(Block(kind, Span(len(text), len(text) + len(words)), *more))
        text += words
    return Document(text, tuple(found), tuple(styles))


def drawn(paper):
    """The words of the PDF: (page, text, box)."""
    with pymupdf.open(stream=paper.pdf, filetype="pdf") as document:
        return [
            (page.number + 1, word[4], word[:4])
            for page in document
            for word in page.get_text("words")
        ]


def spans(paper, page=None):
    """Everything drawn with one look: text, font, size, colour."""
    with pymupdf.open(stream=paper.pdf, filetype="pdf") as document:
        return [
            (span["text"].strip(), span["font"], round(span["size"], 1), span["color"])
            for at in document
            if page in (None, at.number + 1)
            for block in at.get_text("dict")["blocks"]
            for line in block["lines"]
            for span in line["spans"]
            if span["text"].strip()
        ]


def box_of(document, paper, words):
    at = document.text.index(words)
    return paper.layout.rects(Span(at, at + len(words)))


@pytest.mark.parametrize("number", range(5))
def test_every_word_of_a_sample_letter_has_a_box_within_the_page(seeds, number):
    document, paper = letter(decode(seeds[number].read_bytes()))
    covered = set()
    for index in range(len(paper.layout)):
        word = paper.layout.word(index)
        covered.update(range(word.span.start, word.span.end))
        rect = word.rect
        assert LEFT - 0.1 < rect.x0 < rect.x1 < 595 - LEFT + 0.1
        assert TOP - 0.1 < rect.y0 < rect.y1 < 842 - BOTTOM + 0.1
    assert covered == {i for i, c in enumerate(document.text) if not c.isspace()}
    assert len(paper.pdf) < 60_000


@pytest.mark.parametrize("number", range(5))
def test_the_boxes_are_those_of_the_drawn_letters(seeds, number):
    document, paper = letter(decode(seeds[number].read_bytes()))
    placed = [paper.layout.word(i) for i in range(len(paper.layout))]
    shown = {}
    for page, text, box in drawn(paper):
        shown.setdefault((page, text), []).append(box)
    missed = 0
    for match in WORDS.finditer(document.text):
        parts = [w for w in placed if w.span.start < match.end() and match.start() < w.span.end]
        boxes = shown.get((parts[0].rect.page, match.group()), [])
        x0, x1 = parts[0].rect.x0, parts[-1].rect.x1
        middle = (parts[0].rect.y0 + parts[0].rect.y1) / 2
        near = [
            b
            for b in boxes
            if abs(b[0] - x0) < 0.7 and abs(b[2] - x1) < 0.7 and b[1] < middle < b[3]
        ]
        missed += not near
    assert missed <= 0.002 * len(placed)


@pytest.mark.parametrize("number", range(5))
def test_other_programs_copy_the_same_words(seeds, number):
    document, paper = letter(decode(seeds[number].read_bytes()))
    theirs = [text for _, text, _ in drawn(paper)]
    ours = document.text.split()
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    # Fields stand side by side, so a few words come in another order.
    assert sum(block.size for block in matcher.get_matching_blocks()) > 0.97 * len(ours)


def test_pages_are_a4_with_a_number_from_the_second_on():
    _, paper = letter("\n\n".join([LONG] * 20))
    assert [(p.width, p.height) for p in paper.layout.pages] == [(595, 842)] * len(
        paper.layout.pages
    )
    feet = [
        [t for t, *_ in spans(paper, page)][-1] for page in range(1, len(paper.layout.pages) + 1)
    ]
    assert feet[1:] == [str(n) for n in range(2, len(paper.layout.pages) + 1)]
    assert feet[0] != "1"


def test_an_empty_document_is_one_empty_page():
    paper = lay_out(Document(""))
    assert len(paper.layout.pages) == 1
    assert drawn(paper) == []


def test_bold_italic_headings_and_links_look_like_it():
    _, paper = letter(
        "# Kop\n\nEen **vet** en *schuin* woord, [adres](https://vng.nl) of [dood](#)."
    )
    looks = {text: (font, color) for text, font, _, color in spans(paper)}
    ink, blue, grey = looks["Een"][1], looks["adres"][1], looks["dood"][1]
    assert "Bold" in looks["Kop"][0]
    assert "Bold" in looks["vet"][0]
    assert "Oblique" in looks["schuin"][0]
    assert len({ink, blue, grey}) == 3
    assert blue & 0xFF > blue >> 16
    with pymupdf.open(stream=paper.pdf, filetype="pdf") as document:
        assert len(document[0].get_drawings()) == 1  # the line under the living link


def test_list_items_hang_from_their_bullet_or_number():
    document, paper = letter(f"- {LONG}\n- Kort\n\n1. {LONG}\n2. Kort")
    first, second = box_of(document, paper, LONG[:120])[:2]
    assert first.x0 == pytest.approx(second.x0, abs=0.1)
    assert first.x0 > LEFT + 10
    assert [text for _, text, _ in drawn(paper)].count("•") == 2
    number = box_of(document, paper, "1.")[0]
    assert number.x0 == pytest.approx(LEFT, abs=0.1)


def test_a_lettered_item_gets_no_bullet_as_well():
    paper = lay_out(document_of((BlockKind.LIST_ITEM, "a. Het college te vragen", 1, "•")))
    assert "•" not in [text for _, text, _ in drawn(paper)]


def test_fields_stand_side_by_side_and_the_subject_below():
    document, paper = letter(
        "Aan de raad\n\nDatum\n\n3 mei 2024\n\nOns kenmerk\n\nU2024\n\nLbr. 24/01\n\nTelefoon\n\n"
        "Onderwerp\n\nDe begroting\n\nGeachte raad,"
    )
    date, mark, phone = (
        box_of(document, paper, w)[0] for w in ("Datum", "Ons kenmerk", "Telefoon")
    )
    assert date.y0 == mark.y0 == phone.y0
    assert date.x0 < mark.x0 < phone.x0
    under = box_of(document, paper, "Lbr. 24/01")[0]
    assert under.x0 == mark.x0
    label, subject = (box_of(document, paper, w)[0] for w in ("Onderwerp", "De begroting"))
    assert label.x0 == subject.x0
    assert 0 < subject.y0 - label.y0 < 20


def test_written_line_breaks_stay():
    document, paper = letter("Postbus 12  \n1234 AB Voorbeeld  \n")
    first, second = (box_of(document, paper, w)[0] for w in ("Postbus", "1234"))
    assert second.y0 > first.y0


def test_a_table_row_has_its_cells_side_by_side():
    document = document_of((BlockKind.TABLE_ROW, "Jeugdzorg\t€ 12.000\t2025"))
    paper = lay_out(document)
    boxes = [box_of(document, paper, w)[0] for w in ("Jeugdzorg", "€ 12.000", "2025")]
    assert len({box.y0 for box in boxes}) == 1
    assert boxes[0].x0 < boxes[1].x0 < boxes[2].x0


def test_a_heading_is_never_the_last_line_of_a_page():
    for filling in range(20, 60):
        source = "\n\n".join(["Regel."] * filling) + f"\n\n## Kop\n\n{LONG}"
        document, paper = letter(source)
        heading, text = box_of(document, paper, "Kop")[0], box_of(document, paper, LONG[:40])[0]
        assert heading.page == text.page


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    for filling in range(25, 45):
        document, paper = letter("\n\n".join(["Regel."] * filling) + f"\n\n{LONG}")
        at = document.text.index(LONG[:40])
        pages = [rect.page for rect in paper.layout.rects(Span(at, len(document.text)))]
        assert pages.count(pages[0]) != 1
        assert pages.count(pages[-1]) != 1


def test_signature_stays_with_the_greeting():
    closing = "Met vriendelijke groet,\n\nGemeente Voorbeeld\n\nmr J. Jansen\n\nSecretaris"
    for filling in range(22, 36):
        document, paper = letter("\n\n".join(["Een regel tekst."] * filling) + f"\n\n{closing}")
        pages = {box_of(document, paper, w)[0].page for w in ("Met vriend", "Jansen", "Secretaris")}
        assert len(pages) == 1


def test_a_word_wider_than_the_page_is_cut():
    document, paper = letter("https://voorbeeld.nl/" + "a" * 400)
    rects = box_of(document, paper, document.text)
    assert len(rects) > 3
    assert all(rect.x1 <= 595 - LEFT + 0.1 for rect in rects)


@pytest.mark.parametrize("text", ["“Čeština” – ő", "Ελληνικά", "Привет", "中文字", "→ ≥ ☎ ✓"])
def test_characters_that_the_face_lacks_are_drawn_from_another(text):
    document, paper = letter(f"Een woord {text} en meer")
    assert set(text) <= set("".join(word for _, word, _ in drawn(paper)) + " ")
    with pymupdf.open(stream=paper.pdf, filetype="pdf") as pdf:
        rect = box_of(document, paper, text)[0]
        clip = pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1)
        assert pdf[0].get_pixmap(clip=clip, dpi=150).color_count() > 4
    assert len(paper.pdf) < 60_000


def test_the_same_letter_is_the_same_file():
    assert lay_out(parse_text(LONG)).pdf == lay_out(parse_text(LONG)).pdf


text = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60
)
kinds = st.sampled_from([k for k in BlockKind if k not in (BlockKind.RULE, BlockKind.PICTURE)])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(kinds, text, st.integers(0, 6)), min_size=1, max_size=8), st.data())
def test_whatever_is_in_a_document_each_character_has_its_place(blocks, data):
    plain = document_of(*blocks)
    edges = st.integers(0, len(plain.text))
    styles = tuple(
        Style(kind, Span(*sorted((data.draw(edges), data.draw(edges)))), target)
        for kind, target in (
            (StyleKind.BOLD, None),
            (StyleKind.ITALIC, None),
            (StyleKind.LINK, "https://vng.nl"),
        )
    )
    document = Document(plain.text, plain.blocks, styles)
    paper = lay_out(document)
    covered = set()
    for index in range(len(paper.layout)):
        span = paper.layout.word(index).span
        assert not covered & set(range(span.start, span.end))
        covered.update(range(span.start, span.end))
    inside = {i for b in document.blocks for i in range(b.span.start, b.span.end)}
    needed = {i for i in inside if not document.text[i].isspace()}
    assert needed <= covered <= inside
    assert all(
        isinstance(rect, PageRect) for rect in paper.layout.rects(Span(0, len(document.text)))
    )
