"""The list of all annotations: in what order they stand, and what their rows show."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import ELSEWHERE, AnchorState, AnnotationId, MarkKind
from kanttekening.domain.letter import LetterId
from kanttekening.domain.note_list import Grouping, NoteOrder, NoteRow, Standing
from kanttekening.domain.passage import Span
from kanttekening.store.note_scope import EVERYTHING
from kanttekening.store.search_scope import add_functions
from kanttekening.text.query_filters import CHANGED, DONE, LOST, MOVED, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kanttekening.store.database import Database
    from kanttekening.store.search_scope import Condition

_KIND_PLACE = (
    "CASE a.kind "
    + " ".join(f"WHEN '{kind.value}' THEN {place}" for place, kind in enumerate(MarkKind))
    + " END"
)
_DAY = "date(a.created, 'localtime')"
# Labels of the annotation itself and of its letter, each once
_LABELLED = (
    "WITH labelled (id, label) AS ("
    "SELECT a.id, j.value FROM search_note_list a, json_each(a.labels) j "
    "UNION SELECT a.id, labels.name FROM letter_labels "
    "JOIN labels ON labels.id = letter_labels.label_id "
    "JOIN search_note_list a ON a.letter_id = letter_labels.letter_id) "
)
_STANDINGS = (
    f"CASE a.standing WHEN {Standing.OPEN:d} THEN '{OPEN}' WHEN {Standing.DONE:d} THEN '{DONE}' END"
)
_STATES = (
    f"CASE a.state WHEN '{AnchorState.MOVED}' THEN '{MOVED}'"
    f" WHEN '{AnchorState.CHANGED}' THEN '{CHANGED}'"
    f" WHEN '{AnchorState.ORPHANED}' THEN '{LOST}' END"
)
_BY_LETTER = "letters.sort_date DESC, letters.id DESC"
# What annotations of a group share, and how groups are ordered
_GROUPS = {
    Grouping.STANDING: ("a.standing", "a.standing"),
    Grouping.LETTER: ("a.letter_id", _BY_LETTER),
    Grouping.KIND: ("a.kind", _KIND_PLACE),
    Grouping.LABEL: ("coalesce(labelled.label, '')", "labelled.label IS NULL, labelled.label"),
    Grouping.AUTHOR: ("a.author", "a.author COLLATE NOCASE, a.author"),
    Grouping.DATE: (_DAY, ""),
    Grouping.NOTHING: ("''", ""),
}
_ORDERS = {
    NoteOrder.OPEN: "a.standing <> 0, a.created DESC, a.id",
    NoteOrder.NEWEST: "a.created DESC, a.id",
    NoteOrder.OLDEST: "a.created, a.id",
    NoteOrder.LETTER: f"{_BY_LETTER}, a.start IS NOT NULL, a.start, a.stop, a.created, a.id",
}
_OF_LETTERS = "JOIN letters ON letters.id = a.letter_id"
# What is counted for the menu of filters: what else has to be looked at, and the values
_COUNTED = {
    "aantekening": ("", ("a.kind",)),
    "door": ("", ("a.author",)),
    "stand": ("", (_STANDINGS, _STATES)),
    "label": ("JOIN labelled ON labelled.id = a.id", ("labelled.label",)),
    "afzender": (_OF_LETTERS, ("letters.sender",)),
    "vergadering": (
        "JOIN meetings ON meetings.letter_id = a.letter_id",
        ("meetings.name || ' ' || meetings.day",),
    ),
    "jaar": (_OF_LETTERS, ("substr(letters.date, 1, 4)",)),
}
_ROW = (
    "SELECT i.id, a.id, a.letter_id, a.kind, a.quote, a.note, a.page, a.author, "  # noqa: S608
    f"{_DAY}, a.state, letters.title, letters.sender, letters.sort_date, "
    "coalesce('Lbr. ' || letters.circular_number, letters.reference), a.labels, a.start, a.stop, "
    "a.done, a.area IS NOT NULL "
    "FROM search_note_list i JOIN annotations a ON a.id = i.annotation_id "
    "JOIN letters ON letters.id = a.letter_id WHERE i.id IN (SELECT value FROM json_each(?))"
)


class NoteListStore:
    """Asks for the keys of everything at once, and for rows a window at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        add_functions(database.connection)

    def count(self) -> int:
        """How many annotations there are, on letters that are there."""
        query = (
            "SELECT count(*) FROM search_note_list a "
            "WHERE a.letter_id NOT IN (SELECT id FROM letters WHERE removed_at IS NOT NULL)"
        )
        return int((self._database.row(query) or (0,))[0])

    def label_names(self) -> tuple[str, ...]:
        """The labels of annotations and of letters, each once whatever its capitals."""
        rows = self._database.rows(
            "SELECT min(name) FROM (SELECT DISTINCT j.value AS name FROM "
            "(SELECT DISTINCT labels FROM search_note_list) a, json_each(a.labels) j "
            "UNION SELECT name FROM labels) GROUP BY folded(name) ORDER BY folded(name)"
        )
        return tuple(name for (name,) in rows)

    def listed(
        self, scope: Condition, grouping: Grouping, order: NoteOrder
    ) -> list[tuple[int, Any]]:
        """Keys in order, each with what its group shares."""
        condition, values = scope
        shared, ordered = _in_order(grouping, order)
        if condition != EVERYTHING[0]:
            # Few rows in an order of an index are slower to fetch than to put in order.
            ordered = f"+{ordered}"
        joins = ""
        if _BY_LETTER in ordered:
            joins = "JOIN letters ON letters.id = a.letter_id "
        if grouping is Grouping.LABEL:
            joins += "LEFT JOIN labelled ON labelled.id = a.id "
        return self._database.rows(
            f"{_LABELLED if grouping is Grouping.LABEL else ''}SELECT a.id, {shared} "  # noqa: S608
            f"FROM search_note_list a {joins}WHERE {condition} ORDER BY {ordered}",
            values,
        )

    def counted(self, name: str, scope: Condition) -> Counter[str]:
        """The values of a filter, with how many annotations have each."""
        condition, values = scope
        join, columns = _COUNTED[name]
        counts: Counter[str] = Counter()
        for column in columns:
            rows = self._database.rows(
                f"{_LABELLED if name == 'label' else ''}SELECT {column}, count(*)"  # noqa: S608
                f" FROM search_note_list a {join} WHERE {condition} GROUP BY 1",
                values,
            )
            counts.update({found: count for found, count in rows if found})
        return counts

    def letters(self, ids: Iterable[int]) -> Mapping[int, tuple[str, str | None]]:
        """Titles and dates of letters."""
        rows = self._database.rows(
            "SELECT id, title, sort_date FROM letters WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {letter_id: (title, date) for letter_id, title, date in rows}

    def annotations(self, keys: Iterable[int]) -> tuple[AnnotationId, ...]:
        """Which annotations these are, each once."""
        rows = self._database.rows(
            "SELECT annotation_id FROM search_note_list "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return tuple(AnnotationId(found) for (found,) in rows)

    def rows(self, keys: Sequence[int]) -> tuple[NoteRow | None, ...]:
        """The rows in the order of ``keys``; None for what is not there any more."""
        found = self._database.rows(_ROW, (json.dumps(list(keys)),))
        rows = {row[0]: _row(*row[1:]) for row in found}
        return tuple(rows.get(key) for key in keys)


def _in_order(grouping: Grouping, order: NoteOrder) -> tuple[str, str]:
    """What a group shares, and the whole order: first of groups, then within them."""
    shared, of_groups = _GROUPS[grouping]
    within = _ORDERS[order]
    if grouping is Grouping.DATE:
        of_groups = _DAY if order is NoteOrder.OLDEST else f"{_DAY} DESC"
    elif grouping is Grouping.STANDING and order is NoteOrder.OPEN:
        within = _ORDERS[NoteOrder.NEWEST]  # the groups say it already
    return shared, ", ".join(part for part in (of_groups, within) if part)


def _row(
    annotation_id: str, letter_id: int, kind: str, quote: str | None, note: str, page: int | None,
    author: str, day: str, state: str, title: str, sender: str | None, date: str | None,
    reference: str | None, labels: str, start: int | None, stop: int | None, done: str | None,
    is_area: int,
) -> NoteRow:  # fmt: skip
    found = AnchorState(state)
    span = None
    if start is not None and stop is not None and found not in ELSEWHERE:
        span = Span(start, stop)
    return NoteRow(
        AnnotationId(annotation_id), LetterId(letter_id), MarkKind(kind), quote, note, page,
        author, day, found, title, sender, date, reference, tuple(json.loads(labels)), span, done,
        bool(is_area),
    )  # fmt: skip
