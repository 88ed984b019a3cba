"""Trying packages where they belong: several environments side by side, and a table of how it went.

An environment is a bare Debian or a Windows of its own. What does not hold is told at the end, with
all the others: one that fails stops no other.
"""

from __future__ import annotations

import lzma
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A library as the very first version of the program left it, and the notes in it.
_FIRST = release.ROOT / "tests" / "data" / "libraries" / "version-1.kanttekening.xz"
NOTES_OF_FIRST = {
    "", "Zijn de andere vier ook onderzocht?", "Waar is dit uit betaald: “reserve bruggen”? €",
}  # fmt: skip
COPY_OF_FIRST = ".versie-1"


def first_library() -> bytes:
    """The file of that library."""
    return lzma.decompress(_FIRST.read_bytes())


@dataclass(frozen=True, slots=True)
class Environment:
    """Where something is tried; `prove` tells what was seen, and raises what does not hold."""

    name: str
    prove: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Result:
    """How it went in one environment."""

    name: str
    seconds: float
    seen: str
    holds: bool


def must(holds: bool, what: str) -> None:  # noqa: FBT001
    """Stop when something does not hold."""
    if not holds:
        raise AssertionError(f"not so: {what}")


def try_all(environments: Sequence[Environment], *, at_once: int) -> int:
    """Try them, so many at once, and print the table; the exit code."""
    began = time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        results = list(pool.map(_try, environments))
    width = max(len(result.name) for result in results)
    print(f"\n{'environment':{width}}  seconds  result")
    for result in results:
        print(f"{result.name:{width}}  {result.seconds:7.0f}  {result.seen}")
    failed = sum(not result.holds for result in results)
    seconds = time.monotonic() - began
    print(f"{len(results) - failed} passed, {failed} failed ({seconds:.0f} s in all)")
    return 1 if failed else 0


def _try(environment: Environment) -> Result:
    began = time.monotonic()
    try:
        seen, holds = environment.prove(), True
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is told, and the others go on
        seen, holds = f"FAILED: {type(error).__name__}: {error}", False
    result = Result(environment.name, time.monotonic() - began, seen, holds)
    print(f"{result.name}: {'well' if holds else 'FAILED'} ({result.seconds:.0f} s)", flush=True)
    return result
