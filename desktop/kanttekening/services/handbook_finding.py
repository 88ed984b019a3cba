"""Finding in the handbook: the words as typed, and what resembles them where nothing has those."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.letter_hits import LetterQuery
from kanttekening.domain.passage import Span
from kanttekening.services.letter_finding import LetterFinder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Pages stand behind each other in one text; no word goes on from one into the next.
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class HandbookHits:
    """Where the words stand, by page; ``best`` is the page that says most about them.

    ``near`` are words that were looked for in the place of those that were typed.
    """

    pages: Mapping[str, tuple[Span, ...]]
    best: str | None = None
    near: tuple[str, ...] = ()


class HandbookFinder:
    """Looks in all pages at once; ``pages`` are their texts by name, in their order."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._names = list(pages)
        self._titles = {name: len(text.partition("\n")[0]) for name, text in pages.items()}
        self._starts: list[int] = []
        length = 0
        for text in pages.values():
            self._starts.append(length)
            length += len(text) + len(_BETWEEN)
        self._text = _BETWEEN.join(pages.values())
        self._finder = LetterFinder(self._text)

    def find(self, query: str) -> HandbookHits:
        """The pages that hold all words; nearly, where no page holds all of them exactly."""
        words = query.split()
        anywhere = [self._places(word, near=False)[0] for word in words]
        # "naam" is not looked for in "aannamen", as long as it stands somewhere by itself.
        for found in ([self._beginning_words(places) for places in anywhere], anywhere):
            exact = self._with_all(found)
            if exact or not words:
                return HandbookHits(exact, self._best(exact))
        nearly = [self._places(word, near=True) for word in words]
        pages = self._with_all([places for places, _ in nearly])
        near = [form for _, forms in nearly for form in forms]
        return HandbookHits(pages, self._best(pages), tuple(dict.fromkeys(near)) if pages else ())

    def _best(self, pages: Mapping[str, Sequence[Span]]) -> str | None:
        """Pages with a word in their title first, then those with most places as a whole word."""

        def worth(name: str) -> tuple[bool, int, int]:
            spans = pages[name]
            whole = sum(self._ends_word(name, span) for span in spans)
            return spans[0].start < self._titles[name], whole, len(spans)

        return max(pages, key=worth, default=None)

    def _beginning_words(self, places: Mapping[str, list[Span]]) -> dict[str, list[Span]]:
        """Those places where a word begins."""
        found = {}
        for name, spans in places.items():
            start = self._starts[self._names.index(name)]
            begins = [it for it in spans if not self._is_letter(start + it.start - 1)]
            if begins:
                found[name] = begins
        return found

    def _ends_word(self, name: str, span: Span) -> bool:
        start = self._starts[self._names.index(name)]
        return not self._is_letter(start + span.end)

    def _is_letter(self, at: int) -> bool:
        return self._text[max(at, 0) : at + 1].isalnum()

    def _places(self, word: str, *, near: bool) -> tuple[dict[str, list[Span]], tuple[str, ...]]:
        """Where one word stands, by page."""
        answer = self._finder.find(LetterQuery(word, near=near))
        places: dict[str, list[Span]] = {}
        for hit in answer.hits:
            at = bisect_right(self._starts, hit.span.start) - 1
            start = self._starts[at]
            span = Span(hit.span.start - start, hit.span.end - start)
            places.setdefault(self._names[at], []).append(span)
        return places, answer.near_words

    def _with_all(self, found: Sequence[Mapping[str, list[Span]]]) -> dict[str, tuple[Span, ...]]:
        return {
            name: tuple(sorted(span for places in found for span in places[name]))
            for name in self._names
            if found and all(name in places for places in found)
        }
