"""What is looked for in one letter, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nobody walks further; one letter in a long report would give a hundred thousand.
MOST_HITS = 2000


@dataclass(frozen=True, slots=True)
class LetterQuery:
    """What the find bar asks. ``whole``: whole words only; ``near``: with typing errors too."""

    words: str
    whole: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class LetterHit:
    """One place. It has several ``parts`` where a footer stands between the halves of a word.

    ``near``: what stands there is not what was asked, but nearly.
    """

    parts: tuple[Span, ...]
    near: bool = False

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True)
class LetterHits:
    """All places, in the order of the text. ``near_words`` are the near forms that were found."""

    hits: tuple[LetterHit, ...] = ()
    near_words: tuple[str, ...] = ()

    @property
    def is_capped(self) -> bool:
        """Whether there may be more."""
        return len(self.hits) >= MOST_HITS


def next_hit(hits: Sequence[LetterHit], offset: int, *, forward: bool = True) -> int | None:
    """The index of the first hit after (or before) ``offset``, round the corner at the end."""
    if not hits:
        return None
    if forward:
        return next((i for i, hit in enumerate(hits) if hit.span.start >= offset), 0)
    last = len(hits) - 1
    return next((i for i in range(last, -1, -1) if hits[i].span.start < offset), last)
