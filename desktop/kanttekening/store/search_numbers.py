"""Letters by kenmerk, Lbr. or telephone: whole, by their end, by their beginning, one slip off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kanttekening.store.vocabulary import LAST
from kanttekening.text.variants import misspelt, near_words, swapped_at_the_seam

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

# Forwards for beginnings, backwards for ends.
NUMBER_TABLES = tuple(
    f"""CREATE TABLE {table} (
        {column} TEXT NOT NULL,
        letter_id INTEGER NOT NULL,
        own INTEGER NOT NULL,
        PRIMARY KEY ({column}, letter_id)
    ) WITHOUT ROWID"""
    for table, column in (("search_number", "key"), ("search_number_back", "reversed"))
)
_SHORTEST_PART = 4
_SHORTEST_SLIP = 5


class NumberHit(NamedTuple):
    """A letter with the number asked for; ``own`` when it is its own and not one it cites.

    ``is_near``: nobody has the number as it was asked, and this is one slip off.
    """

    letter_id: int
    own: bool
    key: str
    is_near: bool = False


def put_numbers(
    connection: sqlite3.Connection, letter_id: int, own: Collection[str], cited: Collection[str]
) -> None:
    """Let the letter be found by its own numbers and by those that it cites."""
    for table, rows in _rows(letter_id, own, cited):
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608


def remove_numbers(connection: sqlite3.Connection, letter_id: int, keys: Iterable[str]) -> None:
    """Take back what ``put_numbers`` put."""
    for key in keys:
        connection.execute(
            "DELETE FROM search_number WHERE key = ? AND letter_id = ?", (key, letter_id)
        )
        connection.execute(
            "DELETE FROM search_number_back WHERE reversed = ? AND letter_id = ?",
            (key[::-1], letter_id),
        )


def _rows(
    letter_id: int, own: Collection[str], cited: Collection[str]
) -> Iterator[tuple[str, list[tuple[str, int, bool]]]]:
    keys = [(key, True) for key in own] + [(key, False) for key in cited]
    yield "search_number", [(key, letter_id, is_own) for key, is_own in keys]
    yield "search_number_back", [(key[::-1], letter_id, is_own) for key, is_own in keys]


class Numbers:
    """The numbers of the library, in one form each, forwards and reversed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def with_number(self, keys: Sequence[str], most: int, *, slips: bool) -> list[NumberHit]:
        """Letters that bear or cite the number; parts and slips only if nobody has it whole."""
        looks = (self._whole, self._part, self._one_slip)
        for look in looks if slips else looks[:2]:
            found = [hit for key in keys for hit in look(key, most)]
            if found:
                found.sort(key=lambda hit: not hit.own)
                return list({hit.letter_id: hit for hit in reversed(found)}.values())[::-1][:most]
        return []

    def _whole(self, key: str, most: int) -> list[NumberHit]:
        return self._hits("key", "search_number WHERE key = ?", (key,), most)

    def _part(self, key: str, most: int) -> list[NumberHit]:
        if len(key) < _SHORTEST_PART:
            return []
        back = key[::-1]
        ends = "search_number_back WHERE reversed >= ? AND reversed < ?"
        beginnings = "search_number WHERE key >= ? AND key < ?"
        return [
            *(
                hit._replace(key=hit.key[::-1])
                for hit in self._hits("reversed", ends, (back, back + LAST), most)
            ),
            *self._hits("key", beginnings, (key, key + LAST), most),
        ]

    def _hits(self, column: str, where: str, values: tuple[str, ...], most: int) -> list[NumberHit]:
        rows = self._connection.execute(
            f"SELECT letter_id, own, {column} FROM {where}"  # noqa: S608 - ours
            " ORDER BY own DESC, letter_id DESC LIMIT ?",
            (*values, most),
        )
        return [NumberHit(row[0], bool(row[1]), row[2]) for row in rows]

    def _one_slip(self, key: str, most: int) -> list[NumberHit]:
        """Numbers one typing error away; as with words, one half of them is intact."""
        if len(key) < _SHORTEST_SLIP:
            return []
        half = len(key) // 2
        head, tail = key[:half], key[half:][::-1]
        keys = {
            row[0]
            for row in self._connection.execute(
                "SELECT DISTINCT key FROM search_number WHERE key >= ? AND key < ?"
                " UNION SELECT key FROM search_number WHERE key = ?",
                (head, head + LAST, swapped_at_the_seam(key)),
            )
        }
        keys.update(
            row[0][::-1]
            for row in self._connection.execute(
                "SELECT DISTINCT reversed FROM search_number_back"
                " WHERE reversed >= ? AND reversed < ?",
                (tail, tail + LAST),
            )
        )
        near = [misspelt(key, found, slips, 1) for found, slips in near_words(key, keys, 1).items()]
        near.sort(key=lambda form: -form.closeness)
        hits = [hit for form in near[:most] for hit in self._whole(form.word, most)]
        return [hit._replace(is_near=True) for hit in hits]
