"""Links from a note to a letter: an address that holds in every library that has the letter.

``kanttekening:`` with the first signs of the SHA-256 of the letter's oldest file. It goes on to
lead there when newer versions come in, and in the library of a colleague.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId

if TYPE_CHECKING:
    from kanttekening.store.database import Database
    from kanttekening.store.editions import EditionStore

SCHEME = "kanttekening:"
_SIGNS = 16  # 64 bits: no two letters of any library will share them
_HEX = frozenset("0123456789abcdef")
_FIRST = (
    "(SELECT o.sha256 FROM versions v JOIN originals o ON o.id = v.original_id "
    "WHERE v.letter_id = l.id ORDER BY v.number, v.id LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class LinkedLetter:
    """A letter that a note may lead to."""

    title: str
    date: str | None
    address: str

    @property
    def markdown(self) -> str:
        """The link as it is written in a note."""
        name = self.title.replace("[", "(").replace("]", ")")
        return f"[{name}]({self.address})"


class LetterLinks:
    """Makes addresses, and finds letters by them."""

    def __init__(self, database: Database, editions: EditionStore) -> None:
        self._database = database
        self._editions = editions

    def like(self, words: str, most: int = 8) -> tuple[LinkedLetter, ...]:
        """The newest letters that have these words in their title."""
        asked = words.split()
        conditions = " AND ".join(["l.title LIKE ? ESCAPE '!'"] * len(asked)) or "1"
        rows = self._database.rows(
            f"SELECT l.title, l.date, {_FIRST} FROM letters l "  # noqa: S608 - our own words
            f"WHERE l.removed_at IS NULL AND {conditions} "
            "ORDER BY l.sort_date DESC, l.id DESC LIMIT ?",
            (*(f"%{_plain(word)}%" for word in asked), most),
        )
        return tuple(
            LinkedLetter(title, date, f"{SCHEME}{sha256[:_SIGNS]}") for title, date, sha256 in rows
        )

    def letter_at(self, address: str) -> LetterId | None:
        """The letter that an address leads to; None for one that is not in this library."""
        signs = address.removeprefix(SCHEME)
        if not address.startswith(SCHEME) or len(signs) < _SIGNS or not set(signs) <= _HEX:
            return None
        found = self._database.row(
            "SELECT v.letter_id FROM originals o JOIN versions v ON v.original_id = o.id "
            "JOIN letters l ON l.id = v.letter_id "
            "WHERE o.sha256 >= ? AND o.sha256 < ? AND l.removed_at IS NULL LIMIT 1",
            (signs, f"{signs}g"),
        )
        return LetterId(found[0]) if found else None


def _plain(word: str) -> str:
    for sign in "!%_":
        word = word.replace(sign, f"!{sign}")
    return word
