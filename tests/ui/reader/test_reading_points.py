"""Which words stand at a point of the Leesweergave, as Qt itself would tell."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCursor, QTextDocument

from kanttekening.ui.reader.reading_points import LaidOut

SENTENCE = "De raad vraagt het college om een voorstel voor het dak van de school. "


@pytest.fixture
def document(qapp):
    """Text above, between and below tables of which the cells have one line or more."""
    made = QTextDocument()
    made.setDefaultFont(QFont("Sans", 12))
    cursor = QTextCursor(made)
    for part in range(12):
        cursor.insertText(SENTENCE * (1 + part % 4))
        table = cursor.insertTable(3, 1 + part % 3)
        for row in range(3):
            for column in range(1 + part % 3):
                words = SENTENCE * ((row + column) % 3) or "Bedrag"
                table.cellAt(row, column).firstCursorPosition().insertText(words)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertBlock()
    made.setTextWidth(400)
    made.documentLayout().documentSize()
    return made


def letters(document):
    """Every tenth letter of a document, with the middle of its box."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        corner = layout.blockBoundingRect(block).topLeft()
        words = block.text()
        for at in (at for at in range(0, len(words), 7) if not words[at].isspace()):
            line = block.layout().lineForTextPosition(at)
            (left, _), (right, _) = line.cursorToX(at), line.cursorToX(at + 1)
            middle = QPointF((left + right) / 2, line.y() + line.height() / 2)
            yield block.position() + at, corner + middle
        block = block.next()


@pytest.mark.parametrize("near", [0, 40, 100_000])
def test_each_letter_is_found_where_it_stands(document, near):
    lines, layout = LaidOut(document), document.documentLayout()
    for position, point in letters(document):
        number, found = lines.position_at(point, near)
        assert found in (position, position + 1)
        assert found == layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        assert document.findBlock(found).position() <= position
        assert number < document.blockCount()


def test_above_all_is_the_beginning_and_below_all_the_end(document):
    lines, height = LaidOut(document), document.size().height()
    assert lines.position_at(QPointF(0, -50))[1] == 0
    assert lines.position_at(QPointF(0, height + 50))[1] == document.characterCount() - 1


def test_beside_a_table_the_nearest_cell_of_the_row_counts(document):
    lines = LaidOut(document)
    table = next(frame for frame in document.rootFrame().childFrames() if frame.columns() == 3)
    left, right = (table.cellAt(1, column).firstCursorPosition().block() for column in (0, 2))
    height = document.documentLayout().blockBoundingRect(left).top() + 2
    assert lines.position_at(QPointF(-500, height))[1] == left.position()
    found = lines.position_at(QPointF(5000, height))[1]
    assert right.position() <= found < right.position() + right.length()


def test_what_is_not_laid_out_is_left_to_who_lays_it_out(qapp):
    document = QTextDocument()
    cursor = QTextCursor(document)
    cursor.insertText("\n".join([SENTENCE * 3] * 400))
    document.setTextWidth(300)  # lays out the beginning; the rest comes when there is time
    assert document.lastBlock().layout().lineCount() == 0
    lines = LaidOut(document)
    assert lines.position_at(QPointF(0, 10)) == (0, 0)
    assert lines.position_at(QPointF(0, 1e6)) is None
    assert document.lastBlock().layout().lineCount() == 0
