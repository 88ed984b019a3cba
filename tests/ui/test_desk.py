"""The window asks the library through the desk, and hears what has changed."""

import threading

import pytest
from ui.material import ask

from kanttekening.domain.errors import LibraryError, LibraryFault, NotFoundError
from kanttekening.domain.touched import Touched
from kanttekening.ui.lanes import ThreadLanes


@pytest.fixture
def slow_desk(qapp, make_desk):
    """A desk with threads, as in the program."""
    desk = make_desk(ThreadLanes())
    desk.open()
    yield desk
    desk.close()


def test_a_question_is_answered(stocked):
    assert ask(stocked, lambda library: library.letters.counts().total) == 5


def test_the_newest_of_two_questions_is_answered(slow_desk):
    answers, gate = [], threading.Event()
    slow_desk.ask(lambda library: gate.wait(5), lambda _: None)
    for number in range(10):
        slow_desk.latest("search", lambda _, number=number: number, answers.append)
    gate.set()

    assert slow_desk.settle()
    assert answers == [9]


def test_an_answer_that_is_overtaken_is_not_delivered(slow_desk):
    answers, asked = [], threading.Event()
    slow_desk.latest("search", lambda _: asked.set() or "old", answers.append)
    assert asked.wait(5)
    slow_desk.latest("search", lambda _: "new", answers.append)

    assert slow_desk.settle()
    assert answers == ["new"]


def test_questions_about_different_things_do_not_overtake_each_other(slow_desk):
    answers = []
    slow_desk.latest("search", lambda _: "hits", answers.append)
    slow_desk.latest("counts", lambda _: "counts", answers.append)

    assert slow_desk.settle()
    assert answers == ["hits", "counts"]


def test_a_change_tells_what_it_touched(stocked, qtbot):
    with qtbot.waitSignal(stocked.touched) as signal:
        stocked.change(lambda library: library.letters.set_read(1, read=True))

    assert Touched.LETTERS in signal.args[0]


def test_saving_is_told_from_beginning_to_end(slow_desk, qtbot):
    told = []
    slow_desk.saving.connect(lambda: told.append(slow_desk.is_saving))
    slow_desk.change(lambda library: library.annotating.undo())

    assert slow_desk.settle()
    assert told == [True, False]


def test_what_the_world_does_is_a_signal(desk, qtbot):
    with qtbot.waitSignal(desk.failed) as signal:
        desk.ask(lambda library: library.letters.letter(99), lambda _: None)

    assert isinstance(signal.args[0], NotFoundError)
    assert not desk.is_saving


def test_who_asks_may_take_the_error_itself(desk, qtbot):
    errors = []
    with qtbot.assertNotEmitted(desk.failed):
        desk.change(lambda library: library.letters.set_read(99, read=True), None, errors.append)

    assert [type(error) for error in errors] == [NotFoundError]
    assert not desk.is_saving


def test_a_bug_is_not_swallowed(desk):
    with pytest.raises(ZeroDivisionError):
        desk.ask(lambda _: 1 / 0, lambda _: None)


def test_a_library_that_does_not_open_is_told_once(qapp, make_desk, tmp_path, qtbot):
    def locked():
        raise LibraryError(LibraryFault.LOCKED, tmp_path)

    desk, errors = make_desk(open_library=locked), []
    desk.failed.connect(errors.append)
    desk.open()
    desk.ask(lambda library: library.letters.counts(), lambda _: None)
    desk.change(lambda library: library.annotating.undo())
    desk.close()

    assert [error.fault for error in errors] == [LibraryFault.LOCKED]
    assert not desk.is_saving
