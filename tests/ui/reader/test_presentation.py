"""A letter on the whole screen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.material import first_mark
from ui.reader.acting import LETTER, passage

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.ui.reader.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def show(reader, qtbot):
    reader.actions_by_id["present"].trigger()
    shown = reader.presenting.shown
    qtbot.waitExposed(shown)
    yield shown
    if reader.presenting.shown is shown:
        shown.close()


def picture(show):
    return show.grab().toImage()


def colours(image):
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


class TestShow:
    def test_the_page_fills_the_screen_from_top_to_bottom(self, show):
        assert show.isFullScreen()
        assert show._where().height() == show.height()
        image = picture(show)
        assert image.pixelColor(2, show.height() // 2).name() == "#000000"
        assert image.pixelColor(show.width() // 2, 6).name() == "#ffffff"
        assert len(colours(image)) > 20

    @pytest.mark.parametrize("key", ["Key_Space", "Key_Right", "Key_Down", "Key_PageDown"])
    def test_keys_go_on_and_stop_at_the_end(self, show, key):
        for page in (2, 3, 3):
            QTest.keyClick(show, getattr(Qt.Key, key))
            assert show.page == page
        QTest.keyClick(show, Qt.Key.Key_Space, SHIFT)
        assert show.page == 2
        QTest.keyClick(show, Qt.Key.Key_Home)
        assert show.page == 1

    def test_the_wheel_and_the_mouse_go_on_and_back(self, show):
        point = QPointF(50, 50)
        for turns in (-60, -60):
            event = QWheelEvent(
                point, point, QPoint(), QPoint(0, turns), Qt.MouseButton.NoButton, NONE,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(show, event)
        assert show.page == 2
        QTest.mouseClick(show, Qt.MouseButton.LeftButton)
        assert show.page == 3
        QTest.mouseClick(show, Qt.MouseButton.RightButton)
        assert show.page == 2

    def test_a_wide_page_is_read_piece_by_piece(self, show):
        QTest.keyClick(show, Qt.Key.Key_Z)
        assert show._where().width() == show.width()
        QTest.keyClick(show, Qt.Key.Key_Space)
        assert show.page == 1
        for _ in range(9):
            if show.page == 1:
                QTest.keyClick(show, Qt.Key.Key_Space)
        assert show.page == 2
        QTest.keyClick(show, Qt.Key.Key_PageUp)
        assert show.page == 1
        assert show._where().bottom() == show.height() - 1

    def test_on_a_wide_screen_a_page_is_as_wide_as_the_screen_at_once(self, show):
        show.resize(1600, 600)
        assert show._where().width() == show.width()
        show.resize(700, 900)
        assert show._where().height() <= show.height()

    def test_what_z_chose_is_remembered(self, qtbot, stocked, theme, state):
        for wide in (True, False):
            view = ReaderView(stocked, theme, state=state)
            qtbot.addWidget(view)
            view.show()
            view.show_letter(LETTER)
            shown = begin(view, qtbot)
            assert shown.is_wide is not wide
            QTest.keyClick(shown, Qt.Key.Key_Z)
            assert shown.is_wide is wide
            shown.close()
            view.clear()

    def test_the_corner_says_which_page_it_is(self, show):
        show._hint.stop()
        corner = QRect(show.width() - 120, show.height() - 60, 120, 60)
        first = show.grab(corner).toImage()
        QTest.keyClick(show, Qt.Key.Key_End)
        assert show.grab(corner).toImage() != first
        assert len(colours(first)) > 3

    def test_a_question_mark_shows_the_keys_again(self, show):
        show._hint.stop()
        QTest.keyClicks(show, "?")
        assert show._hint.isActive()
        assert "Esc: sluiten" in show._said

    def test_b_makes_it_black_and_back(self, show):
        show._hint.stop()
        QTest.keyClick(show, Qt.Key.Key_B)
        assert colours(picture(show)) == {"#000000"}
        QTest.keyClick(show, Qt.Key.Key_B)
        assert "#ffffff" in colours(picture(show))

    def test_the_pointer_goes_after_a_moment_and_comes_back(self, show, qtbot):
        qtbot.waitUntil(lambda: show.cursor().shape() == Qt.CursorShape.BlankCursor)
        point = QPointF(60, 80)
        button = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, point, point, button, button, NONE)
        QApplication.sendEvent(show, moved)
        qtbot.waitUntil(lambda: show.cursor().shape() == Qt.CursorShape.ArrowCursor)

    def test_escape_ends_and_the_reader_stands_there(self, show, reader):
        QTest.keyClick(show, Qt.Key.Key_End)
        QTest.keyClick(show, Qt.Key.Key_Escape)
        assert reader.presenting.shown is None
        assert reader.page_view.page == 3

    def test_another_letter_ends_it(self, show, reader):
        reader.show_letter(1)
        assert reader.presenting.shown is None


class TestMeeting:
    @pytest.fixture
    def at_meeting(self, reader, show):
        """The reader stands in the list of a meeting with two letters."""
        papers, at = [LETTER, 1], [0]

        def step(by):
            if not 0 <= at[0] + by < len(papers):
                return False
            at[0] += by
            reader.show_letter(papers[at[0]])
            return True

        reader.presenting.has_others, reader.presenting.step_letter = lambda: True, step
        return show

    def test_j_shows_the_next_letter_on_the_same_screen_and_k_the_one_before(
        self, at_meeting, reader
    ):
        QTest.keyClick(at_meeting, Qt.Key.Key_End)
        QTest.keyClick(at_meeting, Qt.Key.Key_J)
        assert reader.presenting.shown is at_meeting
        assert at_meeting._opened.letter.id == 1
        assert at_meeting.page == 1
        assert at_meeting._said == at_meeting._opened.letter.title
        assert 1 not in at_meeting.source.faults
        QTest.keyClick(at_meeting, Qt.Key.Key_K)
        assert at_meeting._opened.letter.id == LETTER

    def test_after_the_last_letter_the_room_does_not_see_another_list(self, at_meeting, reader):
        for _ in range(2):
            QTest.keyClick(at_meeting, Qt.Key.Key_J)
        assert at_meeting._said == "Dit is het laatste stuk van de vergadering"
        reader.show_letter(3)
        assert reader.presenting.shown is None

    def test_without_a_meeting_j_does_nothing(self, show, reader):
        reader.presenting.step_letter = lambda _by: reader.show_letter(1)
        QTest.keyClick(show, Qt.Key.Key_J)
        assert show._opened.letter.id == LETTER
        assert "J, K" not in show._usage


def test_only_the_list_of_a_meeting_goes_on(window, qtbot):
    assert not window.reader.presenting.has_others()
    window.letters.search.setText('vergadering:"raad 27 maart 2025"')
    assert window.reader.presenting.has_others()


OWN, PARTYS, COUNCILS = MarkKind.QUESTION, MarkKind.ACTION, MarkKind.DISAGREE
SEEN_BY = {OWN: Visibility.PRIVATE, PARTYS: Visibility.PARTY, COUNCILS: Visibility.COUNCIL}
PASSAGES = {
    OWN: "gevaarlijk dichtbij",
    PARTYS: "ledenbijeenkomst op 21 maart",
    COUNCILS: "“financiële ravijn” te voorkomen",
}


def mark_for(desk, kind):
    made = first_mark(desk, LETTER, passage(desk, PASSAGES[kind]), kind)
    desk.change(lambda library: library.annotating.set_visibility(made.id, SEEN_BY[kind]))


def kinds_on(show, theme):
    """The kinds of mark that the room sees, and what stands at the foot of the screen."""
    said = show._said if show._hint.isActive() else ""
    show._hint.stop()
    there = colours(picture(show))
    return {kind for kind in SEEN_BY if theme.paper_mark(kind).fill.lower() in there}, said


def begin(reader, qtbot):
    reader.actions_by_id["present"].trigger()
    qtbot.waitExposed(reader.presenting.shown)
    return reader.presenting.shown


class TestMarksInTheRoom:
    def test_what_is_not_for_the_council_waits_for_m(self, reader, stocked, theme, qtbot):
        for kind in SEEN_BY:
            mark_for(stocked, kind)
        show = begin(reader, qtbot)
        assert kinds_on(show, theme)[0] == {COUNCILS}
        for seen, said in (
            (set(SEEN_BY), "Alle markeringen"),
            (set(), "Geen markeringen"),
            ({COUNCILS}, "Alleen markeringen voor de hele raad"),
            (set(SEEN_BY), "Alle markeringen"),
        ):
            QTest.keyClick(show, Qt.Key.Key_M)
            there, told = kinds_on(show, theme)
            assert there == seen
            assert told.startswith(said)
        show.close()
        show = begin(reader, qtbot)
        assert kinds_on(show, theme)[0] == {COUNCILS}
        show.close()

    def test_a_mark_for_the_council_that_is_taken_back_goes(self, reader, stocked, theme, qtbot):
        mark_for(stocked, COUNCILS)
        show = begin(reader, qtbot)
        assert kinds_on(show, theme)[0] == {COUNCILS}
        mark = reader.marking.marks[0].id
        stocked.change(lambda it: it.annotating.set_visibility(mark, Visibility.PRIVATE))
        assert kinds_on(show, theme)[0] == set()
        show.close()

    def test_m_is_a_switch_where_nothing_is_for_the_council(self, reader, stocked, theme, qtbot):
        mark_for(stocked, OWN)
        show = begin(reader, qtbot)
        assert kinds_on(show, theme)[0] == set()
        for seen, said in (({OWN}, "Alle markeringen"), (set(), "Geen markeringen")) * 2:
            QTest.keyClick(show, Qt.Key.Key_M)
            there, told = kinds_on(show, theme)
            assert there == seen
            assert told.startswith(said)
        show.close()

    def test_without_marks_it_says_so(self, show, theme):
        QTest.keyClick(show, Qt.Key.Key_M)
        assert kinds_on(show, theme)[1] == "Er zijn geen markeringen in dit stuk"
