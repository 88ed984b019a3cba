"""The Leesweergave as it is written: every character where the map says that it stands."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCursor, QTextDocument

from kanttekening.domain.document import (
    Block,
    BlockKind,
    Document,
    ReadingBlock,
    Style,
    StyleKind,
    Understanding,
)
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.composing import compose
from kanttekening.ui.reader.reading_document import ReadingFiller
from kanttekening.ui.reader.reading_looks import ReadingStyle

LOOK = ReadingStyle(QFont("Sans", 12), *(QColor(name) for name in ("black", "grey", "blue", "red")))
ROW, PARAGRAPH = BlockKind.TABLE_ROW, BlockKind.PARAGRAPH


def longest_lines(document, width):
    """The lines of a document that is laid out so wide."""
    document.setTextWidth(width)
    document.documentLayout().documentSize()
    block = document.begin()
    while block.isValid():
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            yield block.text()[line.textStart() : line.textStart() + line.textLength()].strip()
        block = block.next()


@pytest.mark.parametrize("part", [1.06, 1.2, 1.45, 9])
def test_no_word_of_a_heading_is_broken_where_running_text_would_hold_it(qapp, part):
    words = "Ledenbijeenkomst koersbepaling na overleg"
    bold = QFont(LOOK.font)
    bold.setBold(True)
    room = part * QFontMetricsF(bold).horizontalAdvance("Ledenbijeenkomst")
    document, understanding = letter([(BlockKind.HEADING, words), (PARAGRAPH, "Tekst")])
    head = replace(understanding.reading[0], level=1)
    understanding = replace(understanding, reading=(head, *understanding.reading[1:]))
    lines = list(longest_lines(written(compose(document, understanding), room=room), room))
    assert " ".join(lines) == f"{words} Tekst"
    block = written(compose(document, understanding), room=2000).begin()
    assert block.charFormat().font().pointSizeF() > LOOK.font.pointSizeF()


def letter(pieces):
    """A document of these pieces, and its understanding: everything is read in this order."""
    text, blocks = "", []
    for kind, words in pieces:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    reading = tuple(ReadingBlock(block.kind, (block.span,)) for block in blocks)
    return Document(text, tuple(blocks)), Understanding(Facts(), (), (), reading)


def filled(reading, room=2000):
    """The document, written to the end, and the reading with all that is shown in it."""
    document, owner = QTextDocument(), QObject()
    filler = ReadingFiller(document, reading, LOOK, room, owner)
    while not filler.is_done:
        filler.step()
    return document, filler.reading


def written(reading, room=2000):
    """The document alone."""
    return filled(reading, room)[0]


def raw(document):
    """Its characters by UTF-16 unit, with every sign that Qt puts between cells as a tab."""
    text = document.toRawText().replace("\ufdd0", "\t").replace("\ufdd1", "\t")
    return text.encode("utf-16-le")


WORDS = st.text(st.sampled_from("abé🏛 \n"), min_size=1, max_size=12)
CELLS = st.lists(WORDS, min_size=1, max_size=4).map("\t".join)
PIECES = st.lists(
    st.one_of(
        st.tuples(st.just(ROW), CELLS),
        st.tuples(st.sampled_from([PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM]), WORDS),
    ),
    min_size=1,
    max_size=90,
)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.sampled_from([40, 2000]))
def test_every_character_stands_where_the_map_says(qapp, pieces, room):
    document, understanding = letter(pieces)
    paper, reading = filled(compose(document, understanding), room=room)
    shown = raw(paper)
    for block in document.blocks:
        words = block.span.of(document.text).replace("\n", "\u2028").encode("utf-16-le")
        parts = [shown[2 * start : 2 * end] for start, end in reading.map.positions(block.span)]
        assert b"".join(parts) in (words, b"")


@settings(max_examples=60, deadline=None)
@given(PIECES, st.sampled_from([40, 2000]), st.data())
def test_a_place_is_the_same_place_on_the_way_back(qapp, pieces, room, data):
    document, understanding = letter(pieces)
    _, reading = filled(compose(document, understanding), room=room)
    block = data.draw(st.sampled_from(document.blocks))
    offset = data.draw(st.integers(block.span.start, block.span.end - 1))
    assert reading.map.offset(reading.map.position(offset)) == offset


def table_of(document):
    """The first table in a document."""
    return next(
        cursor.currentTable()
        for position in range(document.characterCount())
        for cursor in [at(document, position)]
        if cursor.currentTable() is not None
    )


def at(document, position):
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    return cursor


def cell(table, row, column):
    return table.cellAt(row, column)


COSTS = [
    (PARAGRAPH, "De kosten:"),
    (ROW, "Post\tBedrag\tNoot"),
    (ROW, "Zwembad\t€ 1.250,00\teens per jaar"),
    (ROW, "Alle bedragen zijn zonder btw"),
    (PARAGRAPH, "Wij horen graag van u."),
]


def test_rows_are_a_table_and_a_short_row_is_as_wide_as_all(qapp):
    document = written(compose(*letter(COSTS)))
    table = table_of(document)
    assert (table.rows(), table.columns()) == (3, 3)
    assert cell(table, 2, 0).columnSpan() == 3


def test_columns_that_do_not_fit_stand_below_each_other(qapp):
    document = written(compose(*letter(COSTS)), room=200)
    assert table_of(document).columns() == 1
    assert table_of(document).rows() == 3 + 3 + 1


def test_numbers_stand_at_the_right_below_each_other(qapp):
    document = written(compose(*letter(COSTS)))
    table = table_of(document)
    alignments = [
        cell(table, 1, column).firstCursorPosition().blockFormat().alignment().name
        for column in range(3)
    ]
    assert alignments == ["AlignLeft", "AlignRight", "AlignLeft"]


def test_a_table_that_is_written_later_asks_for_another_width_too(qapp):
    long = [(PARAGRAPH, "Een raadsbrief over de begroting.")] * 1500
    reading = compose(*letter([*long, *COSTS]))
    document, owner = QTextDocument(), QObject()
    filler = ReadingFiller(document, reading, LOOK, 2000, owner)
    filler.step()
    assert not filler.is_done
    assert filler.adapts(1900)
    assert not filler.adapts(200)


def lines_of(document):
    """What is read from top to bottom; Qt's empty block above a table left out."""
    found, block = [], document.begin()
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return [line for line in found if line]


