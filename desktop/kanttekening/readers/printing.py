"""Drawing set lines into a PDF, with only the characters that are used in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kanttekening.readers.faces import Faces
from kanttekening.readers.typesetting import BLUE, GREY, INK

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.domain.layout import PageSize
    from kanttekening.readers.paper import PlacedLine

_COLORS = {INK: (0.10, 0.11, 0.13), BLUE: (0.05, 0.35, 0.65), GREY: (0.42, 0.44, 0.48)}
_HAIR, _RULE_COLOR = 0.6, (0.72, 0.74, 0.78)
_NUMBER_SIZE, _NUMBER_UP, _MARGIN = 9.0, 40.0, 71.0


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
        writers = {name: pymupdf.TextWriter(page.rect) for name in _COLORS}
        for line in on_page[number]:
            _print_line(page, writers, line)
        if number > 1:
            text = str(number)
            x = size.width - _MARGIN - face.width(text, _NUMBER_SIZE)
            place = (x, size.height - _NUMBER_UP)
            writers[GREY].append(place, text, font=face.font, fontsize=_NUMBER_SIZE)
        for name, writer in writers.items():
            if not writer.text_rect.is_empty:
                writer.write_text(page, color=_COLORS[name])
    document.subset_fonts()
    data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    document.close()
    return data


def _print_line(
    page: pymupdf.Page, writers: dict[str, pymupdf.TextWriter], placed: PlacedLine
) -> None:
    base = placed.top + placed.line.baseline
    if placed.line.rule:
        right = page.rect.width - _MARGIN
        page.draw_line((_MARGIN, base), (right, base), color=_RULE_COLOR, width=_HAIR)
    for set_run in placed.line.runs:
        run, look = set_run.run, set_run.run.look
        writers[look.color].append(
            (set_run.x, base), run.text, font=look.face.font, fontsize=look.size
        )
        if look.underlined:
            y = base + 1.6
            end = set_run.x + run.width
            page.draw_line((set_run.x, y), (end, y), color=_COLORS[look.color], width=_HAIR)
