"""However words stand on a page: text, Origineel and Leesweergave hold all of them, in order."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from pymupdf import get_text_length
from readers.make_files import lines_pdf

from kanttekening.readers.pdf import read_pdf
from kanttekening.text.understanding import understand
from kanttekening.ui.reader.composing import compose

WORDS = (
    "raad", "gemeente-", "begroting", "De", "Zandwaard", "12", "4.2", "pagina", "Onderwerp:",
    "jeugdzorg.", "vergade-", "ring", "ruïne", "café", "en", "Amersfoort,", "2025", "1.", "Bijlage",
)  # fmt: skip
LEFT = (72, 90, 210, 330, 460)
said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7)
looks = st.sampled_from(((11, "helv"), (9, "helv"), (11, "hebo"), (15, "hebo"), (11, "tiro")))
lines = st.tuples(
    st.sampled_from(LEFT), st.integers(3, 50), st.sampled_from(("", "• ")), said, looks
)
sheet = st.lists(lines, min_size=1, max_size=14, unique_by=lambda line: line[:2])
pages = st.lists(sheet, min_size=1, max_size=4)
heads = st.sampled_from(("", "Gemeente Zandwaard", "Postbus 12, 1234 AB Zandwaard"))


def within(width, said, size, font):
    """As many words as there is room for: what runs off the page is not to be read."""
    while len(said) > 1 and get_text_length("• " + " ".join(said), font, size) > width:
        said = said[:-1]
    return " ".join(said)


def drawn(sheets, head):
    """The lines as they are drawn, with the same words at the top of each page."""
    made = []
    for sheet in sheets:
        rows = [
            (x, 16 * y, mark + within(550 - x, said, *look), *look)
            for x, y, mark, said, look in sheet
        ]
        made.append([(72, 40, head), *rows] if head else rows)
    return made


def letters(text):
    return Counter(sign for sign in text if sign.isalnum())


@settings(max_examples=25)
@given(pages, heads)
def test_every_letter_on_the_pages_is_in_the_text_and_in_both_views(sheets, head):
    wanted = drawn(sheets, head)
    layer = read_pdf(lines_pdf(*wanted), lambda _: None).layer
    document, layout = layer.document, layer.layout
    put = letters("".join(line[2] for sheet in wanted for line in sheet))
    assert letters(document.text) == put
    placed = [layout.word(index) for index in range(len(layout))]
    assert letters("".join(word.span.of(document.text) for word in placed)) == put
    shown = compose(document, understand(document), layout=layout, whole=True)
    assert letters("".join(block.text for block in shown.blocks)) == put


@settings(max_examples=25)
@given(pages, heads)
def test_words_follow_each_other_and_pages_never_go_back(sheets, head):
    layer = read_pdf(lines_pdf(*drawn(sheets, head)), lambda _: None).layer
    placed = [layer.layout.word(index) for index in range(len(layer.layout))]
    for before, after in pairwise(placed):
        assert before.span.end <= after.span.start
        assert before.rect.page <= after.rect.page
    for before, after in pairwise(layer.document.blocks):
        assert before.span.end < after.span.start
