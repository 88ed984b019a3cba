"""The sender's own lines (name, address, telephone, site), to be set small and close together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind

if TYPE_CHECKING:
    from kanttekening.domain.document import Block, Document

_ADDRESS = re.compile(
    r"\b\d{4} ?[A-Z]{2}\b|\bpostbus \d|\S@\S+\.\w|^(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.nl\b"
    r"|(?:\+31|\b0)[\d ()-]{8,}\d",
    re.IGNORECASE,
)
_LONGEST = 80
_SENTENCE_END = (".", ",", ":", ";", "?", "!")
_LEAST_ADDRESSES = 2
_MOST_CLOSING = 7
_GREETING = re.compile(
    r"met (?:vriendelijke|hartelijke|collegiale) groet|hoogachtend", re.IGNORECASE
)


def contact_groups(document: Document) -> dict[int, int]:
    """Runs of blocks that are the sender's address lines: index of the first, and behind the last.

    At least two blocks must hold an address of some kind; the line above them is the name.
    """
    found: dict[int, int] = {}
    index = 0
    while index < len(document.blocks):
        end = index
        while end < len(document.blocks) and _is_address(document, document.blocks[end]):
            end += 1
        if end - index >= _LEAST_ADDRESSES:
            start = index - 1 if _is_name(document, index - 1) else index
            found[start] = end
        index = max(end, index + 1)
    return found


def closing_start(document: Document) -> int | None:
    """The block of the last greeting, if only a signature follows it."""
    last = len(document.blocks)
    for index in range(last - 1, max(-1, last - _MOST_CLOSING), -1):
        if _GREETING.match(document.blocks[index].span.of(document.text)):
            return index
        if not _is_short(document, document.blocks[index]):
            return None
    return None


def _is_address(document: Document, block: Block) -> bool:
    return _is_short(document, block) and bool(_ADDRESS.search(block.span.of(document.text)))


def _is_name(document: Document, index: int) -> bool:
    if index < 0:
        return False
    block = document.blocks[index]
    return _is_short(document, block) and "\n" not in block.span.of(document.text)


def _is_short(document: Document, block: Block) -> bool:
    text = block.span.of(document.text).rstrip()
    if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST:
        return False
    return not text.endswith(_SENTENCE_END)
