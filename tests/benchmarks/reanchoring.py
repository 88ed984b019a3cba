"""Marks over newer versions of letters: found back, parked, or put wrong; beside simpler ways.

    PYTHONPATH=desktop:tests python tests/benchmarks/reanchoring.py [marks] [seed]

Every letter of a newer version knows where it came from, so what is right is exact:

- right: covers 80 % of the letters that are there still, and 80 % of what it covers belongs there
- parked: not placed, and fewer than 60 % of its letters are in one place still
- missed: not placed, though it could have been
- inexact: overlaps, but is too long or too short
- wrong: most of what it covers belongs to something else, or nothing of the passage is left

CPU time is that of a letter with 50 marks, both texts read anew.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from statistics import median

from benchmarks.anchoring.editing import LEVELS, Text, newer, sentences, with_twins, written
from benchmarks.anchoring.judging import judge, marks, truth
from benchmarks.anchoring.made_up import made_up_letter
from benchmarks.anchoring.ways import WAYS
from text.letters import SAMPLES, SEEDS, read

from kanttekening.domain.passage import Span
from kanttekening.readers.pool import ParserPool

_COLUMNS = ("right", "parked", "missed", "inexact", "wrong")
_PER_LETTER = 50


def letters(chance: random.Random) -> list[str]:
    """The five sample letters, and five that were made up."""
    samples = [read(SEEDS / case["name"])[1].text for case in SAMPLES]
    return samples + [made_up_letter(chance, pages) for pages in (1, 2, 3, 5, 8)]


def main() -> None:
    """Print a table for each level of change."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    texts = letters(chance)
    rounds = max(1, count // (len(LEVELS) * len(texts) * _PER_LETTER))
    _formats(texts)
    for level in LEVELS:
        found: dict[str, Counter[str]] = {name: Counter() for name in WAYS}
        times: dict[str, list[float]] = {name: [] for name in WAYS}
        for text in texts * rounds:
            pool = [
                other[start:end]
                for other in texts
                if other is not text
                for start, end in sentences(other)
                if 60 < end - start < 300
            ]
            if "twins" in level:
                text = with_twins(text, chance)
            new = newer(text, level, chance, pool)
            spans = marks(text, _PER_LETTER, chance)
            try_ways(text, new, spans, found, times)
        print_table(level, found, times)


def _formats(texts: list[str]) -> None:
    """The same letter as a Word file and as a PDF, both read by the program."""
    from benchmarks.anchoring.formats import both

    chance = random.Random(4)
    found: dict[str, Counter[str]] = {name: Counter() for name in WAYS}
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    parser = ParserPool()
    left_out = 0
    for text in texts:
        pair = both(text, parser)
        if pair is None:
            left_out += 1
            continue
        old, new = pair
        for _ in range(2):
            spans = marks(old, _PER_LETTER, chance)
            try_ways(old, new, spans, found, times)
    parser.close()
    print_table(f"Word file against PDF ({left_out} letters left out)", found, times)


def try_ways(
    old: str,
    new: Text,
    spans: list[Span],
    found: dict[str, Counter[str]],
    times: dict[str, list[float]],
) -> None:
    """Find the marks of one letter in each way."""
    plain = written(new)
    truths = [truth(old, new, span) for span in spans]
    for name, way in WAYS.items():
        start = time.process_time()
        find = way(old, plain)
        places = [find(span) for span in spans]
        times[name].append((time.process_time() - start) * 1000)
        found[name] += Counter(
            judge(plain, true, place) for true, place in zip(truths, places, strict=True)
        )


def print_table(level: str, found: dict[str, Counter[str]], times: dict[str, list[float]]) -> None:
    total = sum(found["ours"].values())
    print(f"\n{level}: {total} marks")
    print(
        "  {:<18}".format("") + "".join(f"{name:>10}" for name in _COLUMNS) + f"{'ms':>9}{'max':>8}"
    )
    for name, counts in found.items():
        shares = "".join(f"{100 * counts[column] / total:>9.2f}%" for column in _COLUMNS)
        print(f"  {name:<18}{shares}{median(times[name]):>9.1f}{max(times[name]):>8.1f}")


if __name__ == "__main__":
    main()
