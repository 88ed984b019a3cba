"""Edits that can be taken back: carried out, noted in the journal, undone, made again."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from kanttekening.domain.annotation import AnnotationId
from kanttekening.domain.correction import Correction
from kanttekening.domain.errors import ElsewhereError
from kanttekening.domain.journal import ARRIVAL, Edit
from kanttekening.domain.letter import LetterId
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.services.clock import stamp
from kanttekening.services.moving import LETTER, VERSION
from kanttekening.services.watch import Watch
from kanttekening.store.labels import LABEL, TIE
from kanttekening.store.saved_searches import SAVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from kanttekening.domain.journal import Change
    from kanttekening.services.indexing import Indexing
    from kanttekening.services.moving import Moving
    from kanttekening.services.reanchoring import Reanchoring
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.corrections import CorrectionStore
    from kanttekening.store.database import Database
    from kanttekening.store.journal import Entry, JournalStore
    from kanttekening.store.letters import LetterStore

P = ParamSpec("P")
T = TypeVar("T")

ANNOTATION = "annotation"
CORRECTION = "correction"
# Typing that rests this long is a step of its own.
REST = timedelta(seconds=5)
# Annotations that are written together; a person who presses Stop waits for as many.
_AT_ONCE = 200
# Indexing the words of one letter's notes takes about as long as writing so many of them.
_NOTES_A_LETTER = 10


class History:
    """What a person did, in order; the one door for annotations, removals and corrections.

    ``others`` carry out changes of things that hang on no text: labels, searches that are kept.
    ``parting`` tells what takes a newer file of a letter off it again; nothing if that can't be.
    """

    def __init__(
        self,
        database: Database,
        journal: JournalStore,
        annotations: AnnotationStore,
        letters: LetterStore,
        corrections: CorrectionStore,
        indexing: Indexing,
        reanchoring: Reanchoring,
        moving: Moving,
        others: Mapping[str, Callable[[Change], None]],
        parting: Callable[[Change], tuple[Change, ...]],
        clock: Callable[[], datetime],
    ) -> None:
        self._others = others
        self._parting = parting
        self._moving = moving
        self._indexing = indexing
        self._reanchoring = reanchoring
        self._database = database
        self._journal = journal
        self._annotations = annotations
        self._letters = letters
        self._corrections = corrections
        self._clock = clock
        # Edits of this window, and those of others that it was told of.
        self._known: set[tuple[int, str, str]] = set()
        self._old = journal.newest()

    def whole(self) -> AbstractContextManager[object]:
        """A transaction: what is read in it is still so when it is changed in it."""
        return self._database.transaction()

    def carry_out(self, edit: Edit, *, grows: bool = False) -> Touched:
        """Make an edit and note it, in one transaction.

        An edit that ``grows`` becomes one with the edit before it, if that was the same action on
        the same thing a moment ago.
        """
        with self._database.transaction():
            return self.carry_out_inside(edit, grows=grows)

    def carry_out_inside(self, edit: Edit, *, grows: bool = False) -> Touched:
        """The same, in a transaction of the caller's."""
        moment = self._clock()
        self._apply(edit, stamp(moment))
        last = self._growing(edit, moment) if grows else None
        if last is None:
            self._known.add(self._journal.append(edit, stamp(moment)))
        else:
            (first,), (change,) = last.edit.changes, edit.changes
            whole = type(change)(change.thing, change.key, first.before, change.after)
            grown = Edit(edit.action, (whole,))
            self._known.add(self._journal.replace(last.id, grown, stamp(moment)))
        return touched_by(edit)

    def carry_out_many(self, edit: Edit, watch: Watch) -> Outcome[int]:
        """Change many annotations; how many were changed when it was done or stopped.

        However far it came, it is one step to undo.
        """
        with self._database.transaction():
            moment = stamp(self._clock())
            done = self._put_notes(edit.changes, moment, watch)
            if not done:
                return Outcome(0, Touched.NOTHING)
            part = Edit(edit.action, edit.changes[:done])
            self._known.add(self._journal.append(part, moment))
            return Outcome(done, touched_by(part))

    def _growing(self, edit: Edit, moment: datetime) -> Entry | None:
        last = self._journal.last_done()
        if last is None or self._journal.first_undone() is not None:
            return None
        same = last.edit.action == edit.action and _keys(last.edit) == _keys(edit)
        # A clock that was set back makes a step, rather than an endless one.
        rested = not timedelta(0) <= moment - datetime.fromisoformat(last.at) < REST
        return last if same and not rested else None

    def note(self, edit: Edit) -> None:
        """Note what was done already, in a transaction of the caller's."""
        self._known.add(self._journal.append(edit, stamp(self._clock())))

    def undo(self, watch: Watch | None = None) -> Outcome[Edit | None]:
        """Take back the last edit; None when there is nothing left to take back.

        ``watch`` is told how far it is; an edit is taken back whole, so it can't be stopped.
        Raises ElsewhereError, once, for every edit that was made in another window since this one
        opened the library: a person takes back what they did themselves.
        """
        with self._database.transaction():
            while (entry := self._journal.last_done()) is not None:
                self._ask_about((entry.id, entry.edit.action, entry.at))
                edit = self._spelled_out(entry.edit)
                if edit.changes:
                    self._apply(edit.reversed(), stamp(self._clock()), watch)
                    if edit is not entry.edit:
                        self._journal.replace(entry.id, edit, entry.at)
                self._journal.set_undone(entry.id, undone=True)
                if edit.changes:
                    return Outcome(entry.edit, touched_by(edit))
            return Outcome(None, Touched.NOTHING)

    def redo(self, watch: Watch | None = None) -> Outcome[Edit | None]:
        """Make the edit again that was undone last; None when there is none."""
        with self._database.transaction():
            while (entry := self._journal.first_undone()) is not None:
                self._journal.set_undone(entry.id, undone=False)
                if not _is_arrival(entry.edit):  # one that could not be taken back is still there
                    self._apply(entry.edit, stamp(self._clock()), watch)
                    return Outcome(entry.edit, touched_by(entry.edit))
            return Outcome(None, Touched.NOTHING)

    def _ask_about(self, last: tuple[int, str, str]) -> None:
        if last not in self._known and not self._was_there(last):
            self._known.add(last)
            raise ElsewhereError(last[1])

    def _was_there(self, edit: tuple[int, str, str]) -> bool:
        """Whether an edit is from before this window was there.

        The moment counts as well: a number is given again when what had it was undone.
        """
        return self._old is not None and edit[0] <= self._old[0] and edit[2] <= self._old[2]

    def _spelled_out(self, edit: Edit) -> Edit:
        """The edit that came down to this arrival, as things are now; any other as it is."""
        if not _is_arrival(edit):
            return edit
        (arrival,) = edit.changes
        return Edit(edit.action, self._parting(arrival)).reversed()

    def can_undo(self) -> str | None:
        """The action that undo takes back."""
        entry = self._journal.last_done()
        return entry.edit.action if entry else None

    def can_redo(self) -> str | None:
        """The action that redo makes again."""
        entry = self._journal.first_undone()
        return entry.edit.action if entry else None

    def _apply(self, edit: Edit, moment: str, watch: Watch | None = None) -> None:
        # Versions first, and in any order of changes: notes are put on the text that is shown.
        moved = self._moving.carry_out(edit.changes)
        for change in edit.changes:
            if change.thing == CORRECTION:
                self._correct(change)
            elif change.thing == LETTER:
                self._keep_letter(LetterId(int(change.key)), change.after or {})
            elif change.thing in self._others:
                self._others[change.thing](change)
        notes = [change for change in edit.changes if change.thing == ANNOTATION]
        self._put_notes(notes, moment, watch, moved)
        self._moving.settle(moved, moment)

    def _put_notes(
        self,
        changes: Sequence[Change],
        moment: str,
        watch: Watch | None = None,
        moved: Iterable[LetterId] = (),
    ) -> int:
        """Write annotations, some at a time; how many were written when ``watch`` said to stop.

        The words of letters in ``moved`` are indexed by who moved them.
        """
        newest = cache(self._reanchoring.newest)
        watch = watch or Watch()
        worded: set[LetterId] = set()
        done, total = 0, len(changes) + len(_letters_to_word(changes)) * _NOTES_A_LETTER
        for first in range(0, len(changes), _AT_ONCE):
            watch.tell(first, total)
            if watch.is_stopped:
                break
            rows: dict[AnnotationId, Mapping[str, Any] | None] = {}
            for change in changes[first : first + _AT_ONCE]:
                after = change.after and self._reanchoring.row(change.after, newest)
                rows[AnnotationId(change.key)] = after
                if _words_of(change.before) != _words_of(after):
                    worded.add(LetterId(after["letter_id"]) if after else _letter_of(change))
                done += 1
            self._annotations.put_all(tuple(rows.items()), moment)
        for number, letter_id in enumerate(worded - set(moved), start=1):
            self._indexing.notes(letter_id)
            watch.tell(min(done + number * _NOTES_A_LETTER, total), total)
        return done

    def _keep_letter(self, letter_id: LetterId, after: Mapping[str, Any]) -> None:
        """Say whether a letter was read, or whether it lies in the bin."""
        if "is_read" in after:
            self._letters.set_read(letter_id, read=after["is_read"])
        else:
            self._letters.set_removed(letter_id, after.get("removed_at"))

    def _correct(self, change: Change) -> None:
        letter_id = _letter_of(change)
        if change.after:
            self._corrections.put(Correction(**change.after))
        else:
            self._corrections.remove(letter_id, change.key.partition("/")[2])
        self._indexing.facts(letter_id)


