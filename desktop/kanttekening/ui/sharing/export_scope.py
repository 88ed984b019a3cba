"""What can be exported, and what a person chose of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Visibility
    from kanttekening.domain.export import ExportForm
    from kanttekening.domain.note_list import Grouping


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Something that can be exported. ``count`` is of letters, 0 when that is not known yet."""

    key: str
    label: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person chose."""

    scope: ExportScope
    form: ExportForm
    grouping: Grouping
    eyes: Visibility
