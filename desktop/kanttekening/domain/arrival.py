"""What became of a file that was offered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.errors import RefusalCode
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.notes_plan import NotesPlan


class ArrivalKind(StrEnum):
    """New, or known already; or no letter at all, but annotations of one that is here."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    NEW_VERSION = "new_version"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is in the library now. ``plans`` are what its annotations brought."""

    kind: ArrivalKind
    letter_id: LetterId
    path: Path
    plans: tuple[NotesPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not taken in; ``detail`` is technical."""

    path: Path
    code: RefusalCode
    detail: str = ""
