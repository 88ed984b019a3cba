"""Which letters hold which words: the questions that are asked of the full-text tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.rows import MOST_COUNTED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from kanttekening.text.variants import Form

# bm25 walks every posting of its words. Above this many the newest letters come first instead:
# rowids in descending order stop as soon as there are enough.
MOST_WEIGHED = 4000
POOL = 300
# With no more letters than this to choose from, each is asked whether it holds the words.
_FEW = 100
_MANY = 4000
EVERYWHERE = "1"
NOT_REMOVED = "letters.removed_at IS NULL"
_MOST_RARE = 40

_WEIGHTS = {
    "search_text": "bm25(search_text, 6.0, 6.0, 2.0, 1.0, 3.0, 0.6)",
    "search_head": "bm25(search_head, 2.0, 2.0, 1.0)",
    "search_furniture": "bm25(search_furniture)",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: a condition on ``letters``, and what the text must and must not hold.

    ``final`` is asked of the few letters that were found; so the view of all letters, which
    leaves out only the removed ones, costs nothing while looking. ``source`` selects the ids of
    letters outside which none fits the condition, where that takes no walk through all letters.
    """

    condition: str = EVERYWHERE
    parameters: tuple[object, ...] = ()
    must: str = ""
    must_not: str = ""
    final: str = EVERYWHERE
    source: tuple[str, tuple[object, ...]] | None = None

    @property
    def is_bare(self) -> bool:
        """Whether subject and notes alone can tell that a letter answers."""
        return not (self.must or self.must_not)

    def expression(self, match: str) -> str:
        """``match`` within this scope, in the language of FTS5."""
        parts = [f"({part})" for part in (match, self.must) if part]
        found = " AND ".join(parts)
        return f"({found}) NOT ({self.must_not})" if self.must_not and found else found


def any_of(words: Iterable[str]) -> str:
    """An expression that one of these words makes true."""
    return " OR ".join(f'"{word}"' for word in words)


def phrase(words: Sequence[str], *, unfinished: bool = False) -> str:
    """An expression for these words in a row; an unfinished last word may go on."""
    return f'"{" ".join(words)}"' + (" *" if unfinished else "")


