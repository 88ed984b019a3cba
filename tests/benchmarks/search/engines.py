"""What can be measured: the product, and other engines over the same letters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from corpus import MadeLetter
from questions import Question


class Engine(Protocol):
    """One engine. ``build`` is skipped when its folder is there already."""

    name: str

    def build(self, letters: Iterable[MadeLetter], folder: Path) -> None: ...

    def open(self, folder: Path) -> None: ...

    def search(self, question: Question) -> list[int]: ...

    def close(self) -> None: ...


class Product:
    """Kanttekening, asked as its own search field asks it."""

    name = "Kanttekening"

    def build(self, letters: Iterable[MadeLetter], folder: Path) -> None:
        """It is there: all the questions are about this library."""

    def open(self, folder: Path) -> None:
        from kanttekening.services.library import Library

        self._library = Library.open(folder / "raad.kanttekening", author="proef", create=False)
        self._searching = self._library.searching

    def search(self, question: Question) -> list[int]:
        query = question.query
        if question.year:
            query += f" jaar:{question.year} afzender:{question.sender}"
        if not question.typing:
            query += " "
        return [int(hit.letter_id) for hit in self._searching.search(query, limit=50).hits]

    def close(self) -> None:
        self._library.close()


class PlainFts5:
    """SQLite's full-text search by itself: accents off, all words, the last as a beginning."""

    name = "FTS5"
    _tokenizer = "unicode61 remove_diacritics 2"

    def build(self, letters: Iterable[MadeLetter], folder: Path) -> None:
        connection = sqlite3.connect(folder / "index.db")
        connection.execute(
            "CREATE VIRTUAL TABLE plain USING fts5 (subject, numbers, sender, body, notes,"
            f" year UNINDEXED, content='', tokenize='{self._tokenizer}')"
        )
        connection.executemany(
            "INSERT INTO plain (rowid, subject, numbers, sender, body, notes)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (each.id, each.subject, f"{each.kenmerk} {each.circular} {each.date}", each.sender,
                 each.body, each.note)
                for each in letters
            ),
        )  # fmt: skip
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "index.db")

    def search(self, question: Question) -> list[int]:
        query = question.query
        words = ['"' + word.replace('"', "") + '"' for word in query.replace("-", " ").split()]
        if question.sender:
            words.append(f'"{question.sender}"')
        if not words:
            return []
        match = " ".join(words) + ("*" if question.typing else "")
        if query.startswith('"'):
            match = f'"{query.replace(chr(34), "")}"'
        rows = self._connection.execute(
            "SELECT rowid FROM plain WHERE plain MATCH ?"
            " ORDER BY bm25(plain, 6.0, 6.0, 2.0, 1.0, 3.0) LIMIT 50",
            (match,),
        )
        return [row[0] for row in rows]

    def close(self) -> None:
        self._connection.close()


class TrigramFts5(PlainFts5):
    """The same over every three signs in a row."""

    name = "FTS5, trigrams"
    _tokenizer = "trigram"
