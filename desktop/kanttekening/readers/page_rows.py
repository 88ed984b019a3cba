"""The rows of a PDF page: MuPDF's words with their boxes, looks and links.

Most of reading a long report is spent here, once for each of its words. So a row of one look whose
words need no cleaning, as nearly all do, is made in one go.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kanttekening.readers.rows import Box, Row, Word

if TYPE_CHECKING:
    import pymupdf

_BOLD, _ITALIC = 16, 2
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LIVE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_NOTHING = dict.fromkeys([*range(32), *range(0x7F, 0xA0), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CLEAN = _LIGATURES | _NOTHING
_UNCLEAN = re.compile(f"[{''.join(map(re.escape, map(chr, [*_CLEAN, 0xAD])))}]")
# A named tuple's own constructor is written in Python and takes three times as long.
_box, _word = partial(tuple.__new__, Box), partial(tuple.__new__, Word)
_line_of = itemgetter(5, 6)

Link = tuple[Any, str]


def page_rows(page: pymupdf.Page, drawn: pymupdf.mupdf.FzDisplayList | None = None) -> list[Row]:
    """The rows of a page as MuPDF gives them. Raises what MuPDF raises, and ValueError.

    ``drawn`` is the page as it was gone through before, where something else needs that too.
    """
    words, blocks = _extracted(page.this if drawn is None else drawn)
    links = _links(page)
    spans = {
        (block["number"], index): line["spans"]
        for block in blocks
        for index, line in enumerate(block.get("lines", ()))
    }
    number = page.number + 1
    rows = [
        _row(number, place, list(line), spans.get(place, []), links)
        for place, line in groupby(words, _line_of)
    ]
    return [row for row in rows if row is not None]


def _extracted(shown: Any) -> tuple[list[Any], list[Any]]:
    """Words with boxes, and blocks with fonts, from one run over the page."""
    import pymupdf

    options = pymupdf.mupdf.FzStextOptions(
        pymupdf.TEXT_PRESERVE_WHITESPACE
        | pymupdf.TEXT_MEDIABOX_CLIP
        | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    )
    text_page = pymupdf.TextPage(pymupdf.mupdf.FzStextPage(shown, options))
    return text_page.extractWORDS(), text_page.extractDICT()["blocks"]


def _links(page: pymupdf.Page) -> list[Link]:
    return [
        (link["from"] * page.rotation_matrix, link["uri"])
        for link in page.get_links()
        if _LIVE_LINK.fullmatch(link.get("uri") or "")
    ]


def _row(
    page: int, place: tuple[int, int], line: list[Any], spans: list[Any], links: list[Link]
) -> Row | None:
    texts = [found[4] for found in line]
    text = " ".join(texts)
    if not _is_clean(text):
        texts = [_clean(raw) for raw in texts]
        line = [found for found, text in zip(line, texts, strict=True) if text]
        texts = [text for text in texts if text]
        text = " ".join(texts)
        if not texts:
            return None
    boxes = [_box(found[:4]) for found in line]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    around = _box((min(lefts), min(tops), max(rights), max(bottoms)))
    size = max([span["size"] for span in spans], default=around.y1 - around.y0)
    looks = [_look(span["font"], span["flags"]) for span in spans] or [(False, False)]
    if not links and (len(looks) == 1 or len(set(looks)) == 1):
        bold, italic = looks[0]
        words = [
            _word((text, box, bold, italic, None, 0))
            for text, box in zip(texts, boxes, strict=True)
        ]
        return Row.known(page, words, around, size, place[0], text)
    edges = [span["bbox"][2] + 0.5 for span in spans]
    words = [
        Word(text, box, *_look_at(looks, edges, (box.x0 + box.x1) / 2), _link_at(links, box))
        for text, box in zip(texts, boxes, strict=True)
    ]
    return Row(page, words, around, size, place[0])


def _is_clean(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return True
    return not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text)


def _clean(raw: str) -> str:
    text = unicodedata.normalize("NFC", raw.translate(_CLEAN))
    # A soft hyphen means something at the end of a line only.
    return text[:-1].replace("\xad", "") + text[-1:]


@lru_cache(maxsize=256)
def _look(font: str, flags: int) -> tuple[bool, bool]:
    """Bold and italic."""
    return bool(flags & _BOLD or _BOLD_NAME.search(font)), bool(flags & _ITALIC)


def _look_at(looks: list[tuple[bool, bool]], edges: list[float], x: float) -> tuple[bool, bool]:
    """Bold and italic at ``x``; looks come from left to right, each with its right edge."""
    for look, right in zip(looks, edges, strict=False):
        if x <= right:
            return look
    return looks[-1]


def _link_at(links: list[Link], box: Box) -> str | None:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for area, target in links:
        if area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1:
            return str(target)
    return None
