"""Which letters of an older text are which letters of a newer one.

First the words that are the same (``text.word_pairs``), then letters where words were read or
typed a little otherwise. What agrees by chance alone is left out: a passage that is gone must not
live on in the odd "de" and "van" of what came in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kanttekening.text.word_pairs import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.spelled import Letters

_MOST_LETTERS = 1200  # of a gap that is looked at letter by letter
_DENSE = 0.7
_FEWEST = 3  # letters that are no chance, if they are most of what there is
_LONG = 14  # letters; a run of that many is no chance
_OFF = 40  # letters that a short run may lie off its neighbours
_NEAR = 60


class Run(NamedTuple):
    """Letters in a row that are the same in both texts."""

    old: int
    new: int
    length: int

    @property
    def shift(self) -> int:
        """How much further on it stands in the newer text."""
        return self.new - self.old

    @property
    def end(self) -> int:
        """One past the last of its letters in the older text."""
        return self.old + self.length


def align(old: Letters, new: Letters) -> list[Run]:
    """The letters of ``old`` that are there in ``new``, in the order of both."""
    if old.letters == new.letters:
        return [Run(0, 0, len(old))] if len(old) else []
    runs = _Runs(old, new)
    for i, j, count in word_runs(old.words, new.words):
        runs.words(i, j, count)
    runs.finish()
    return _without_chance(_at_borders(old, new, runs.found))


class _Runs:
    """Collects runs of letters from runs of words, and looks into the gaps between them."""

    def __init__(self, old: Letters, new: Letters) -> None:
        self._old, self._new = old, new
        self._at = (0, 0)
        self.found: list[Run] = []

    def words(self, i: int, j: int, count: int) -> None:
        a, b = self._old.starts[i], self._new.starts[j]
        if self._at != (a, b):
            self._gap(a, b)
        length = self._old.starts[i + count] - a
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
        if min(size) >= _FEWEST and max(size) <= _MOST_LETTERS:
            one, other = self._old.letters[from_old:to_old], self._new.letters[from_new:to_new]
            for run in _alike(one, other):
                self._add(Run(from_old + run.old, from_new + run.new, run.length))


def _alike(one: str, other: str) -> Iterator[Run]:
    """Pieces that lie close enough together to be the same words, typed or read otherwise."""
    from rapidfuzz.distance import Indel  # not before texts are compared

    blocks = Indel.editops(one, other).as_matching_blocks()
    equal = [Run(block.a, block.b, block.size) for block in blocks if block.size]
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
    enough = total >= 6 or (total >= _FEWEST and total >= 0.6 * whole)
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
