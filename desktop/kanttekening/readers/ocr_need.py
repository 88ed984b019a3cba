"""Which pages are pictures of text: something is to be seen, and next to nothing to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.rows import Row

_FEW_LETTERS = 60
_FULL_PAGE = 0.6
_MANY_SHAPES = 40


def is_picture(document: pymupdf.Document, number: int, rows: list[Row]) -> bool:
    """Whether a page has to be recognised before anyone can search it.

    A page with a few words (a stamp, a page number) counts if a picture fills it; a page without
    any counts if a picture, or many drawn shapes, can hold text.
    """
    letters = 0
    for row in rows:
        letters += sum([len(word.text) for word in row.words])
        if letters > _FEW_LETTERS:
            return False
    shown = _shown(document, number)
    covered, shapes = _covered(shown), _shapes(shown)
    if letters:
        return covered >= _FULL_PAGE
    return covered > 0.02 or shapes >= _MANY_SHAPES


class _Shown:
    """What a page draws, and how large the page is."""

    def __init__(self, log: list[Any], width: float, height: float) -> None:
        self.log, self.width, self.height = log, width, height


def _shown(document: pymupdf.Document, number: int) -> _Shown:
    import pymupdf

    try:
        page = document.load_page(number)
        rect = page.rect
        # In the log a page is not turned: sizes are compared, so the order is all the same.
        return _Shown(page.get_bboxlog(), rect.width, rect.height)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return _Shown([], 1, 1)


def _covered(shown: _Shown) -> float:
    """The part of the page that pictures take up together (a scan may come in strips)."""
    area: float = sum(
        max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
        for kind, box, *_ in shown.log
        if kind in ("fill-image", "fill-imgmask")
    )
    return min(1.0, area / max(1.0, shown.width * shown.height))


def _shapes(shown: _Shown) -> int:
    return sum(kind == "fill-path" for kind, *_ in shown.log)
