"""Marks drawn into the pages of a copy, as they look on the screen. Runs in the worker.

All that is drawn on a page is the appearance of one annotation, which MuPDF then bakes into the
page: it knows where the resources of a page are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanttekening.readers.pdf_file import as_shown
from kanttekening.readers.print_words import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pymupdf

    from kanttekening.readers.wire import Head

    Box = tuple[float, float, float, float]

# Points, as on a screen at 100 %.
_LINE, _UNDERLINE, _LINE_GAP = 0.9, 1.95, 0.9
_FRAME_LINE, _FRAME_SHARE = 1.35, 0.27
_ASIDE, _ABOVE = 0.75, 0.4
CHIP = 9.75
_LETTER = 0.72  # of the height of the chip
_CAP_HEIGHT = 0.72  # of the size of the letter


class PagePen:
    """Draws on the pages of one document."""

    def __init__(self, document: pymupdf.Document) -> None:
        import pymupdf

        self._document = document
        self._bold, self._plain = pymupdf.Font("hebo"), pymupdf.Font("helv")
        self._fonts: dict[str, int] = {}

    def draw(self, number: int, marks: Sequence[Head], words: Sequence[Any]) -> None:
        """Draw marks, and words that are not seen, on a page (from 0)."""
        page = self._document[number]
        to_content = ~as_shown(page)
        content = "".join([*self._content(marks), *unseen(words, self._plain, "W")])
        fonts = ""
        if marks:
            fonts += f"/F {self._font(page, 'KtBold', self._bold)} 0 R"
        if words:
            fonts += f"/W {self._font(page, 'KtPlain', self._plain)} 0 R"
        matrix = " ".join(f"{part:.4f}" for part in to_content)
        box = (page.rect * to_content).normalize()
        self._put(page, f"q {matrix} cm\n{content}Q\n".encode(), box, fonts)

    def _put(self, page: pymupdf.Page, content: bytes, box: pymupdf.Rect, fonts: str) -> None:
        document = self._document
        look, annotation = document.get_new_xref(), document.get_new_xref()
        edges = f"[{box.x0:.3f} {box.y0:.3f} {box.x1:.3f} {box.y1:.3f}]"
        document.update_object(
            look,
            f"<</Type/XObject/Subtype/Form/BBox{edges}/Resources<</Font<<{fonts}>>"
            "/ExtGState<</M<</BM/Multiply>>/P<</BM/Normal>>>>>>>>",
        )
        document.update_stream(look, content)
        document.update_object(
            annotation,
            f"<</Type/Annot/Subtype/Stamp/F 4/Rect{edges}/AP<</N {look} 0 R>>>>",
        )
        kind, held = document.xref_get_key(page.xref, "Annots")
        if kind == "xref":
            held = document.xref_object(int(held.split()[0]), compressed=True)
        inside = held.strip()[1:-1] if kind in {"xref", "array"} else ""
        document.xref_set_key(page.xref, "Annots", f"[{inside} {annotation} 0 R]")

    def _font(self, page: pymupdf.Page, name: str, face: pymupdf.Font) -> int:
        if name not in self._fonts:
            self._fonts[name] = int(page.insert_font(fontname=name, fontbuffer=face.buffer))
        return self._fonts[name]

    def _content(self, marks: Sequence[Head]) -> Iterator[str]:
        yield "/M gs\n"
        for mark in marks:
            if not mark["underlined"]:
                share = _FRAME_SHARE if mark["frame"] else 1.0
                boxes = (_wider(box) for box in mark["rects"])
                # One path, so that where two rectangles overlap it is no darker.
                yield f"{_color(mark['fill'], share)} rg {''.join(map(_box, boxes))}f\n"
        yield "/P gs\n"
        for mark in marks:
            yield from _lines(mark)
            yield from self._chip(mark)

    def _chip(self, mark: Head) -> Iterator[str]:
        """The letter of its kind in the margin: not colour alone."""
        if mark["sign"] is None:
            return
        x, y = map(float, mark["sign"])
        letter = str(mark["letter"])[:1]
        size = CHIP * _LETTER
        left = x + (CHIP - self._bold.text_length(letter, size)) / 2
        base = y + (CHIP + size * _CAP_HEIGHT) / 2
        yield f"{_color(mark['fill'])} rg {_box((x, y, x + CHIP, y + CHIP))}f\n"
        # Seen, and not copied or found: it is no word of the letter.
        yield "/Span <</ActualText <FEFF>>> BDC "
        yield f"BT {_color(mark['edge'])} rg /F {size:.2f} Tf 1 0 0 -1 {left:.2f} {base:.2f} Tm "
        yield f"<{self._bold.has_glyph(ord(letter)):04x}> Tj ET EMC\n"


def _lines(mark: Head) -> Iterator[str]:
    """The line under the words, or the one around a frame."""
    edge = _color(mark["edge"])
    thick = _UNDERLINE if mark["underlined"] else _LINE
    for box in mark["rects"]:
        x0, _, x1, y1 = map(float, box)
        if mark["frame"]:
            yield f"{edge} RG {_FRAME_LINE} w {_box(box)}S\n"
            continue
        bottom = y1 + float(mark["below"]) * (_LINE + _LINE_GAP)
        yield f"{edge} rg {_box((x0 - _ASIDE, bottom, x1 + _ASIDE, bottom + thick))}f\n"


def _wider(box: Any) -> Box:
    x0, y0, x1, y1 = map(float, box)
    return x0 - _ASIDE, y0 - _ABOVE, x1 + _ASIDE, y1 + _ABOVE


def _box(box: Any) -> str:
    x0, y0, x1, y1 = map(float, box)
    return f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re "


def _color(color: str, share: float = 1.0) -> str:
    """A colour as PDF says it; a smaller share of it is nearer to white."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{1 - (1 - part) * share:.3f}" for part in parts)
