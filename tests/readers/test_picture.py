"""Pictures become letters of pages, by what is in them."""

import pymupdf
import pytest
from readers import make_scans

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.scan import Extent


def picture(width=300, height=420, dpi=50):
    made = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, width, height), 0)
    made.clear_with(230)
    made.set_dpi(dpi, dpi)
    return made


PICTURES = {
    "image/png": lambda: picture().tobytes("png"),
    "image/jpeg": lambda: picture().tobytes("jpg"),
    "image/tiff": lambda: make_scans.tiff(picture()),
    "image/bmp": lambda: make_scans.bmp(40, 30),
    "image/gif": lambda: make_scans.GIF,
}


@pytest.mark.parametrize("media_type", PICTURES)
def test_a_picture_is_a_letter_without_text_yet(parser, media_type):
    reading = parser.read(PICTURES[media_type](), "brief.txt")
    assert reading.media_type == media_type
    assert reading.document.text == ""
    assert reading.scan.pictures == (1,)
    assert reading.scan.extent is Extent.NONE
    assert reading.scan.is_unread
    with pymupdf.open(stream=reading.pages_pdf, filetype="pdf") as pages:
        assert pages.page_count == len(reading.layout.pages) == 1


def test_a_page_is_as_large_as_the_picture_says(parser):
    (page,) = parser.read(picture(dpi=100).tobytes("png"), "a.png").layout.pages
    assert (page.width, page.height) == pytest.approx((216, 302), abs=1)


def test_a_photo_that_says_nothing_is_put_on_a4(parser):
    reading = parser.read(picture(3000, 2000, dpi=72).tobytes("png"), "foto.png")
    (page,) = reading.layout.pages
    assert page.width <= 843
    assert page.width / page.height == pytest.approx(1.5, abs=0.01)


def test_every_page_of_a_fax_comes_in(parser):
    fax = make_scans.tiff(picture(), picture(200, 100), picture())
    reading = parser.read(fax, "fax.tif")
    assert reading.scan.pictures == (1, 2, 3)
    assert reading.layout.pages[1].width > reading.layout.pages[1].height


def test_a_turned_camera_gives_an_upright_page(parser):
    jpeg = picture(300, 420).tobytes("jpg")
    upright, turned = (
        parser.read(data, "foto.jpg").layout.pages[0]
        for data in (jpeg, make_scans.lying_on_its_side(jpeg))
    )
    assert (turned.width, turned.height) == pytest.approx((upright.height, upright.width))


def test_a_jpeg_is_kept_as_it_is(parser):
    jpeg = make_scans.picture_of(
        pymupdf.open(stream=make_scans.printed("Brief " * 300), filetype="pdf")[0], 100
    ).tobytes("jpg")
    pages = parser.read(jpeg, "scan.jpg").pages_pdf
    assert jpeg in pages
    assert len(pages) < len(jpeg) + 5000


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (10_001, 10_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(parser, width, height):
    with pytest.raises(RefusedError) as refused:
        parser.read(make_scans.png_header(width, height), "bom.png")
    assert refused.value.code is RefusalCode.TOO_BIG


def test_half_a_picture_is_shown_or_refused_but_not_fatal(parser):
    whole = picture().tobytes("jpg")
    for end in (30, 200, len(whole) // 2, len(whole) - 10):
        try:
            pictures = parser.read(whole[:end], "half.jpg").scan.pictures
        except RefusedError as refused:
            pictures = refused.code
        assert pictures in ((1,), RefusalCode.DAMAGED)
