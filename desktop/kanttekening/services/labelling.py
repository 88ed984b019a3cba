"""Putting labels on letters, and looking after the labels themselves; all can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from kanttekening.domain.journal import Change, Edit
from kanttekening.domain.label import LabelColor
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.store.labels import LABEL, TIE
from kanttekening.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.label import Label, LabelId
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.history import History
    from kanttekening.store.labels import LabelStore

LONGEST_NAME = 60
_JOINER = "\u200d"
# Control signs, signs of direction and of no width, halves of signs, signs of nobody.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_NOTHING = Outcome(None, Touched.NOTHING)


class Labelling:
    """What a person does with labels. A name counts without case and accents."""

    def __init__(self, labels: LabelStore, history: History) -> None:
        self._labels = labels
        self._history = history

    def all(self) -> tuple[Label, ...]:
        """All labels by name, with how many letters have them."""
        return self._labels.all()

    def put_on(self, letter_ids: Iterable[LetterId], name: str) -> Outcome[None]:
        """Put a label on letters; one that does not exist yet is made."""
        name = tidy_name(name)
        if not name:
            return _NOTHING
        changes = []
        label = self._named(name)
        if label is None:
            label_id = self._labels.next_id()
            row = {"name": name, "color": self._next_color().value}
            changes.append(Change(LABEL, str(label_id), None, row))
            have: set[LetterId] = set()
        else:
            label_id, have = label.id, set(self._labels.letters_of(label.id))
        changes += [
            _tie(letter_id, label_id, on=True)
            for letter_id in dict.fromkeys(letter_ids)
            if letter_id not in have
        ]
        return self._carry_out("label_letters", changes)

    def take_off(self, letter_ids: Iterable[LetterId], label_id: LabelId) -> Outcome[None]:
        """Take a label off letters; the label itself stays."""
        have = set(self._labels.letters_of(label_id))
        changes = [
            _tie(letter_id, label_id, on=False)
            for letter_id in dict.fromkeys(letter_ids)
            if letter_id in have
        ]
        return self._carry_out("unlabel_letters", changes)

    def rename(self, label_id: LabelId, name: str) -> Outcome[None]:
        """Give a label another name; with the name of another label it becomes one with that."""
        name = tidy_name(name)
        label, other = self._label(label_id), self._named(name)
        if label is None or not name or name == label.name:
            return _NOTHING
        if other is not None and other.id != label_id:
            have = set(self._labels.letters_of(other.id))
            moved = [
                _tie(letter_id, other.id, on=True)
                for letter_id in self._labels.letters_of(label_id)
                if letter_id not in have
            ]
            return self._carry_out("rename_label", [*moved, *self._removal(label)])
        row = _row(label)
        return self._carry_out(
            "rename_label", [Change(LABEL, str(label_id), row, row | {"name": name})]
        )

    def recolor(self, label_id: LabelId, color: LabelColor) -> Outcome[None]:
        """Give a label another colour."""
        label = self._label(label_id)
        if label is None or label.color is color:
            return _NOTHING
        row = _row(label)
        return self._carry_out(
            "recolor_label", [Change(LABEL, str(label_id), row, row | {"color": color.value})]
        )

    def remove(self, label_id: LabelId) -> Outcome[None]:
        """Take a label away, off all letters."""
        label = self._label(label_id)
        return _NOTHING if label is None else self._carry_out("remove_label", self._removal(label))

    def _removal(self, label: Label) -> list[Change]:
        ties = [
            _tie(letter_id, label.id, on=False) for letter_id in self._labels.letters_of(label.id)
        ]
        return [*ties, Change(LABEL, str(label.id), _row(label), None)]

    def _carry_out(self, action: str, changes: list[Change]) -> Outcome[None]:
        if not changes:
            return _NOTHING
        return Outcome(None, self._history.carry_out(Edit(action, tuple(changes))))

    def _label(self, label_id: LabelId) -> Label | None:
        return next((label for label in self._labels.all() if label.id == label_id), None)

    def _named(self, name: str) -> Label | None:
        return next((label for label in self._labels.all() if fold(label.name) == fold(name)), None)

    def _next_color(self) -> LabelColor:
        """The colour that the fewest labels have."""
        used = [label.color for label in self._labels.all()]
        return min(LabelColor, key=used.count)


def tidy_name(name: str) -> str:
    """A name as it is kept: no quotes, for those belong to the language of searching.

    No signs either that can't be seen; the one that joins the parts of an emoji may stay inside.
    """
    seen = "".join(sign for sign in name.replace('"', " ") if sign.isspace() or _can_be_seen(sign))
    return " ".join(seen.split())[:LONGEST_NAME].strip(f" {_JOINER}")


def _can_be_seen(sign: str) -> bool:
    return sign == _JOINER or category(sign) not in _UNSEEN


def _row(label: Label) -> dict[str, str]:
    return {"name": label.name, "color": label.color.value}


def _tie(letter_id: LetterId, label_id: LabelId, *, on: bool) -> Change:
    row = {"letter_id": letter_id, "label_id": label_id}
    return Change(TIE, f"{letter_id}/{label_id}", None if on else row, row if on else None)
