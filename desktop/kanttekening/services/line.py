"""The line of files on their way in: read side by side, stored in the order they were offered."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Refusal
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.services.reading import ReadFile

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from kanttekening.services.enclosing import Offered
    from kanttekening.services.reading import FileReader, LoadedFile

log = logging.getLogger(__name__)

# What was read and waits for its turn may hold so many bytes of files; more is not read ahead.
_MOST_WAITING = 64 << 20


@dataclass(frozen=True, slots=True)
class Unread:
    """A file whose bytes were known when it was opened: there was no need to read it."""

    loaded: LoadedFile


@dataclass(eq=False, slots=True)
class Place:
    """One file in the line. ``found`` is what reading it gave; until then it is None."""

    item: Offered
    found: ReadFile | Unread | Refusal | None = None
    is_being_read: bool = False

    @property
    def weight(self) -> int:
        """The bytes it holds while it waits to be stored."""
        return len(self.found.data) if isinstance(self.found, ReadFile) else 0


class Line:
    """Says which file may be read next and which is to be stored next.

    ``ahead`` is how many files may be read, or in reading, before they are stored.
    """

    def __init__(self, ahead: int) -> None:
        self._ahead = ahead
        self._places: deque[Place] = deque()

    def __len__(self) -> int:
        return len(self._places)

    @property
    def first(self) -> Place:
        """The file that is to be stored next."""
        return self._places[0]

    def items(self) -> tuple[Offered, ...]:
        """All files in the line, in their order."""
        return tuple(place.item for place in self._places)

    def add(self, items: Iterable[Offered]) -> None:
        """Offer files behind all others."""
        self._places.extend(Place(item) for item in items)

    def put_first(self, items: Iterable[Offered]) -> None:
        """Offer files before all others: they came out of the one that was first."""
        self._places.extendleft(reversed([Place(item) for item in items]))

    def to_read(self) -> Place | None:
        """The next file to read, if one may be read now; the first of all always may."""
        weight = 0
        for at, place in enumerate(islice(self._places, self._ahead)):
            weight += place.weight
            if place.found is None and not place.is_being_read:
                return place if at == 0 or weight < _MOST_WAITING else None
        return None

    def take_first(self) -> Place:
        """Take the first file out of the line."""
        return self._places.popleft()

    def together(self, most: int) -> tuple[tuple[Place, ReadFile], ...]:
        """Take out the first files that can be stored in one go: letters that hold no others."""
        taken: list[tuple[Place, ReadFile]] = []
        while self._places and len(taken) < most:
            found = self._places[0].found
            if not isinstance(found, ReadFile) or found.reading.is_archive or found.attached:
                break
            taken.append((self._places.popleft(), found))
        return tuple(taken)


def look_into(
    item: Offered, open_reader: Callable[[], FileReader], settled: Container[str]
) -> ReadFile | Unread | Refusal:
    """Open a file, and read it unless its bytes are ``settled``; blocks, on a thread of its own."""
    try:
        reader = open_reader()
        loaded = item.loaded or reader.load(item.path)
        return Unread(loaded) if loaded.sha256 in settled else reader.parse(loaded)
    except RefusedError as error:
        return Refusal(item.path, error.code, error.detail)
    except Exception as error:  # the per-file step: never stops the others
        log.exception("a reader failed")
        return Refusal(item.path, RefusalCode.DAMAGED, type(error).__name__)
