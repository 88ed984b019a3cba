"""Which areas of a page are pictures, and what the file says that they show."""

import pymupdf
import pytest
from readers.make_files import saved, scan_pdf
from readers.office_files import png

from kanttekening.readers.pages import PageRenderer
from kanttekening.readers.process import Worker


@pytest.fixture(scope="module")
def renderer():
    renderer = PageRenderer(Worker())
    yield renderer
    renderer.close()


def pages_with(*boxes_of_pages):
    """A PDF with a picture in each of these boxes, page by page."""
    document = pymupdf.open()
    for boxes in boxes_of_pages:
        page = document.new_page()
        for box in boxes:
            page.insert_image(box, stream=png(40, 20), keep_proportion=False)
    return document


def listed(renderer, pdf):
    """All pictures, as (page, box) in whole points."""
    renderer.open("brief", pdf)
    found, following = [], 1
    while following:
        more, following = renderer.pictures("brief", following)
        found += more
    return found


def boxes(found):
    return [
        (picture.area.page, *(round(side) for side in (area.x0, area.y0, area.x1, area.y1)))
        for picture in found
        for area in (picture.area,)
    ]


def test_pictures_are_told_from_top_to_bottom_on_every_page(renderer):
    pdf = saved(pages_with([(100, 400, 300, 500), (100, 100, 300, 200)], [], [(50, 60, 150, 160)]))
    assert boxes(listed(renderer, pdf)) == [
        (1, 100, 100, 300, 200),
        (1, 100, 400, 300, 500),
        (3, 50, 60, 150, 160),
    ]


def test_strips_of_one_picture_are_one(renderer):
    strips = [(100, 100 + 20 * n, 300, 120 + 20 * n) for n in range(5)]
    strips[1], strips[4] = strips[4], strips[1]
    assert boxes(listed(renderer, saved(pages_with(strips)))) == [(1, 100, 100, 300, 200)]


@pytest.mark.parametrize(
    "box",
    [(70, 100, 84, 114), (70, 100, 525, 104), (70, 100, 525, 130), (0, 0, 595, 842)],
    ids=["icon", "rule", "ribbon", "whole page"],
)
def test_what_only_decorates_is_no_picture(renderer, box):
    assert listed(renderer, saved(pages_with([box]))) == []


def test_a_scan_is_no_picture(renderer):
    assert listed(renderer, scan_pdf()) == []


def test_what_hangs_over_the_edge_ends_there(renderer):
    pdf = saved(pages_with([(400, 300, 700, 400)]))
    assert boxes(listed(renderer, pdf)) == [(1, 400, 300, 595, 400)]


def tagged(*entries):
    """A page with two pictures and a tree in which these entries describe figures."""
    document = pages_with([(100, 100, 300, 200), (100, 400, 300, 500)])
    page = document[0].xref
    root = document.get_new_xref()
    figures = []
    for entry in entries:
        figure = document.get_new_xref()
        body = f"<</Type/StructElem/S/Figure/P {root} 0 R/Pg {page} 0 R {entry}>>"
        document.update_object(figure, body)
        figures.append(f"{figure} 0 R")
    document.update_object(root, f"<</Type/StructTreeRoot/K[{' '.join(figures)}]>>")
    document.xref_set_key(document.pdf_catalog(), "StructTreeRoot", f"{root} 0 R")
    return saved(document)


def test_a_description_belongs_to_the_picture_at_its_place(renderer):
    """The box in the file counts from the bottom of the page."""
    pdf = tagged("/Alt(De nieuwe brug)/A<</O/Layout/BBox[100 342 300 442]>>")
    assert [found.description for found in listed(renderer, pdf)] == ["", "De nieuwe brug"]


def test_without_places_descriptions_go_in_order(renderer):
    pdf = tagged("/Alt(Eerst)", "/Alt(Daarna)")
    assert [found.description for found in listed(renderer, pdf)] == ["Eerst", "Daarna"]


def test_one_description_for_two_pictures_is_not_guessed(renderer):
    assert [found.description for found in listed(renderer, tagged("/Alt(Een van de twee)"))] == [
        "",
        "",
    ]
