"""How many letters go in per second: per kind of file, and as the library grows.

Run: python tests/benchmarks/import_rate.py [letters per kind, 60] [letters to grow to, 1000]
"""

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from letters_of_kinds import KINDS, fill

from kanttekening.readers.pool import ParserPool
from kanttekening.services.import_run import import_all
from kanttekening.services.library import Library
from kanttekening.services.reading import FileReader

STEPS = 10


def timed(library, folder, pool):
    """Letters per second of one folder; all of them must go in."""
    began = time.perf_counter()
    report = import_all(library, [folder], FileReader(pool), jobs=pool.jobs)
    seconds = time.perf_counter() - began
    if report.refused:
        sys.exit(f"refused: {report.refused[0]}")
    return len(report.imported) / seconds


def per_kind(base, count):
    print(f"{count} letters of each kind, into an empty library, on one reader and on all")
    for kind in KINDS:
        folder = fill(base / kind, count, (kind,))
        told = []
        for jobs in (1, None):
            with closing(ParserPool(jobs)) as pool:
                path = base / f"{kind} {pool.jobs}.kanttekening"
                with Library.open(path, author="proef") as library:
                    timed(library, fill(base / f"{kind} warm", 2, (kind,), 900_000), pool)
                    told.append(f"{timed(library, folder, pool):7.1f} on {pool.jobs}")
        print(f"  {kind:<5} {'   '.join(told)}")


def growing(base, most):
    """The rate from one tenth of the letters to the next, of all kinds by turns."""
    step = max(1, most // STEPS)
    print(f"up to {most} letters of all kinds; letters per second, milliseconds of computing in")
    print("this process for each (a busy machine does not change those), what the library holds")
    path = base / "groeit.kanttekening"
    with closing(ParserPool()) as pool, Library.open(path, author="proef") as library:
        sizes = [min(100, step), *([step - 100] if step > 100 else []), *[step] * (STEPS - 1)]
        timed(library, fill(base / "warm", 16, first=900_000), pool)
        there, rates, efforts = 0, [], []
        for count in sizes:
            folder, began = fill(base / f"vanaf {there}", count, first=there), time.process_time()
            rates.append(timed(library, folder, pool))
            efforts.append((time.process_time() - began) * 1000 / count)
            there += count
            held = sum(each.stat().st_size for each in base.glob(f"{path.name}*"))
            print(
                f"  {there:6}  {rates[-1]:6.1f}   {efforts[-1]:5.1f} ms   {held / 2**20:6.1f} MB, "
                f"{held / there / 1024:.0f} KB each"
            )
    print(f"  the rate at the end is {rates[-1] / rates[0]:.2f} of that of the first letters,")
    print(f"  and the computing {efforts[-1] / efforts[0]:.2f} of theirs")


def main():
    numbers = [int(each) for each in sys.argv[1:]]
    count, most = (*numbers, 60, 1000)[:2] if len(numbers) != 1 else (numbers[0], 1000)
    with tempfile.TemporaryDirectory(prefix="kanttekening-") as folder:
        per_kind(Path(folder), count)
        growing(Path(folder), most)


if __name__ == "__main__":
    main()
