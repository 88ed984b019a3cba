"""A few hundred spoiled files; `poe mutate` reads as many thousands as one likes."""

import random

import pytest
from fuzz.good_files import good_files
from fuzz.mutate import Spoiler, run
from fuzz.mutations import mutated

from kanttekening.domain.errors import RefusalCode

COUNT = 250
CODES = {code.value for code in RefusalCode}


@pytest.fixture(scope="module")
def ended():
    return run(range(COUNT), jobs=2)


def test_each_ends_as_a_letter_or_with_a_code(ended):
    endings, _ = ended
    assert [end for end in endings if end.fault] == []
    assert len(endings) == COUNT
    for end in endings:
        assert end.outcome.split()[0] in CODES | {"letter", "archive"}


def test_no_worker_was_lost(ended):
    _, workers = ended
    assert [(worker.deaths, worker.timeouts) for worker in workers] == [(0, 0)] * len(workers)


def test_the_good_files_are_good_and_most_spoiled_ones_differ():
    spoiler = Spoiler()
    # So that the run tells something: it starts from files that are read, and it does spoil them.
    changed = sum(data != spoiler.good[name] for name, data in map(spoiler.file, range(COUNT)))
    assert changed > COUNT * 0.9
    assert spoiler.file(7) == Spoiler().file(7)


@pytest.mark.parametrize("name", good_files())
def test_a_good_file_is_read(name, parser):
    reading = parser.read(good_files()[name], name)
    assert reading.document.text or reading.is_archive or reading.scan.pictures


def test_an_empty_file_can_be_spoiled_too():
    chance = random.Random(1)
    assert all(isinstance(mutated(b"", b"x", chance), bytes) for _ in range(50))
