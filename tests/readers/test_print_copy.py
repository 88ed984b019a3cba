"""What is printed or kept: read back from the PDF that the worker makes."""

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanttekening.domain.layout import PageRect
from kanttekening.domain.print_order import Paper, PrintedMark, PrintOrder, UnseenWord
from kanttekening.domain.report import Piece, ReportBlock, Role
from kanttekening.readers.noting import PdfNotes

A4 = Paper(595.0, 842.0, 14.0, 14.0, 14.0, 14.0)
WORDS = "De raad vergadert"
YELLOW, BROWN = "#FFE08A", "#8A6100"


@pytest.fixture(scope="module")
def tool():
    tool = PdfNotes()
    yield tool
    tool.close()


def document(pages=3, size=(595, 842), turned=0, cut=None, **saved):
    made = pymupdf.open()
    for number in range(1, pages + 1):
        page = made.new_page(width=size[0], height=size[1])
        page.insert_text((100, 200), f"{WORDS} op dag {number}", fontsize=14)
        if cut:
            page.set_cropbox(pymupdf.Rect(*cut))
        page.set_rotation(turned)
    return made.tobytes(**saved)


def printed(tool, pdf, notes=(), **order):
    order.setdefault("pages", (1, 2, 3))
    made = tool.printed(pdf, PrintOrder("Brief", **order), notes)
    return pymupdf.open(stream=made.pdf, filetype="pdf")


def place_of(pdf, words=WORDS, page=0):
    """Where words stand on a page as it is shown."""
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        shown = opened[page]
        return shown.search_for(words)[0] * shown.rotation_matrix


def mark(rect, page=1, **changes):
    box = PageRect(page, rect.x0, rect.y0, rect.x1, rect.y1)
    return PrintedMark((box,), YELLOW, BROWN, "V", **changes)


def colors(page, rect):
    picture = page.get_pixmap(matrix=pymupdf.Matrix(2, 2), clip=rect)
    return {tuple(color) for color in picture.color_count(colors=True)}


def shows(page, color, rect=None):
    """Whether a colour is to be seen; rounding may make it a shade different."""
    wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return any(
        all(abs(one - two) <= 2 for one, two in zip(found, wanted, strict=True))
        for found in colors(page, rect or page.rect)
    )


def texts(paper):
    return [" ".join(page.get_text().split()) for page in paper]


def test_pages_come_with_their_own_text_and_size(tool):
    paper = printed(tool, document(size=(420, 595)), pages=(3, 1))
    assert texts(paper) == [f"{WORDS} op dag 3", f"{WORDS} op dag 1"]
    assert {(page.rect.width, page.rect.height) for page in paper} == {(420, 595)}


def test_no_page_becomes_a_picture(tool):
    pdf = document()
    paper = printed(tool, pdf, marks=(mark(place_of(pdf)),))
    assert not any(page.get_images() for page in paper)


@pytest.mark.parametrize("cut", [None, (60, 120, 500, 700)])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("per_sheet", [1, 2])
def test_a_mark_lies_on_its_words_however_the_page_lies(tool, turned, cut, per_sheet):
    pdf = document(turned=turned, cut=cut)
    paper = printed(tool, pdf, marks=(mark(place_of(pdf)),), per_sheet=per_sheet)
    page = paper[0]
    shown = [place * page.rotation_matrix for place in page.search_for(WORDS)]
    assert sum(shows(page, YELLOW, place) for place in shown) == 1
    other = printed(tool, pdf, per_sheet=per_sheet)[0]
    assert not shows(other, YELLOW)


def test_letters_stay_black_below_a_mark(tool):
    pdf = document()
    place = place_of(pdf)
    page = printed(tool, pdf, marks=(mark(place),))[0]
    assert min(map(sum, colors(page, place))) < 60


def test_the_sign_of_a_mark_is_seen_and_not_copied(tool):
    pdf = document()
    paper = printed(tool, pdf, marks=(mark(place_of(pdf), sign=(6.0, 190.0)),))
    assert texts(paper)[0] == f"{WORDS} op dag 1"
    assert shows(paper[0], BROWN, pymupdf.Rect(6, 190, 16, 200))


def test_an_underlined_mark_has_a_line_and_no_colour(tool):
    pdf = document()
    place = place_of(pdf)
    page = printed(tool, pdf, marks=(mark(place, is_underlined=True),))[0]
    below = pymupdf.Rect(place.x0, place.y1 - 2, place.x1, place.y1 + 4)
    assert shows(page, BROWN, below)
    assert not shows(page, YELLOW)


