"""Brings the pictures of the pages into the Leesweergave: where they are, and how they look."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QTransform

from kanttekening.domain.guide import Spot
from kanttekening.ui.lanes import PAGES
from kanttekening.ui.reader.open_letter import with_pictures
from kanttekening.ui.reader.reading_looks import AREA_ADDRESS, PICTURE_ADDRESS

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from kanttekening.domain.picture import PagePicture
    from kanttekening.services.pages import PageImage, Pages
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.marks import AreaMark
    from kanttekening.ui.reader.open_letter import OpenLetter, Prepared
    from kanttekening.ui.reader.view import ReaderView

    # What the column shows besides the text: pictures, and areas that are marked on the pages.
    Extras = tuple[tuple[PagePicture, ...], tuple[AreaMark, ...]]

# The lane for what is computed from a text.
_TEXT_LANE = "reader"
_MOST_PICTURES = 500
_LEAST_SCALE, _MOST_SCALE = 0.5, 6.0


class ReadingPictures(QObject):
    """Asks the page worker for the pictures of a letter once somebody reads it as a column.

    First where they all are, some pages at a time; then each image as it comes near.
    """

    def __init__(self, reader: ReaderView, desk: Desk) -> None:
        super().__init__(reader)
        self._reader = reader
        self._view = reader.reading_view
        self._desk = desk
        self._opened: OpenLetter | None = None
        self._prepared: Prepared | None = None
        self._found: list[PagePicture] = []
        self._areas: tuple[AreaMark, ...] = ()
        self._shown: Extras = ((), ())
        self._asked = self._drawing = False
        self._view.filled.connect(self._on_filled)
        self._view.images.wanted.connect(self._draw, Qt.ConnectionType.QueuedConnection)
        self._view.anchorClicked.connect(self._on_anchor)
        reader.source.opened.connect(self._list)
        reader.page_view.look_chosen.connect(self._compose)

    def _on_filled(self, opened: OpenLetter, prepared: Prepared) -> None:
        """The column of a letter is being written."""
        if opened is not self._opened:
            self._opened, self._prepared = opened, prepared
            self._found, self._asked = [], False
            self._shown = ((), opened.marks.areas)
            self._compose()
            self._list()

    def set_areas(self, areas: tuple[AreaMark, ...]) -> None:
        """These areas are marked on the pages; the column tells of them."""
        self._areas = areas
        self._compose()

    # Where they are

    def _list(self) -> None:
        opened = self._opened
        if opened is None or self._asked or not self._reader.source.has_open(opened.page_key):
            return
        self._asked = True
        self._ask(opened, 1)

    def _ask(self, opened: OpenLetter, first: int) -> None:
        pages = self._desk.pages
        if pages is None:
            return
        self._desk.work(
            PAGES,
            partial(_pictures, pages, opened.page_key, first),
            partial(self._on_listed, opened),
            _ignore,
        )

    def _on_listed(self, opened: OpenLetter, listed: tuple[tuple[PagePicture, ...], int]) -> None:
        if opened is not self._opened or opened is not self._view.opened:
            return
        found, following = listed
        self._found += found
        if following and len(self._found) < _MOST_PICTURES:
            self._ask(opened, following)
        else:
            self._compose()

    def _compose(self) -> None:
        """Write the column anew, if pictures, areas or the turn of the pages are others now."""
        opened, prepared = self._opened, self._prepared
        if opened is None or prepared is None or opened is not self._view.opened:
            return
        turned = self._reader.page_view.look.turned
        found = self._found[:_MOST_PICTURES]
        extras = (tuple(replace(each, turned=turned) for each in found), self._areas)
        if extras != self._shown:
            self._shown = extras
            paper = self._view.paper
            as_shown = partial(with_pictures, whole=paper.look.whole, style=paper.style())
            compute = partial(as_shown, prepared, opened, *extras)
            self._desk.work(_TEXT_LANE, compute, partial(self._on_composed, opened, extras))

    def _on_composed(self, opened: OpenLetter, extras: Extras, prepared: Prepared) -> None:
        if opened is self._opened and opened is self._view.opened and extras is self._shown:
            self._view.renew(prepared)

    # How they look

    def _draw(self) -> None:
        """Hand the lane one picture at a time, so that what is in sight now comes first."""
        pages, opened = self._desk.pages, self._view.opened
        if self._drawing or pages is None or opened is None:
            return
        wish = self._view.images.next_wish()
        if wish is None:
            return
        self._drawing = True
        picture, wanted = wish
        scale = min(_MOST_SCALE, max(_LEAST_SCALE, wanted))
        self._desk.work(
            PAGES,
            partial(_image, pages, opened.page_key, picture, scale),
            partial(self._on_drawn, opened, picture, wanted),
            partial(self._on_fault, opened, picture),
        )

    def _on_drawn(
        self, opened: OpenLetter, picture: PagePicture, scale: float, image: QImage | None
    ) -> None:
        self._drawing = False
        if opened is self._view.opened:
            if image is not None:
                upright = QTransform().rotate(90 * picture.turned)
                self._view.images.put(picture, image.transformed(upright), scale)
            self._view.viewport().update()

    def _on_fault(self, opened: OpenLetter, picture: PagePicture, _error: object) -> None:
        self._drawing = False
        if opened is self._view.opened:
            self._view.images.give_up(picture)
            self._view.viewport().update()

    # Going to one

    def _on_anchor(self, url: QUrl) -> None:
        """A click on a picture shows it on its page, and one on the line of an area that area."""
        address = url.toString()
        if address.startswith(AREA_ADDRESS):
            mark_id = address.removeprefix(AREA_ADDRESS)
            self._reader.go_to_annotation(mark_id)
            self._reader.passage_clicked.emit(mark_id)
            return
        reading = self._view.reading
        if reading is None or not address.startswith(PICTURE_ADDRESS):
            return
        block = reading.blocks[int(address.removeprefix(PICTURE_ADDRESS))]
        if block.picture is not None:
            area = block.picture.area
            self._reader.show_view("pages")
            self._reader.guiding.go_to_spot(Spot(area.page, area.y0))


def _pictures(pages: Pages, key: str, first: int) -> tuple[tuple[PagePicture, ...], int]:
    return pages.pictures(key, first)


def _image(pages: Pages, key: str, picture: PagePicture, scale: float) -> QImage | None:
    """The area of a page that is the picture; None when something newer came between."""
    from kanttekening.services.pages import PageAsk

    area = picture.area
    box = (
        math.floor(area.x0 * scale),
        math.floor(area.y0 * scale),
        math.ceil(area.x1 * scale),
        math.ceil(area.y1 * scale),
    )
    drawn = pages.lend(key, PageAsk(area.page, scale, area=box), 0)
    return None if drawn is None else _copied(drawn)


def _copied(drawn: PageImage) -> QImage:
    form = QImage.Format.Format_RGB32
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form).copy()


def _ignore(_error: object) -> None:
    """A letter whose pages can't be read has no pictures either."""
