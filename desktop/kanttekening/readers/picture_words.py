"""What a tagged PDF says that its pictures show (ISO 32000, 14.9.3). Runs in the worker."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kanttekening.readers.pdf_file import load_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pymupdf

Area = tuple[float, float, float, float]
Figures = dict[int, list[tuple[Area | None, str]]]

_REFERENCE = re.compile(r"(\d{1,9}) 0 R")
_NUMBERS = re.compile(r"-?\d{1,6}(?:\.\d{1,9})?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_MOST_ELEMENTS, _MOST_PAGES, _LONGEST = 20_000, 500, 500
_OVERLAP = 0.5


def described_figures(document: pymupdf.Document) -> Figures:
    """The figures with a description, by page: their box where the file tells it, and words."""
    import pymupdf

    found: Figures = defaultdict(list)
    try:
        kind, root = document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")
        if kind != "xref" or document.page_count > _MOST_PAGES:
            return found
        pages = {document.page_xref(number): number + 1 for number in range(document.page_count)}
        for page, area, words in _figures(document, int(root.split()[0]), pages):
            found[page].append((area, words))
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return found
    return found


def words_for(
    areas: Sequence[Area], figures: Sequence[tuple[Area | None, str]]
) -> Iterator[tuple[Area, str]]:
    """Each picture of a page with its description.

    By place; where the file tells no places, in order, if there are as many of both.
    """
    in_order = len(areas) == len(figures)
    for number, area in enumerate(areas):
        words = next((said for box, said in figures if box and _is_same(box, area)), "")
        if not words and in_order and figures[number][0] is None:
            words = figures[number][1]
        yield area, words


def _figures(
    document: pymupdf.Document, root: int, pages: Mapping[int, int]
) -> Iterator[tuple[int, Area | None, str]]:
    waiting, seen = [root], {root}
    while waiting and len(seen) < _MOST_ELEMENTS:
        element = waiting.pop()
        if document.xref_get_key(element, "S")[1] == "/Figure":
            kind, words = document.xref_get_key(element, "Alt")
            page = pages.get(_number(document.xref_get_key(element, "Pg")[1]))
            if kind == "string" and page is not None and words.strip():
                clean = _CONTROL.sub(" ", words).strip()[:_LONGEST]
                yield page, _box(document, element, page), clean
        _, children = document.xref_get_key(element, "K")
        for number in reversed([int(found) for found in _REFERENCE.findall(children)]):
            if number not in seen and 0 < number < document.xref_length():
                seen.add(number)
                waiting.append(number)


def _box(document: pymupdf.Document, element: int, page: int) -> Area | None:
    """The box in the layout attributes of an element, from the top of what is shown of the page."""
    _, said = document.xref_get_key(element, "A")
    whole = _REFERENCE.fullmatch(said.strip())
    text = document.xref_object(int(whole.group(1))) if whole else said
    inside = re.search(r"/BBox\s*\[([^\]]{7,200})\]", text)
    numbers = [float(number) for number in _NUMBERS.findall(inside.group(1))] if inside else []
    if len(numbers) != 4:
        return None
    x0, y0, x1, y1 = numbers
    sheet = load_page(document, page - 1)
    left, top = sheet.cropbox.x0, sheet.mediabox.y1 - sheet.cropbox.y0
    return x0 - left, top - y1, x1 - left, top - y0


def _number(reference: str) -> int:
    found = _REFERENCE.fullmatch(reference.strip())
    return int(found.group(1)) if found else 0


def _is_same(one: Area, other: Area) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    least = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return width > 0 and height > 0 and width * height > _OVERLAP * least
