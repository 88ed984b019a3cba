"""Work runs beside the window, one job after another, and answers in the GUI thread."""

import threading
import time

import pytest

from kanttekening.ui.lanes import LIBRARY, READING, DirectLanes, ThreadLanes


@pytest.fixture
def lanes(qapp):
    lanes = ThreadLanes()
    yield lanes
    lanes.close()


def _ignore(_):
    pass


def test_jobs_of_a_lane_run_one_after_another_in_one_thread(lanes):
    order, threads = [], set()

    def job(number):
        threads.add(threading.get_ident())
        time.sleep(0.01 if number == 0 else 0)
        order.append(number)

    for number in range(5):
        lanes.run(LIBRARY, lambda number=number: job(number), _ignore, _ignore)

    assert lanes.settle()
    assert order == [0, 1, 2, 3, 4]
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_lanes_do_not_wait_for_each_other(lanes):
    gate, answers = threading.Event(), []
    lanes.run(READING, lambda: gate.wait(5), answers.append, _ignore)

    def pass_by(answer):
        answers.append(answer)
        gate.set()

    lanes.run(LIBRARY, lambda: "quick", pass_by, _ignore)

    assert lanes.settle()
    assert answers == ["quick", True]


def test_answers_come_in_the_thread_of_the_window(lanes):
    where = []
    lanes.run(LIBRARY, lambda: None, lambda _: where.append(threading.get_ident()), _ignore)

    assert lanes.settle()
    assert where == [threading.get_ident()]


@pytest.mark.parametrize("make", [ThreadLanes, DirectLanes])
def test_an_error_goes_to_its_own_door(qapp, make):
    lanes, errors = make(), []

    def fail():
        raise ValueError("no")

    lanes.run(LIBRARY, fail, _ignore, errors.append)
    settled = lanes.settle()
    lanes.close()

    assert settled
    assert [type(error) for error in errors] == [ValueError]


def test_closing_finishes_the_work_and_delivers_nothing_more(qapp):
    lanes, done, told = ThreadLanes(), [], []
    lanes.run(LIBRARY, lambda: (time.sleep(0.05), done.append(1)), told.append, _ignore)

    lanes.close()
    qapp.processEvents()
    lanes.run(LIBRARY, lambda: done.append(2), told.append, _ignore)

    assert done == [1]
    assert told == []


def test_settle_gives_up_in_time(lanes):
    gate = threading.Event()
    lanes.run(LIBRARY, lambda: gate.wait(5), _ignore, _ignore)

    assert not lanes.settle(0.05)
    gate.set()
