"""Many spoiled files through the real readers: each must end as a letter or as a refusal.

Run: poe mutate [how many, 5000] [--first N] [--keep FOLDER] [--jobs N]

File N is always the same one. What went wrong is written to FOLDER, so that it can become a test;
the exit code is 1 if anything but a letter or a code came out.
"""

import argparse
import hashlib
import logging
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]

from fuzz.good_files import good_files  # noqa: E402 - the path comes first
from fuzz.mutations import mutated  # noqa: E402

from kanttekening.domain.errors import RefusedError  # noqa: E402
from kanttekening.readers.parsing import Parser  # noqa: E402
from kanttekening.readers.pool import ParserPool  # noqa: E402
from kanttekening.readers.process import Worker, WorkerLostError  # noqa: E402
from kanttekening.services.reading import FileReader, LoadedFile  # noqa: E402

SLOWEST = 10
SECONDS = 20.0


class Watched(Worker):
    """A worker whose losses are counted."""

    def __init__(self):
        super().__init__()
        self.deaths = self.timeouts = 0

    def call_once(self, *request, **limits):
        try:
            return super().call_once(*request, **limits)
        except WorkerLostError as lost:
            self.timeouts += lost.timed_out
            self.deaths += not lost.timed_out
            raise


@dataclass(frozen=True)
class Ending:
    """What became of one file; ``fault`` is an error that nobody foresaw."""

    number: int
    name: str
    seconds: float
    outcome: str
    detail: str = ""
    fault: bool = False


@dataclass
class Spoiler:
    """Makes file ``number`` out of good ones."""

    good: dict = field(default_factory=good_files)

    def file(self, number):
        chance = random.Random(number)
        names = list(self.good)
        name = names[number % len(names)]
        return name, mutated(self.good[name], self.good[chance.choice(names)], chance)


def ending(reader, spoiler, number):
    """Read one spoiled file, as an import does."""
    name, data = spoiler.file(number)
    loaded = LoadedFile(Path(name), data, hashlib.sha256(data).hexdigest())
    began = time.monotonic()
    outcome, detail, fault = "letter", "", False
    try:
        read = reader.parse(loaded)
        outcome = "archive" if read.reading.is_archive else "letter"
        if read.reading.warnings:
            outcome += f" ({', '.join(read.reading.warnings)})"
    except RefusedError as error:
        outcome, detail = error.code.value, error.detail
        # A code, but one that stands for an error of ours in the worker or beside it.
        fault = isinstance(error.__context__, Exception) and not isinstance(
            error.__context__, WorkerLostError
        )
    except BaseException as error:  # noqa: BLE001 - this is what the run looks for
        outcome, detail, fault = "EXCEPTION", repr(error)[:200], True
    return Ending(number, name, time.monotonic() - began, outcome, detail, fault)


def run(numbers, jobs=2):
    """All endings, and the workers that served."""
    spoiler, workers = Spoiler(), []

    def make():
        workers.append(Watched())
        return Parser(workers[-1], seconds=SECONDS)

    with closing(ParserPool(jobs, make)) as pool, ThreadPoolExecutor(jobs) as threads:
        reader = FileReader(pool)
        endings = list(threads.map(lambda number: ending(reader, spoiler, number), numbers))
        alive = [reader.parse(LoadedFile(Path("na.txt"), b"Geachte raad", "")) for _ in workers]
        assert all(read.reading.document.text == "Geachte raad" for read in alive)
    return endings, workers


def tell(endings, workers, seconds):
    """Print what became of them."""
    print(f"{len(endings)} spoiled files in {seconds:.0f} s, {len(endings) / seconds:.1f} a second")
    for outcome, many in Counter(end.outcome for end in endings).most_common():
        print(f"  {many:6}  {outcome}")
    deaths, timeouts = (sum(getattr(w, name) for w in workers) for name in ("deaths", "timeouts"))
    started = sum(worker.generation for worker in workers)
    print(f"workers: {started} started, {deaths} died, {timeouts} ended by the clock")
    print("slowest:")
    for end in sorted(endings, key=lambda end: -end.seconds)[:SLOWEST]:
        print(f"  {end.seconds:6.2f} s  {end.number:6} {end.name}: {end.outcome} {end.detail}")
    faults = [end for end in endings if end.fault]
    print(f"errors that nobody foresaw: {len(faults)}")
    for end in faults:
        print(f"  {end.number:6} {end.name}: {end.outcome} {end.detail}")
    return faults


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("count", type=int, nargs="?", default=5000)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    began = time.monotonic()
    endings, workers = run(range(given.first, given.first + given.count), given.jobs)
    faults = tell(endings, workers, time.monotonic() - began)
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        for end in faults:
            name, data = Spoiler().file(end.number)
            (given.keep / f"{end.number}-{name}").write_bytes(data)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
