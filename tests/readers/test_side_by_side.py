"""Long texts are compared in a worker: the same answer, with progress, and an end at once."""

import threading

import pytest

from kanttekening.readers import side_by_side
from kanttekening.readers.side_by_side import TextComparer
from kanttekening.text.comparing import compare

OLD = "\n\n".join(f"Alinea {at} gaat over de 😀 begroting van {at} euro." for at in range(3000))
NEW = OLD.replace("Alinea 77 gaat", "Alinea 77 ging").replace("van 1500 euro", "van 15 euro")


@pytest.fixture
def worked(monkeypatch):
    """Every text counts as long."""
    monkeypatch.setattr(side_by_side, "_SHORT", 0)


def test_a_worker_finds_the_same_as_the_program_itself(worked):
    told = []
    found = TextComparer(told.append).compare(OLD, NEW)
    assert found == compare(OLD, NEW)
    assert len(found.differences) == 2
    assert told == sorted(told)
    assert len(told) > 3
    assert 0 < told[0] < told[-1] <= 1000


def test_stopped_in_the_middle_nothing_comes_of_it(worked):
    begun, answers = threading.Event(), []
    comparer = TextComparer(lambda _part: begun.set())
    thread = threading.Thread(target=lambda: answers.append(comparer.compare(OLD * 9, NEW * 9)))
    thread.start()
    assert begun.wait(30)
    comparer.stop()
    thread.join(10)
    assert answers == [None]


def test_without_a_worker_it_is_done_all_the_same_and_can_be_ended(monkeypatch):
    found = TextComparer(lambda _part: None).compare(OLD[:500], NEW[:500])
    assert found.is_alike
    monkeypatch.setattr(side_by_side, "_SHORT", 10**9)
    stopping = TextComparer(lambda _part: stopping.stop())
    assert stopping.compare(OLD, NEW) is None
