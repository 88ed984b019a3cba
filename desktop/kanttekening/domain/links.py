"""How letters hang together: what a letter cites, where it is cited, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.details import Words
    from kanttekening.domain.findings import Asking, Reference
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import LetterRow


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A paper that a letter cites; ``letter`` is the one in the library, if it is there."""

    reference: Reference
    letter: LetterRow | None


@dataclass(frozen=True, slots=True)
class Citing:
    """A letter that cites this one, and where it does so for the first time."""

    letter: LetterRow
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class LetterLinks:
    """All ways that lead from a letter and to it, and what it asks for."""

    parent: LetterRow | None = None
    attachments: tuple[LetterRow, ...] = ()
    cites: tuple[CitedPaper, ...] = ()
    cited_in: tuple[Citing, ...] = ()
    requested_decisions: tuple[Asking, ...] = ()
    requests: tuple[Asking, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedName:
    """The name of a paper or a gathering that other letters name too."""

    name: str
    letters: tuple[LetterId, ...]


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """A name that a letter has in common with others, and those letters, the newest first."""

    name: str
    letters: tuple[LetterRow, ...]


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """What else a letter points at: names that others have too, and pictures it does not hold.

    ``lost_pictures`` are the sentences that speak of them.
    """

    shared: tuple[NamedTogether, ...] = ()
    lost_pictures: tuple[Words, ...] = ()
