"""Fills a QTextDocument with the Leesweergave: headings, lists, tables, bold, italics, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from kanttekening.domain.document import BlockKind, StyleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from kanttekening.domain.document import Style
    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock

# A dead link has an address too, so that Qt shows a tooltip for it; nothing ever follows it.
DEAD = "kanttekening:dead"

_LINE_HEIGHT = 150
_HEADING_FACTORS = {1: 1.5, 2: 1.28, 3: 1.12}
_SPACE_AFTER = 0.75
_INDENT = 1.5
_TAB_STOP = 12


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How the column looks. ``font`` has the size of running text, in points."""

    font: QFont
    ink: QColor
    faint: QColor
    link: QColor
    line: QColor

    @property
    def em(self) -> float:
        """The size of running text in pixels."""
        return self.font.pointSizeF() * 96 / 72


def fill(
    document: QTextDocument, reading: ReadingText, styles: Sequence[Style], look: ReadingStyle
) -> None:
    """Write all blocks; positions come out as ``reading.map`` says."""
    document.clear()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.font)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, block in enumerate(reading.blocks):
        block_format = _block_format(block, look, first=number == 0)
        if number:
            cursor.insertBlock(block_format, _base(block, look))
        else:
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(_base(block, look))
        cursor.insertText(block.text, _base(block, look))
    cursor.endEditBlock()
    decorate(document, reading, styles, look)


def decorate(
    document: QTextDocument, reading: ReadingText, styles: Sequence[Style], look: ReadingStyle
) -> None:
    """Lay bold, italics and links over what was written."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for style in styles:
        for start, end in reading.map.positions(style.span):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_char_format(style, look))
    cursor.endEditBlock()


def _base(block: ShownBlock, look: ReadingStyle) -> QTextCharFormat:
    made = QTextCharFormat()
    font = QFont(look.font)
    if block.kind is BlockKind.HEADING:
        font.setPointSizeF(font.pointSizeF() * _HEADING_FACTORS.get(block.level, 1.05))
        font.setWeight(QFont.Weight.Bold)
    made.setFont(font)
    made.setForeground(look.ink)
    return made


def _block_format(block: ShownBlock, look: ReadingStyle, *, first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    em = look.em
    heights = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    made.setLineHeight(_LINE_HEIGHT, heights.value)
    made.setBottomMargin(em * _SPACE_AFTER)
    if block.kind is BlockKind.HEADING:
        made.setLineHeight(125, heights.value)
        made.setTopMargin(0 if first else em * (1.1 if block.level > 1 else 1.4))
        made.setBottomMargin(em * 0.5)
        made.setHeadingLevel(max(1, min(6, block.level)))
    elif block.kind is BlockKind.LIST_ITEM:
        made.setLeftMargin(em * _INDENT * (block.level + 1))
        made.setBottomMargin(em * 0.35)
    elif block.kind is BlockKind.RULE:
        made.setBottomMargin(em * 1.2)
    return made


def _char_format(style: Style, look: ReadingStyle) -> QTextCharFormat:
    made = QTextCharFormat()
    if style.kind is StyleKind.BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    elif style.kind is StyleKind.ITALIC:
        made.setFontItalic(True)
    else:
        made.setAnchor(True)
        made.setAnchorHref(style.target or DEAD)
        made.setForeground(look.link if style.target else look.faint)
        made.setFontUnderline(style.target is not None)
    return made
