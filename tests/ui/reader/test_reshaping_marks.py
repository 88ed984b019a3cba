"""Areas, underlining and other ends: with the mouse and with keys alone."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from services.test_versions import FIRST, SECOND, mark, put
from ui.material import ask
from ui.reader.acting import LEFT, LETTER, NONE, SHIFT, click, passage

from kanttekening.domain.annotation import MarkKind, MarkStyle
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.marks import marks_of
from kanttekening.ui.reader.open_letter import marks_now

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints")]
QUOTE = "Want dit ravijn komt"


def notes(desk):
    return ask(desk, lambda library: library.annotating.of_letter(LETTER))


def show_marks(reader, desk):
    fetch = partial(marks_now, LETTER, reader._opened.content)
    reader._marks._show(ask(desk, fetch))


def made(desk, words=QUOTE):
    span = passage(desk, words)
    return ask(desk, lambda library: library.annotating.mark(LETTER, span, MarkKind.ACTION)).value


def color(view, point):
    return view.viewport().grab().toImage().pixelColor(point)


@pytest.fixture
def page(reader, qtbot):
    reader.show_view("pages")
    qtbot.waitUntil(lambda: reader.prepared is not None)
    return reader.page_view


def test_a_frame_is_dragged_over_a_figure(reader, page, stocked, qtbot):
    reader.actions_by_id["area"].trigger()
    assert reader.later.framing.band.isVisible()
    assert reader.later.placing.strip.isVisible()
    port = page.viewport()
    start, end = QPoint(150, 200), QPoint(330, 320)
    expected = page.page_point(start)
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, NONE, end)
    (note,) = notes(stocked)
    assert (note.area.page, note.passage.quote) == (1, "")
    assert note.area.x0 == pytest.approx(expected[1], abs=1)
    assert note.area.y0 == pytest.approx(expected[2], abs=1)
    assert not reader.later.framing.is_on
    assert not reader.later.placing.strip.isVisible()
    # It is painted, a click on it finds its card, and one beside it does not.
    show_marks(reader, stocked)
    frame = page.rect_in_viewport(note.area)
    inside = frame.center()
    beside = QPoint(frame.left() - 8, frame.center().y())
    edge = min(
        color(page, QPoint(frame.left() + step, frame.center().y())).lightness()
        for step in (-1, 0, 1)
    )
    assert edge < color(page, beside).lightness() - 60
    told = []
    reader.passage_clicked.connect(told.append)
    page.hand.tap(inside)
    page.hand.tap(QPoint(end.x() + 60, end.y() + 60))
    assert told.count(note.id) == 1


def test_a_frame_is_placed_with_keys_alone(reader, page, stocked):
    QTest.keyClick(page, Qt.Key.Key_G)
    before = reader.later.framing.band.geometry()
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Down, SHIFT)
    after = reader.later.framing.band.geometry()
    assert after.left() > before.left()
    assert after.height() > before.height()
    QTest.keyClick(page, Qt.Key.Key_Return)
    (note,) = notes(stocked)
    assert note.area is not None


def test_escape_leaves_no_frame(reader, page, stocked):
    reader.later.framing.toggle()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not reader.later.framing.band.isVisible()
    assert notes(stocked) == ()


def test_an_underlined_mark_has_a_line_and_no_colour_behind(reader, page, stocked):
    note = made(stocked)
    show_marks(reader, stocked)
    where = page.rect_of(note.passage.span)
    between = QPoint(where.left() - 0, where.top() + 1)
    filled = color(page, between)
    ask(stocked, lambda library: library.reshaping.set_style(note.id, MarkStyle.UNDERLINE))
    show_marks(reader, stocked)
    plain = color(page, between)
    assert filled != plain
    assert plain.lightness() > filled.lightness()
    assert color(page, QPoint(where.left() + 2, where.bottom() + 2)).lightness() < 200


@pytest.mark.parametrize("view", ["pages", "reading"])
def test_the_ends_are_moved_with_keys(reader, stocked, qtbot, view):
    qtbot.waitUntil(lambda: reader.prepared is not None)
    reader.show_view(view)
    note = made(stocked)
    show_marks(reader, stocked)
    reader.later.placing.adjust(note.id)
    assert reader.selection.span == note.passage.span
    assert reader.view.touch.handles.first.isVisible() or view == "reading"
    for _ in range(12):
        QTest.keyClick(reader.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(reader.view, Qt.Key.Key_Return)
    (after,) = notes(stocked)
    assert after.passage.quote.startswith(QUOTE + " ")
    assert not reader.later.placing.is_on
    ask(stocked, lambda library: library.annotating.undo())
    assert notes(stocked)[0].passage == note.passage


def test_escape_leaves_the_ends(reader, page, stocked):
    note = made(stocked)
    show_marks(reader, stocked)
    reader.later.placing.adjust(note.id)
    QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert notes(stocked)[0].passage == note.passage
    assert reader.selection.span is None


def test_a_mark_is_split_at_the_caret(reader, page, stocked):
    note = made(stocked)
    span = passage(stocked, "ravijn komt")
    show_marks(reader, stocked)
    reader.selection.place(span.start)
    reader.later.placing.split(note.id)
    assert [found.passage.quote for found in notes(stocked)] == ["Want dit", "ravijn komt"]


def test_a_click_on_a_mark_still_wins_from_an_area_under_it(reader, page, stocked):
    note = made(stocked)
    marks = marks_of(notes(stocked))
    assert marks[0].area is None
    show_marks(reader, stocked)
    told = []
    reader.passage_clicked.connect(told.append)
    click(page, note.passage.span)
    assert told == [note.id]


@pytest.fixture
def older(reader, stocked, qtbot):
    """The first of two versions is open, with a mark that the newest has too."""

    def fill(library):
        letter = put(library, FIRST).letter_id
        mark(library, letter, "kwaliteit", FIRST)
        put(library, SECOND)
        return letter, library.comparing.versions(letter)[0].id

    letter, version = ask(stocked, fill)
    reader.show_version(letter, version)
    qtbot.waitUntil(lambda: reader.prepared is not None)
    return letter


def test_an_older_version_is_read_with_its_own_marks(reader, older, stocked, qtbot):
    assert reader._opened.document.text == FIRST
    assert reader.head.version_chip.text() == "versie 1 van 2"
    assert [mark.span.of(FIRST) for mark in reader.marking.marks] == ["kwaliteit"]
    assert "versie 1 van 2" in reader.later.banner.text
    # Reading is all: nothing is marked on it, and its place is not the letter's.
    reader.selection.take(Span(20, 40))
    reader.marking.mark(MarkKind.ACTION)
    reader.later.framing.toggle()
    assert not reader.later.framing.is_on
    found = ask(stocked, lambda library: library.annotating.of_letter(older))
    assert len(found) == 1
    reader.flush()
    assert ask(stocked, lambda library: library.letters.place(older)) is None
    # Somebody changes a note meanwhile: the older text stays open with its own marks.
    note = found[0].id
    stocked.change(lambda library: library.annotating.set_note(note, "Nieuw"))
    assert reader._opened.document.text == FIRST
    assert [mark.span.of(FIRST) for mark in reader.marking.marks] == ["kwaliteit"]


def test_the_way_back_to_the_newest_version(reader, older, qtbot):
    with qtbot.waitSignal(reader.shown):
        reader.later.banner._later.click()
    assert reader._opened.document.text == SECOND
    assert reader.head.version_chip.text() == "versie 2 van 2"
    assert reader.marking.letter == older


def test_a_selection_is_underlined_with_a_key_and_highlighted_again(reader, page, stocked):
    span = passage(stocked, QUOTE)
    reader.selection.take(span)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_H, SHIFT)
    (note,) = notes(stocked)
    assert (note.passage.quote, note.style) == (QUOTE, MarkStyle.UNDERLINE)
    reader.selection.place(span.start + 3)
    QTest.keyClick(page, Qt.Key.Key_H, SHIFT)
    (note,) = notes(stocked)
    assert note.style is MarkStyle.HIGHLIGHT
    stocked.change(lambda library: library.annotating.undo())
    assert notes(stocked)[0].style is MarkStyle.UNDERLINE
