"""The Leesweergave as it is written: every character where the map says that it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QTextCursor, QTextDocument

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
from kanttekening.ui.reader.reading_document import ReadingFiller
from kanttekening.ui.reader.reading_looks import ReadingStyle
from kanttekening.ui.reader.reading_text import compose

LOOK = ReadingStyle(QFont("Sans", 12), *(QColor(name) for name in ("black", "grey", "blue", "red")))
ROW, PARAGRAPH = BlockKind.TABLE_ROW, BlockKind.PARAGRAPH


def letter(pieces):
    """A document of these pieces, and its understanding: everything is read in this order."""
    text, blocks = "", []
    for kind, words in pieces:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    reading = tuple(ReadingBlock(block.kind, (block.span,)) for block in blocks)
    return Document(text, tuple(blocks)), Understanding(Facts(), (), (), reading)


def written(reading, styles=(), room=2000):
    """The document, written to the end."""
    document, owner = QTextDocument(), QObject()
    filler = ReadingFiller(document, reading, styles, LOOK, room, owner)
    while not filler.is_done:
        filler.step()
    return document


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
    reading = compose(document, understanding)
    shown = raw(written(reading, room=room))
    for block in document.blocks:
        words = block.span.of(document.text).replace("\n", "\u2028").encode("utf-16-le")
        for start, end in reading.map.positions(block.span):
            assert shown[2 * start : 2 * end] == words


@settings(max_examples=60, deadline=None)
@given(PIECES, st.data())
def test_a_place_is_the_same_place_on_the_way_back(qapp, pieces, data):
    document, understanding = letter(pieces)
    reading = compose(document, understanding)
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


def test_a_table_that_is_written_later_follows_the_width_of_then(qapp):
    long = [(PARAGRAPH, "Een raadsbrief over de begroting.")] * 1500
    document, owner = QTextDocument(), QObject()
    filler = ReadingFiller(document, compose(*letter([*long, *COSTS])), (), LOOK, 2000, owner)
    filler.step()
    assert not filler.is_done
    assert filler.adapts(200)
    while not filler.is_done:
        filler.step()
    assert table_of(document).columns() == 1


def test_text_below_a_table_is_outside_it(qapp):
    document = written(compose(*letter(COSTS)))
    last = document.lastBlock()
    assert last.text() == "Wij horen graag van u."
    assert QTextCursor(last).currentTable() is None


def test_bold_in_a_cell_stays_in_that_cell(qapp):
    document, understanding = letter(COSTS)
    start = document.text.index("Bedrag")
    styles = [Style(StyleKind.BOLD, Span(start, start + len("Bedrag")))]
    shown = written(compose(document, understanding), styles)
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
