"""Page images from a worker that may die."""

import os
import signal
import struct
import sys
import threading
import time
import zlib

import pytest
from readers import make_files as make

from kanttekening.domain.errors import NotFoundError, PageFaultError
from kanttekening.domain.layout import PageRect
from kanttekening.readers.board import Board
from kanttekening.readers.pages import PageAsk, PageRenderer
from kanttekening.readers.process import Worker


@pytest.fixture(scope="module")
def worker():
    worker = Worker(board=Board(8 << 20))
    yield worker
    worker.close()


@pytest.fixture
def renderer(worker):
    renderer = PageRenderer(worker)
    yield renderer
    for key in list(renderer._files):
        renderer.forget(key)


def black_square():
    """A page with a black square on the left and a red one on the right half."""
    content = b"0 g 0 0 100 200 re f 1 0 0 rg 100 0 100 200 re f"
    return make.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>",
            make.stream(content),
        ]
    )


def pixel(image, x, y):
    size = image.stride // image.width
    at = y * image.stride + x * size
    return tuple(image.pixels[at : at + size])


def png_pixels(data):
    """Width and rows of an RGB PNG with filters 0 to 4 undone."""
    at, packed, width = 8, b"", 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width = struct.unpack(">I", body[:4])[0]
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    raw, rows, above = zlib.decompress(packed), [], bytes(width * 3)
    for start in range(0, len(raw), width * 3 + 1):
        above = unfiltered(raw[start], raw[start + 1 : start + 1 + width * 3], above)
        rows.append(above)
    return width, rows


def unfiltered(kind, line, above):
    found = bytearray()
    for i, value in enumerate(line):
        left = found[i - 3] if i > 2 else 0
        corner = above[i - 3] if i > 2 else 0
        guess = (0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner))[kind]
        found.append((value + guess) % 256)
    return bytes(found)


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def test_sizes_as_the_pages_are_shown(renderer):
    upright = renderer.open("a", make.lines_pdf([(72, 72, "Een")], [(72, 72, "Twee")]))
    turned = renderer.open("b", make.lines_pdf([(72, 72, "Een")], rotation=90))
    assert [(size.width, size.height) for size in upright] == [(595, 842)] * 2
    assert [(size.width, size.height) for size in turned] == [(842, 595)]


def test_pixels_are_blue_green_red_on_white(renderer):
    renderer.open("k", black_square())
    image = renderer.render("k", 1, 2.0)
    assert (image.page, image.width, image.height, image.stride) == (1, 600, 400, 2400)
    assert pixel(image, 50, 200) == (0, 0, 0, 255)
    assert pixel(image, 300, 200) == (0, 0, 255, 255)
    assert pixel(image, 550, 200) == (255, 255, 255, 255)


def test_grey_is_one_byte_a_pixel(renderer):
    renderer.open("k", black_square())
    image = renderer.render("k", 1, 0.25, grey=True)
    assert (image.width, image.height) == (75, 50)
    assert image.stride == image.width
    assert pixel(image, 10, 25) == (0,)
    assert pixel(image, 70, 25) == (255,)


def test_a_draft_is_coarser_and_the_next_image_sharp_again(renderer):
    # Slanting lines: letters come from a cache that does not ask how sharp.
    renderer.open("k", make.drawing_pdf())
    sharp, draft, again = (
        renderer.render("k", 1, 1.0, draft=draft).pixels for draft in (False, True, False)
    )
    assert len(set(draft)) < len(set(sharp))
    assert again == sharp


def test_a_huge_page_stays_below_forty_megapixels(renderer):
    renderer.open("k", black_square())
    image = renderer.render("k", 1, 1000.0, grey=True)
    assert 30_000_000 < image.width * image.height <= 40_100_000


def test_marks_are_laid_over_the_page_and_letters_stay_black(renderer):
    renderer.open("k", black_square())
    mark = PageRect(1, 50, 50, 250, 100)
    overlapping = PageRect(1, 50, 80, 250, 150)
    elsewhere = PageRect(2, 0, 0, 300, 200)
    data = renderer.png("k", 1, 72, [((mark, overlapping, elsewhere), "#FFE080")])
    width, rows = png_pixels(data)
    assert data.startswith(b"\x89PNG")
    assert (width, len(rows)) == (300, 200)
    row = rows[90]
    assert tuple(row[3 * 75 : 3 * 75 + 3]) == (0, 0, 0)
    assert tuple(row[3 * 150 : 3 * 150 + 3]) == (255, 0, 0)
    assert tuple(row[3 * 225 : 3 * 225 + 3]) == (255, 224, 128)
    assert tuple(rows[10][3 * 225 : 3 * 225 + 3]) == (255, 255, 255)


def test_png_has_the_resolution_that_was_asked(renderer):
    renderer.open("k", black_square())
    width, rows = png_pixels(renderer.png("k", 1, 144, []))
    assert (width, len(rows)) == (600, 400)


def test_a_worker_killed_in_between_is_not_noticed(renderer, worker):
    renderer.open("k", black_square())
    before = renderer.render("k", 1, 1.0)
    os.kill(worker.pid, signal.SIGTERM)
    assert renderer.render("k", 1, 1.0) == before


def test_more_documents_than_stay_open_in_the_worker(renderer):
    for number in range(9):
        renderer.open(f"k{number}", make.lines_pdf([(72, 72, "Een")], [(72, 72, "Twee")]))
    assert renderer.render("k0", 2, 0.5).page == 2


def test_the_same_key_again_is_the_new_document(renderer):
    renderer.open("k", make.lines_pdf([(72, 72, "Een")]))
    renderer.open("k", black_square())
    assert renderer.render("k", 1, 1.0).width == 300


