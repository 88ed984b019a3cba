"""How each kind of block of the Leesweergave looks: formats for Qt, all measured in the font."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from kanttekening.domain.document import BlockKind, Style, StyleKind
from kanttekening.ui.reader.page_turn import turned_size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor

    from kanttekening.domain.picture import PagePicture
    from kanttekening.ui.reader.reading_scripts import Script
    from kanttekening.ui.reader.reading_text import ShownBlock

# A dead link has an address too, so that Qt shows a tooltip for it; nothing ever follows it.
_OURS = "kanttekening:"
DEAD = f"{_OURS}dead"
# With the number of the picture's block.
PICTURE_ADDRESS = f"{_OURS}picture/"
# With the number of the line that tells of a marked area.
AREA_ADDRESS = f"{_OURS}area/"
# Shows or hides what every mail repeats.
FOLD_ADDRESS = f"{_OURS}fold"
# Pictures are painted over what Qt thinks is an image.
BLANK = f"{_OURS}blank"

_HEADING_LINE_HEIGHT = 106
_TABLE_LINE_HEIGHT = 112
_HEADING_FACTORS = {1: 1.5, 2: 1.28, 3: 1.12}
# In such steps, so that not every pixel of a window's width asks for another size.
_HEADING_STEP = 0.05
# The widest word is among those with the most letters, and measuring takes a while.
_MEASURED = 20
_ASIDE_FACTOR = 0.85
_SPACE_AFTER = 0.75
# Its lines stand closer to each other than those of the text above it.
_SPACE_ABOVE_TABLE = 0.4
_INDENT = 1.5
_PIXELS_PER_POINT = 96 / 72
# The letters of most letters, in points: a picture grows along with the text around it.
_PRINTED = 11.0
_HEIGHTS = QTextBlockFormat.LineHeightTypes


def is_ours(address: str) -> bool:
    """Whether an address is a sign of ours that leads nowhere outside."""
    return address.startswith(_OURS)


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How the column looks. ``font`` has the size of running text, in points.

    ``line_height`` is in per cent of the font's own height, which is 1.25 em already.
    """

    font: QFont
    ink: QColor
    faint: QColor
    link: QColor
    line: QColor
    line_height: float = 132
    largest_heading: float = max(_HEADING_FACTORS.values())

    @property
    def em(self) -> float:
        """The size of running text in pixels."""
        return self.font.pointSizeF() * _PIXELS_PER_POINT

    def for_headings(self, headings: Iterable[str], room: float) -> ReadingStyle:
        """The same, with headings of which no word is wider than ``room`` pixels.

        They become no smaller than running text, and one that is above others no smaller than they.
        """
        font = QFont(self.font)
        font.setWeight(QFont.Weight.Bold)
        measure = QFontMetricsF(font).horizontalAdvance
        words = {word for heading in headings for word in heading.split()}
        widest = max(map(measure, nlargest(_MEASURED, words, len)), default=1.0)
        steps = room / max(1.0, widest) // _HEADING_STEP
        largest = max(_HEADING_FACTORS.values())
        return replace(self, largest_heading=min(largest, max(1.0, steps * _HEADING_STEP)))

    def text(self, block: ShownBlock) -> QTextCharFormat:
        """The characters of a block, before anything in it is bold or a link."""
        made = QTextCharFormat()
        font = QFont(self.font)
        if block.aside:
            font.setPointSizeF(font.pointSizeF() * _ASIDE_FACTOR)
        elif block.kind is BlockKind.HEADING:
            factor = min(self.largest_heading, _HEADING_FACTORS.get(block.level, 1.05))
            font.setPointSizeF(font.pointSizeF() * factor)
            font.setWeight(QFont.Weight.Bold)
        made.setFont(font)
        made.setForeground(self.faint if block.aside else self.ink)
        if block.is_fold:
            made.setAnchor(True)
            made.setAnchorHref(FOLD_ADDRESS)
            made.setForeground(self.link)
        if block.lone_area is not None:
            made.setAnchor(True)
            made.setAnchorHref(f"{AREA_ADDRESS}{block.lone_area.id}")
            made.setForeground(self.link)
        return made

    def block(self, block: ShownBlock, *, first: bool) -> QTextBlockFormat:
        """Line height, white space and indent of a block."""
        made, em = QTextBlockFormat(), self.em
        made.setLineHeight(self.line_height, _HEIGHTS.ProportionalHeight.value)
        made.setBottomMargin(em * _SPACE_AFTER)
        if block.kind is BlockKind.HEADING and not block.aside:
            made.setLineHeight(_HEADING_LINE_HEIGHT, _HEIGHTS.ProportionalHeight.value)
            made.setTopMargin(0 if first else em * (1.1 if block.level > 1 else 1.4))
            made.setBottomMargin(em * 0.6)
            made.setHeadingLevel(max(1, min(6, block.level)))
        elif block.kind is BlockKind.LIST_ITEM:
            made.setLeftMargin(em * _INDENT * (block.level + 1))
            made.setBottomMargin(em * 0.35)
        elif block.kind is BlockKind.PICTURE:
            made.setLineHeight(0, _HEIGHTS.SingleHeight.value)
            made.setTopMargin(em * 0.25)
            made.setBottomMargin(em * 1.1)
        elif block.kind is BlockKind.RULE:
            made.setBottomMargin(em * 1.2)
        return made

    def picture_size(self, picture: PagePicture, room: float) -> tuple[float, float]:
        """Width and height in pixels: in proportion to the text, at most as wide as the column."""
        area = picture.area
        upright = (area.x1 - area.x0, area.y1 - area.y0)
        width, height = turned_size(upright, picture.turned)
        scale = min(self.em / _PRINTED, room / width)
        return width * scale, height * scale

    def picture(self, number: int, size: tuple[float, float]) -> QTextImageFormat:
        """Room for the picture that is block ``number``; a click on it leads to its page."""
        made = QTextImageFormat()
        made.setName(BLANK)
        made.setWidth(size[0])
        made.setHeight(size[1])
        made.setFont(self.font)
        made.setAnchor(True)
        made.setAnchorHref(f"{PICTURE_ADDRESS}{number}")
        return made

    def picture_line(self, number: int, block: ShownBlock) -> QTextCharFormat:
        """The line below a picture."""
        made = self.text(block)
        font = QFont(self.font)
        font.setPointSizeF(font.pointSizeF() * _ASIDE_FACTOR)
        made.setFont(font)
        made.setForeground(self.faint)
        made.setAnchor(True)
        made.setAnchorHref(f"{PICTURE_ADDRESS}{number}")
        return made

    def table(self, *, below_text: bool = True) -> QTextTableFormat:
        """A table without a frame; one that goes on from another stands close to it."""
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setCellPadding(0)
        made.setBorderCollapse(True)
        made.setTopMargin(self.em * _SPACE_ABOVE_TABLE if below_text else 0)
        made.setBottomMargin(self.em * _SPACE_AFTER)
        return made

    def cell(self, row: ShownBlock, *, ends: bool = True) -> QTextTableCellFormat:
        """A cell; the one that ``ends`` a row has a thin line below it."""
        made, em = QTextTableCellFormat(), self.em
        made.setFont(self.text(row).font())
        if ends:
            made.setBottomBorder(1)
            made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            made.setBottomBorderBrush(self.line)
        made.setTopPadding(em * 0.22)
        made.setBottomPadding(em * (0.28 if ends else 0))
        made.setRightPadding(em * 0.9)
        return made

    def name(self) -> QTextCharFormat:
        """The name of a column before a cell."""
        made = QTextCharFormat()
        made.setForeground(self.faint)
        return made

    def cell_block(self, *, is_number: bool) -> QTextBlockFormat:
        """The text in a cell; numbers stand below each other."""
        made = QTextBlockFormat()
        made.setLineHeight(_TABLE_LINE_HEIGHT, _HEIGHTS.ProportionalHeight.value)
        if is_number:
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
        return made

    def nothing(self) -> QTextBlockFormat:
        """The empty block that Qt wants above a table: no height."""
        made = QTextBlockFormat()
        made.setLineHeight(1, _HEIGHTS.FixedHeight.value)
        return made

    def style(self, style: Style | Script) -> QTextCharFormat:
        """Bold, italic, a link, or a script with a font of its own."""
        if not isinstance(style, Style):
            return style.look()
        made = QTextCharFormat()
        if style.kind is StyleKind.BOLD:
            made.setFontWeight(QFont.Weight.Bold)
        elif style.kind is StyleKind.ITALIC:
            made.setFontItalic(True)
        else:
            made.setAnchor(True)
            made.setAnchorHref(style.target or DEAD)
            made.setForeground(self.link if style.target else self.faint)
            made.setFontUnderline(style.target is not None)
        return made
