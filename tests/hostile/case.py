"""One hostile file: what it tries, how it is made, and what must become of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Taken:
    """Taken in: ``words`` are in its text; ``gone`` is neither in its text nor on its pages.

    ``links`` are all addresses that its text leads to. ``inside`` are the files that came out of
    it, by their labels, with what became of each.
    """

    words: str = ""
    gone: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    inside: Mapping[str, RefusalCode | str] = field(default_factory=dict)


Outcome = Taken | RefusalCode


@dataclass(frozen=True)
class Hostile:
    """A row of the table. ``make`` gives bytes; ``place`` puts something else in a folder."""

    tries: str
    name: str
    outcome: Outcome | None
    make: Callable[[], bytes] | None = None
    place: Callable[[Path], None] | None = None

    def put(self, folder: Path) -> None:
        """Put it where it will be taken in from."""
        if self.place is not None:
            self.place(folder / self.name)
        elif self.make is not None:
            (folder / self.name).write_bytes(self.make())


def of_kind(tries: str, *rows: tuple[str, Outcome, Callable[[], bytes]]) -> tuple[Hostile, ...]:
    """Rows that try the same."""
    return tuple(Hostile(tries, name, outcome, make) for name, outcome, make in rows)