def test_a_page_that_hangs_is_given_up_and_the_next_one_comes():
    renderer = PageRenderer(page_seconds=1.0)
    renderer.open("k", make.doubling_pdf(30, pages=2))
    began = time.monotonic()
    with pytest.raises(PageFaultError) as fault:
        renderer.render("k", 1, 1.0)
    assert fault.value.page == 1
    assert time.monotonic() - began < 12
    assert renderer.render("k", 2, 1.0).width == 595
    began = time.monotonic()
    with pytest.raises(PageFaultError):
        renderer.render("k", 1, 0.2, grey=True)
    assert time.monotonic() - began < 2, "it is not tried again by itself"
    renderer.close()


def test_a_page_that_is_not_there(renderer):
    renderer.open("k", black_square())
    for page in (0, 2, -1):
        with pytest.raises(PageFaultError):
            renderer.render("k", page, 1.0)


def test_a_document_that_is_not_open(renderer):
    with pytest.raises(NotFoundError):
        renderer.render("onbekend", 1, 1.0)


def test_what_is_no_pdf_can_not_be_opened(renderer):
    with pytest.raises(PageFaultError):
        renderer.open("k", b"Een brief")
    with pytest.raises(NotFoundError):
        renderer.render("k", 1, 1.0)


def test_forgotten_is_forgotten(renderer):
    renderer.open("k", black_square())
    renderer.forget("k")
    renderer.forget("k")
    with pytest.raises(NotFoundError):
        renderer.render("k", 1, 1.0)


def test_threads_get_their_own_pages(renderer):
    renderer.open("a", black_square())
    renderer.open("b", make.lines_pdf([(72, 72, "Een")]))
    widths = {}

    def ask(number):
        key = "ab"[number % 2]
        widths[number] = (key, renderer.render(key, 1, 1.0).width)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(widths.values()) == {("a", 300), ("b", 595)}


def test_closed_while_a_page_is_made():
    renderer = PageRenderer(page_seconds=30)
    renderer.open("k", make.doubling_pdf(30))
    threading.Timer(0.3, renderer.close).start()
    with pytest.raises(PageFaultError):
        renderer.render("k", 1, 1.0)


def test_lent_pixels_are_those_that_come_by_pipe(renderer, worker):
    renderer.open("k", black_square())
    own = renderer.render("k", 1, 2.0)
    lent = renderer.lend("k", PageAsk(1, 2.0), 604 * 404 * 4)
    assert worker.board.used >= len(own.pixels)
    assert (lent.width, lent.stride, bytes(lent.pixels)) == (600, 2400, own.pixels)
    lent.let_go()
    assert worker.board.used == 0


def test_what_does_not_fit_on_the_board_comes_all_the_same(renderer, worker):
    renderer.open("k", black_square())
    for most_bytes in (10_000, 100 << 20):
        image = renderer.lend("k", PageAsk(1, 2.0), most_bytes)
        assert image.part is None
        assert bytes(image.pixels) == renderer.render("k", 1, 2.0).pixels
    assert worker.board.used == 0


def test_a_page_in_areas_is_the_same_page(renderer):
    renderer.open("k", make.drawing_pdf())
    whole = renderer.render("k", 1, 1.5)
    left, top, right, bottom = 100, 200, 400, 333
    part = renderer.lend("k", PageAsk(1, 1.5, area=(left, top, right, bottom)), 0)
    assert (part.width, part.height) == (300, 133)
    rows = (whole.pixels[y * whole.stride :][left * 4 : right * 4] for y in range(top, bottom))
    differences = [abs(a - b) for a, b in zip(b"".join(rows), part.pixels, strict=True)]
    # MuPDF cuts long lines off at the edge, which shifts them by less than an eighth of a pixel.
    assert max(differences) < 64
    assert sum(differences) / len(differences) < 1
    assert max(part.pixels[::4]) - min(part.pixels[::4]) > 128, "there is something to compare"


def test_pictures_on_the_board_do_not_touch(renderer):
    renderer.open("k", black_square())
    first = renderer.lend("k", PageAsk(1, 1.0), 300 * 200 * 4)
    before = bytes(first.pixels)
    second = renderer.lend("k", PageAsk(1, 2.0), 600 * 400 * 4)
    assert bytes(first.pixels) == before
    first.let_go()
    second.let_go()


def test_a_page_nobody_waits_for_is_given_up_at_once():
    renderer = PageRenderer(page_seconds=30)
    renderer.open("k", make.doubling_pdf(30, pages=2))
    threading.Timer(0.5, renderer.interrupt).start()
    began = time.monotonic()
    assert renderer.lend("k", PageAsk(1, 1.0), 0) is None
    assert time.monotonic() - began < 5
    assert renderer.lend("k", PageAsk(2, 1.0), 0).width == 595
    renderer.close()


def test_a_page_that_was_given_up_can_be_tried_again():
    renderer = PageRenderer(page_seconds=0.5)
    renderer.open("k", make.doubling_pdf(30, pages=2))
    for _ in range(2):
        renderer.try_again("k", 1)
        began = time.monotonic()
        with pytest.raises(PageFaultError):
            renderer.render("k", 1, 1.0)
        assert time.monotonic() - began > 0.4, "it was really tried"
    renderer.close()


def test_when_nothing_can_draw_the_page_says_so():
    renderer = PageRenderer(Worker((sys.executable, "-c", "import no_such_module")))
    with pytest.raises(PageFaultError):
        renderer.open("brief", black_square())
    renderer.close()