def test_cells_below_each_other_say_which_column_they_are_of(qapp):
    assert lines_of(written(compose(*letter(COSTS)), room=200)) == [
        "De kosten:", "Post", "Bedrag", "Noot",
        "Post: Zwembad", "Bedrag: € 1.250,00", "Noot: eens per jaar",
        "Alle bedragen zijn zonder btw", "Wij horen graag van u.",
    ]  # fmt: skip


def test_side_by_side_no_name_is_repeated(qapp):
    assert "Post: Zwembad" not in lines_of(written(compose(*letter(COSTS))))


def test_an_empty_cell_has_no_name(qapp):
    rows = [(ROW, "Post\tBedrag\tNoot"), (ROW, "Zwembad\t€ 5\t")]
    assert lines_of(written(compose(*letter(rows)), room=40))[-2:] == [
        "Post: Zwembad", "Bedrag: € 5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        ["Datum\t3 september 2024", "Kenmerk\tU2024"],  # each row is a fact of its own
        ["2024\t2025\t2026", "1\t2\t3"],
        ["Wij\tvragen\tu", "alleen maar", "dit"],
        ["Post\tPost\tNoot", "a\tb\tc"],
    ],
)
def test_what_may_be_no_name_is_not_repeated(qapp, rows):
    made = written(compose(*letter([(ROW, row) for row in rows])), room=40)
    assert not any(": " in line for line in lines_of(made))


def test_two_columns_have_names_above_numbers_or_in_bold(qapp):
    numbers = [(ROW, "Post\tBedrag"), (ROW, "Dak\t€ 410.000")]
    assert "Bedrag: € 410.000" in lines_of(written(compose(*letter(numbers)), room=40))
    document, understanding = letter([(ROW, "Avond\tPlaats"), (ROW, "maandag\tdorpshuis")])
    bold = (Style(StyleKind.BOLD, Span(0, 5)), Style(StyleKind.BOLD, Span(6, 12)))
    made = written(compose(replace(document, styles=bold), understanding), room=40)
    assert "Plaats: dorpshuis" in lines_of(made)


