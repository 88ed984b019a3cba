"""The recogniser by way of MuPDF, for builds that do not let us ask it directly.

This way tells no confidences and no baselines: they are estimated from the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.readers.ocr_lines import DEPTH, SeenLine, SeenWord, font_size, is_deep

if TYPE_CHECKING:
    import pymupdf

_PLAIN = re.compile(r"[^\w€%&]*(?:[^\W\d_]+(?:[-'’./][^\W\d_]+)*|€?\d[\d.,:/%-]*)[^\w€%&]*")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
_LIKELY, _ODD = 90, 50


def lines_by_mupdf(page: pymupdf.Page, folder: str, language: str, dpi: int) -> list[SeenLine]:
    """The lines on a page, in points and in reading order."""
    text_page = page.get_textpage_ocr(
        flags=0, language=language, dpi=dpi, full=True, tessdata=folder
    )
    grouped: dict[tuple[int, int], list[SeenWord]] = {}
    for x0, y0, x1, y1, text, block, line, _ in text_page.extractWORDS():
        if text.strip():
            word = SeenWord(text.strip(), x0, y0, x1, y1, likelihood(text))
            grouped.setdefault((block, line), []).append(word)
    return [_line(block, words) for (block, _), words in grouped.items()]


def _line(block: int, words: list[SeenWord]) -> SeenLine:
    """All boxes of a line are as high as its highest and deepest letters together."""
    text = "".join(word.text for word in words)
    height = words[0].y1 - words[0].y0
    size = font_size([(text, height)])
    bottom = words[0].y1 - (DEPTH * size if is_deep(text) else 0.0)
    return SeenLine(block, words, 0.0, bottom, size)


def likelihood(text: str) -> int:
    """How likely these characters are to be a word, a number or an amount."""
    if not _PLAIN.fullmatch(text):
        return _ODD
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 3 and not text.isupper() and not _VOWEL.search(text):
        return _ODD
    return _LIKELY
