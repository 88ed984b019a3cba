"""What the ink tells of a word and the recogniser does not: what is bold, and what but a speck."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from kanttekening.readers.ocr_lines import SeenLine, SeenWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pymupdf

_SAMPLE = 97  # every so many pixels; no divisor of a page's width
_BOLDER = 1.32
_UNSURE = 70
_SPECK = 0.08  # of the font size; a full stop is a tenth
_FEWEST_RUNS = 12
_INK, _EDGE = b"\x01", b"\x00\x01"


def without_specks(lines: list[SeenLine], picture: pymupdf.Pixmap) -> list[SeenLine]:
    """The lines without the dust that was taken for letters."""
    ink = _inked(picture.samples)
    left = []
    for line in lines:
        words = [word for word in line.words if not _is_speck(word, line.size, ink, picture.stride)]
        if words:
            left.append(SeenLine(line.block, words, line.slope, line.offset, line.size))
    return left


def _is_speck(word: SeenWord, size: float, ink: bytes, stride: int) -> bool:
    """Dust is less than a full stop in both directions; or is a line that is no underscore."""
    width, height, limit = word.x1 - word.x0, word.y1 - word.y0, _SPECK * size
    if set(word.text) == {"_"}:
        return height > size / 3 and word.confidence < _UNSURE
    if width > limit or len(word.text) > 1:
        return False
    if word.text == "|" and height >= limit:
        return False  # thin and pale, and a sign all the same
    # One way in makes all boxes of a line equally high: there the ink itself is weighed.
    return (
        height < limit
        or 0 < sum(row.count(_INK) for row in _rows(word, ink, stride)) < 1.5 * limit**2
    )


def with_weights(lines: list[SeenLine], picture: pymupdf.Pixmap) -> list[SeenLine]:
    """The lines with every word marked bold whose strokes are thicker than is usual here."""
    ink = _inked(picture.samples)
    strokes = {
        (i, j): _stroke(ink, picture.stride, word) / max(1.0, line.size)
        for i, line in enumerate(lines)
        for j, word in enumerate(line.words)
    }
    usual = _usual(lines, strokes)
    if not usual:
        return lines
    return [
        SeenLine(
            line.block,
            [
                word._replace(bold=strokes[i, j] > _BOLDER * usual)
                for j, word in enumerate(line.words)
            ],
            line.slope, line.offset, line.size,
        )
        for i, line in enumerate(lines)
    ]  # fmt: skip


def _inked(samples: bytes) -> bytes:
    """One byte a pixel: 1 where there is ink."""
    counts = Counter(samples[::_SAMPLE])
    paper = max(counts, key=lambda level: (counts[level], level))
    darkest = sorted(counts.elements())[sum(counts.values()) // 200]
    limit = (paper + darkest) // 2
    return samples.translate(bytes(level < limit for level in range(256)))


def _stroke(ink: bytes, stride: int, word: SeenWord) -> float:
    """The mean length of the runs of ink along the rows of a word; 0 if there are too few."""
    area = runs = 0
    for row in _rows(word, ink, stride):
        area += row.count(_INK)
        runs += row.count(_EDGE) + row.startswith(_INK)
    return area / runs if runs >= _FEWEST_RUNS else 0.0


def _rows(word: SeenWord, ink: bytes, stride: int) -> Iterator[bytes]:
    """The rows of pixels of a word's box."""
    x0, y0, x1, y1 = (round(value) for value in word[1:5])
    for y in range(max(0, y0), y1):
        yield ink[y * stride + max(0, x0) : y * stride + x1]


def _usual(lines: list[SeenLine], strokes: dict[tuple[int, int], float]) -> float:
    known = [stroke for (i, j), stroke in strokes.items() if stroke for _ in lines[i].words[j].text]
    return median(known) if known else 0.0
