"""Finding in one letter that is open: exactly, or with typing errors as well."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kanttekening.domain.letter_hits import MOST_HITS, LetterHit, LetterHits
from kanttekening.text.folded_text import FoldedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.document import ReadingBlock
    from kanttekening.domain.letter_hits import LetterQuery
    from kanttekening.text.near_hits import NearHits


class LetterFinder:
    """Looks in one text. Making one, and asking it, belongs on a lane of its own.

    ``blocks`` is the reading order: words that a page break cuts in two are found too.
    """

    def __init__(self, text: str, blocks: Sequence[ReadingBlock] = ()) -> None:
        self._text = text
        self._folded = FoldedText(text, blocks)
        self._near: NearHits | None = None

    def find(self, query: LetterQuery) -> LetterHits:
        """All places of what is asked, those of near forms among them."""
        exact = self._folded.find(query.words, whole=query.whole)
        hits = [LetterHit(self._folded.parts(*place)) for place in exact]
        want_near = query.near and len(exact) < MOST_HITS
        near = self._near_places(query, exact) if want_near else []
        found = [LetterHit(self._folded.parts(*place), near=True) for place in near]
        return LetterHits(_in_order([*hits, *found])[:MOST_HITS], self._said(found))

    def find_words(self, words: Iterable[str]) -> LetterHits:
        """All words that begin with one of ``words``, as a search in the library counts them."""
        found = self._folded.find_words(words)
        return LetterHits(_in_order([LetterHit(self._folded.parts(*place)) for place in found]))

    def learn_words(self) -> NearHits:
        """Get ready for near forms: 50 ms for a report of 500 pages, once."""
        from kanttekening.text.near_hits import NearHits

        if self._near is None:
            self._near = NearHits(self._folded)
        return self._near

    def _near_places(
        self, query: LetterQuery, exact: Sequence[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        from kanttekening.text.near_hits import apart_from

        near = self.learn_words()
        return apart_from(near.find(query.words, whole=query.whole), exact)

    def _said(self, hits: Sequence[LetterHit]) -> tuple[str, ...]:
        """The near forms as they are written, the frequent ones first."""
        written = Counter(
            " ".join(" ".join(part.of(self._text) for part in hit.parts).split()).lower()
            for hit in hits
        )
        return tuple(word for word, _ in written.most_common())


def _in_order(hits: Iterable[LetterHit]) -> tuple[LetterHit, ...]:
    return tuple(sorted(hits, key=lambda hit: hit.span))
