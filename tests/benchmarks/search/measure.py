"""Time, success and size, measured the same way for every engine."""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engines import Engine
from library import add_rows, forget, index
from question_classes import CLASSES, questions_of
from questions import Asker, Question, answers

from kanttekening.store.database import open_database
from kanttekening.store.note_index import put_notes

_KEYED = (
    "exact",
    "three words",
    "three, one slip",
    "compound split",
    "one typo",
    "kenmerk",
    "phrase",
)


@dataclass(frozen=True, slots=True)
class Timed:
    """How many of the questions were answered rightly, and milliseconds for each."""

    right: float
    spent: list[float]
    missed: list[Question]

    def told(self) -> str:
        return (
            f"{self.right:.2f} ({percentile(self.spent, 50):.1f}/{percentile(self.spent, 95):.1f})"
        )


def percentile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))] if ordered else 0.0


def ask_all(engine: Engine, asker: Asker, questions: Sequence[Question]) -> Timed:
    """Ask every question once."""
    right, spent, missed = 0, [], []
    for question in questions:
        started = time.perf_counter()
        found = engine.search(question)
        spent.append((time.perf_counter() - started) * 1000)
        if answers(asker, question, found):
            right += 1
        else:
            missed.append(question)
    return Timed(right / max(1, len(questions)), spent, missed)


def keystrokes(asker: Asker, most: int) -> list[Question]:
    """What stands in the field after every key of some questions."""
    rnd = random.Random("keys")
    found = []
    for name in _KEYED:
        for question in questions_of(asker, name, most):
            query = question.query
            found += [
                Question(query[:end], frozenset(), typing=query[end - 1] not in ' "')
                for end in range(1, len(query) + 1)
            ]
    # Not always the same class after another: caches would know.
    rnd.shuffle(found)
    return found


def adding(path: Path, asker: Asker, first: int, most: int) -> tuple[float, float]:
    """Median milliseconds for indexing one more letter, each on the disk, and for taking it out."""
    database = open_database(path)
    letters = [asker.letter(first + number) for number in range(most)]
    with database.transaction():
        for letter in letters:
            add_rows(database, letter)
    spent: list[list[float]] = [[], []]
    for work, times in zip((index, forget), spent, strict=True):
        for letter in letters:
            started = time.perf_counter()
            with database.transaction():
                work(database, letter)
            times.append((time.perf_counter() - started) * 1000)
    with database.transaction() as connection:
        for letter in letters:
            if letter.note:
                put_notes(connection, [(f"note-{letter.id}", None)])
        for table, column in _ROWS:
            database.execute(f"DELETE FROM {table} WHERE {column} > ?", (first - 1,))
    database.close()
    return statistics.median(spent[0]), statistics.median(spent[1])


def sizes(path: Path) -> tuple[float, float]:
    """Megabytes of text in the library, and of the index over it."""
    connection = sqlite3.connect(path)
    (text,) = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM versions").fetchone()
    (index_bytes,) = connection.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE aggregate = true AND name LIKE 'search%'"
    ).fetchone()
    connection.close()
    return text / 1e6, index_bytes / 1e6


_ROWS = (
    ("annotations", "letter_id"), ("versions", "id"), ("letters", "id"), ("originals", "id")
)  # fmt: skip
_SOURCES = str(Path(__file__).resolve().parents[3] / "desktop")
_COLD = """
import json, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from kanttekening.services.library import Library
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
began = time.perf_counter()
library = Library.open(Path(sys.argv[1]), author="proef", create=False)
opened = time.perf_counter()
library.searching.search(sys.argv[2])
answered = time.perf_counter()
after_one = held()
for query in json.loads(sys.stdin.read()):
    library.searching.search(query)
print(json.dumps([(opened - began) * 1000, (answered - opened) * 1000, after_one, held()]))
"""


def cold(path: Path, query: str, more: Sequence[str]) -> tuple[float, float, float, float]:
    """In a new process: ms to open, ms of the first query, MB held after it and after many."""
    done = subprocess.run(
        [sys.executable, "-c", _COLD, str(path), query, _SOURCES],
        input=json.dumps(list(more)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(json.loads(done.stdout))


def all_classes(asker: Asker, most: int) -> dict[str, list[Question]]:
    """The questions, made once for all engines."""
    return {name: questions_of(asker, name, 50 if name == "nonsense" else most) for name in CLASSES}
