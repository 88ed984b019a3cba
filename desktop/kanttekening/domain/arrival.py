"""What became of a file that was offered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.errors import RefusalCode
    from kanttekening.domain.letter import LetterId


class ArrivalKind(StrEnum):
    """New, or known already."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    NEW_VERSION = "new_version"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is in the library now."""

    kind: ArrivalKind
    letter_id: LetterId
    path: Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not taken in; ``detail`` is technical."""

    path: Path
    code: RefusalCode
    detail: str = ""
