"""The rows of a PDF page: MuPDF's words with their boxes, looks and links.

Most of reading a long report is spent here, once for each of its words. So a row of one look whose
words need no cleaning, as nearly all do, is made in one go, and MuPDF's boxes are taken as they are
where it would only find that there is nothing to correct.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kanttekening.readers.rows import Box, PlainWords, Row, Word, make_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pymupdf

_BOLD, _ITALIC = 16, 2
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LIVE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_NOTHING = dict.fromkeys([*range(32), *range(0x7F, 0xA0), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CLEAN = _LIGATURES | _NOTHING
_UNCLEAN = re.compile(f"[{''.join(map(re.escape, map(chr, [*_CLEAN, 0xAD])))}]")
_TEXT = 4  # where in what MuPDF tells of a word its letters are
_set_in = itemgetter("size", "font", "flags")
_LEVEL = (1.0, 0.0)  # the direction of a line of text
_ROUNDED = 2e-4  # points

Link = tuple[Any, str]
Lines = dict[int, list[Any]]  # of the blocks of text, by the numbers of those


class PageWords:
    """Gives the rows of the pages of one document.

    Of a font that claims to be lower than its size MuPDF's words come with boxes that are
    corrected. To find that out it looks at the font of each character, which is a third of the
    time; so the boxes are asked for without, and once more with it from the first page on that
    needs it.
    """

    def __init__(self) -> None:
        self._corrected = False

    def rows(
        self, page: pymupdf.Page, drawn: pymupdf.mupdf.FzDisplayList | None = None
    ) -> list[Row]:
        """The rows of a page as MuPDF gives them. Raises what MuPDF raises, and ValueError.

        ``drawn`` is the page as it was gone through before, where something else needs that too.
        """
        words, lines = self._extracted(page.this if drawn is None else drawn)
        if not words:
            return []
        links = _links(page)
        number = page.number + 1
        lefts, tops, rights, bottoms, texts, blocks, numbers, places = zip(*words, strict=True)
        edges = [at for at, place in enumerate(places) if not place]
        edges.append(len(words))
        rows = []
        for start, end in pairwise(edges):
            block, at = blocks[start], numbers[start]
            beside = lines.get(block, [])
            spans: Sequence[Any] = beside[at]["spans"] if at < len(beside) else ()
            said = texts[start:end]
            text = " ".join(said)
            is_clean = text.isascii() and text.isprintable()
            if links or len(spans) != 1 or not is_clean:
                row = _row(number, words[start:end], spans, links)
                if row is not None:
                    rows.append(row)
                continue
            size, font, flags = _set_in(spans[0])
            box = make_box((
                min(lefts[start:end]), min(tops[start:end]),
                max(rights[start:end]), max(bottoms[start:end]),
            ))  # fmt: skip
            plain = PlainWords(words[start:end], said, _look(font, flags))
            rows.append(Row.plain(number, plain, box, size, block, text))
        return rows

    def _extracted(self, shown: Any) -> tuple[list[Any], Lines]:
        """Words with boxes, and what the lines are set in, from one run over the page."""
        import pymupdf

        options = pymupdf.mupdf.FzStextOptions(
            pymupdf.TEXT_PRESERVE_WHITESPACE
            | pymupdf.TEXT_MEDIABOX_CLIP
            | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
        )
        text_page = pymupdf.TextPage(pymupdf.mupdf.FzStextPage(shown, options))
        if not self._corrected:
            pymupdf.TOOLS.unset_quad_corrections(True)
            try:
                lines = _lines(text_page)
                if _are_high(lines):
                    return text_page.extractWORDS(), lines
            finally:
                pymupdf.TOOLS.unset_quad_corrections(False)
            self._corrected = True
        return text_page.extractWORDS(), _lines(text_page)


def _lines(text_page: pymupdf.TextPage) -> Lines:
    blocks = text_page.extractDICT()["blocks"]
    return {block["number"]: block["lines"] for block in blocks if "lines" in block}


def _are_high(lines: Lines) -> bool:
    """Whether all text lies level and its boxes are as high as its font, or higher."""
    for block in lines.values():
        for line in block:
            if line["dir"] != _LEVEL:
                return False
            for span in line["spans"]:
                _, y0, _, y1 = span["bbox"]
                if y1 - y0 < span["size"] - _ROUNDED:
                    return False
    return True


def _links(page: pymupdf.Page) -> list[Link]:
    """Where the page leads to the web, or to somebody's mailbox.

    Not with ``get_links``: that resolves the links within the document too, one by one.
    """
    import pymupdf

    found = []
    link = pymupdf.mupdf.fz_load_links(page.this)
    while link.m_internal:
        target = link.uri() or ""
        if _LIVE_LINK.fullmatch(target):
            found.append((pymupdf.Rect(link.rect()) * page.rotation_matrix, target))
        link = link.next()
    return found


def _row(page: int, line: list[Any], spans: Sequence[Any], links: list[Link]) -> Row | None:
    lefts, tops, rights, bottoms, texts, blocks, *_ = zip(*line, strict=True)
    block = blocks[0]
    text = " ".join(texts)
    if not _is_clean(text):
        line = [found for found in line if _clean(found[_TEXT])]
        if not line:
            return None
        lefts, tops, rights, bottoms, texts, *_ = zip(*line, strict=True)
        texts = tuple(map(_clean, texts))
        text = " ".join(texts)
    around = make_box((min(lefts), min(tops), max(rights), max(bottoms)))
    if len(spans) == 1:
        size, font, flags = _set_in(spans[0])
        looks = [_look(font, flags)]
    else:
        size = max([span["size"] for span in spans], default=around.y1 - around.y0)
        looks = [_look(span["font"], span["flags"]) for span in spans] or [(False, False)]
    links = [link for link in links if _crosses(link[0], around)]
    if not links and (len(looks) == 1 or len(set(looks)) == 1):
        return Row.plain(page, PlainWords(line, texts, looks[0]), around, size, block, text)
    boxes = [make_box(found[:4]) for found in line]
    edges = [span["bbox"][2] + 0.5 for span in spans]
    words = [
        Word(text, box, *_look_at(looks, edges, (box.x0 + box.x1) / 2), _link_at(links, box))
        for text, box in zip(texts, boxes, strict=True)
    ]
    return Row(page, words, around, size, block)


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


def _crosses(area: Any, row: Box) -> bool:
    return bool(area.y0 <= row.y1 and area.y1 >= row.y0 and area.x0 <= row.x1 and area.x1 >= row.x0)


def _link_at(links: list[Link], box: Box) -> str | None:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for area, target in links:
        if area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1:
            return str(target)
    return None
