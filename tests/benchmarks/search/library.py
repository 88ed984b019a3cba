"""A library of the product, filled with made-up letters through its own stores and index."""

from __future__ import annotations

import random
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from corpus import Corpus, MadeLetter

from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
from kanttekening.domain.document import Block, BlockKind, Document, ReadingBlock, Understanding
from kanttekening.domain.layout import PageLayout, PageSize
from kanttekening.domain.letter import Facts, LetterId, LetterKind, VersionId
from kanttekening.domain.passage import Span
from kanttekening.domain.structure import facts_to_json, structure_to_json
from kanttekening.store.annotations import AnnotationStore, to_row
from kanttekening.store.database import Database, open_database
from kanttekening.store.fulltext import put_letter, remove_letter
from kanttekening.store.listed import listed_columns
from kanttekening.store.packing import digest, pack
from kanttekening.store.search_pieces import in_many_pieces, merge_some
from kanttekening.text.reading_map import indexed_letter

_MOMENT = "2026-01-01T00:00:00+00:00"
_AT_ONCE = 500
_PAGES = 1000
_NOT_WORD = "".join(chr(sign) for sign in range(128) if not chr(sign).isalnum())
_SPACES = str.maketrans(dict.fromkeys(_NOT_WORD + "€–—", " "))


def understood(letter: MadeLetter) -> tuple[Document, Understanding]:
    """What a reader of the product would make of the letter."""
    blocks, reading, at = [], [], 0
    for paragraph in letter.body.split("\n\n"):
        span = Span(at, at + len(paragraph))
        blocks.append(Block(BlockKind.PARAGRAPH, span))
        reading.append(ReadingBlock(BlockKind.PARAGRAPH, (span,)))
        at = span.end + 2
    facts = Facts(
        kind=LetterKind(letter.kind), sender=letter.sender, date=letter.date,
        reference=letter.kenmerk, circular_number=letter.circular or None, subject=letter.subject,
    )  # fmt: skip
    document = Document(letter.body, tuple(blocks))
    return document, Understanding(facts, (), (), tuple(reading))


def plain_words(text: str) -> set[str]:
    """The different words of a text, counted by a rule of our own: small, without accents."""
    text = text.lower().translate(_SPACES)
    if not text.isascii():
        text = "".join(
            s for s in unicodedata.normalize("NFKD", text) if not unicodedata.combining(s)
        )
    return set(text.split())


def add_rows(database: Database, letter: MadeLetter) -> None:
    """Store the letter without indexing it: straight into the tables, for the sake of time."""
    document, understanding = understood(letter)
    data = letter.body.encode()
    packed = pack(data)
    listed = listed_columns(letter.subject, understanding.facts)
    _insert(
        database, "originals", id=letter.id, sha256=packed.sha256, size=packed.size,
        packing=packed.packing, bytes=packed.content,
    )  # fmt: skip
    _insert(
        database, "letters", id=letter.id, version_id=letter.id, original_id=letter.id,
        imported_at=_MOMENT, file_name=f"brief-{letter.id}.txt", media_type="text/plain",
        page_count=1, is_read=0, ocr="none", **listed,
    )  # fmt: skip
    _insert(
        database, "versions", id=letter.id, letter_id=letter.id, home_id=letter.id, number=1,
        extraction=1, created=_MOMENT, page_count=1, facts=facts_to_json(understanding.facts),
        structure=structure_to_json(document, understanding), text=document.text,
        text_sha256=digest(data), layout=PageLayout((PageSize(595, 842),)).to_bytes(),
        warnings="[]", media_type="text/plain", original_id=letter.id,
        file_name=f"brief-{letter.id}.txt",
    )  # fmt: skip
    if letter.note:
        note = Annotation(
            AnnotationId(f"note-{letter.id}"), LetterId(letter.id), VersionId(letter.id),
            MarkKind.QUESTION, None, letter.note, "proef", _MOMENT, _MOMENT,
        )  # fmt: skip
        AnnotationStore(database).put(note.id, to_row(note), _MOMENT)


def _insert(database: Database, table: str, **row: object) -> None:
    marks = ", ".join("?" * len(row))
    database.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
    )


def index(database: Database, letter: MadeLetter) -> None:
    """Index a letter whose rows are there, as the product does."""
    document, understanding = understood(letter)
    notes = (letter.note,) if letter.note else ()
    version = VersionId(letter.id)
    fields = indexed_letter(version, document.text, understanding, letter.subject, notes)
    put_letter(database.connection, letter.id, fields)


def forget(database: Database, letter: MadeLetter) -> None:
    """Take a letter out of the index."""
    remove_letter(database.connection, letter.id)


def open_quickly(path: Path) -> Database:
    """A library for filling: a power cut may spoil it, and then it is made again."""
    database = open_database(path)
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
        database.execute(f"PRAGMA {pragma}")
    return database


def fill(path: Path, corpus: Corpus, count: int, counts: Path) -> None:
    """Make the library of the first ``count`` letters, and count their words beside it."""
    database = open_quickly(path)
    words: Counter[str] = Counter()
    damaged: list[tuple[int, str, str, str]] = []
    for first in range(1, count + 1, _AT_ONCE):
        with database.transaction():
            for number in range(first, min(first + _AT_ONCE, count + 1)):
                letter = corpus.letter(number)
                add_rows(database, letter)
                index(database, letter)
                words.update(plain_words(f"{letter.body} {letter.subject} {letter.note}"))
                damaged += [(number, *one) for one in letter.damaged]
        if first % 5000 == 1:
            print(f"  {first - 1} letters", flush=True)
    merge(database)
    database.close()
    _write_counts(counts, words, damaged)


def merge(database: Database) -> None:
    """Merge the index, as the program does after an import."""
    if in_many_pieces(database.connection):
        more = True
        while more:
            with database.transaction() as connection:
                more = merge_some(connection, _PAGES)


def rest(path: Path) -> None:
    """Do what the window does when nobody asks anything."""
    with closing(open_database(path)) as database:
        merge(database)


def _write_counts(
    path: Path, words: Counter[str], damaged: list[tuple[int, str, str, str]]
) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE words (word TEXT PRIMARY KEY, letters INTEGER) WITHOUT ROWID")
    connection.executemany("INSERT INTO words VALUES (?, ?)", sorted(words.items()))
    connection.execute("CREATE TABLE damaged (letter INTEGER, kind TEXT, meant TEXT, shown TEXT)")
    connection.executemany("INSERT INTO damaged VALUES (?, ?, ?, ?)", damaged)
    connection.commit()
    connection.close()


class Counts:
    """In how many letters each word stands, and which words were damaged."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)

    def letters_with(self, word: str) -> int:
        """In how many letters this word stands as it is."""
        query = "SELECT letters FROM words WHERE word = ?"
        found = self._connection.execute(query, (word,)).fetchone()
        return found[0] if found else 0

    def letters_beginning(self, start: str) -> int:
        """In how many letters a word begins so, at most."""
        query = "SELECT coalesce(sum(letters), 0) FROM words WHERE word >= ? AND word < ?"
        return self._connection.execute(query, (start, start + "\U0010ffff")).fetchone()[0]

    def damaged(self, kinds: tuple[str, ...], rnd: random.Random) -> Iterator[tuple[int, str, str]]:
        """Letters with what was meant and what is shown, in a random order."""
        marks = ", ".join("?" * len(kinds))
        rows = self._connection.execute(
            f"SELECT letter, meant, shown FROM damaged WHERE kind IN ({marks})", kinds
        ).fetchall()
        rnd.shuffle(rows)
        yield from rows
