"""Files that came out of other files, on their way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.reading import LoadedFile, ReadFile


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that waits to be taken in: on disk, or already taken out of another one.

    ``part_of`` is the mail that it was attached to, directly or in an archive.
    """

    path: Path
    loaded: LoadedFile | None = None
    part_of: LetterId | None = None


def inside(read: ReadFile, part_of: LetterId | None) -> tuple[Offered | Refusal, ...]:
    """The files in a file that was read, as what comes next."""
    return tuple(
        found if isinstance(found, Refusal) else Offered(found.path, found, part_of)
        for found in read.attached
    )
