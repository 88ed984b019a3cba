"""From what a word processor keeps to what a reader sees: lines that belong together, headings.

Word processors know paragraphs only: the lines of an address are paragraphs without white, and a
heading is often no more than a bold line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.readers.office_model import Image, Para, Piece, Table, apart
from kanttekening.text.labels import is_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.readers.office_model import Box, Item

_BREAK = "\f"
_LONGEST_LINE = 90
_LONGEST_HEADING = 100
_MOST_LINES = 12
_TIGHT = 3.0  # points of white that do not part two lines
_BOLD_HEADING = 3
_SENTENCE_END = re.compile(r"[.!?;…][\"'’”)\]]*$")
_NO_HEADING_END = re.compile(r"[.,:;?!]$")
_PAGE_WORDS = re.compile(
    r"(?:(?:pagina|blz\.?|bladzijde|p\.|page|van|of|[-–/|])\s*)*", re.IGNORECASE
)


def body_items(items: Iterable[Item]) -> list[Item]:
    """The blocks of a text, ready to be written."""
    return _with_headings(_joined(_unfolded(_trimmed(_paged(items)))))


def _paged(items: Iterable[Item]) -> list[Item]:
    """Paragraphs cut at page breaks; what follows one begins a page."""
    found: list[Item] = []
    new_page = False
    for item in items:
        parts = _cut_at_breaks(item) if isinstance(item, Para) else [item]
        for number, part in enumerate(parts):
            new_page = new_page or number > 0
            if new_page and not (isinstance(part, Para) and not part.text.strip()):
                part.new_page = found != []
                new_page = False
            found.append(part)
    return found


def _cut_at_breaks(para: Para) -> list[Item]:
    if _BREAK not in para.text:
        return [para]
    parts: list[list[Piece]] = [[]]
    for piece in para.pieces:
        for number, text in enumerate(piece.text.split(_BREAK)):
            if number:
                parts.append([])
            if text:
                parts[-1].append(replace(piece, text=text))
    first = next((n for n, pieces in enumerate(parts) if any(p.text.strip() for p in pieces)), 0)
    return [
        replace(para, pieces=pieces, label=para.label if number == first else "")
        for number, pieces in enumerate(parts)
    ]


def running_items(items: Iterable[Item]) -> list[Item]:
    """The blocks of a header or footer, without the number of a page."""
    kept = [item for item in items if not (isinstance(item, Para) and _is_page_number(item))]
    return _joined(_unfolded(_trimmed(kept)))


def _is_page_number(para: Para) -> bool:
    text = re.sub(r"\d+", "", para.text)
    return para.numbers_pages and _PAGE_WORDS.fullmatch(text.strip()) is not None


def _trimmed(items: Iterable[Item]) -> list[Item]:
    """Without empty paragraphs: they become white between those around them."""
    found: list[Item] = []
    white = False
    for item in items:
        if isinstance(item, Para):
            lines = _stripped(item.pieces)
            if not lines:
                white = True
                continue
            item = replace(item, pieces=lines, above=99.0 if white else item.above)
        found.append(item)
        white = False
    return found


def _stripped(pieces: list[Piece]) -> list[Piece]:
    """Without white space at the ends, tabs for centring included."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _unfolded(items: Iterable[Item]) -> list[Item]:
    """Tables that only put things in their place become what stands in their cells."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Table) and _only_places(item):
            for row in item.rows:
                for box in row:
                    found += _unfolded(apart(_trimmed(box.items)))
        else:
            found.append(item)
            if isinstance(item, Table):
                found += [i for row in item.rows for box in row for i in _images(box)]
    return found


def _images(box: Box) -> list[Item]:
    return [item for item in box.items if isinstance(item, Image)]


def _only_places(table: Table) -> bool:
    """No frame, and cells that hold more than a line of their own; or one cell in all."""
    boxes = [box for row in table.rows for box in row if box.items]
    if len(table.rows) == 1 and len(table.rows[0]) == 1:
        return True
    if table.framed:
        return False
    return any(
        isinstance(item, Table | Image) or (isinstance(item, Para) and item.heading)
        for box in boxes
        for item in box.items
    ) or any(
        sum(bool(i.text.strip()) for i in box.items if isinstance(i, Para)) > 1 for box in boxes
    )


def _joined(items: Iterable[Item]) -> list[Item]:
    """Short lines without white between them become the lines of one paragraph."""
    found: list[Item] = []
    lines = 0
    for item in items:
        last = found[-1] if found else None
        if (
            isinstance(item, Para)
            and isinstance(last, Para)
            and lines < _MOST_LINES
            and _is_next_line(last, item)
        ):
            pieces = [*last.pieces, Piece("\n"), *item.pieces]
            found[-1] = replace(last, pieces=pieces, below=item.below)
            lines += 1
        else:
            found.append(item)
            lines = 1
    return found


def _is_next_line(last: Para, item: Para) -> bool:
    if item.new_page:
        return False
    plain = not (last.heading or item.heading or last.label or item.label)
    if not plain or last.depth is not None or item.depth is not None or last.align != item.align:
        return False
    if max(last.below, item.above) > _TIGHT:
        return False
    above = last.text.rsplit("\n", 1)[-1]
    if max(len(above), len(item.text)) > _LONGEST_LINE or _SENTENCE_END.search(above):
        return False
    return _is_bold(last) == _is_bold(item) or is_label(above)


def _is_bold(para: Para) -> bool:
    return all(piece.bold for piece in para.pieces if piece.text.strip())


def _with_headings(items: list[Item]) -> list[Item]:
    """A bold line above plain text is a heading, unless it names a field of the letter."""
    found: list[Item] = []
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, Para) and _heads(item, following):
            item = replace(item, heading=_BOLD_HEADING)
        found.append(item)
    return found


def _heads(para: Para, following: Item | None) -> bool:
    if para.heading or para.depth is not None or not _is_bold(para):
        return False
    text = para.text
    if len(text) > _LONGEST_HEADING or "\n" in text or "\t" in text:
        return False
    if _NO_HEADING_END.search(text) or is_label(text):
        return False
    if isinstance(following, Para):
        return not _is_bold(following) and len(following.text) > len(text)
    return isinstance(following, Table)
