"""What a file of annotations would bring to a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import LetterId


@dataclass(frozen=True, slots=True)
class NoteOffer:
    """An annotation that is here, and what became of it elsewhere."""

    before: Annotation
    after: Annotation


@dataclass(frozen=True, slots=True)
class NotesPlan:
    """New annotations, and those that were changed elsewhere, for a person to choose from.

    ``known`` counts those that are here just so, or newer; ``left_out`` those that nobody looked
    at, because there are too many of them in the file.
    """

    letter_id: LetterId
    added: tuple[Annotation, ...] = ()
    offers: tuple[NoteOffer, ...] = ()
    known: int = 0
    left_out: int = 0
