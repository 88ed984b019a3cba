"""Pictures in the Leesweergave: at their place, no part of the text, painted when near."""

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from readers.office_files import docx, drawing, para, png, run
from ui.reader.acting import LEFT, NONE, passage
from ui.reader.test_reading_document import PIECES, filled, letter, raw

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.document import BlockKind
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.passage import Span
from kanttekening.domain.picture import PagePicture
from kanttekening.ui.reader.composing import compose
from kanttekening.ui.reader.copying import plain
from kanttekening.ui.reader.picture_painter import area_on, room_of
from kanttekening.ui.reader.reading_images import PictureImages

A4 = PageSize(595, 842)
PARAGRAPH = BlockKind.PARAGRAPH
RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(page, x0, y0, x1, y1, words=""):
    return PagePicture(PageRect(page, x0, y0, x1, y1), words)


def layout_of(document, places, pages=3):
    """Each block's first words at a place: page, left, top."""
    words = [
        PlacedWord(block.span, PageRect(page, x, y, x + 200, y + 12))
        for block, (page, x, y) in zip(document.blocks, places, strict=True)
    ]
    return PageLayout.build((A4,) * pages, words)


def order(places, pictures, *, whole=False, texts="ABCDEFGH"):
    """What is shown in which order; a picture by its line."""
    document, understanding = letter([(PARAGRAPH, texts[n]) for n in range(len(places))])
    layout = layout_of(document, places)
    reading = compose(document, understanding, layout=layout, pictures=pictures, whole=whole)
    return [block.text.replace("\ufffc\u2028", "") for block in reading.blocks]


class TestPlace:
    def test_a_picture_comes_after_the_text_above_it(self):
        assert order([(1, 70, 100), (1, 70, 400)], [picture(1, 70, 200, 300, 380, "Brug")]) == [
            "A", "Brug, blz. 1", "B",
        ]  # fmt: skip

    def test_in_columns_the_text_of_its_own_column_counts(self):
        """At the head of the second column, below a title over both."""
        places = [(1, 70, 60), (1, 70, 120), (1, 70, 500), (1, 320, 400)]
        assert order(places, [picture(1, 320, 220, 520, 390)]) == [
            "A", "B", "C", "Afbeelding, blz. 1", "D",
        ]  # fmt: skip

    def test_a_page_with_nothing_else_comes_after_the_page_before(self):
        found = order([(1, 70, 100), (3, 70, 100)], [picture(2, 70, 200, 500, 600)])
        assert found == ["A", "Afbeelding, blz. 2", "B"]

    def test_logos_are_shown_with_the_letterhead_only(self):
        logos = [picture(1, 400, 30, 500, 80)]
        assert order([(1, 70, 200)], logos) == ["A"]
        assert len(order([(1, 70, 200)], logos, whole=True)) == 2

    def test_what_is_on_every_page_is_a_logo(self):
        logos = [picture(page, 400, 30, 500, 80) for page in (2, 3)]
        assert order([(2, 70, 200), (3, 70, 200)], logos) == ["A", "B"]

    def test_a_background_of_text_is_no_picture(self):
        assert order([(1, 70, 205)], [picture(1, 60, 200, 280, 240)]) == ["A"]


