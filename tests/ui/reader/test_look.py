"""How pages lie: zoomed, arranged and turned, by menu, keys, wheel and fingers."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from ui.material import first_mark
from ui.reader.acting import CONTROL, LETTER, NONE, click, passage

from kanttekening.domain.place import Arrangement, Fit, PageLook
from kanttekening.ui.colors import Scheme
from kanttekening.ui.reader.paper_dim import Paper
from kanttekening.ui.reader.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def wheel(view, notches, modifier=NONE, at=None):
    point = QPointF(at or view.viewport().rect().center())
    event = QWheelEvent(
        point,
        view.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


class TestLook:
    def test_control_and_wheel_zoom_around_the_pointer(self, reader):
        view = reader.page_view
        before = view.page_point(QPoint(200, 300))
        wheel(view, 2, CONTROL, QPoint(200, 300))
        assert view.zoom > 0.7
        assert view.page_point(QPoint(200, 300)) == pytest.approx(before, abs=1)

    def test_two_fingers_zoom_around_their_middle(self, reader):
        view = reader.page_view
        before, zoom = view.page_point(QPoint(300, 200)), view.zoom
        point = QPointF(300, 200)
        pinch = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
            point, point, view.viewport().mapToGlobal(point), 0.25, QPointF(),
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), pinch)
        assert view.zoom == pytest.approx(1.25 * zoom)
        assert view.page_point(QPoint(300, 200)) == pytest.approx(before, abs=1)

    def test_a_typed_size_holds(self, reader):
        field = reader.head._percent
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "137 %")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert reader.page_view.zoom == pytest.approx(1.37)
        field.selectAll()
        QTest.keyClicks(field, "groot")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "137%"

    def test_a_whole_page_fits_and_keeps_fitting(self, reader):
        reader.actions_by_id["fit_page"].trigger()
        view = reader.page_view
        for height in (800, 500):
            reader.resize(700, height)
            page = view.stack.pages[0]
            assert page.height <= view.viewport().height()
            assert page.height > 0.8 * view.viewport().height()

    def test_one_page_at_a_time_is_turned_over_by_wheel_and_keys(self, reader):
        view = reader.page_view
        reader.actions_by_id["single_page"].trigger()
        reader.actions_by_id["fit_page"].trigger()
        assert [page.page for page in view.pages_in_view()] == [1]
        wheel(view, -1)
        assert [page.page for page in view.pages_in_view()] == [2]
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert view.page == 3
        QTest.keyClick(view, Qt.Key.Key_PageUp)
        QTest.keyClick(view, Qt.Key.Key_Left)
        assert view.page == 1
        QTest.keyClick(view, Qt.Key.Key_End)
        assert view.page == 3
        wheel(view, -1)
        assert view.page == 3

    def test_a_passage_on_another_page_is_brought_into_sight(self, reader, stocked):
        reader.actions_by_id["single_page"].trigger()
        target = passage(stocked, "Algemeen directeur")
        reader.show_span(target)
        view = reader.page_view
        assert view.viewport().rect().contains(view.rect_of(target).center())

    def test_a_step_of_two_pages_is_two(self, reader):
        reader.actions_by_id["two_pages"].trigger()
        reader.actions_by_id["fit_page"].trigger()
        reader.actions_by_id["next_page"].trigger()
        assert reader.page_view.page == 3
        reader.actions_by_id["cover_alone"].trigger()
        reader.head.page_typed.emit("1")
        reader.actions_by_id["next_page"].trigger()
        assert reader.page_view.page == 2

    def test_marks_and_clicks_go_along_with_a_turned_page(self, reader, stocked, theme, qtbot):
        words = passage(stocked, "gevaarlijk dichtbij")
        made = first_mark(stocked, LETTER, words)
        for _ in range(3):
            reader.actions_by_id["turn_right"].trigger()
            reader.page_view.reveal(words)
            with qtbot.waitSignal(reader.passage_clicked) as told:
                click(reader.page_view, words)
            assert told.args == [made.id]
            where = reader.page_view.rect_of(words).adjusted(2, 2, -2, -2)
            picture = reader.page_view.viewport().grab(where).toImage()
            inks = {
                picture.pixelColor(x, y).name()
                for x in range(where.width())
                for y in range(0, where.height(), 2)
            }
            assert theme.paper_mark(made.kind).fill.lower() in inks

    def test_how_a_letter_lay_comes_back_and_others_begin_alike(self, reader, stocked):
        reader.actions_by_id["two_pages"].trigger()
        reader.actions_by_id["turn_left"].trigger()
        reader.page_view.set_zoom(0.4)
        reader.show_letter(1)
        look = reader.page_view.look
        assert (look.arrangement, look.turned) == (Arrangement.TWO, 0)
        assert reader.page_view.zoom == pytest.approx(0.4)
        reader.actions_by_id["continuous"].trigger()
        reader.show_letter(LETTER)
        look = reader.page_view.look
        assert (look.arrangement, look.turned) == (Arrangement.TWO, 3)
        assert reader.page_view.zoom == pytest.approx(0.4)

    def test_the_last_choice_is_there_after_a_restart(self, qtbot, stocked, theme, state):
        for _ in range(2):
            view = ReaderView(stocked, theme, state=state)
            qtbot.addWidget(view)
            view.show_letter(LETTER)
            view.actions_by_id["single_page"].trigger()
            view.actions_by_id["fit_page"].trigger()
        view.show_letter(3)
        assert view.page_view.look == PageLook(Arrangement.SINGLE, fit=Fit.PAGE)

    def test_paper_is_dimmed_in_the_dark_only_and_ink_stays_readable(self, reader, theme):
        def paper_and_ink():
            picture = reader.page_view.viewport().grab().toImage()
            page = reader.page_view._in_viewport(reader.page_view.stack.pages[0])
            lights = [
                picture.pixelColor(x, y).lightness()
                for x in range(page.left() + 5, page.right() - 5, 3)
                for y in range(max(0, page.top()) + 5, picture.height() - 5, 3)
            ]
            return max(lights), min(lights)

        reader.head.look_menu.paper_chosen.emit(Paper.DARKER)
        assert paper_and_ink()[0] == 255
        theme.choose(Scheme.DARK)
        paper, ink = paper_and_ink()
        assert 120 < paper < 170
        assert ink < 40
        reader.head.look_menu.paper_chosen.emit(Paper.WHITE)
        assert paper_and_ink()[0] == 255

    def test_printing_is_in_the_menu_where_its_button_has_no_room(self, reader):
        reader.resize(340, 800)
        button = next(
            button
            for button in reader.head.findChildren(QToolButton)
            if button.defaultAction() is reader.actions_by_id["print"]
        )
        assert not button.isVisible()
        assert reader.actions_by_id["print"] in reader.head.look_menu.actions()

    def test_the_menu_ticks_what_holds(self, reader):
        reader.actions_by_id["two_pages"].trigger()
        reader.head.look_menu.aboutToShow.emit()
        ticked = {name for name, action in reader.actions_by_id.items() if action.isChecked()}
        assert ticked == {"two_pages", "fit_width"}
        reader.show_view("reading")
        assert not reader.actions_by_id["turn_left"].isEnabled()
