"""Page images, made in the worker: the documents it holds open and the pictures of their pages."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from kanttekening.readers.board import Easel
from kanttekening.readers.guiding import guide_of, links_on
from kanttekening.readers.page_pictures import pictures_from_page
from kanttekening.readers.pdf_file import load_page, open_pdf, page_sizes
from kanttekening.readers.pdf_notes_reading import hide_ours
from kanttekening.readers.picture_words import described_figures

if TYPE_CHECKING:
    import pymupdf

    from kanttekening.readers.picture_words import Figures
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

MOST_PIXELS = 40_000_000
_MOST_OPEN = 6
# MuPDF's levels of smoothness. On a screen 64 greys look like 256 and cost half on a drawing.
_PAPER, _SCREEN, _DRAFT = 8, 6, 2
_STORE_PERCENT = 80


class PageJobs:
    """The jobs of a page worker. It keeps the last few documents open, by the caller's key."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, pymupdf.Document] = OrderedDict()
        self._easel = Easel()
        # A large page is asked for band after band: its drawing is read once.
        self._read: tuple[str, int, Any] | None = None
        # A long document is asked for its pictures some pages at a time.
        self._figures: tuple[str, Figures] | None = None

    def open(self, params: Head, payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """Open a PDF under a key; the answer is the size of each page."""
        self._forget(params["key"])
        document = open_pdf(payload)
        self._open[params["key"]] = document
        if len(self._open) > _MOST_OPEN:
            self._forget(next(iter(self._open)))
        return {"sizes": page_sizes(document)}, b""

    def forget(self, params: Head, _payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """Close what is open under a key."""
        self._forget(params["key"])
        return {}, b""

    def render(self, params: Head, _payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """The image of a page or of an area of it: BGRX, or grey when asked.

        On the shared board when a place there is given, else as payload. The answer says how much
        computing it took; or ``missing``: open the document again first.
        """
        began = time.process_time()
        page = self._page(params)
        if page is None:
            return {"missing": True}, b""
        grey = bool(params["grey"])
        _set_sharpness(_DRAFT if params["draft"] else _SCREEN)
        colors = _colors("grey" if grey else "bgr")
        area, part = params["area"], self._easel.part(params["place"])
        if area is None:
            image = _draw(page, _capped(page, params["scale"]), colors, alpha=not grey, part=part)
        else:
            image = _draw_area(self._drawing(params, page), params["scale"], area, colors, part)
        head = {"width": image.width, "height": image.height, "stride": image.stride}
        head["placed"] = _fits(image.stride * image.height, part)
        payload = b"" if head["placed"] else bytes(image.samples_mv)
        _shrink_store()
        head["cost"] = time.process_time() - began
        return head, payload

    def png(self, params: Head, _payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """A page as PNG with its marks, as on paper: the letters stay black under the colour."""
        page = self._page(params)
        if page is None:
            return {"missing": True}, b""
        scale = _capped(page, params["dpi"] / 72)
        _set_sharpness(_PAPER)
        image = _draw(page, scale, _colors("rgb"), alpha=False, marks=params["marks"])
        image.set_dpi(round(scale * 72), round(scale * 72))
        data: bytes = image.tobytes("png")
        _shrink_store()
        return {}, data

    def guide(self, params: Head, _payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """The contents of a document and the labels of its pages."""
        document = self._open.get(params["key"])
        return ({"missing": True} if document is None else guide_of(document)), b""

    def links(self, params: Head, _payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """The links of a page."""
        page = self._page(params)
        return ({"missing": True} if page is None else links_on(page)), b""

    def pictures(self, params: Head, _payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
        """Where pictures stand on the pages from one on."""
        key = params["key"]
        document = self._open.get(key)
        if document is None:
            return {"missing": True}, b""
        if self._figures is None or self._figures[0] != key:
            self._figures = (key, described_figures(document))
        return pictures_from_page(document, self._figures[1], params["page"]), b""

    def _page(self, params: Head) -> pymupdf.Page | None:
        document = self._open.get(params["key"])
        if document is None:
            return None
        self._open.move_to_end(params["key"])
        if not 1 <= params["page"] <= document.page_count:
            raise IndexError("no such page")  # -1 would be the last one
        page = load_page(document, params["page"] - 1)
        hide_ours(page)
        return page

    def _drawing(self, params: Head, page: pymupdf.Page) -> Any:
        """Everything that is drawn on a page, in a form that is quick to draw parts of."""
        wanted = (params["key"], params["page"])
        if self._read is None or self._read[:2] != wanted:
            self._read = (*wanted, page.get_displaylist())
        return self._read[2]

    def _forget(self, key: str) -> None:
        if self._read is not None and self._read[0] == key:
            self._read = None
        if self._figures is not None and self._figures[0] == key:
            self._figures = None
        document = self._open.pop(key, None)
        if document is not None:
            document.close()


def _capped(page: pymupdf.Page, scale: float) -> float:
    """A scale at which the page stays below the most pixels we make."""
    area = max(1.0, page.rect.width * page.rect.height)
    return max(1e-3, min(scale, math.sqrt(MOST_PIXELS / area)))


def _draw(
    page: pymupdf.Page,
    scale: float,
    colors: Any,
    *,
    alpha: bool,
    marks: Any = (),
    part: memoryview | None = None,
) -> pymupdf.Pixmap:
    """Run the page into a fresh white image, then lay the marks over it."""
    import pymupdf

    mupdf = pymupdf.mupdf
    matrix = mupdf.fz_scale(scale, scale)
    area = mupdf.fz_round_rect(mupdf.fz_transform_rect(mupdf.fz_bound_page(page.this), matrix))
    image = _white(area, colors, part, alpha=alpha)
    device = mupdf.fz_new_draw_device(matrix, image)
    mupdf.fz_run_page(page.this, device, mupdf.FzMatrix(), mupdf.FzCookie())
    for rects, color in marks:
        _multiply(device, rects, color)
    mupdf.fz_close_device(device)
    return pymupdf.Pixmap("raw", image)


def _draw_area(
    drawing: pymupdf.DisplayList,
    scale: float,
    area: list[int],
    colors: Any,
    part: memoryview | None,
) -> pymupdf.Pixmap:
    """An area (left, top, right, bottom in pixels at ``scale``) of a page."""
    import pymupdf

    mupdf = pymupdf.mupdf
    left, top, right, bottom = area
    if right <= left or bottom <= top or (right - left) * (bottom - top) > MOST_PIXELS:
        raise ValueError("no such area")
    box = mupdf.FzIrect(left, top, right, bottom)
    image = _white(box, colors, part, alpha=True)
    matrix = mupdf.fz_scale(scale, scale)
    device = mupdf.fz_new_draw_device(matrix, image)
    seen = mupdf.FzRect(left / scale, top / scale, right / scale, bottom / scale)
    mupdf.fz_run_display_list(drawing.this, device, mupdf.FzMatrix(), seen, mupdf.FzCookie())
    mupdf.fz_close_device(device)
    return pymupdf.Pixmap("raw", image)


def _white(box: Any, colors: Any, part: memoryview | None, *, alpha: bool) -> Any:
    """A white image to draw on: in the part of the board, if it fits there."""
    import pymupdf

    mupdf = pymupdf.mupdf
    rest = (mupdf.FzSeparations(), int(alpha))
    size = (box.x1 - box.x0) * (box.y1 - box.y0) * (mupdf.fz_colorspace_n(colors) + int(alpha))
    if _fits(size, part):
        # Not drawn elsewhere and copied: that took as much memory again, and a millisecond.
        pixels = mupdf.python_buffer_data(part)
        image = mupdf.fz_new_pixmap_with_bbox_and_data(colors, box, *rest, pixels)
    else:
        image = mupdf.fz_new_pixmap_with_bbox(colors, box, *rest)
    mupdf.fz_clear_pixmap_with_value(image, 255)
    return image


def _fits(size: int, part: memoryview | None) -> bool:
    return part is not None and size <= len(part)


def _multiply(device: Any, rects: list[list[float]], color: str) -> None:
    """One mark: its rectangles as one path, so that overlaps do not darken twice."""
    import pymupdf

    mupdf = pymupdf.mupdf
    path = mupdf.fz_new_path()
    for x0, y0, x1, y1 in rects:
        mupdf.fz_rectto(path, x0, y0, x1, y1)
    rgb = mupdf.new_floats(3)
    for i in range(3):
        mupdf.floats_setitem(rgb, i, int(color[2 * i + 1 : 2 * i + 3], 16) / 255)
    colors = mupdf.fz_device_rgb()
    everywhere = mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE)
    plain = mupdf.FzColorParams()
    mupdf.fz_begin_group(device, everywhere, colors, 0, 0, mupdf.FZ_BLEND_MULTIPLY, 1.0)
    mupdf.fz_fill_path(device, path, 0, mupdf.FzMatrix(), colors, rgb, 1.0, plain)
    mupdf.fz_end_group(device)
    mupdf.delete_floats(rgb)


def _colors(name: str) -> Any:
    import pymupdf

    mupdf = pymupdf.mupdf
    makers = {"bgr": mupdf.fz_device_bgr, "rgb": mupdf.fz_device_rgb, "grey": mupdf.fz_device_gray}
    return makers[name]()


def _set_sharpness(level: int) -> None:
    import pymupdf

    pymupdf.TOOLS.set_aa_level(level)


def _shrink_store() -> None:
    import pymupdf

    pymupdf.TOOLS.store_shrink(_STORE_PERCENT)