class Postings:
    """The full-text tables within one scope."""

    def __init__(
        self, connection: sqlite3.Connection, scope: Scope, most_counted: int = MOST_COUNTED
    ) -> None:
        self._connection = connection
        self.scope = scope
        self._most_counted = most_counted
        self._among = self._choice()

    def letters(self) -> int:
        """How many letters the index knows."""
        row = self._connection.execute("SELECT letters FROM search_state").fetchone()
        return int(row[0])

    def newest(self, match: str, most: int) -> list[int]:
        """The newest letters with ``match``."""
        return self._fetch("search_text", match, "search_text.rowid DESC", most)

    def best(self, match: str, most: int, postings: int) -> list[int]:
        """The best letters with ``match``; the newest if its words have too many ``postings``."""
        if postings > MOST_WEIGHED:
            return self.newest(match, most)
        return self._fetch("search_text", match, _WEIGHTS["search_text"], most)

    def in_head(self, match: str, most: int, postings: int = MOST_WEIGHED + 1) -> list[int]:
        """Letters with ``match`` in subject, numbers or notes; none if the scope needs the text."""
        if not self.scope.is_bare:
            return []
        order = "search_head.rowid DESC"
        if postings <= MOST_WEIGHED:
            order = _WEIGHTS["search_head"]
        return self._fetch("search_head", match, order, most)

    def in_furniture(self, match: str, most: int) -> list[int]:
        """Letters with ``match`` in their letterhead; what else they must hold is asked later."""
        return self._fetch("search_furniture", match, _WEIGHTS["search_furniture"], most)

    def with_one_of_each(self, groups: Sequence[Sequence[Form]], most: int) -> list[int]:
        """Letters with at least one word of every group, best first as far as that is cheap."""
        match = " AND ".join(f"({any_of(form.word for form in group)})" for group in groups)
        forms = sorted(
            (form for group in groups for form in group), key=lambda form: form.frequency
        )
        postings = sum(form.frequency for form in forms)
        if postings <= MOST_WEIGHED:
            return self.best(match, most, postings)
        found = self.newest(match, POOL)
        if len(found) <= 1:
            return found
        first = self.in_head(match, most)
        if len(found) > most:
            found = self._rarest_first(match, forms, found, most)
        return list(dict.fromkeys(first + found))[:most]

    def _rarest_first(
        self, match: str, forms: Sequence[Form], found: list[int], most: int
    ) -> list[int]:
        """``found`` with those in front that hold the rarer words; bm25 is given only these."""
        rare: list[str] = []
        budget = MOST_WEIGHED
        for form in forms[:_MOST_RARE]:
            budget -= form.frequency
            if budget < 0:
                break
            rare.append(form.word)
        if not rare:
            return found
        if len(found) < POOL:
            return self._weighed(any_of(rare), found, most) + found
        return self.newest(f"({match}) AND ({any_of(rare)})", POOL)[:most] + found

    def _weighed(self, match: str, among: list[int], most: int) -> list[int]:
        rows = self._connection.execute(
            "SELECT rowid FROM search_text WHERE search_text MATCH ?"  # noqa: S608 - ours
            " AND +rowid IN (SELECT value FROM json_each(?))"
            f" ORDER BY {_WEIGHTS['search_text']} LIMIT ?",
            (match, json.dumps(among), most),
        )
        return [row[0] for row in rows]

    def count(self, match: str) -> int:
        """How many letters hold ``match``, no further than asked."""
        row = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM search_text"  # noqa: S608 - ours
            f" WHERE search_text MATCH ?{self._within('search_text')} LIMIT ?)",
            (self.scope.expression(match), *self._parameters, self._most_counted),
        ).fetchone()
        return int(row[0])

    def match_condition(self, match: str) -> tuple[str, tuple[object, ...]]:
        """A condition on ``letters``: they lie in the scope and hold ``match``."""
        within = f"({self.scope.condition}) AND ({self.scope.final})"
        asked = self.scope.expression(match)
        if not asked:
            return within, self.scope.parameters
        held = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
        return f"+letters.id IN ({held}) AND {within}", (asked, *self.scope.parameters)

    def all_condition(self) -> tuple[str, tuple[object, ...]]:
        """A condition on ``letters``: they lie in the scope."""
        condition, values = self.match_condition("") if self.scope.must else self._bare()
        if self.scope.must_not and not self.scope.must:
            held = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
            condition = f"letters.id NOT IN ({held}) AND {condition}"
            values = (self.scope.must_not, *values)
        return condition, values

    def _bare(self) -> tuple[str, tuple[object, ...]]:
        return f"({self.scope.condition}) AND ({self.scope.final})", self.scope.parameters

    def these(self, ids: Sequence[int]) -> tuple[str, tuple[object, ...]]:
        """A condition on ``letters``: they are among ``ids``."""
        return "letters.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)

    def by_date(self, condition: tuple[str, tuple[object, ...]], most: int) -> list[int]:
        """The newest letters, by their own date or the one that another letter implies."""
        test, values = condition
        rows = self._connection.execute(
            f"SELECT id FROM letters WHERE {test}"  # noqa: S608 - ours
            " ORDER BY substr(sort_date, 1, 10) DESC, id DESC LIMIT ?",
            (*values, most),
        )
        return [row[0] for row in rows]

    def count_where(self, condition: tuple[str, tuple[object, ...]]) -> int:
        """How many letters a condition holds for, no further than asked."""
        test, values = condition
        row = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM letters WHERE {test} LIMIT ?)",  # noqa: S608 - ours
            (*values, self._most_counted),
        )
        return int(row.fetchone()[0])

    def _fetch(self, table: str, match: str, order: str, most: int) -> list[int]:
        # A letterhead is a table of its own, without the columns that the scope speaks of.
        asked = match if table == "search_furniture" else self.scope.expression(match)
        rows = self._connection.execute(
            f"SELECT {table}.rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - ours
            f"{self._within(table)} ORDER BY {order} LIMIT ?",
            (asked, *self._parameters, most),
        )
        return [row[0] for row in rows]

    def _choice(self) -> tuple[int, ...] | None:
        """The letters that fit the condition of the scope, if those are few and quickly told."""
        if self.scope.source is None:
            return None
        select, values = self.scope.source
        rows = self._connection.execute(
            f"SELECT id FROM letters WHERE id IN ({select}) AND {self.scope.condition} LIMIT ?",  # noqa: S608 - ours
            (*values, *self.scope.parameters, _MANY + 1),
        ).fetchall()
        return tuple(row[0] for row in rows) if len(rows) <= _MANY else None

    @property
    def _parameters(self) -> tuple[object, ...]:
        """What ``_within`` wants filled in."""
        if self._among is None:
            return self.scope.parameters
        return (json.dumps(self._among),)

    def _within(self, table: str) -> str:
        if self._among is not None:
            # FTS5 is asked once for each; with a plus it walks all that holds the words.
            walked = "" if len(self._among) <= _FEW else "+"
            return f" AND {walked}{table}.rowid IN (SELECT value FROM json_each(?))"  # noqa: S608
        if self.scope.condition == EVERYWHERE:
            return ""
        return (
            f" AND EXISTS (SELECT 1 FROM letters WHERE letters.id = {table}.rowid"  # noqa: S608
            f" AND {self.scope.condition})"
        )

    def dated(self, beginning: str, most: int) -> list[int]:
        """Letters of the day or month with which an ISO date begins, newest first."""
        rows = self._connection.execute(
            "SELECT letter_id FROM search_letter WHERE date >= ? AND date < ?"
            " ORDER BY date DESC, letter_id DESC LIMIT ?",
            (beginning, beginning + "\U0010ffff", most),
        )
        return self.only_in_scope([row[0] for row in rows])

    def only_in_scope(self, ids: Sequence[int], besides: Collection[int] = ()) -> list[int]:
        """Those of ``ids`` that lie in the scope, in the same order.

        ``besides`` are those of them that were not found by a ``match`` within the scope: only
        of these it is not known yet whether they hold what the text must and must not hold.
        """
        if not ids:
            return []
        kept = self._in_library(json.dumps(list(ids)))
        wanted = json.dumps(list(besides))
        for expression, keep in ((self.scope.must, True), (self.scope.must_not, False)):
            if expression and besides:
                having = self._holding(expression, wanted)
                kept.difference_update(one for one in besides if (one in having) != keep)
        return [letter_id for letter_id in ids if letter_id in kept]

    def _in_library(self, wanted: str) -> set[int]:
        if self.scope.condition == EVERYWHERE and self.scope.final == NOT_REMOVED:
            # Few letters are removed: asking which costs nothing beside looking at each.
            removed = self._connection.execute(
                "SELECT id FROM letters INDEXED BY letters_removed WHERE removed_at IS NOT NULL"
            )
            return set(json.loads(wanted)).difference(row[0] for row in removed)
        rows = self._connection.execute(
            "SELECT id FROM letters WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
            f" AND {self.scope.condition} AND {self.scope.final}",
            (wanted, *self.scope.parameters),
        )
        return {row[0] for row in rows}

    def _holding(self, expression: str, wanted: str) -> set[int]:
        rows = self._connection.execute(
            "SELECT rowid FROM search_text WHERE search_text MATCH ?"
            " AND +rowid IN (SELECT value FROM json_each(?))",
            (expression, wanted),
        )
        return {row[0] for row in rows}
