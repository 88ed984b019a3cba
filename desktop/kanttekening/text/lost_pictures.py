"""Pictures that a letter speaks of and a text file cannot hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.details import Words
from kanttekening.domain.document import BlockKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from kanttekening.domain.document import Document

# The code of the warning that a letter with such pictures has.
LOST_PICTURES = "missing_pictures"

_KINDS = (
    r"figuur|afbeelding|illustratie|foto|plaatje|kaart(?:je)?|grafiek|schema|diagram|infographic"
)
_CAPTION = re.compile(rf"(?:{_KINDS}) \d{{1,3}}(?:\.\d{{1,2}})?(?=[ .:,–-]|$)", re.IGNORECASE)
_LONGEST_CAPTION = 160
_BELOW = r"(?:hieronder|hiernaast|onderstaande?|hierna)"
_POINTS = re.compile(
    rf"\b(?:zoals {_BELOW} (?:is )?(?:te zien|weergegeven|afgebeeld|getoond|geïllustreerd)"
    rf"|{_BELOW} (?:\w+ ){{0,2}}(?:{_KINDS})"
    rf"|(?:{_KINDS}) {_BELOW})\b",
    re.IGNORECASE,
)
_SHOWN = {BlockKind.PICTURE, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM}


def find_lost_pictures(document: Document) -> tuple[Words, ...]:
    """Find the captions without a picture and the words that point at none.

    Only where the file is text itself: what other kinds of files hold is not told here.
    """
    if document.source is None:
        return ()
    found: list[Words] = []
    for index, block in enumerate(document.blocks):
        words = block.span.of(document.text)
        near = document.blocks[max(0, index - 1) : index + 2]
        if any(other.kind is BlockKind.PICTURE for other in near):
            continue
        caption = _CAPTION.match(words)
        if caption and len(words) <= _LONGEST_CAPTION and words[caption.end() :].strip(" .:–-"):
            found.append(Words(words, block.span))
            continue
        after = document.blocks[index + 1 : index + 2]
        if any(other.kind in _SHOWN for other in after):
            continue
        for match in _POINTS.finditer(words):
            start = block.span.start + match.start()
            found.append(Words(match.group(), Span(start, start + len(match.group()))))
    return tuple(found)