def _is_arrival(edit: Edit) -> bool:
    return any(change.thing == ARRIVAL for change in edit.changes)


def touched_by(edit: Edit) -> Touched:
    """What screens must show anew. The list of letters shows how many notes each has."""
    if all(change.thing == SAVED for change in edit.changes):
        return Touched.JOURNAL | Touched.SEARCHES
    touched = Touched.JOURNAL | Touched.LETTERS
    if any(change.thing in (LABEL, TIE) for change in edit.changes):
        touched |= Touched.LABELS
    if any(change.thing == ANNOTATION for change in edit.changes):
        touched |= Touched.ANNOTATIONS
    if any(change.thing == VERSION for change in edit.changes):
        touched |= Touched.ANNOTATIONS | Touched.FACTS
    if any(change.thing == CORRECTION for change in edit.changes):
        touched |= Touched.FACTS
    return touched


def _words_of(row: Mapping[str, Any] | None) -> tuple[int, str] | None:
    """What the index of letters holds of an annotation."""
    return (row["letter_id"], row["note"]) if row and row["note"] else None


def _letters_to_word(changes: Iterable[Change]) -> set[LetterId]:
    """The letters whose notes have other words after this."""
    return {
        _letter_of(change)
        for change in changes
        if _words_of(change.before) != _words_of(change.after)
    }


def _letter_of(change: Change) -> LetterId:
    row = change.after or change.before or {}
    return LetterId(row["letter_id"])


def _keys(edit: Edit) -> list[tuple[str, str]]:
    return [(change.thing, change.key) for change in edit.changes]


class _Changing(Protocol):
    """A service that changes things through the history."""

    _history: History


S = TypeVar("S", bound=_Changing)


def in_one(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Let a method see the library as it is at the moment that it writes.

    Read before the lock is had, an annotation may be older than what another window wrote since,
    and writing it back would take that away.
    """

    @wraps(method)
    def alone(self: S, /, *values: P.args, **named: P.kwargs) -> T:
        with self._history.whole():
            return method(self, *values, **named)

    return alone
