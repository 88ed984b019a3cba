"""Page images as the screens ask for them."""

import pymupdf
import pytest

from kanttekening.domain.errors import PageFaultError
from kanttekening.domain.layout import PageRect, PageSize
from kanttekening.services.pages import Pages


@pytest.fixture
def pages():
    pages = Pages()
    pages.start()
    yield pages
    pages.close()


def letter():
    document = pymupdf.open()
    document.new_page(width=595, height=842).insert_text((72, 72), "Een brief")
    return document.tobytes()


def test_a_page_is_opened_rendered_marked_and_let_go(pages):
    assert pages.open("1", letter()) == (PageSize(595, 842),)
    image = pages.render("1", 1, 1.0)
    assert (image.width, image.height) == (595, 842)
    assert pages.render("1", 1, 0.2, grey=True, draft=True).width == 119
    mark = (PageRect(1, 70, 60, 130, 80),)
    assert pages.png("1", 1, 96, [(mark, "#FFE080")]) != pages.png("1", 1, 96, [])
    pages.forget("1")


def test_what_can_not_be_shown_is_a_page_fault(pages):
    with pytest.raises(PageFaultError):
        pages.open("1", b"geen pdf")
