"""How thick the strokes of a word are: the recogniser does not tell what is bold."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from kanttekening.readers.ocr_lines import SeenLine, SeenWord

if TYPE_CHECKING:
    import pymupdf

_SAMPLE = 97  # every so many pixels; no divisor of a page's width
_BOLDER = 1.32
_FEWEST_RUNS = 12
_INK, _EDGE = b"\x01", b"\x00\x01"


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
    x0, y0, x1, y1 = (round(value) for value in word[1:5])
    area = runs = 0
    for y in range(max(0, y0), y1):
        row = ink[y * stride + max(0, x0) : y * stride + x1]
        area += row.count(_INK)
        runs += row.count(_EDGE) + row.startswith(_INK)
    return area / runs if runs >= _FEWEST_RUNS else 0.0


def _usual(lines: list[SeenLine], strokes: dict[tuple[int, int], float]) -> float:
    known = [stroke for (i, j), stroke in strokes.items() if stroke for _ in lines[i].words[j].text]
    return median(known) if known else 0.0
