"""The recogniser by way of MuPDF, for builds that do not let us ask it directly.

This way tells no confidences and no baselines: they are estimated from the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kanttekening.readers.ocr_lines import DEPTH, SeenLine, SeenWord, font_size, is_deep

if TYPE_CHECKING:
    import pymupdf

_PLAIN = re.compile(r"[^\w€%&]*(?:[^\W\d_]+(?:[-'’./][^\W\d_]+)*|€?\d[\d.,:/%-]*)[^\w€%&]*")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
_LIKELY, _ODD = 90, 50
# Every third word of a Dutch text is one of these; of rubbish hardly any is.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "de het een van en in is op te dat voor met zijn die niet aan er om ook als bij of uit dan "
        "door over u we wij heeft worden kan deze naar dit tot wordt gemeente",
    )
)
_USUAL_SHARE = 0.3


class MuPdfEngine:
    """The recogniser with one language; each picture starts it anew."""

    def __init__(self, folder: str, language: str) -> None:
        self._folder = folder
        self._language = language

    def lines(self, picture: pymupdf.Pixmap, dpi: int) -> list[SeenLine]:
        """The lines on a picture, in its pixels and in reading order."""
        import pymupdf

        # Of a grey picture this way reads nothing, without saying so.
        colored = pymupdf.Pixmap(pymupdf.csRGB, picture)
        colored.set_dpi(dpi, dpi)
        pdf = colored.pdfocr_tobytes(language=self._language, tessdata=self._folder)
        with pymupdf.open(stream=pdf, filetype="pdf") as document:
            page = document[0]
            scale = picture.width / max(1.0, page.rect.width)
            return _lines(page.get_textpage(flags=0).extractWORDS(), scale)

    def trust(self, lines: list[SeenLine]) -> float:
        """As no confidences are told: how usual the share of common words is."""
        words = [word.text.strip(".,:;()").lower() for line in lines for word in line.words]
        common = sum(word in _COMMON for word in words)
        return min(1.0, common / max(1, len(words)) / _USUAL_SHARE)


def _lines(found: list[Any], scale: float) -> list[SeenLine]:
    """MuPDF's words (box, text, block, line, number), in lines."""
    grouped: dict[tuple[int, int], list[SeenWord]] = {}
    for x0, y0, x1, y1, text, block, line, _ in found:
        if text.strip():
            box = (x0 * scale, y0 * scale, x1 * scale, y1 * scale)
            word = SeenWord(text.strip(), *box, likelihood(text))
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
