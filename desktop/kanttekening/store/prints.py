"""Prints of texts, and the few letters that a new text could be a version of."""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.structure import facts_from_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.letter import Facts
    from kanttekening.store.database import Database

# A series of letters shares its bands: of each the newest few are looked at, never all.
_MOST_IN_BAND = 40
_MOST_BY_HEADING = 20
_MOST = 24
_ONE_BAND = (
    "SELECT * FROM (SELECT version_id FROM bands WHERE band = ? "  # noqa: S608 - a number
    f"ORDER BY version_id DESC LIMIT {_MOST_IN_BAND})"
)


@dataclass(frozen=True, slots=True)
class PrintedVersion:
    """A version that is in the library, as it is compared."""

    version_id: VersionId
    letter_id: LetterId
    facts: Facts
    file_name: str
    media_type: str
    text_print: Sequence[int]


class PrintStore:
    """The tables of prints and bands. Writes stand inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, version_id: VersionId, text: str, facts: Facts) -> None:
        """Let a version be found by what is like it."""
        row, bands = print_rows(version_id, text, facts)
        self._database.execute("INSERT INTO prints VALUES (?, ?, ?, ?)", row)
        self._database.connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", bands)

    def candidates(self, text_print: Sequence[int], facts: Facts) -> list[PrintedVersion]:
        """What could be the same letter: the same number, the same heading, or shared bands."""
        from kanttekening.text.resemblance import bands  # slow to load

        found: Counter[int] = Counter()
        for column, value in (("number", _number(facts)), ("heading", _heading(facts))):
            if value:
                query = (
                    f"SELECT version_id FROM prints WHERE {column} = ? "  # noqa: S608 - our names
                    "ORDER BY version_id DESC LIMIT ?"
                )
                # Before all that merely shares words.
                for (version_id,) in self._database.rows(query, (value, _MOST_BY_HEADING)):
                    found[version_id] += len(text_print)
        keys = bands(text_print)
        if keys:
            query = " UNION ALL ".join([_ONE_BAND] * len(keys))
            found.update(version_id for (version_id,) in self._database.rows(query, keys))
        return self._read([version_id for version_id, _ in found.most_common(_MOST)])

    def _read(self, ids: Sequence[int]) -> list[PrintedVersion]:
        marks = ", ".join("?" * len(ids))
        rows = self._database.rows(
            "SELECT v.id, v.letter_id, v.facts, v.file_name, v.media_type, p.print "  # noqa: S608
            "FROM versions v JOIN prints p ON p.version_id = v.id "
            f"WHERE v.id IN ({marks})",
            ids,
        )
        return [
            PrintedVersion(
                VersionId(version_id), LetterId(letter_id), facts_from_json(facts),
                file_name, media_type, _unpacked(packed),
            )
            for version_id, letter_id, facts, file_name, media_type, packed in rows
        ]  # fmt: skip


def print_rows(
    version_id: int, text: str, facts: Facts
) -> tuple[tuple[int, str | None, str | None, bytes], list[tuple[int, int]]]:
    """The row of a version's print, and those of its bands."""
    from kanttekening.text.resemblance import bands, print_of  # slow to load

    found = print_of(text)
    packed = struct.pack(f"<{len(found)}I", *found)
    row = (version_id, _number(facts), _heading(facts), packed)
    return row, [(band, version_id) for band in bands(found)]


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _number(facts: Facts) -> str | None:
    from kanttekening.text.fold import fold  # slow to load

    number = facts.circular_number or facts.reference
    return fold(number) if number else None


def _heading(facts: Facts) -> str | None:
    """Subject and date together; a letter without a subject is not found by its heading."""
    from kanttekening.text.fold import fold  # slow to load

    return f"{fold(facts.subject)}|{facts.date or ''}" if facts.subject else None
