"""What was found looks like no mark, in form and in colour, and goes when the search is over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from ui.material import first_mark, search
from ui.reader.acting import LETTER, passage

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.ui.colors import Scheme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def picture(reader):
    return reader.view.viewport().grab().toImage()


def ring_around(image, without, where, colour):
    """On which sides of a rectangle a line of this colour runs, that is not there ``without``."""
    wanted = QColor(colour)

    def apart(one, other):
        return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))

    def runs(points):
        seen = [(image.pixelColor(x, y), without.pixelColor(x, y)) for x, y in points]
        return any(apart(here, wanted) < 200 < apart(here, gone) for here, gone in seen)

    # A letter beside it may hide the line at one place.
    xs = [where.left() + where.width() * part // 5 for part in (1, 2, 3, 4)]
    ys = [where.top() + where.height() * part // 5 for part in (1, 2, 3, 4)]
    sides = {
        "left": [(where.left() + d, y) for d in range(-6, 5) for y in ys],
        "right": [(where.right() + d, y) for d in range(-6, 9) for y in ys],
        "top": [(x, where.top() + d) for d in range(-4, 11) for x in xs],
        "bottom": [(x, where.bottom() + d) for d in range(-10, 5) for x in xs],
    }
    return {side for side, points in sides.items() if runs(points)}


SIDES = {"left", "right", "top", "bottom"}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("view", ["pages", "reading"])
def test_a_hit_has_a_line_all_around_and_a_mark_has_not(reader, stocked, theme, view, scheme):
    theme.choose(scheme)
    marked = passage(stocked, "ledenbijeenkomst")
    first_mark(stocked, LETTER, marked, MarkKind.QUESTION)
    reader.show_view(view)
    reader.show_letter(LETTER, None, ("gemeenteraad",))
    hit = reader.finder.spans[0]
    reader.view.reveal(hit)
    line = Scheme.LIGHT if view == "pages" else scheme
    theme_of = {Scheme.LIGHT: "#B4540A", Scheme.DARK: "#F0A25A", Scheme.CONTRAST: "#FFFFFF"}
    colour = theme_of[line]
    whole = reader.view.rect_of(hit).united(reader.view.rect_of(Span(hit.end - 1, hit.end)))
    found = picture(reader)
    reader.finder.forget_search()
    assert ring_around(found, picture(reader), whole, colour) == SIDES


class TestTheEnd:
    @pytest.fixture
    def found(self, window, qtbot):
        search(qtbot, window, "ravijn")
        qtbot.waitUntil(lambda: 0 < window.letters.model.rowCount() < 5)
        window.letters.view.choose(0)
        qtbot.waitUntil(lambda: bool(window.reader.finder.hits))
        return window

    def test_it_comes_when_the_field_is_cleared(self, found, qtbot):
        QTest.keyClick(found.letters.search, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: found.reader.finder.hits == ())
        assert found.reader.page_view.overlay.of_page(1, caret=False).hits == []

    @pytest.mark.parametrize("signal", ["dates_chosen", "overview_chosen"])
    def test_it_comes_when_another_view_is_chosen(self, found, signal):
        getattr(found.sidebar, signal).emit()
        assert found.reader.finder.hits == ()

    @pytest.mark.parametrize("view", ["pages", "reading"])
    def test_it_comes_with_escape_in_the_letter(self, found, view):
        found.reader.show_view(view)
        found.reader.view.setFocus()
        QTest.keyClick(found.reader.view, Qt.Key.Key_Escape)
        assert found.reader.finder.hits == ()
        assert found.letters.search.text() == "ravijn"

    def test_what_is_asked_in_the_letter_itself_stays(self, found, qtbot):
        found.reader.actions_by_id["find"].trigger()
        QTest.keyClicks(found.reader.find_bar.field, "gemeente")
        qtbot.waitUntil(lambda: bool(found.reader.finder.hits))
        found.sidebar.dates_chosen.emit()
        assert found.reader.finder.hits


def test_another_search_lights_up_its_own_words_in_the_open_letter(window, qtbot):
    search(qtbot, window, "ravijn")
    qtbot.waitUntil(lambda: 0 < window.letters.model.rowCount() < 5)
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: bool(window.reader.finder.hits))
    text = window.reader._opened.document.text

    def lit():
        return {span.of(text).lower() for span in window.reader.finder.spans}

    assert any("ravijn" in word for word in lit())
    search(qtbot, window, "gemeenteraad")
    qtbot.waitUntil(lambda: bool(lit()) and not any("ravijn" in word for word in lit()))
    assert any("raad" in word for word in lit())


def test_the_current_hit_is_no_selection_in_the_reading_view(reader, stocked, theme):
    reader.show_view("reading")
    reader.show_letter(LETTER, None, ("gemeenteraad",))
    reader.finder.next()
    looks = {found.format.background().color().name() for found in reader.view.extraSelections()}
    assert theme.colors.hit_line.lower() in looks
    assert theme.colors.accent.lower() not in looks


def test_a_click_on_the_open_letter_goes_to_what_was_found_in_it(window, qtbot):
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    search(qtbot, window, "ravijn")
    qtbot.waitUntil(lambda: 0 < window.letters.model.rowCount() < 5)
    assert window.reader.finder.hits == ()
    view = window.letters.view
    at = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: bool(window.reader.finder.hits))


def test_a_hit_in_the_subject_is_seen_in_the_title_of_the_reading_view(reader, stocked):
    reader.show_view("reading")
    reader.show_letter(LETTER, None, ("koersbepaling",))
    hit = reader.finder.spans[0]
    assert reader.view.shows(hit)
    reader.finder.go_to(0)
    where = reader.view.rect_of(hit).united(reader.view.rect_of(Span(hit.end - 1, hit.end)))
    assert reader.view.viewport().rect().contains(where)
    found = picture(reader)
    reader.finder.forget_search()
    assert ring_around(found, picture(reader), where, "#B4540A") == SIDES