def test_bold_below_a_table_with_names_stays_on_its_words(qapp):
    rows = [(ROW, "Post\tBedrag"), (ROW, "Dak\t€ 410.000"), (PARAGRAPH, "Wij zeggen nee daarop.")]
    document, understanding = letter(rows)
    start = document.text.index("nee")
    bold = Style(StyleKind.BOLD, Span(start, start + len("nee")))
    made = written(compose(replace(document, styles=(bold,)), understanding), room=40)
    assert "Bedrag: € 410.000" in lines_of(made)
    last = made.lastBlock()
    weights = [
        at(made, last.position() + 1 + index).charFormat().fontWeight() == QFont.Weight.Bold
        for index in range(len("Wij zeggen nee daarop."))
    ]
    words = "".join(sign for sign, is_bold in zip(last.text(), weights, strict=True) if is_bold)
    assert words == "nee"


def test_a_long_table_keeps_its_names_to_the_end(qapp):
    rows = [(ROW, "Wijk\tHuizen")] + [(ROW, f"Wijk {at}\t{at}") for at in range(100)]
    lines = lines_of(written(compose(*letter(rows)), room=40))
    assert lines[2::2] == [f"Wijk: Wijk {at}" for at in range(100)]
    assert lines[3::2] == [f"Huizen: {at}" for at in range(100)]


def test_a_table_stands_as_far_below_text_as_a_paragraph_does(qapp):
    pieces = [(PARAGRAPH, "Tekst"), (PARAGRAPH, "Nog meer tekst"), (ROW, "Post\tBedrag")]
    document = written(compose(*letter(pieces)))
    document.setTextWidth(600)
    layout = document.documentLayout()

    def baseline(block):
        line = block.layout().lineAt(0)
        return layout.blockBoundingRect(block).top() + line.y() + line.ascent()

    first, second = document.begin(), document.begin().next()
    row = cell(table_of(document), 0, 0).firstCursorPosition().block()
    usual = baseline(second) - baseline(first)
    assert baseline(row) - baseline(second) == pytest.approx(usual, rel=0.1)


def test_text_below_a_table_is_outside_it(qapp):
    document = written(compose(*letter(COSTS)))
    last = document.lastBlock()
    assert last.text() == "Wij horen graag van u."
    assert QTextCursor(last).currentTable() is None


def test_bold_in_a_cell_stays_in_that_cell(qapp):
    document, understanding = letter(COSTS)
    start = document.text.index("Bedrag")
    styles = (Style(StyleKind.BOLD, Span(start, start + len("Bedrag"))),)
    shown = written(compose(replace(document, styles=styles), understanding))
    table = table_of(shown)

    def weight(column):
        return (
            at(table.document(), cell(table, 0, column).firstPosition() + 1)
            .charFormat()
            .fontWeight()
        )

    assert weight(1) == QFont.Weight.Bold
    assert weight(0) == weight(2) == QFont.Weight.Normal


@pytest.mark.parametrize("rows", [39, 40, 41, 100])
def test_a_long_table_goes_on_below_itself(qapp, rows):
    document, understanding = letter([(ROW, f"{number}\tregel") for number in range(rows)])
    reading = compose(document, understanding)
    shown = written(reading)
    last = reading.map.position(document.text.rindex("regel"))
    assert at(shown, last).block().text() == "regel"


def test_chapters_without_a_break_are_written_a_few_at_a_time(qapp):
    chapter = (PARAGRAPH, "Een raadsbrief over de begroting. " * 600)
    document, owner = QTextDocument(), QObject()
    filler = ReadingFiller(document, compose(*letter([chapter] * 12)), LOOK, 2000, owner)
    steps = 0
    while not filler.is_done:
        before = filler.reached
        filler.step()
        steps += 1
        assert filler.reached - before < 3 * len(chapter[1])
    assert steps >= 6
