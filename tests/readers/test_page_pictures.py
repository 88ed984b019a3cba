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


def bar_chart(page):
    """Bars on an axis, a grid behind them, and labels."""
    for n in range(5):
        page.draw_line((100, 300 - 40 * n), (400, 300 - 40 * n))
        page.insert_text((86, 303 - 40 * n), str(n), fontsize=8)
    for n in range(6):
        page.draw_rect((110 + 48 * n, 300 - 25 * n - 20, 140 + 48 * n, 300), fill=(0, 0, 1))
        page.insert_text((112 + 48 * n, 312), f"202{n}", fontsize=8)


def line_chart(page):
    """One line over an empty grid."""
    for n in range(5):
        page.draw_line((100, 300 - 40 * n), (400, 300 - 40 * n))
    page.draw_polyline([(100 + 30 * n, 280 - 17 * (n * 7 % 9)) for n in range(11)])


def pie(page):
    page.draw_circle((250, 220), 90)
    for n in range(5):
        page.draw_sector((250, 220), (250, 130), 72 * n)


@pytest.mark.parametrize("draw", [bar_chart, line_chart, pie])
def test_a_chart_made_of_lines_is_a_picture(renderer, draw):
    document = pymupdf.open()
    page = document.new_page()
    draw(page)
    page.insert_text((72, 500), "Hieronder staat wat wij u in deze brief vragen te besluiten.")
    [(number, x0, y0, x1, y1)] = boxes(listed(renderer, saved(document)))
    assert number == 1
    assert x0 <= 165
    assert y0 <= 155
    assert x1 >= 335
    assert 295 <= y1 < 400


def test_the_labels_at_its_axes_belong_to_a_chart(renderer):
    document = pymupdf.open()
    bar_chart(document.new_page())
    [(_, x0, _, _, y1)] = boxes(listed(renderer, saved(document)))
    assert x0 <= 86
    assert y1 >= 312


def table(page, *, shaded=False):
    """Five rows of three cells with borders, every row with words."""
    for row in range(5):
        for column in range(3):
            cell = (90 + 140 * column, 100 + 24 * row, 230 + 140 * column, 124 + 24 * row)
            page.draw_rect(cell, fill=(0.8, 0.9, 1) if shaded else None)
            page.insert_text((cell[0] + 4, cell[3] - 8), f"post {row} {column}", fontsize=9)


def underlined(page):
    for row in range(12):
        page.insert_text((90, 100 + 18 * row), "Dit is een regel met een streep eronder.")
        page.draw_line((90, 103 + 18 * row), (300, 103 + 18 * row))


def framed(page):
    """A note in a frame, with a round icon before it."""
    page.draw_rect((90, 100, 480, 170))
    page.draw_circle((110, 135), 10)
    page.draw_circle((110, 135), 7)
    page.insert_text((130, 138), "Let op: dit is nog een concept.")


def form(page):
    for row in range(10):
        page.draw_rect((90, 100 + 40 * row, 100, 110 + 40 * row))
        page.draw_rect((150, 96 + 40 * row, 450, 116 + 40 * row))


@pytest.mark.parametrize(
    "draw",
    [table, lambda page: table(page, shaded=True), underlined, framed, form],
    ids=["table", "shaded table", "underlined", "framed", "form"],
)
def test_lines_that_only_order_the_text_are_no_picture(renderer, draw):
    document = pymupdf.open()
    draw(document.new_page())
    assert listed(renderer, saved(document)) == []


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


def red_in(image):
    """The box of what is red in an image of 72 dots an inch."""
    seen = [
        (x, y)
        for y in range(image.height)
        for x in range(image.width)
        if image.pixel(x, y)[0] > 150 > 2 * image.pixel(x, y)[2]
    ]
    xs, ys = zip(*seen, strict=True)
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 30, 500, 700)], ids=["whole", "cropped"])
def test_on_a_page_that_is_turned_a_picture_is_where_it_is_seen(renderer, rotation, crop):
    document = tagged_picture()
    page = document[0]
    if crop:
        page.set_cropbox(pymupdf.Rect(crop))
    bar_chart(page)
    page.set_rotation(rotation)
    seen = red_in(page.get_pixmap())
    everything = listed(renderer, saved(document))
    [described] = [found for found in everything if found.description == "De nieuwe brug"]
    assert boxes([described])[0][1:] == pytest.approx(seen, abs=1)
    if not crop:
        assert len(everything) == 2


def tagged_picture():
    """A page with a red picture that the file describes, at its place."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_image((100, 520, 300, 620), stream=png(200, 100, (200, 30, 30)))
    root, figure = document.get_new_xref(), document.get_new_xref()
    box = "/Alt(De nieuwe brug)/A<</O/Layout/BBox[100 222 300 322]>>"
    body = f"<</Type/StructElem/S/Figure/P {root} 0 R/Pg {page.xref} 0 R {box}>>"
    document.update_object(figure, body)
    document.update_object(root, f"<</Type/StructTreeRoot/K[{figure} 0 R]>>")
    document.xref_set_key(document.pdf_catalog(), "StructTreeRoot", f"{root} 0 R")
    return document
