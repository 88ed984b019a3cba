"""What became of a file that was offered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.notes_plan import NotesPlan


# The code of the warning that a file is plain text, whatever its name says.
MISNAMED = "misnamed"


class ArrivalKind(StrEnum):
    """New, or known already; or no letter at all, but annotations of one that is here."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    NEW_VERSION = "new_version"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is in the library now.

    ``plans`` are what its annotations brought, ``warnings`` the short codes of its reading.
    """

    kind: ArrivalKind
    letter_id: LetterId
    path: Path
    plans: tuple[NotesPlan, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not taken in; ``detail`` is technical."""

    path: Path
    code: RefusalCode
    detail: str = ""

    @property
    def may_wait(self) -> bool:
        """Whether it is of annotations whose letter may still come, in the same folder."""
        return self.code is RefusalCode.WRONG_LETTER
