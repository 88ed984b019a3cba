"""Rows on pages to one canonical text, with every word tied to its place on the page.

Paragraphs run on over lines, columns and pages. Page furniture stays in the text, as blocks of
its own: footers before and headers behind a paragraph that runs over the page break, so that the
pages of the words never go back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import Document
from kanttekening.readers.composing import Composer
from kanttekening.readers.furniture import foot_rows, is_at_top, running_rows
from kanttekening.readers.paragraphs import Measure, Paragraph, body_size, paragraphs
from kanttekening.readers.shapes import Shapes

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageLayout, PageSize
    from kanttekening.readers.rows import Row


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text of a document and where it stands."""

    document: Document
    layout: PageLayout


def build_layer(rows: list[Row], sizes: tuple[PageSize, ...]) -> TextLayer:
    """The canonical text of the rows, which come in reading order, page after page."""
    furniture = running_rows(rows, sizes)
    furniture |= foot_rows(rows, furniture, body_size(rows), sizes)
    body = [row for i, row in enumerate(rows) if i not in furniture]
    running = [row for i, row in enumerate(rows) if i in furniture]
    measure = Measure(body or rows)
    blocks = paragraphs(body, measure)
    shapes = Shapes(blocks, measure)
    composer = Composer(rows)
    for block in _with_furniture(blocks, running, sizes, measure):
        composer.add(block, shapes.of(block))
    document = Document(composer.text(), tuple(composer.blocks), tuple(composer.styles))
    return TextLayer(document, composer.words.layout(sizes))


def _with_furniture(
    blocks: list[Paragraph], running: list[Row], sizes: tuple[PageSize, ...], measure: Measure
) -> list[Paragraph]:
    """The blocks with the headers and footers put between them."""
    headers: dict[int, list[Row]] = defaultdict(list)
    footers: dict[int, list[Row]] = defaultdict(list)
    for row in running:
        side = headers if is_at_top(row, sizes[row.page - 1]) else footers
        side[row.page].append(row)
    found: list[Paragraph] = []
    page = 0

    def turn_to(new: int, crossing: Paragraph | None = None) -> None:
        """Close the pages before ``new`` with their footers and open it with its headers."""
        nonlocal page
        while page < new:
            found.extend(paragraphs(footers.pop(page, []), measure))
            page += 1
            if page == new and crossing is not None:
                found.append(crossing)
            found.extend(paragraphs(headers.pop(page, []), measure))

    for block in blocks:
        turn_to(block.rows[0].page)
        if block.crosses_page:
            turn_to(block.rows[-1].page, crossing=block)
        else:
            found.append(block)
    turn_to(len(sizes) + 1)
    return found
