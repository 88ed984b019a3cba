"""A text as the row of its letters and digits, folded, each of which knows where it stands.

Long letters are read with every change of version, so no step here is taken for each letter: the
words are cut out at once, and only those that are not plain are looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from kanttekening.domain.passage import Span
from kanttekening.text.fold import fold, words_and_starts


class Letters:
    """The letters and digits of a text, folded, each with its place; and the words they form."""

    def __init__(self, text: str) -> None:
        self.text = text
        written, at = words_and_starts(text)
        self.words = [word.lower() for word in written]
        self._at = at  # where words begin in the text
        self._odd: dict[int, list[int]] = {}  # places, of words with signs or ligatures in them
        for number, word in enumerate(written):
            if not (word.isascii() and word.isalnum()):
                self._take(number, word)
        if not all(self.words):
            self._drop_empty()
        # Where words begin, counted in letters; one more than there are words
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.letters = "".join(self.words)

    def _take(self, number: int, word: str) -> None:
        folded = fold(word)
        if not (word.isalnum() and folded.isalnum() and len(folded) == len(word)):
            taken: list[str] = []
            places = self._odd[number] = []
            for place, sign in enumerate(word, self._at[number]):
                letters = [letter for letter in fold(sign) if letter.isalnum()]
                taken.extend(letters)
                places.extend([place] * len(letters))
            folded = "".join(taken)
        self.words[number] = folded

    def _drop_empty(self) -> None:
        kept = [number for number, word in enumerate(self.words) if word]
        self._odd = {
            now: self._odd[number] for now, number in enumerate(kept) if number in self._odd
        }
        self._at = [self._at[number] for number in kept]
        self.words = [self.words[number] for number in kept]

    def __len__(self) -> int:
        return len(self.letters)

    @cached_property
    def places(self) -> list[int]:
        """The place of every letter in the text."""
        found: list[int] = []
        for number, (word, at) in enumerate(zip(self.words, self._at, strict=True)):
            found.extend(self._odd.get(number) or range(at, at + len(word)))
        return found

    def place(self, at: int) -> int:
        """Where one letter stands in the text."""
        number = bisect_right(self.starts, at) - 1
        step = at - self.starts[number]
        odd = self._odd.get(number)
        return odd[step] if odd else self._at[number] + step

    def range_of(self, span: Span) -> tuple[int, int]:
        """The letters that stand in ``span``: first, and one past the last."""
        return self._before(span.start), self._before(span.end)

    def _before(self, offset: int) -> int:
        """How many letters stand before an offset in the text."""
        number = bisect_left(self._at, offset) - 1
        if number < 0:
            return 0
        odd = self._odd.get(number)
        if odd:
            return self.starts[number] + bisect_left(odd, offset)
        return min(self.starts[number] + offset - self._at[number], self.starts[number + 1])

    def span(self, first: int, last: int) -> Span:
        """Where the letters ``[first, last)`` stand in the text; at least one of them."""
        return Span(self.place(first), self.place(last - 1) + 1)

    def is_border(self, at: int) -> bool:
        """Whether a word begins or ends between letter ``at`` and the one before it."""
        return self.border_after(at) == at

    def border_before(self, at: int) -> int:
        """The nearest border between words at or before ``at``."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def border_after(self, at: int) -> int:
        """The nearest border between words at or after ``at``."""
        return self.starts[bisect_left(self.starts, at)]

    def break_at(self, at: int) -> int:
        """How deep the cut is before letter ``at``: 3 a paragraph, 2 a sentence, 1 a word."""
        if at <= 0 or at >= len(self):
            return 3
        between = self.text[self.place(at - 1) + 1 : self.place(at)]
        if between.count("\n") > 1:
            return 3
        if any(sign in ".!?:;\n" for sign in between):
            return 2
        return 1 if between else 0
