"""Pages that lie on their side or upside down: how far to turn them to be read.

The ink tells whether lines run across the page or along it, which costs a few milliseconds. Which
way up they are only reading tells: a strip with much ink on it, where there is doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymupdf

    from kanttekening.readers.ocr_lines import SeenLine

_COARSE_DPI = 50
_MOST_COARSE = 600_000  # pixels
_STRIPS = 12
_ACROSS, _ALONG = 1.4, 0.7
_SURE, _LIKELY = 0.4, 0.25
_FEW_WORDS = 4
_STRIP_INCHES = 1.7


class AnyEngine(Protocol):
    """Something that reads pictures of text."""

    def lines(self, picture: pymupdf.Pixmap, dpi: int) -> list[SeenLine]:
        """The lines on a grey picture, in its pixels and in reading order."""
        ...

    def trust(self, lines: list[SeenLine]) -> float:
        """How far this looks like text that was held the right way up, from 0 to 1."""
        ...


class Upright(NamedTuple):
    """How far a page was turned (degrees clockwise), its lines, and the picture they are on."""

    turn: int
    lines: list[SeenLine]
    picture: pymupdf.Pixmap


def seen_upright(page: pymupdf.Page, engine: AnyEngine, dpi: int) -> Upright:
    """Recognise a page the way up that gives text; the page is left turned like that."""
    lying = page.rotation
    run = lines_run(page)
    first = 0
    if run < _ALONG:
        first = _best(page, engine, dpi, (90, 270, 0)) or 0
    found = _seen(page, engine, dpi, lying, first)
    trust = engine.trust(found.lines)
    few = sum(len(line.words) for line in found.lines) < _FEW_WORDS
    if first or trust >= _SURE or few or run < _ALONG:
        return found
    others = (180,) if run > _ACROSS else (180, 90, 270)
    page.set_rotation(lying)
    turn = _best(page, engine, dpi, others, better_than=trust)
    return found if turn is None else _seen(page, engine, dpi, lying, turn)


def _seen(page: pymupdf.Page, engine: AnyEngine, dpi: int, lying: int, turn: int) -> Upright:
    page.set_rotation((lying + turn) % 360)
    picture = _picture(page, dpi)
    return Upright(turn, engine.lines(picture, dpi), picture)


def _best(
    page: pymupdf.Page,
    engine: AnyEngine,
    dpi: int,
    turns: Iterable[int],
    better_than: float = 0.0,
) -> int | None:
    """The turn that makes text of a strip of the page; None if none of them does."""
    lying = page.rotation
    best, highest = None, max(_LIKELY, 2 * better_than)
    for turn in turns:
        page.set_rotation((lying + turn) % 360)
        trust = engine.trust(engine.lines(_picture(page, dpi, _inky_strip(page)), dpi))
        if trust >= highest:
            best, highest = turn, trust
        if trust >= _SURE:
            break
    page.set_rotation(lying)
    return best


def lines_run(page: pymupdf.Page) -> float:
    """Above 1 if lines of text run across the page, below 1 if they run along it.

    Lines make the ink come and go from row to row. It is summed up in narrow strips, as on a page
    that lies askew the lines of a wide one would run into each other.
    """
    picture = _coarse(page)
    width, height, samples, stride = (
        picture.width, picture.height, picture.samples, picture.stride,
    )  # fmt: skip
    across = along = 0
    for strip in range(_STRIPS):
        left, right = strip * width // _STRIPS, (strip + 1) * width // _STRIPS
        across += _changes(
            sum(samples[y * stride + left : y * stride + right]) for y in range(height)
        )
        top, bottom = strip * height // _STRIPS, (strip + 1) * height // _STRIPS
        along += _changes(
            sum(samples[top * stride + x : bottom * stride : stride]) for x in range(width)
        )
    return (across + 1) / (along + 1)


def _changes(sums: Iterable[int]) -> int:
    total, last = 0, None
    for value in sums:
        if last is not None:
            total += (value - last) ** 2
        last = value
    return total


def _inky_strip(page: pymupdf.Page) -> pymupdf.Rect:
    """The strip across the page with the most ink on it."""
    import pymupdf

    picture = _coarse(page)
    samples, stride, width = picture.samples, picture.stride, picture.width
    ink = [255 * width - sum(samples[y * stride : y * stride + width])
           for y in range(picture.height)]  # fmt: skip
    scale = page.rect.height / max(1, picture.height)
    rows = min(picture.height, max(1, round(72 * _STRIP_INCHES / scale)))
    sums = [sum(ink[:rows])]
    for y in range(rows, picture.height):
        sums.append(sums[-1] + ink[y] - ink[y - rows])
    top = max(range(len(sums)), key=sums.__getitem__)
    rect = page.rect
    return pymupdf.Rect(rect.x0, rect.y0 + top * scale, rect.x1, rect.y0 + (top + rows) * scale)


def _coarse(page: pymupdf.Page) -> pymupdf.Pixmap:
    area = max(1.0, page.rect.width * page.rect.height)
    fitting = 72 * (_MOST_COARSE / area) ** 0.5
    return _picture(page, max(2, int(min(_COARSE_DPI, fitting))))


def _picture(page: pymupdf.Page, dpi: int, clip: pymupdf.Rect | None = None) -> pymupdf.Pixmap:
    import pymupdf

    return page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, annots=False, clip=clip)
