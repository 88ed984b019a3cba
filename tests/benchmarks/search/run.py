"""Measure search over made-up letters, beside other engines where they are installed.

python tests/benchmarks/search/run.py [--folder F] [--questions N] [--peers LIST] LETTERS...

LETTERS are sizes of libraries (1000 10000 100000); the last is measured in full. A library takes
some minutes to make the first time and stays in the folder. tantivy: `pip install tantivy` in an
environment of its own and give that environment's site-packages with --site.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[2] / "desktop")]

from corpus import Corpus  # noqa: E402
from engines import Engine, PlainFts5, Product, TrigramFts5  # noqa: E402
from library import Counts, fill, rest  # noqa: E402
from measure import (  # noqa: E402
    Timed,
    adding,
    all_classes,
    ask_all,
    cold,
    keystrokes,
    percentile,
    sizes,
)
from questions import Asker  # noqa: E402

_PEERS = "fts5,trigram,tantivy,xapian,recoll"


def peer(name: str) -> Engine | None:
    """An engine to measure beside, if it can be had here."""
    try:
        if name == "tantivy":
            from peer_tantivy import Tantivy

            return Tantivy()
        if name in ("xapian", "recoll"):
            from peer_child import Recoll, Xapian

            return Xapian() if name == "xapian" else Recoll()
    except ImportError as missing:
        print(f"{name} is left out: {missing}")
        return None
    return PlainFts5() if name == "fts5" else TrigramFts5()


def library_of(folder: Path, corpus: Corpus, letters: int) -> Path:
    """The folder with the library of this size, filled if it was not there."""
    home = folder / str(letters)
    if not (home / "counts.db").exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "raad.kanttekening").unlink(missing_ok=True)
        print(f"making the library of {letters} letters", flush=True)
        fill(home / "raad.kanttekening", corpus, letters, home / "counts.db")
    rest(home / "raad.kanttekening")
    return home


def ready(engine: Engine, home: Path, corpus: Corpus, letters: int) -> Path:
    """The folder of an engine's index, built if it was not there."""
    if isinstance(engine, Product):
        return home
    place = home / engine.name.replace(", ", "-")
    whole = place / "whole"
    if not whole.exists():
        place.mkdir(exist_ok=True)
        started = time.perf_counter()
        engine.build((corpus.letter(number) for number in range(1, letters + 1)), place)
        whole.write_text(f"{time.perf_counter() - started:.0f}")
        print(f"{engine.name}: built in {whole.read_text()} s", flush=True)
    return place


def megabytes(folder: Path) -> float:
    found = (path for path in folder.rglob("*") if path.is_file() and "brieven" not in path.parts)
    return sum(path.stat().st_size for path in found) / 1e6


def product_alone(
    home: Path, asker: Asker, letters: int, chosen: argparse.Namespace
) -> list[float]:
    """What only the product is asked; p95 of queries and of keys, for the growth."""
    path = home / "raad.kanttekening"
    engine = Product()
    engine.open(home)
    asked = all_classes(asker, chosen.questions)
    timed = {name: ask_all(engine, asker, questions) for name, questions in asked.items()}
    keys = ask_all(engine, asker, keystrokes(asker, 15))
    engine.close()
    every = [one for each in timed.values() for one in each.spent]
    text, index_size = sizes(path)
    queries = [question.query for question in asked["three words"] + asked["one typo"]]
    opened, first, held, held_later = cold(path, queries[0], queries[1:])
    put, taken = adding(path, asker, letters + 1, 100)
    rest(path)
    print(f"\n{letters} letters, {text:.0f} MB of text")
    print(f"  query p50/p95 {percentile(every, 50):.1f}/{percentile(every, 95):.1f} ms")
    print(f"  key p50/p95 {percentile(keys.spent, 50):.1f}/{percentile(keys.spent, 95):.1f} ms,"
          f" {len(keys.spent)} keys")  # fmt: skip
    print(f"  index {index_size:.0f} MB, {index_size / text:.2f} of the text")
    print(f"  new process: open {opened:.0f} ms, first query {first:.0f} ms,"
          f" holds {held:.0f} MB, after {len(queries)} queries {held_later:.0f} MB")  # fmt: skip
    print(f"  adding a letter {put:.1f} ms, taking one out {taken:.1f} ms (medians)", flush=True)
    if chosen.missed:
        tell_missed(timed)
    return [percentile(every, 95), percentile(keys.spent, 95)]


def tell_missed(timed: dict[str, Timed]) -> None:
    for name, each in timed.items():
        if name not in ("nonsense", "common") or each.missed:
            print(f"{name}: {each.told()}")
        for question in each.missed[:8]:
            print(f"    {question.query!r} -> {sorted(question.right)}")


def table(home: Path, asker: Asker, letters: int, chosen: argparse.Namespace) -> None:
    """One row a class, one column an engine."""
    asked = all_classes(asker, chosen.questions)
    keys = keystrokes(asker, 6)
    rows: dict[str, list[str]] = {name: [] for name in [*asked, "keys", "index MB", "build s"]}
    names = []
    for name in ["kanttekening", *filter(None, chosen.peers.split(","))]:
        engine = Product() if name == "kanttekening" else peer(name)
        if engine is None:
            continue
        names.append(engine.name)
        place = ready(engine, home, asker.corpus, letters)
        engine.open(place)
        for kind, questions in asked.items():
            rows[kind].append(ask_all(engine, asker, questions).told())
        spent = ask_all(engine, asker, keys).spent
        rows["keys"].append(f"{percentile(spent, 50):.1f}/{percentile(spent, 95):.1f}")
        engine.close()
        if isinstance(engine, Product):
            rows["index MB"].append(f"{sizes(home / 'raad.kanttekening')[1]:.0f}")
            rows["build s"].append("-")
        else:
            rows["index MB"].append(f"{megabytes(place):.0f}")
            rows["build s"].append((place / "whole").read_text())
        print(f"{engine.name} is done", flush=True)
    print(f"\n{letters} letters: success@10 (p50/p95 ms)\n")
    print(f"| class | {' | '.join(names)} |")
    print(f"|---|{'---|' * len(names)}")
    for kind, cells in rows.items():
        print(f"| {kind} | {' | '.join(cells)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("letters", nargs="+", type=int)
    parser.add_argument("--folder", type=Path, default=Path("zoekproef"))
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--peers", default=_PEERS, help=f"of {_PEERS}; empty for none")
    parser.add_argument("--site", type=Path, help="where tantivy is installed")
    parser.add_argument("--missed", action="store_true", help="show what was not found")
    chosen = parser.parse_args()
    if chosen.site:
        sys.path.append(str(chosen.site))
    corpus = Corpus()
    high: list[list[float]] = []
    for letters in chosen.letters:
        home = library_of(chosen.folder, corpus, letters)
        asker = Asker(corpus, Counts(home / "counts.db"), letters)
        high.append(product_alone(home, asker, letters, chosen))
    if len(high) > 1:
        queries, keys = (after / before for before, after in zip(high[-2], high[-1], strict=True))
        print(f"growth of p95: queries {queries:.1f}, keys {keys:.1f}", flush=True)
    if chosen.peers:
        table(home, asker, letters, chosen)


if __name__ == "__main__":
    main()
