"""The journal: every edit a person made, so that each can be taken back, also after a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, cast

from kanttekening.domain.journal import Change, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.store.database import Database

_NEXT = ",\n"
_FIELDS = fields(Change)
_SELECT = "SELECT id, action, changes, at FROM journal WHERE "


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit in the journal, and when it was made."""

    id: int
    edit: Edit
    at: str


class JournalStore:
    """The table of edits. Edits that were undone stand behind all others until a new one comes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_done(self) -> Entry | None:
        """The edit that undo takes back."""
        return self._entry("undone = 0 ORDER BY id DESC LIMIT 1")

    def newest(self) -> tuple[int, str, str] | None:
        """By which one knows the last edit, undone or not: number, action and moment."""
        return self._database.row("SELECT id, action, at FROM journal ORDER BY id DESC LIMIT 1")

    def first_undone(self) -> Entry | None:
        """The edit that redo makes again."""
        return self._entry("undone = 1 ORDER BY id LIMIT 1")

    def _entry(self, condition: str) -> Entry | None:
        found = self._database.row(_SELECT + condition)
        if found is None:
            return None
        number, action, changes, at = found
        return Entry(number, Edit(action, tuple(_loaded(changes))), at)

    def append(self, edit: Edit, at: str) -> tuple[int, str, str]:
        """Note a new edit; what was undone before it can't be redone any more.

        Gives by which one knows it, as ``newest`` does.
        """
        self._database.execute("DELETE FROM journal WHERE undone = 1")
        added = self._database.execute(
            "INSERT INTO journal (action, changes, at, undone) VALUES (?, ?, ?, 0)",
            (edit.action, _dump(edit), at),
        )
        return cast("int", added.lastrowid), edit.action, at

    def replace(self, number: int, edit: Edit, at: str) -> tuple[int, str, str]:
        """Let an edit grow: typing that goes on is one step."""
        self._database.execute(
            "UPDATE journal SET changes = ?, at = ? WHERE id = ?", (_dump(edit), at, number)
        )
        return number, edit.action, at

    def set_undone(self, number: int, *, undone: bool) -> None:
        """Note that an edit was taken back, or made again."""
        self._database.execute("UPDATE journal SET undone = ? WHERE id = ?", (int(undone), number))


def _dump(edit: Edit) -> str:
    # A line for each: what JSON makes of thousands at once holds up every other thread. Not by
    # ``asdict``, which copies every row to its leaves.
    lines = (
        json.dumps(
            {each.name: getattr(change, each.name) for each in _FIELDS},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for change in edit.changes
    )
    return f"[{_NEXT.join(lines)}]"


def _loaded(changes: str) -> Iterator[Change]:
    """The changes of an edit; no line within JSON can hold a bare line feed."""
    for line in changes[1:-1].split(_NEXT):
        yield from (Change(**row) for row in json.loads(f"[{line}]"))