def test_recognised_words_are_found_on_a_picture_and_not_seen(tool):
    picture = pymupdf.open()
    picture.new_page().draw_rect(pymupdf.Rect(50, 50, 500, 700), fill=(0.9, 0.9, 0.9))
    words = (
        UnseenWord("Telling", PageRect(1, 100, 200, 160, 214)),
        UnseenWord("beloofd", PageRect(1, 164, 200, 230, 214)),
    )
    paper = printed(tool, picture.tobytes(), pages=(1,), words=words)
    assert texts(paper) == ["Telling beloofd"]
    [found] = paper[0].search_for("beloofd")
    assert abs(found.x0 - 164) < 2
    assert abs(found.x1 - 230) < 2
    bare = pymupdf.open(stream=picture.tobytes())[0]
    assert colors(paper[0], paper[0].rect) == colors(bare, bare.rect)


def test_the_notes_stand_behind_the_pages(tool):
    notes = (
        ReportBlock(Role.TITLE, (Piece("Aantekeningen"),)),
        ReportBlock(Role.NOTE, (Piece("Vraag <b> aan & de griffie"),)),
    )
    paper = printed(tool, document(), notes, pages=(2,))
    assert texts(paper) == [f"{WORDS} op dag 2", "Aantekeningen Vraag <b> aan & de griffie"]


def test_two_pages_share_a_sheet_that_lies_down(tool):
    paper = printed(tool, document(pages=3), per_sheet=2)
    assert [len(page.search_for(WORDS)) for page in paper] == [2, 1]
    left, right = sorted(paper[0].search_for(WORDS), key=lambda found: found.x0)
    assert paper[0].rect.width > paper[0].rect.height
    assert left.x1 < paper[0].rect.width / 2 < right.x0


@pytest.mark.parametrize("turned", [0, 90])
def test_a_large_page_is_made_to_fit_where_the_printer_can_print(tool, turned):
    pdf = document(pages=1, size=(842, 1191), turned=turned)
    [page] = printed(tool, pdf, pages=(1,), paper=A4)
    assert (page.rect.width, page.rect.height) == (595, 842)
    [words] = page.search_for(WORDS)
    assert pymupdf.Rect(14, 14, 581, 828).contains(words)
    small = pymupdf.open(stream=document(pages=1), filetype="pdf")[0].search_for(WORDS)[0]
    assert abs(words.width * words.height / (small.width * small.height) - 0.5) < 0.1


def test_a_small_page_is_not_made_larger(tool):
    pdf = document(pages=1, size=(420, 595))
    [page] = printed(tool, pdf, pages=(1,), paper=A4)
    [words] = page.search_for(WORDS)
    assert abs(words.width - place_of(pdf).width) < 0.1


def test_an_empty_page_is_a_sheet_too(tool):
    made = pymupdf.open()
    made.new_page()
    made.new_page()
    assert printed(tool, made.tobytes(), pages=(1, 2), paper=A4).page_count == 2


@pytest.mark.parametrize(
    ("allowed", "barred"), [(pymupdf.PDF_PERM_PRINT, False), (pymupdf.PDF_PERM_COPY, True)]
)
def test_it_is_told_whether_the_maker_wants_no_printing(tool, allowed, barred):
    lock = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "owner_pw": "x", "permissions": allowed}
    made = tool.printed(document(**lock), PrintOrder("Brief", (1,)), ())
    assert made.is_barred is barred
    assert not pymupdf.open(stream=made.pdf).metadata["encryption"]


def test_what_is_filled_in_is_printed(tool):
    form = pymupdf.open(stream=document(pages=1), filetype="pdf")
    field = pymupdf.Widget()
    field.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
    field.field_name, field.field_value = "naam", "Jansen"
    field.rect = pymupdf.Rect(100, 300, 300, 320)
    form[0].add_widget(field)
    paper = printed(tool, form.tobytes(), pages=(1,))
    assert "Jansen" in texts(paper)[0]


@settings(max_examples=25)
@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=5, unique=True),
    st.sampled_from((1, 2, 4)),
    st.booleans(),
)
def test_every_page_that_is_asked_comes_once_and_no_other(tool, pages, per_sheet, on_paper):
    paper = printed(
        tool, document(pages=5), pages=tuple(pages), per_sheet=per_sheet,
        paper=A4 if on_paper else None,
    )  # fmt: skip
    assert paper.page_count == -(-len(pages) // per_sheet)
    found = " ".join(texts(paper))
    assert [number for number in range(1, 6) if f"op dag {number}" in found] == sorted(pages)
    assert found.count(WORDS) == len(pages)
