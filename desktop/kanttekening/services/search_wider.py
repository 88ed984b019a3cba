"""OF and NABIJ with the tolerance of plain words: each word of them in its other forms as well.

Rows of words between quotes stay as they stand. What is found as typed comes first; only when that
is little, the other forms are looked for too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.services.search_forms import FormFinder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.store.vocabulary import Vocabulary
    from kanttekening.text.query import Near, Query, Run

# With as many letters as this the words as typed are what is meant.
PLENTY = 40
_MOST_FORMS = 8
_CONVINCING = 0.4


class Widening:
    """Makes a query wider from the words of the library."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._finder = FormFinder(vocabulary)

    def of(self, query: Query) -> Query:
        """The query with other forms beside the words of OF and NABIJ; itself if there are none."""
        if not (query.either or query.near):
            return query
        typed = {run for runs in query.either for run in runs}
        typed |= {run for near in query.near for run in near.runs}
        others = {run: self._others(run) for run in typed}
        nearly = frozenset(form for forms in others.values() for (form,) in forms)
        nearly -= {" ".join(run) for run in typed}
        if not nearly:
            return query
        either = tuple(_joined(runs, others) for runs in query.either)
        near = tuple(_beside(each, others) for each in query.near)
        return replace(query, either=either, near=near, nearly=nearly)

    def _others(self, run: Run) -> tuple[Run, ...]:
        if len(run) != 1:
            return ()
        (word,) = run
        forms = self._finder.as_typed(word)
        forms.add(self._finder.relatives(word))
        forms.add(self._finder.compounds(word))
        forms.add(self._finder.misspellings(forms, unfinished=False))
        forms.forms.pop(word, None)
        return tuple((form.word,) for form in forms.strongest(_CONVINCING)[:_MOST_FORMS])


def _joined(runs: Iterable[Run], others: dict[Run, tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(dict.fromkeys(form for run in runs for form in (run, *others[run])))


def _beside(near: Near, others: dict[Run, tuple[Run, ...]]) -> Near:
    return replace(near, others=tuple(others[run] for run in near.runs))
