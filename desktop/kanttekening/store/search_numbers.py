"""Letters by kenmerk, Lbr. or telephone: whole, by their end, by their beginning, one slip off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kanttekening.store.vocabulary import LAST
from kanttekening.text.variants import near_words, swapped_at_the_seam

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_SHORTEST_PART = 4
_SHORTEST_SLIP = 5


class NumberHit(NamedTuple):
    """A letter with the number asked for; ``own`` when it is its own and not one it cites."""

    letter_id: int
    own: bool
    key: str


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
        return self._hits("key = ?", (key,), most)

    def _part(self, key: str, most: int) -> list[NumberHit]:
        if len(key) < _SHORTEST_PART:
            return []
        back = key[::-1]
        return [
            *self._hits("reversed >= ? AND reversed < ?", (back, back + LAST), most),
            *self._hits("key >= ? AND key < ?", (key, key + LAST), most),
        ]

    def _hits(self, condition: str, values: tuple[str, ...], most: int) -> list[NumberHit]:
        rows = self._connection.execute(
            f"SELECT letter_id, own, key FROM search_number WHERE {condition}"  # noqa: S608 - ours
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
        near = {
            row[0]: 1
            for row in self._connection.execute(
                "SELECT key FROM search_number WHERE key >= ? AND key < ?"
                " UNION SELECT key FROM search_number WHERE reversed >= ? AND reversed < ?"
                " UNION SELECT key FROM search_number WHERE key = ?",
                (head, head + LAST, tail, tail + LAST, swapped_at_the_seam(key)),
            )
        }
        forms = sorted(near_words(key, near, 1), key=lambda form: -form.closeness)
        return [hit for form in forms[:most] for hit in self._whole(form.word, most)]
