"""Drawing set lines into a PDF, with only the characters that are used in it."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from itertools import zip_longest
from typing import TYPE_CHECKING

from kanttekening.readers.faces import Faces
from kanttekening.readers.measures import BLUE, GREY, INK, LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pymupdf

    from kanttekening.domain.layout import PageSize
    from kanttekening.readers.faces import Face
    from kanttekening.readers.pagination import PlacedLine
    from kanttekening.readers.typesetting import Look, SetPicture, SetRun

    RGB = tuple[float, float, float]
    Line = tuple[tuple[float, float], tuple[float, float]]

_COLORS = {INK: (0.10, 0.11, 0.13), BLUE: (0.05, 0.35, 0.65), GREY: (0.42, 0.44, 0.48)}
_HAIR, _STROKE_COLOR = 0.6, (0.62, 0.65, 0.70)
_NUMBER_SIZE, _NUMBER_UP = 10.0, 36.0
_EXACT = 0.001


def print_pages(lines: list[PlacedLine], size: PageSize, count: int) -> bytes:
    """The lines as a PDF of ``count`` pages."""
    import pymupdf

    on_page: dict[int, list[PlacedLine]] = defaultdict(list)
    for line in lines:
        on_page[line.page].append(line)
    document = pymupdf.open()
    face = Faces().face(bold=False, italic=False)
    for number in range(1, count + 1):
        page = document.new_page(width=size.width, height=size.height)
        pen = Pen(page)
        for line in on_page[number]:
            print_line(pen, line)
        if number > 1:
            text = str(number)
            x = size.width - LEFT - face.width(text, _NUMBER_SIZE)
            place = (x, size.height - _NUMBER_UP)
            pen.write(place, text, face, _NUMBER_SIZE, GREY)
        pen.finish()
    document.subset_fonts()
    data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    document.close()
    return data


class Pen:
    """Writes on one page, in the order of the text: other programs copy from it in that order."""

    def __init__(self, page: pymupdf.Page) -> None:
        import pymupdf

        self._page = page
        self._height = page.rect.height
        self._language = pymupdf.mupdf.fz_text_language_from_string(None)
        self._writer: pymupdf.TextWriter | None = None
        self._color = INK
        self._lines: dict[RGB, list[Line]] = defaultdict(list)

    def write(
        self, place: tuple[float, float], text: str, face: Face, size: float, color: str
    ) -> None:
        """Write ``text`` with its baseline beginning at ``place``."""
        import pymupdf

        if color != self._color:
            self._put_text()
            self._color = color
        if self._writer is None:
            self._writer = pymupdf.TextWriter(self._page.rect)
        # What TextWriter.append does, but for measuring all that was written, time and again.
        matrix = pymupdf.mupdf.fz_make_matrix(size, 0, 0, size, place[0], self._height - place[1])
        pymupdf.mupdf.fz_show_string(
            self._writer.this, face.font.this, matrix, text, 0, 0, 0, self._language
        )

    def line(self, line: Line, color: RGB) -> None:
        """Draw a hairline from a point to another."""
        self._lines[color].append(line)

    def picture(self, picture: SetPicture, top: float) -> None:
        """Show a picture; one that turns out to be no picture leaves its place empty."""
        import pymupdf

        x, width = picture.x, picture.width
        place = pymupdf.Rect(x, top, x + width, top + picture.height)
        with suppress(pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
            self._page.insert_image(place, stream=picture.data)

    def finish(self) -> None:
        """Put on the page what was written and drawn."""
        self._put_text()
        for color, lines in self._lines.items():
            shape = self._page.new_shape()
            for start, end in lines:
                shape.draw_line(start, end)
            shape.finish(color=color, width=_HAIR)
            shape.commit()
        self._lines.clear()

    def _put_text(self) -> None:
        if self._writer is not None:
            self._writer.write_text(self._page, color=_COLORS[self._color])
            self._writer = None


def _phrases(runs: list[SetRun]) -> Iterator[tuple[float, str, Look]]:
    """The runs, with those of one look written in one go: where it begins, text and look."""
    start, text, end, last = 0.0, "", 0.0, None
    for set_run in runs:
        run = set_run.run
        space = run.look.face.width(" ", run.look.size)
        if run.look == last and abs(set_run.x - end - space) < _EXACT:
            text += " " + run.text
        elif run.look == last and abs(set_run.x - end) < _EXACT:
            text += run.text
        else:
            if last is not None:
                yield start, text, last
            start, text, last = set_run.x, run.text, run.look
        end = set_run.x + run.width
    if last is not None:
        yield start, text, last


def print_line(pen: Pen, placed: PlacedLine) -> None:
    """Draw one line at its place."""
    base = placed.top + placed.line.baseline
    for stroke in placed.line.strokes:
        top = placed.top
        pen.line(((stroke.x0, top + stroke.y0), (stroke.x1, top + stroke.y1)), _STROKE_COLOR)
    if placed.line.picture:
        pen.picture(placed.line.picture, placed.top)
    for x, text, look in _phrases(placed.line.runs):
        pen.write((x, base), text, look.face, look.size, look.color)
    runs = placed.line.runs
    for set_run, following in zip_longest(runs, runs[1:]):
        run, look = set_run.run, set_run.run.look
        if look.underlined:
            y = base + 1.6
            goes_on = following and following.run.look == look and run.start >= 0
            goes_on = goes_on and following.run.start == run.start + len(run.text) + 1
            end = following.x if goes_on else set_run.x + run.width
            pen.line(((set_run.x, y), (end, y)), _COLORS[look.color])
