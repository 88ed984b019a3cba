"""Which letters of an older text are which letters of a newer one.

First the stretches of words that occur once in both (as patience diff does), then the longest
common sequence of words between those, then letters where words were read or typed a little
otherwise. What agrees by chance alone is left out: a passage that is gone must not live on in
the odd "de" and "van" of what came in its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.passage import Span
from kanttekening.text.fold import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHINGLES = (4, 2, 1)  # words; that many in a row occur once in either text
_MOST_PAIRS = 1_500_000  # words times words, for which all sequences are tried
_WINDOW = 1000  # words, where there are too many for that
_MOST_LETTERS = 1200  # of a gap that is looked at letter by letter
_DENSE = 0.7
_LONG = 14  # letters; a run of that many is no chance
_OFF = 40  # letters that a short run may lie off its neighbours
_NEAR = 60


class Letters:
    """The letters and digits of a text, folded, each with its place; and the words they form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []  # of words, counted in letters; one more than there are words
        self.places: list[int] = []
        count = 0
        for word, span in tokens(text):
            if word.isalnum() and len(word) == len(span):
                self.places.extend(range(span.start, span.end))
            else:
                word = self._take(span)
            if word:
                self.words.append(word)
                self.starts.append(count)
                count += len(word)
        self.starts.append(count)
        self.letters = "".join(self.words)

    def _take(self, span: Span) -> str:
        taken: list[str] = []
        for place in range(span.start, span.end):
            letters = [letter for letter in fold(self.text[place]) if letter.isalnum()]
            taken.extend(letters)
            self.places.extend([place] * len(letters))
        return "".join(taken)

    def __len__(self) -> int:
        return len(self.letters)

    def range_of(self, span: Span) -> tuple[int, int]:
        """The letters that stand in ``span``: first, and one past the last."""
        return bisect_left(self.places, span.start), bisect_left(self.places, span.end)

    def span(self, first: int, last: int) -> Span:
        """Where the letters ``[first, last)`` stand in the text; at least one of them."""
        return Span(self.places[first], self.places[last - 1] + 1)

    def is_border(self, at: int) -> bool:
        """Whether a word begins or ends between letter ``at`` and the one before it."""
        return self.border_after(at) == at

    def border_before(self, at: int) -> int:
        """The nearest border between words at or before ``at``."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def border_after(self, at: int) -> int:
        """The nearest border between words at or after ``at``."""
        return self.starts[bisect_left(self.starts, at)]

    def break_at(self, at: int) -> int:
        """How deep the cut is before letter ``at``: 3 a paragraph, 2 a sentence, 1 a word."""
        if at <= 0 or at >= len(self):
            return 3
        between = self.text[self.places[at - 1] + 1 : self.places[at]]
        if between.count("\n") > 1:
            return 3
        if any(sign in ".!?:;\n" for sign in between):
            return 2
        return 1 if between else 0


class Run(NamedTuple):
    """Letters in a row that are the same in both texts."""

    old: int
    new: int
    length: int

    @property
    def shift(self) -> int:
        """How much further on it stands in the newer text."""
        return self.new - self.old


def align(old: Letters, new: Letters) -> list[Run]:
    """The letters of ``old`` that are there in ``new``, in the order of both."""
    if old.letters == new.letters:
        return [Run(0, 0, len(old))] if len(old) else []
    runs = _Runs(old, new)
    for i, j in word_pairs(old.words, new.words):
        runs.word(i, j)
    runs.finish()
    return _without_chance(_at_borders(old, new, runs.found))


class _Runs:
    """Collects runs from pairs of words, and looks into the gaps between them."""

    def __init__(self, old: Letters, new: Letters) -> None:
        self._old, self._new = old, new
        self._at = (0, 0)
        self.found: list[Run] = []

    def word(self, i: int, j: int) -> None:
        a, b = self._old.starts[i], self._new.starts[j]
        self._gap(a, b)
        length = self._old.starts[i + 1] - a
        self._add(Run(a, b, length))
        self._at = (a + length, b + length)

    def finish(self) -> None:
        self._gap(len(self._old), len(self._new))

    def _add(self, run: Run) -> None:
        last = self.found[-1] if self.found else None
        if last and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            self.found[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            self.found.append(run)

    def _gap(self, to_old: int, to_new: int) -> None:
        from_old, from_new = self._at
        size = (to_old - from_old, to_new - from_new)
        if min(size) and max(size) <= _MOST_LETTERS:
            one, other = self._old.letters[from_old:to_old], self._new.letters[from_new:to_new]
            for run in _alike(one, other):
                self._add(Run(from_old + run.old, from_new + run.new, run.length))


def _alike(one: str, other: str) -> Iterator[Run]:
    """Pieces that lie close enough together to be the same words, typed or read otherwise."""
    from rapidfuzz.distance import Indel  # not before texts are compared

    equal = [
        Run(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(one, other)
        if code.tag == "equal"
    ]
    group: list[Run] = []
    for run in [*equal, None]:
        if run and group and _close(group[-1], run):
            group.append(run)
            continue
        if group and _is_dense(group, min(len(one), len(other))):
            yield from group
        group = [run] if run else []


def _close(last: Run, run: Run) -> bool:
    return run.old - last.old - last.length <= 3 and run.new - last.new - last.length <= 3


def _is_dense(group: list[Run], whole: int) -> bool:
    first, last = group[0], group[-1]
    total = sum(run.length for run in group)
    length = max(last.old + last.length - first.old, last.new + last.length - first.new)
    enough = total >= 6 or (total >= 3 and total >= 0.6 * whole)
    return enough and total >= _DENSE * length


def _at_borders(old: Letters, new: Letters, runs: list[Run]) -> list[Run]:
    """Let what came in or went begin with a sentence rather than with its second word.

    Where two sentences begin alike, it is all the same to a sequence which of the beginnings is
    the one that was there.
    """
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        if last is None:
            made.append(run)
            continue
        came = run.new - last.new - last.length
        went = run.old - last.old - last.length
        if bool(came) == bool(went):
            made.append(run)
            continue
        # The side on which both runs touch tells where a sentence ends.
        text, at = (old, run.old) if not went else (new, run.new)
        back = _common_end(old.letters[last.old : run.old], new.letters[last.new : run.new])
        on = _common_start(old, new, last, run)
        step = max(
            (step for step in range(-back, on + 1) if text.is_border(at + step)),
            key=lambda step: (text.break_at(at + step), -abs(step)),
            default=0,
        )
        made[-1] = Run(last.old, last.new, last.length + step)
        made.append(Run(run.old + step, run.new + step, run.length - step))
    return [run for run in made if run.length]


def _common_end(one: str, other: str) -> int:
    most, same = min(len(one), len(other)), 0
    while same < most and one[-1 - same] == other[-1 - same]:
        same += 1
    return same


def _common_start(old: Letters, new: Letters, last: Run, run: Run) -> int:
    one = old.letters[last.old + last.length : run.old + run.length]
    other = new.letters[last.new + last.length : run.new + run.length]
    most, same = min(len(one), len(other), run.length), 0
    while same < most and one[same] == other[same]:
        same += 1
    return same


def _without_chance(runs: list[Run]) -> list[Run]:
    """Leave out short runs that lie far off the runs before and after them."""
    kept = []
    for place, run in enumerate(runs):
        near = runs[max(0, place - 1) : place] + runs[place + 1 : place + 2]
        if run.length >= _LONG or not near or any(_agree(run, other) for other in near):
            kept.append(run)
    return kept


def _agree(run: Run, other: Run) -> bool:
    first, last = sorted((run, other))
    apart = last.old - first.old - first.length
    return apart <= _NEAR and abs(run.shift - other.shift) <= _OFF


# Words in both texts


class _Box(NamedTuple):
    """A part of both lists of words: from and to in the one, from and to in the other."""

    i: int
    to_i: int
    j: int
    to_j: int


def word_pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The words of two lists that are the same ones, in the order of both."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    yield from ((place, place) for place in range(start))
    box = _Box(start, len(old) - end, start, len(new) - end)
    yield from _within(old, new, box, _SHINGLES)
    yield from ((len(old) - left, len(new) - left) for left in range(end, 0, -1))


def _within(
    old: Sequence[str], new: Sequence[str], box: _Box, sizes: tuple[int, ...]
) -> Iterator[tuple[int, int]]:
    """Pairs in a box: around stretches that occur once, and all the rest between those."""
    if box.i >= box.to_i or box.j >= box.to_j:
        return
    if not sizes:
        yield from _longest(old, new, box)
        return
    at_i, at_j = box.i, box.j
    for i, j, length in _shared_once(old, new, box, sizes[0]):
        skip = max(0, at_i - i, at_j - j)
        if skip >= length:
            continue
        i, j, length = i + skip, j + skip, length - skip
        yield from _within(old, new, _Box(at_i, i, at_j, j), sizes[1:])
        yield from ((i + step, j + step) for step in range(length))
        at_i, at_j = i + length, j + length
    yield from _within(old, new, _Box(at_i, box.to_i, at_j, box.to_j), sizes[1:])


def _shared_once(
    old: Sequence[str], new: Sequence[str], box: _Box, size: int
) -> list[tuple[int, int, int]]:
    """Stretches of ``size`` words that occur once in both, in an order that both agree on."""
    here, there = _once(old, box.i, box.to_i, size), _once(new, box.j, box.to_j, size)
    pairs = sorted((i, there[key]) for key, i in here.items() if key in there)
    return [(i, j, size) for i, j in _rising(pairs)]


def _once(words: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    part = words[start:end]
    for place, key in enumerate(zip(*(part[step:] for step in range(size)), strict=False), start):
        if key in found:
            again.add(key)
        found[key] = place
    for key in again:
        del found[key]
    return found


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs of which both numbers rise."""
    ends: list[int] = []  # the lowest number that a row of each length ends with
    at: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        if length == len(ends):
            ends.append(j)
            at.append(place)
        else:
            ends[length] = j
            at[length] = place
        before.append(at[length - 1] if length else -1)
    chosen = []
    place = at[-1] if at else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def _longest(old: Sequence[str], new: Sequence[str], box: _Box) -> Iterator[tuple[int, int]]:
    from rapidfuzz.distance import LCSseq  # not before texts are compared

    at = box
    while at.i < at.to_i and at.j < at.to_j:
        part = at
        if (at.to_i - at.i) * (at.to_j - at.j) > _MOST_PAIRS:
            part = _Box(at.i, min(at.to_i, at.i + _WINDOW), at.j, min(at.to_j, at.j + _WINDOW))
        last = (part.to_i, part.to_j)
        whole = last == (at.to_i, at.to_j)
        for code in LCSseq.opcodes(old[part.i : part.to_i], new[part.j : part.to_j]):
            if code.tag != "equal":
                continue
            # The end of a window knows too little of what follows: the next one looks again.
            if not whole and code.src_start > _WINDOW * 3 // 4:
                break
            last = (part.i + code.src_end, part.j + code.dest_end)
            for step in range(code.src_end - code.src_start):
                yield part.i + code.src_start + step, part.j + code.dest_start + step
        at = _Box(last[0], box.to_i, last[1], box.to_j)
