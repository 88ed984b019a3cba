"""Measure search: python tests/benchmarks/search/run.py [letters] [questions a class]."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[2] / "desktop")]

from corpus import MadeLetter, Maker  # noqa: E402
from questions import ANY_ANSWER, CLASSES, NO_ANSWER, keystrokes, questions  # noqa: E402

from kanttekening.domain.indexing import IndexedLetter  # noqa: E402
from kanttekening.services.searching import Searching  # noqa: E402
from kanttekening.store.database import Database, open_database  # noqa: E402
from kanttekening.store.fulltext import put_letter  # noqa: E402
from kanttekening.store.letters import LetterStore  # noqa: E402

Search = Callable[[str], list[int]]


def fields_of(letter: MadeLetter) -> IndexedLetter:
    return IndexedLetter(
        letter.subject,
        (letter.kenmerk, letter.circular),
        "Vereniging van Nederlandse Gemeenten",
        letter.body,
        ((0, "Nassaulaan 12 Den Haag"),),
        (letter.note,) if letter.note else (),
        ((0, 0, len(letter.body)),),
        letter.date,
    )


def add(database: Database, letter: MadeLetter) -> float:
    started = time.perf_counter()
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO letters (id, title, kind, imported_at, original_id, file_name, date)"
            " VALUES (?, ?, 'ledenbrief', '2024', 1, 'x.txt', ?)",
            (letter.id, letter.subject, letter.date),
        )
        put_letter(connection, letter.id, fields_of(letter))
    return time.perf_counter() - started


def build(path: Path, letters: Sequence[MadeLetter]) -> list[float]:
    database = open_database(path, create_missing=True)
    database.connection.execute("PRAGMA foreign_keys = OFF")
    database.connection.execute("PRAGMA synchronous = OFF")
    spent = [add(database, letter) for letter in letters]
    database.close()
    return spent


def plain(letters: Sequence[MadeLetter]) -> Search:
    """What FTS5 does by itself: accents off, all words, the last as a prefix."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE plain USING fts5"
        " (subject, numbers, body, notes, tokenize='unicode61 remove_diacritics 2')"
    )
    connection.executemany(
        "INSERT INTO plain (rowid, subject, numbers, body, notes) VALUES (?, ?, ?, ?, ?)",
        (
            (each.id, each.subject, f"{each.kenmerk} {each.circular}", each.body, each.note)
            for each in letters
        ),
    )

    def search(query: str) -> list[int]:
        words = ['"' + word.replace('"', "") + '"' for word in query.split()]
        if not words:
            return []
        match = query if query.startswith('"') else " ".join(words) + "*"
        rows = connection.execute(
            "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 200", (match,)
        )
        return [row[0] for row in rows]

    return search


def measure(search: Search, asked: Sequence[tuple[str, int]]) -> tuple[float, list[float]]:
    right, spent = 0, []
    for query, answer in asked:
        started = time.perf_counter()
        found = search(query)
        spent.append((time.perf_counter() - started) * 1000)
        if answer == NO_ANSWER:
            right += not found
        else:
            right += bool(found) if answer == ANY_ANSWER else answer in found[:10]
    return right / len(asked), spent


def percentiles(spent: Sequence[float]) -> str:
    ordered = sorted(spent)
    return f"{statistics.median(ordered):.1f}/{ordered[int(len(ordered) * 0.95)]:.1f}"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    maker = Maker()
    letters = [maker.letter(number) for number in range(1, count + 1)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bibliotheek.kanttekening"
        adding = build(path, letters)
        size = path.stat().st_size / 1e6
        text = sum(len(letter.body.encode()) for letter in letters) / 1e6
        started = time.perf_counter()
        database = open_database(path, create_missing=False)
        opened = (time.perf_counter() - started) * 1000
        searching = Searching(database, LetterStore(database))
        started = time.perf_counter()
        searching.search("finaciele ravijn")
        first = (time.perf_counter() - started) * 1000

        def product(query: str) -> list[int]:
            return [int(hit.letter_id) for hit in searching.search(query).hits]

        baseline = plain(letters)
        print(f"{count} letters, {text:.0f} MB of text, library {size:.0f} MB")
        print(f"open {opened:.1f} ms, first query {first:.1f} ms")
        print(f"adding one letter, ms: {percentiles([each * 1000 for each in adding])}")
        print("| class | success@10 | p50/p95 ms | plain FTS5 | p50/p95 ms |")
        print("|---|---|---|---|---|")
        for name in CLASSES:
            asked = questions(letters, name, most)
            ours, spent = measure(product, asked)
            theirs, their = measure(baseline, asked)
            print(
                f"| {name} | {ours:.2f} | {percentiles(spent)} | {theirs:.2f} |"
                f" {percentiles(their)} |"
            )
        typed = [(query, ANY_ANSWER) for query in keystrokes(letters, most)]
        _, spent = measure(product, typed)
        _, their = measure(baseline, typed)
        print(f"| keystroke | | {percentiles(spent)} | | {percentiles(their)} |")
        database.close()


if __name__ == "__main__":
    main()