BOXES = st.tuples(
    st.integers(1, 3), st.integers(0, 500), st.integers(0, 800),
    st.integers(30, 300), st.integers(30, 300),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(PIECES, st.lists(BOXES, max_size=6), st.data(), st.sampled_from([40, 2000]))
def test_with_pictures_every_character_stands_where_the_map_says(qapp, pieces, boxes, data, room):
    document, understanding = letter(pieces)
    places = [
        (1 + 3 * n // len(document.blocks), 70, 40 + 8 * n) for n in range(len(document.blocks))
    ]
    pictures = [picture(page, x, y, x + w, y + h) for page, x, y, w, h in boxes]
    layout = layout_of(document, places)
    reading = compose(document, understanding, layout=layout, pictures=pictures, whole=True)
    made, reading = filled(reading, room=room)
    shown = raw(made)
    for block in document.blocks:
        words = block.span.of(document.text).replace("\n", "\u2028").encode("utf-16-le")
        parts = [shown[2 * start : 2 * end] for start, end in reading.map.positions(block.span)]
        assert b"".join(parts) in (words, b"")
    signs = [number for number, unit in enumerate(made.toRawText()) if unit == "\ufffc"]
    assert len(signs) == len(reading.pictures)
    block = data.draw(st.sampled_from(document.blocks))
    offset = data.draw(st.integers(block.span.start, block.span.end - 1))
    assert reading.map.offset(reading.map.position(offset)) == offset
    assert plain(reading, Span(0, len(document.text))).count("\ufffc") == 0


def word_file(tmp_path):
    """A Word letter with a red picture between two paragraphs."""
    body = (
        para(run("Geachte raad, hieronder ziet u de brug."))
        + para(drawing("rId9", 200, 100))
        + para(run("Afbeelding 1: de brug"))
        + para(run("Wij horen graag van u."))
    )
    parts = {"word/media/brug.png": png(200, 100, RED)}
    path = tmp_path / "brug.docx"
    path.write_bytes(docx(body, ("rId9", "image", "media/brug.png"), parts=parts))
    return path


def pdf_file(tmp_path):
    """The same as a PDF, with much text before it."""
    document = pymupdf.open()
    page = document.new_page()
    for number in range(18):
        page.insert_text((70, 80 + 40 * number), f"Alinea {number} van een lange brief.")
    page = document.new_page()
    page.insert_text((70, 80), "Hieronder ziet u de brug.")
    page.insert_image((70, 120, 270, 220), stream=png(200, 100, RED))
    page.insert_text((70, 260), "Wij horen graag van u.")
    path = tmp_path / "brug.pdf"
    document.save(path)
    return path


@pytest.fixture(params=[word_file, pdf_file], ids=["word", "pdf"])
def bridge(request, reader, stocked, tmp_path):
    """The Leesweergave of a letter with one picture; DirectLanes have drawn it."""
    stocked.take_in([request.param(tmp_path)])
    reader.show_letter(6)
    reader.show_view("reading")
    return reader


def room(reader):
    view = reader.reading_view
    [number] = view.reading.pictures
    return room_of(view, view.reading.blocks[number].position)


def bring_into_sight(reader, qtbot):
    view = reader.reading_view
    where = room(reader)
    view.verticalScrollBar().setValue(round(view.verticalScrollBar().value() + where.top() - 50))
    view.viewport().repaint()
    [number] = view.reading.pictures
    qtbot.waitUntil(lambda: view.images.image(view.reading.blocks[number].picture) is not None)
    return room(reader)


class TestInTheReader:
    def test_it_stands_between_the_paragraphs_and_is_painted(self, bridge, qtbot):
        blocks = [block.text for block in bridge.reading_view.reading.blocks]
        at = next(n for n, text in enumerate(blocks) if "\ufffc" in text)
        assert "ziet u de brug" in blocks[at - 1]
        where = bring_into_sight(bridge, qtbot)
        seen = bridge.reading_view.viewport().grab().toImage()
        middle = seen.pixelColor(where.center().toPoint() * seen.devicePixelRatio())
        assert (middle.red(), middle.green(), middle.blue()) == pytest.approx(RED, abs=3)

    def test_it_is_at_most_as_wide_as_the_column(self, bridge):
        bridge.resize(260, 800)
        view = bridge.reading_view
        assert room(bridge).width() <= view.viewport().width() - view.left_margin

    def test_a_screen_reader_hears_of_it(self, bridge):
        page = bridge.reading_view.reading.blocks
        [label] = [block.text[2:] for block in page if block.picture]
        assert label.startswith("Afbeelding, blz. ")
        assert label in bridge.reading_view.toPlainText()

    def test_a_click_shows_it_on_its_page(self, bridge, qtbot):
        where = bring_into_sight(bridge, qtbot)
        [number] = bridge.reading_view.reading.pictures
        page = bridge.reading_view.reading.blocks[number].picture.area.page
        point = QPoint(round(where.center().x()), round(where.center().y()))
        QTest.mouseClick(bridge.reading_view.viewport(), LEFT, NONE, point)
        assert bridge.page_view.isVisible()
        assert bridge.page_view.spot(0.5).page == page

    def test_a_letter_that_comes_after_it_has_its_own_pictures(self, bridge, qtbot):
        bridge.show_letter(1)
        assert bridge.reading_view.reading.pictures == ()
        bridge.show_letter(6)
        assert bring_into_sight(bridge, qtbot).height() > 0

    def test_a_selection_across_it_is_the_text_alone(self, bridge, stocked):
        first = passage(stocked, "ziet u de brug", 6)
        last = passage(stocked, "Wij horen", 6)
        cursor = bridge.reading_view.cursor_at(
            bridge.reading_view.reading.map.position(first.start)
        )
        end = bridge.reading_view.reading.map.position(last.end)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        bridge.reading_view.setTextCursor(cursor)
        assert bridge.selection.span == Span(first.start, last.end)
        copied = bridge.reading_view.createMimeDataFromSelection().text()
        assert "\ufffc" not in copied
        assert "blz." not in copied


def test_images_stay_within_their_budget(qapp):
    images = PictureImages()
    pictures = [picture(page, 0, 0, 100, 100) for page in range(1, 20)]
    for each in pictures:
        images.put(each, QImage(2000, 2000, QImage.Format.Format_RGB32), 1.0)
    assert images.used <= 64 << 20
    assert images.image(pictures[-1]) is not None
    assert images.image(pictures[0]) is None


def test_only_what_is_near_is_asked_for_and_never_twice(qapp):
    images = PictureImages()
    one, two = picture(1, 0, 0, 100, 100), picture(2, 0, 0, 100, 100)
    images.look([(one, 1.5)])
    images.look([(two, 1.5)])
    assert images.next_wish() == (two, 1.5)
    assert images.next_wish() is None
    images.put(two, QImage(150, 150, QImage.Format.Format_RGB32), 1.5)
    images.give_up(one)
    images.look([(one, 1.5), (two, 1.5)])
    assert images.next_wish() is None


def on_turned_page(x0, y0, x1, y1, *, rotation):
    """Where a box is seen on an A4 page that lies turned in its file."""
    page = pymupdf.open().new_page()
    page.set_rotation(rotation)
    return PageRect(2, *(pymupdf.Rect(x0, y0, x1, y1) * page.rotation_matrix))


class TestMarkedAreas:
    """What is marked on an area of a page is told in the Leesweergave."""

    @pytest.fixture
    def turned(self, request, reader, stocked, tmp_path):
        """A letter with a picture in two colours on a page that may lie on its side."""
        document = pymupdf.open()
        document.new_page().insert_text((70, 80), "Geachte raad, op de volgende bladzijde de brug.")
        page = document.new_page()
        page.insert_text((70, 80), "Hieronder ziet u de brug.")
        page.insert_image((70, 120, 170, 220), stream=png(100, 100, RED))
        page.insert_image((170, 120, 270, 220), stream=png(100, 100, BLUE))
        page.insert_text((70, 460), "Wij horen graag van u.")
        page.set_rotation(request.param)
        path = tmp_path / "brug.pdf"
        document.save(path)
        stocked.take_in([path])
        reader.show_letter(6)
        reader.show_view("reading")
        return reader

    @staticmethod
    def colour_at(reader, where, x, y):
        seen = reader.reading_view.viewport().grab().toImage()
        point = QPoint(
            round(where.left() + x * where.width()), round(where.top() + y * where.height())
        )
        found = seen.pixelColor(point * seen.devicePixelRatio())
        return RED if found.red() > found.blue() else BLUE

    @pytest.mark.parametrize(
        ("turned", "red_at"),
        [(0, (0.2, 0.5)), (90, (0.5, 0.2)), (180, (0.8, 0.5)), (270, (0.5, 0.8))],
        indirect=["turned"],
    )
    def test_a_picture_stands_as_its_page_does(self, turned, qtbot, red_at):
        where = bring_into_sight(turned, qtbot)
        assert self.colour_at(turned, where, *red_at) == RED
        assert self.colour_at(turned, where, *(1 - at for at in red_at)) == BLUE

    @pytest.mark.parametrize("turned", [0, 90, 180, 270], indirect=True)
    def test_it_stands_between_its_sentences_however_the_page_lies(self, turned):
        blocks = [block.text for block in turned.reading_view.reading.blocks]
        at = next(n for n, text in enumerate(blocks) if "\ufffc" in text)
        assert "ziet u de brug" in blocks[at - 1]
        assert "Wij horen" in blocks[at + 1]

    @pytest.mark.parametrize("turned", [90], indirect=True)
    def test_a_page_that_a_person_turned_turns_its_picture(self, turned, qtbot):
        turned.show_view("pages")
        turned.page_view.turn(-1)
        turned.show_view("reading")
        where = bring_into_sight(turned, qtbot)
        assert where.width() > where.height()
        assert self.colour_at(turned, where, 0.2, 0.5) == RED

    @pytest.mark.parametrize(
        ("turned", "rotation", "quarters"),
        [(0, 0, 0), (90, 90, 0), (180, 180, 1), (270, 270, 2), (90, 90, 3)],
        indirect=["turned"],
    )
    def test_a_frame_lies_on_the_same_part_of_the_picture(
        self, turned, stocked, qtbot, rotation, quarters
    ):
        """The red half is marked on the page; in the column the red half has the frame."""
        red = on_turned_page(70, 120, 170, 220, rotation=rotation)
        stocked.change(lambda it: it.annotating.mark_area(6, red, MarkKind.ACTION))
        turned.page_view.turn(quarters)
        where = bring_into_sight(turned, qtbot)
        [number] = turned.reading_view.reading.pictures
        block = turned.reading_view.reading.blocks[number]
        assert block.text.endswith("gebied gemarkeerd: Actie")
        frame = area_on(where, block.picture, red)
        assert where.adjusted(-1, -1, 1, 1).contains(frame)
        middle = frame.center() - where.topLeft()
        x, y = middle.x() / where.width(), middle.y() / where.height()
        assert self.colour_at(turned, where, x, y) == RED
        assert self.colour_at(turned, where, 1 - x, 1 - y) == BLUE

    def test_an_area_beside_pictures_has_a_line_that_leads_there(self, bridge, stocked, qtbot):
        made = []
        area = PageRect(1, 60.0, 700.0, 300.0, 800.0)
        stocked.change(lambda it: it.annotating.mark_area(6, area, MarkKind.QUESTION), made.append)
        view = bridge.reading_view
        [number] = view.reading.areas
        line = view.reading.blocks[number]
        assert line.text == "Gebied op blz. 1 gemarkeerd: Vraag"
        assert line.text in view.toPlainText()
        view.verticalScrollBar().setValue(0)
        qtbot.waitUntil(lambda: view.is_written)
        clicked = []
        bridge.passage_clicked.connect(clicked.append)
        view.setTextCursor(view.cursor_at(line.position))
        view.ensureCursorVisible()
        point = view.cursorRect(view.cursor_at(line.position)).center() + QPoint(12, 0)
        QTest.mouseClick(view.viewport(), LEFT, NONE, point)
        assert bridge.page_view.isVisible()
        where = bridge.page_view.rect_in_viewport(area)
        assert bridge.page_view.viewport().rect().contains(where.center())
        assert clicked == [made[0].id]
        bridge.show_view("reading")
        stocked.change(lambda it: it.annotating.remove(made[0].id))
        assert view.reading.areas == ()
        assert line.text not in view.toPlainText()

    def test_it_is_there_when_the_letter_is_opened(self, bridge, stocked, qtbot):
        area = PageRect(1, 60.0, 700.0, 300.0, 800.0)
        bridge.show_letter(1)
        stocked.change(lambda it: it.annotating.mark_area(6, area, MarkKind.QUESTION))
        bridge.show_letter(6)
        assert len(bridge.reading_view.reading.areas) == 1
