"""The bar tells small things and offers one way on; dialogs fold the technical part away."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from kanttekening.domain.errors import LibraryError, LibraryFault, NotFoundError
from kanttekening.ui.colors import Scheme
from kanttekening.ui.messages import MessageBar, show_crash, show_error
from kanttekening.ui.progress_strip import ProgressStrip
from kanttekening.ui.question import Question, Role
from kanttekening.words import dialogs


@pytest.fixture
def bar(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return MessageBar(theme, window)


def test_a_sentence_with_a_way_on(bar):
    done = []
    bar.say("1 stuk verwijderd", "Ongedaan maken", lambda: done.append(1))
    assert bar.isVisible()

    bar.findChild(QPushButton, "message_action").click()
    assert done == [1]
    assert not bar.isVisible()


def test_a_sentence_alone_has_no_button(bar):
    bar.say("5 stukken ingelezen")

    assert not bar.findChild(QPushButton, "message_action").isVisible()
    bar.findChild(QPushButton, "message_close").click()
    assert not bar.isVisible()


def test_it_leaves_by_itself_but_not_under_the_hand(bar, qtbot):
    bar._rest.setInterval(20)
    bar.say("5 stukken ingelezen", "Bekijk", lambda: None)
    action = bar.findChild(QPushButton, "message_action")
    bar.window().activateWindow()
    qtbot.waitActive(bar.window())
    action.setFocus()
    qtbot.wait(80)
    assert bar.isVisible()
    action.clearFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_it_stays_inside_a_window_that_shrinks(bar):
    bar.say("Een heel lange zin " * 10)
    bar.window().resize(500, 300)

    assert bar.window().rect().contains(bar.geometry())


def test_a_long_sentence_breaks_in_a_small_window_and_nothing_of_it_is_cut(bar):
    bar.window().resize(420, 300)
    bar.say(
        "Deze zin is langer dan het venster breed is en moet toch te lezen zijn. " * 2, "Bekijk"
    )
    text = bar.findChild(QLabel)

    assert text.wordWrap()
    assert text.heightForWidth(text.width()) <= text.height()
    assert bar.window().rect().contains(bar.geometry())


def test_it_does_not_lie_over_the_button_that_stops_long_work(bar, qtbot):
    strip = ProgressStrip("Stop", bar.window())
    strip.setGeometry(0, 520, 900, 60)
    bar.say("12 stukken ingelezen")
    assert bar.geometry().intersects(strip.geometry())

    strip.show()
    qtbot.waitUntil(lambda: not bar.geometry().intersects(strip.geometry()))
    assert bar.window().rect().contains(bar.geometry())


def in_dialog(check):
    """Look at the dialog that is about to open, and close it."""

    def look():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        try:
            check(box)
        finally:
            box.done(0)

    QTimer.singleShot(0, look)


def test_an_error_says_what_happened_and_what_to_do(qtbot, tmp_path):
    seen = []
    in_dialog(lambda box: seen.extend((box.informativeText(), box.detailedText())))
    show_error(None, "Titel", LibraryError(LibraryFault.LOCKED, tmp_path / "raad.x", "busy"))

    assert "raad.x" in seen[0]
    assert "busy" not in seen[0]
    assert seen[1] == "busy"


@pytest.mark.parametrize("fault", [LibraryFault.NOT_OURS, LibraryFault.MISSING])
def test_nobody_is_told_to_choose_what_the_administrator_chose(qtbot, tmp_path, fault):
    seen = []
    in_dialog(lambda box: seen.append(box.informativeText()))
    show_error(None, "Titel", LibraryError(fault, tmp_path / "raad.x"), decided=True)

    assert "Laat deze melding aan uw beheerder zien" in seen[0]
    assert "Kies" not in seen[0]


@pytest.mark.parametrize("another", [Scheme.DARK, Scheme.CONTRAST])
def test_another_look_leaves_enter_with_the_careful_answer(qtbot, theme, another):
    window = QWidget()
    qtbot.addWidget(window)
    box = Question(window, "Terugzetten?", "De bibliotheek van nu gaat opzij.")
    box.answer("Terugzetten")
    careful = box.answer("Niet doen", Role.RejectRole, usual=True)
    box.open()
    qtbot.waitUntil(careful.hasFocus)

    theme.choose(another)
    QApplication.processEvents()

    assert careful.isDefault()
    assert careful.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.was(careful)


def test_an_error_without_detail_has_none(qtbot):
    seen = []
    in_dialog(lambda box: seen.append(box.detailedText()))
    show_error(None, "Titel", NotFoundError("letter", 3))

    assert seen == [""]


def test_a_crash_names_the_log_and_can_be_survived(bar, tmp_path):
    seen = []
    in_dialog(lambda box: seen.extend((box.informativeText(), box.detailedText())))
    show_crash(bar.window(), "the trace", tmp_path / "kanttekening.log")

    assert "kanttekening.log" in seen[0]
    assert seen[1] == "the trace"
    assert bar.window().isVisible()


def test_after_a_crash_one_may_leave(bar, tmp_path):
    def leave(box):
        next(button for button in box.buttons() if button.text() == dialogs.QUIT).click()

    in_dialog(leave)
    show_crash(bar.window(), "the trace", tmp_path / "kanttekening.log")

    assert not bar.window().isVisible()


def test_what_matters_stays_until_it_is_closed(bar, qtbot):
    bar._rest.setInterval(10)
    bar.say("5 stukken ingelezen, 1 niet gelukt", "Bekijk", lambda: None, stays=True)
    qtbot.wait(50)
    assert bar.isVisible()
    bar.say("1 stuk teruggezet")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_there_is_time_to_read_it(bar):
    assert bar._rest.interval() >= 8000


def test_what_comes_up_by_itself_waits_its_turn(bar, qtbot):
    bar.say("Er zijn 3 stukken ingelezen")
    bar.say_in_turn("De scan is herkend")
    assert bar.text == "Er zijn 3 stukken ingelezen"
    bar.hide()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.text == "De scan is herkend")
    bar.say("Nog een stuk ingelezen")
    assert bar.text == "Nog een stuk ingelezen"
    bar.hide()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.text == "De scan is herkend")
    bar.hide()
    qtbot.wait(20)
    assert not bar.isVisible()
