"""Measure the list of all annotations: python tests/benchmarks/overview/run.py [annotations]."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from shelf import fill

from kanttekening.domain.note_list import Grouping, NoteListRequest, NoteOrder
from kanttekening.services.library import Library

_TIMES = 7


def measured(what, act):
    """Print median, worst and CPU time of an act."""
    walls, work = [], []
    for _ in range(_TIMES):
        started, busy = time.perf_counter(), time.thread_time()
        answer = act()
        walls.append(1000 * (time.perf_counter() - started))
        work.append(1000 * (time.thread_time() - busy))
    print(
        f"{what:44} {statistics.median(walls):7.1f} ms (worst {max(walls):6.1f}, "
        f"cpu {statistics.median(work):6.1f})",
        flush=True,
    )
    return answer


def main() -> None:
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "veel.kanttekening"
        if not path.exists():
            started = time.perf_counter()
            fill(path, notes)
            print(f"{notes} annotations written in {time.perf_counter() - started:.0f} s")
        with Library.open(path, author="Griffie") as library:
            library.checking.complete_index()
            report(library)


def report(library: Library) -> None:
    lists = library.note_lists
    measured("count", lists.count)
    for grouping in Grouping:
        request = NoteListRequest(grouping=grouping)
        found = measured(f"all, by {grouping}", lambda request=request: lists.listing(request))
    for order in NoteOrder:
        request = NoteListRequest(grouping=Grouping.NOTHING, order=order)
        found = measured(f"all, {order} first", lambda request=request: lists.listing(request))
    measured("a window of 60 rows", lambda: lists.rows(found, len(found.keys) // 2, 60))
    measured("numbers for the menu of filters", lambda: lists.facets(NoteListRequest()))
    word = library._database.rows("SELECT note FROM annotations WHERE note LIKE '%Navragen%'")
    rare = word[len(word) // 2][0].rsplit(" ", 1)[-1]
    slip = rare[:1] + rare[2] + rare[1] + rare[3:]
    for query in (
        "d", "de", "gemeente", "gemeenten financien", "finaciele", rare, slip, rare[:5],
        "aantekening:vraag door:griffie", "label:jeugd", "stand:open gemeente",
        "afzender:vng gemeente",
        "datum:2024..2025 gemeente -kabinet", "zzqxwv",
    ):  # fmt: skip
        request = NoteListRequest(query)
        found = measured(f"{query!r}", lambda request=request: lists.listing(request))
        print(f"{'':44} {found.total} found, besides {', '.join(found.also_searched)}")
        measured("   its first rows", lambda found=found: lists.rows(found, 0, 60))


if __name__ == "__main__":
    main()
