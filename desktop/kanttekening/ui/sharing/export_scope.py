"""What can be exported, and what a person chose of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Visibility
    from kanttekening.domain.export import ExportForm, Tally
    from kanttekening.domain.note_list import Grouping


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Something that can be exported. ``count`` is of letters, 0 when that is not known yet."""

    key: str
    label: str
    count: int = 0

    def has_letters(self, tally: Tally) -> bool:
        """Whether there are letters, whoever may see what was noted on them."""
        return bool(self.count or tally.total)


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person chose."""

    scope: ExportScope
    form: ExportForm
    grouping: Grouping
    eyes: Visibility
