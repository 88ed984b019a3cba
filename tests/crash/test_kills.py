"""Pull the plug while letters come in and while someone types: what was confirmed is there.

A killed process is not a power cut: the pages that it handed to the system still reach the disk.
Against a power cut stands ``synchronous=FULL``, which no test here can show to work.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store.making import TEXT, Clock, open_library, read_file, span_of, store

from kanttekening.domain.annotation import MarkKind, MarkStyle
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be fast")

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
IMPORT_STEPS = range(1, 41)
TYPING_MOMENTS = range(40)
REAL_IMPORTS = range(8)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


def in_a_child(work):
    """Do ``work`` in a process of its own; its id, and what it confirms arrives on the file."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child:
        os.close(mouth)
        return child, os.fdopen(ear)
    try:
        work(lambda number: os.write(mouth, f"{number}\n".encode()))
    finally:
        os._exit(0)


def rest_of(child, confirmed):
    """The last number that a child confirmed before it died; 0 if it confirmed nothing."""
    numbers = [int(line) for line in confirmed if line.endswith("\n")]
    confirmed.close()
    os.waitpid(child, 0)
    return numbers[-1] if numbers else 0


def long_letter(number):
    words = [f"woord{n}" for n in range(number, number + 900)]
    # In an order of its own: in the same one it would be a newer version of the letter before.
    random.Random(number).shuffle(words)
    return f"{TEXT} Brief {number}. " + " ".join(words)


def test_killed_at_any_step_of_an_import(path):
    """The child dies by its own hand, deep inside SQLite, at a step that we choose."""
    total = 0
    for round_, step in enumerate(IMPORT_STEPS):

        def take_in(confirm, first=total, step=step):
            library = open_library(path)
            left = step * 101  # one letter takes about 1,400

            def die():
                nonlocal left
                left -= 1
                if left <= 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return 0

            library._database.connection.set_progress_handler(die, 50)
            for number in range(first, first + 50):
                store(library, text=long_letter(number))
                confirm(number + 1)

        confirmed = max(total, rest_of(*in_a_child(take_in)))
        with open_library(path) as library:
            total = library.letters.counts().total
            assert confirmed <= total <= confirmed + 1
            report = library.checking.check()
            assert report.problems == (), f"round {round_}"
            if total:
                assert library.searching.search(f"woord{total - 1}").total
    assert total > len(IMPORT_STEPS) / 2


def test_killed_at_any_moment_of_typing(path):
    moments = random.Random(20261120)
    with open_library(path) as library:
        letter = store(library)
    written = 0
    for _ in TYPING_MOMENTS:
        clock = Clock()

        def type_on(confirm, first=written, clock=clock):
            library = open_library(path, clock)
            note = library.annotating.mark(letter, span_of(TEXT, "kosten"), MarkKind.ACTION).value
            for number in range(first + 1, first + 10_000):
                library.annotating.set_note(note.id, f"kanttekening {number}")
                confirm(number)

        child, confirmed = in_a_child(type_on)
        confirmed.readline()
        time.sleep(moments.uniform(0, 0.08))
        os.kill(child, signal.SIGKILL)
        last = max(written + 1, rest_of(child, confirmed))
        with open_library(path) as library:
            assert library.checking.check().ok
            numbers = [int(note.note.split()[1]) for note in library.annotating.all() if note.note]
            assert max(numbers) in {last, last + 1}
            assert library.searching.search(f'"kanttekening {max(numbers)}"').total == 1
            written = max(numbers)
    with open_library(path) as library:
        assert len(library.annotating.all()) == len(TYPING_MOMENTS)
        # Typing was one step each time, and so was the mark before it.
        for _ in range(2 * len(TYPING_MOMENTS)):
            library.annotating.undo()
        assert library.annotating.all() == ()


def test_killed_while_the_real_program_takes_in_the_samples(path, seeds):
    """With its worker process, by the clock; afterwards the import simply goes on."""
    command = [sys.executable, "-m", "kanttekening", "--library", path, "import", *seeds]
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    before = 0
    for round_ in REAL_IMPORTS:
        program = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.25 + 0.1 * round_)
        program.kill()
        program.wait()
        with open_library(path) as library:
            assert library.checking.check().ok
            total = library.letters.counts().total
            assert before <= total <= len(seeds)
            before = total
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    with open_library(path) as library:
        assert library.letters.counts().total == len(seeds)
        assert [library.letters.original(n) for n in range(1, 6)] == [
            seed.read_bytes() for seed in seeds
        ]


def test_killed_while_the_library_is_made(path):
    """Half a library does not exist: there is none, or a whole one."""
    moments = random.Random(7)
    for _ in range(10):
        path.unlink(missing_ok=True)

        def make(confirm):
            confirm(0)
            open_library(path).close()

        child, confirmed = in_a_child(make)
        confirmed.readline()
        time.sleep(moments.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        rest_of(child, confirmed)
        if path.exists():
            with open_library(path) as library:
                assert library.checking.check().ok
    with open_library(path) as library:
        assert library.importing.store(read_file()).value.letter_id == 1


def reshapings(library, letter):
    """Every way to change a mark, over and over, with a rest after each."""
    number = 0
    while True:
        number += 1
        text = library.letters.content(letter).document.text
        span = Span(number % 20, number % 20 + 24)
        first = library.annotating.mark(letter, span, MarkKind.QUESTION, f"nota {number}").value
        yield
        area = PageRect(1, 10.0 + number % 50, 10.0, 90.0, 40.0)
        framed = library.annotating.mark_area(letter, area, MarkKind.LOOSE).value
        yield
        library.annotating.tick_off(first.id)
        yield
        library.reshaping.stretch(first.id, Span(span.start, min(len(text), span.end + 9)))
        yield
        second = library.reshaping.split(first.id, span.start + 12).value
        yield
        library.reshaping.set_style(first.id, MarkStyle.UNDERLINE)
        yield
        if second is not None:
            library.reshaping.merge([first.id, second.id])
            yield
        library.settling.place(first.id, Span(3, 12))
        yield
        library.annotating.remove(framed.id)
        yield


def test_killed_at_any_step_of_reshaping_marks(path):
    """Each change is there whole or not at all, and undo takes all of them back."""
    with open_library(path) as library:
        letter = store(library)
    total = 0
    for step in range(1, 21):

        def reshape(confirm, step=step):
            clock = Clock()
            library = open_library(path, clock)
            left = step * 23

            def die():
                nonlocal left
                left -= 1
                if left <= 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return 0

            library._database.connection.set_progress_handler(die, 50)
            for number, _ in enumerate(reshapings(library, letter), start=1):
                clock.pass_seconds(60)
                confirm(number)

        confirmed = rest_of(*in_a_child(reshape))
        with open_library(path) as library:
            assert library.checking.check().ok
            (steps,) = library._database.row("SELECT count(*) FROM journal WHERE undone = 0")
            assert total + confirmed <= steps <= total + confirmed + 1
            total = steps
    assert total > 40
    with open_library(path) as library:
        before = library.annotating.all()
        for _ in range(total):
            assert library.annotating.undo().value is not None
        assert library.annotating.all() == ()
        for _ in range(total):
            library.annotating.redo()
        assert library.annotating.all() == before
