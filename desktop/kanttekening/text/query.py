"""What a person typed into the search field, taken apart. No query is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kanttekening.domain.asking import Misread, Remark
from kanttekening.text.index_words import index_words
from kanttekening.text.query_dates import asked_date, asked_month, dates_among
from kanttekening.text.query_filters import LETTERHEAD, Filter
from kanttekening.text.query_pieces import LONGEST_QUERY, Piece, Sign, pieces_of, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kanttekening.text.query_periods import Period

__all__ = ["Filter", "Near", "Query", "Run", "parse_query"]

_MOST_WORDS = 12
_APART = 10

# Words in a row; a single word is a row of one.
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Rows of words with at most ``apart`` words between them.

    ``others`` has for each of ``runs`` the rows that will do in its place.
    """

    runs: tuple[Run, ...]
    apart: int = _APART
    others: tuple[tuple[Run, ...], ...] = ()

    @property
    def places(self) -> tuple[tuple[Run, ...], ...]:
        """For each place all rows that will do."""
        others = self.others or ((),) * len(self.runs)
        return tuple((run, *more) for run, more in zip(self.runs, others, strict=True))


@dataclass(frozen=True, slots=True)
class DateAsked:
    """A day or month among other words: letters of then, or that write it in one of these ways."""

    period: Period
    spellings: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A query in parts. Words are folded; ``free`` is what was typed without the filters.

    Of each of ``either`` one row of words must be there. ``letterhead`` asks to look in
    letterheads too. ``nearly`` are words of ``either`` and ``near`` that were not typed but are
    like what was. ``filters`` may ask for times such as ``vorige week``; a query that is run must
    know its day (``on``). ``unfinished`` says that the last word may still be growing under
    somebody's fingers. ``remarks`` tell what was read otherwise than it may have been meant.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[Run, ...] = ()
    excluded: tuple[Run, ...] = ()
    either: tuple[tuple[Run, ...], ...] = ()
    near: tuple[Near, ...] = ()
    dates: tuple[DateAsked, ...] = ()
    filters: tuple[Filter, ...] = ()
    free: str = ""
    unfinished: bool = False
    letterhead: bool = False
    remarks: tuple[Remark, ...] = ()
    nearly: frozenset[str] = frozenset()

    def on(self, today: date) -> Query:
        """The query as it is meant on that day: every time in it a period of the calendar."""
        return replace(self, filters=tuple(each.on(today) for each in self.filters))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked that a letter could answer."""
        return not (self.words or self.must or self.dates or self.filters or self.excluded)

    @property
    def must(self) -> tuple[tuple[Run, ...], ...]:
        """Rows of words to be found as they stand, each with the rows that will do as well."""
        near = (place for each in self.near for place in each.places)
        return (*((run,) for run in self.phrases), *self.either, *near)


def parse_query(typed: str) -> Query:
    """Take apart words, "phrases", -words, filters, and what OF and NEAR hold together."""
    tidied = tidy(typed)
    pieces = pieces_of(tidied)
    gathered = _Gathered(still_typing=bool(tidied) and not tidied[-1].isspace())
    for at, piece in enumerate(pieces):
        gathered.take(piece, is_last=at == len(pieces) - 1)
    gathered.close()
    if len(typed) > LONGEST_QUERY:
        gathered.remarks.append(Remark(Misread.TOO_LONG, ""))
    growing = bool(pieces) and pieces[-1].sign is Sign.WORD and pieces[-1].remark is None
    return gathered.query(unfinished=growing and _is_unfinished(tidied))


@dataclass(slots=True)
class _Gathered:
    """The parts as they come by. ``open`` are rows that an operator may still bind."""

    still_typing: bool
    words: list[str] = field(default_factory=list)
    phrases: list[Run] = field(default_factory=list)
    excluded: list[Run] = field(default_factory=list)
    either: list[tuple[Run, ...]] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    open: list[tuple[Run, Piece]] = field(default_factory=list)
    operator: Piece | None = None
    bound: Sign | None = None
    apart: int = _APART
    letterhead: bool = False

    def take(self, piece: Piece, *, is_last: bool) -> None:
        """One piece more."""
        growing = is_last and self.still_typing
        if piece.remark and not (growing and piece.remark.misread is Misread.UNFINISHED):
            self.remarks.append(piece.remark)
        if piece.remark and piece.remark.misread is Misread.UNFINISHED:
            return
        if piece.filter:
            self._filter(piece.filter)
        elif piece.sign in (Sign.EITHER, Sign.NEAR):
            self._operator(piece, growing=growing)
        elif piece.sign is not Sign.NOTHING:
            self._row(piece)

    def close(self) -> None:
        """Nothing follows, or nothing that belongs to what is open."""
        self._loose()
        runs = tuple(run for run, _ in self.open)
        if self.bound is Sign.EITHER:
            self.either.append(runs)
        elif self.bound is Sign.NEAR:
            self.near.append(Near(runs, self.apart))
        else:
            for run, piece in self.open:
                if piece.sign is Sign.PHRASE and len(run) > 1:
                    self.phrases.append(run)
                else:
                    self.words += run
                    self.free.append(piece.text)
        self.open, self.bound = [], None

    def _filter(self, asked: Filter) -> None:
        self.operator = None  # of two values of one filter either will do, without saying so
        self.close()
        if asked.name == "in" and asked.value == LETTERHEAD:
            self.letterhead = True
        elif asked not in self.filters:
            self.filters.append(asked)

    def _operator(self, piece: Piece, *, growing: bool) -> None:
        if self.open and self.operator is None and self.bound in (None, piece.sign):
            self.operator = piece
            _, slash, apart = piece.text.partition("/")
            self.apart = int(apart) if slash else _APART
        elif self.filters and not growing and not self.open:
            self.operator = piece
        elif not growing:
            self.remarks.append(Remark(Misread.LOOSE_OPERATOR, piece.text))

    def _row(self, piece: Piece) -> None:
        run = tuple(index_words(piece.text).words)
        if not run:
            self.close()
            self.free.append(piece.text)
        elif piece.excluded:
            self.close()
            self.excluded.append(run)
        else:
            if self.operator is None or not self.open:
                self.close()
            else:
                self.bound, self.operator = self.operator.sign, None
            self.open.append((run, piece))

    def _loose(self) -> None:
        """An operator with nothing behind it binds nothing."""
        if self.operator is not None and not self.still_typing:
            self.remarks.append(Remark(Misread.LOOSE_OPERATOR, self.operator.text))
        self.operator = None

    def query(self, *, unfinished: bool) -> Query:
        """All of it, with the dates taken from among the words."""
        free = "" if self.either or self.near else " ".join(self.free)
        words, dates = self._without_dates(free)
        if dates and free.lower().endswith(tuple(str(date.period.last[:4]) for date in dates)):
            unfinished = False
        return Query(
            tuple(dict.fromkeys(words))[:_MOST_WORDS],
            tuple(self.phrases[:_MOST_WORDS]),
            tuple(self.excluded[:_MOST_WORDS]),
            tuple(self.either[:_MOST_WORDS]),
            tuple(self.near[:_MOST_WORDS]),
            dates,
            tuple(self.filters),
            free,
            unfinished=unfinished and not (self.bound or self.either or self.near),
            letterhead=self.letterhead,
            remarks=tuple(self.remarks),
        )

    def _without_dates(self, free: str) -> tuple[Sequence[str], tuple[DateAsked, ...]]:
        """The words, and the dates among them; a query that is a date as a whole stays whole."""
        whole = asked_date(free) or asked_month(free)
        found = dates_among(free)
        if not found or (whole and not self.phrases):
            return self.words, ()
        words, end = [], 0
        for date in found:
            words += index_words(free[end : date.span.start]).words
            end = date.span.end
        words += index_words(free[end:]).words
        asked = (
            DateAsked(date.period, tuple(tuple(one.split()) for one in date.spellings))
            for date in found
        )
        return words, tuple(asked)


def _is_unfinished(typed: str) -> bool:
    """A space, a closing quote or a full stop after the last word says that it is whole."""
    return bool(typed) and (typed[-1].isalnum() or typed[-1] in "'’*")
