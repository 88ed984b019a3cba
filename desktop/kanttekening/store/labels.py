"""Labels and which letters have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanttekening.domain.label import Label, LabelColor, LabelId
from kanttekening.domain.letter import LetterId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kanttekening.domain.journal import Change
    from kanttekening.store.database import Database

LABEL, TIE = "label", "label_tie"

# Of a label all letters are counted in its index; of those in the bin there are few.
_LABELS = (
    "SELECT id, name, color, (SELECT count(*) FROM letter_labels WHERE label_id = labels.id) "
    "FROM labels ORDER BY name COLLATE NOCASE"
)
# CROSS: from the few letters to their labels, not the other way around.
_IN_BIN = (
    "SELECT t.label_id, count(*) FROM letters CROSS JOIN letter_labels t "
    "ON t.letter_id = letters.id WHERE letters.removed_at IS NOT NULL GROUP BY t.label_id"
)


class LabelStore:
    """The tables of labels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Label, ...]:
        """All labels by name, those without letters too."""
        in_bin = dict(self._database.rows(_IN_BIN))
        return tuple(
            Label(LabelId(label_id), name, LabelColor(color), count - in_bin.get(label_id, 0))
            for label_id, name, color, count in self._database.rows(_LABELS)
        )

    def letters_of(self, label_id: LabelId) -> tuple[LetterId, ...]:
        """The letters with a label, removed ones too."""
        rows = self._database.rows(
            "SELECT letter_id FROM letter_labels WHERE label_id = ? ORDER BY letter_id",
            (label_id,),
        )
        return tuple(LetterId(letter_id) for (letter_id,) in rows)

    def next_id(self) -> LabelId:
        """An id that no label has."""
        (last,) = self._database.row("SELECT coalesce(max(id), 0) FROM labels") or (0,)
        return LabelId(last + 1)

    def carry_out(self, change: Change) -> None:
        """Make a label or a tie what the change says that it becomes."""
        if change.thing == LABEL:
            self._put(int(change.key), change.after)
        else:
            row = change.after or change.before or {}
            values = (row["letter_id"], row["label_id"])
            self._database.execute(
                "INSERT OR IGNORE INTO letter_labels (letter_id, label_id) VALUES (?, ?)"
                if change.after
                else "DELETE FROM letter_labels WHERE letter_id = ? AND label_id = ?",
                values,
            )

    def _put(self, label_id: int, row: Mapping[str, Any] | None) -> None:
        if row is None:
            self._database.execute("DELETE FROM labels WHERE id = ?", (label_id,))
            return
        self._database.execute(
            "INSERT INTO labels (id, name, color) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, color = excluded.color",
            (label_id, row["name"], row["color"]),
        )
