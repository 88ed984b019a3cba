"""The forms under which a typed word is looked for, from the vocabulary of the library."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.text.inflections import inflections
from kanttekening.text.variants import (
    LINKS,
    SHORTEST_LOOK_ALIKE,
    SHORTEST_TWO_TYPOS,
    SHORTEST_TYPO,
    Form,
    Kinship,
    as_damage,
    misspelt,
    misspelt_beginnings,
    near_words,
    swapped_at_the_seam,
    torn_letters,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.store.vocabulary import Vocabulary

_MOST_FORMS = 32
_SHORTEST_BEGINNING = 3
_SHORTEST_HALF = 2
_SHORTEST_APART = 7
_MOST_APART = 6
_COMMON_HALF = 1500
_SHORTEST_AMOUNT, _LONGEST_AMOUNT = 4, 12
_SHORTEST_SPOILT, _SHORTEST_BROKEN = 3, 5
_MOST_SPOILT, _MOST_BROKEN = 16, 4
_RARE_HALF = 100
# What a scan makes of a word is so many times rarer than the word.
_RARER = 50
_CONVINCING = 0.45
# A word in so few letters may be a slip itself.
_HARDLY_ANY = 3
# Short words have neighbours that are words: geld and meld. Only longer ones are damaged words.
_SHORTEST_DAMAGED = 6


@dataclass(slots=True)
class WordForms:
    """One word of the query with the words of the letters that may answer for it."""

    typed: str
    forms: dict[str, Form] = field(default_factory=dict)
    # What is one slip away, once somebody has asked.
    slips: list[Form] | None = None

    def add(self, forms: Iterable[Form]) -> None:
        """More forms; what is known already stays as it is."""
        for form in forms:
            self.forms.setdefault(form.word, form)

    @property
    def is_known(self) -> bool:
        """Whether the word stands in some letter as it was typed."""
        return self.typed in self.forms

    @property
    def own(self) -> int:
        """How many letters have the word as it was typed."""
        return self.forms[self.typed].frequency if self.is_known else 0

    def strongest(self, floor: float = 0.0) -> list[Form]:
        """The closest forms first, the commoner of equals before the rarer."""
        found = [form for form in self.forms.values() if form.closeness >= floor]
        found.sort(
            key=lambda form: (form.closeness * (1 + 0.1 * math.log1p(form.frequency)), form.word),
            reverse=True,
        )
        return found[:_MOST_FORMS]


class FormFinder:
    """Finds the forms of words, from near to far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def as_typed(self, word: str) -> WordForms:
        """The word itself, if any letter has it."""
        forms = WordForms(word)
        frequency = self._vocabulary.frequency(word)
        if frequency:
            forms.add([Form(word, Kinship.TYPED, 1.0, frequency)])
        return forms

    def beginnings(self, word: str, *, unfinished: bool) -> list[Form]:
        """Longer words that begin with what was typed; nearer while it is still being typed."""
        if len(word) < _SHORTEST_BEGINNING:
            return []
        return self._longer(word, 0.95 if unfinished else 0.85)

    def shortest_beginnings(self, letters: str) -> list[Form]:
        """Words that begin with one or two letters: too many to look for, but enough to show."""
        return self._longer(letters, 0.95)

    def _longer(self, word: str, closeness: float) -> list[Form]:
        return [
            Form(longer, Kinship.BEGINNING, closeness, frequency)
            for longer, frequency in self._vocabulary.beginning_with(word)
        ]

    def relatives(self, word: str) -> list[Form]:
        """Inflections, and words that look alike to a scanner."""
        found = WordForms(word)
        found.add(self._inflections(word))
        found.add(self._look_alikes(word))
        found.forms.pop(word, None)
        return list(found.forms.values())

    def _inflections(self, word: str) -> list[Form]:
        parted = self._vocabulary.frequencies(inflections(word))
        return [
            Form(kin, Kinship.INFLECTION, 0.8, frequency)
            for kin, frequency in (*self._vocabulary.same_stem(word), *parted.items())
        ]

    def _look_alikes(self, word: str) -> list[Form]:
        if len(word) < SHORTEST_LOOK_ALIKE:
            return []
        torn = self._vocabulary.frequencies(torn_letters(word))
        return [
            Form(kin, Kinship.LOOK_ALIKE, 0.7, frequency)
            for kin, frequency in (*self._vocabulary.look_alikes(word), *torn.items())
        ]

    def compounds(self, word: str) -> list[Form]:
        """Longer words with this word in them."""
        if not word.isalpha() or len(word) < SHORTEST_TYPO:
            return []
        longer = self._vocabulary.containing(word)
        rests = {word_: _rests(word, word_) for word_, _ in longer}
        wanted = {part for rest in rests.values() for side in rest for part in _spellings(side)}
        known = {
            part
            for part, frequency in self._vocabulary.frequencies(wanted).items()
            if frequency > 1
        }
        weak = 0.2 if len(word) >= 6 else 0.05
        return [
            Form(
                found,
                Kinship.COMPOUND,
                _CONVINCING if all(_fits(side, known) for side in rests[found]) else weak,
                frequency,
            )
            for found, frequency in longer
        ]

    def misspellings(self, forms: WordForms, *, unfinished: bool) -> list[Form]:
        """Words one typing error away; two, if that brings hardly any."""
        word = forms.typed
        if len(word) < SHORTEST_TYPO or (word.isdigit() and len(word) < 6):
            return []
        known = forms.is_known
        if known and len(word) < _SHORTEST_DAMAGED:
            return []
        if unfinished and _is_going_on(forms):
            return []
        found = WordForms(word)
        found.add(self._one_slip(forms))
        if unfinished and not known and len(word) >= 5 and not _is_answered(forms):
            found.add(self._misspelt_beginning(word))
        few = sum(form.frequency for form in found.forms.values()) < _HARDLY_ANY
        if few and not known and len(word) >= SHORTEST_TWO_TYPOS:
            found.add(self._near(word, 2))
        if not (known or unfinished):
            found.add(self._of_what_was_meant(found))
        right = known or any(form.closeness >= _CONVINCING for form in forms.forms.values())
        return as_damage(found.forms.values()) if right else list(found.forms.values())

    def _of_what_was_meant(self, found: WordForms) -> list[Form]:
        """Inflections of the likeliest right word."""
        return [
            Form(kin.word, Kinship.TYPO, kin.closeness * meant.closeness, kin.frequency)
            for meant in found.strongest()[:1]
            for kin in self._inflections(meant.word)
        ]

    def _one_slip(self, forms: WordForms) -> list[Form]:
        if forms.slips is None:
            forms.slips = self._near(forms.typed, 1, [swapped_at_the_seam(forms.typed)])
        return forms.slips

    def _near(self, word: str, edits: int, besides: Sequence[str] = ()) -> list[Form]:
        candidates = self._vocabulary.near(word, edits).union(besides)
        near = near_words(word, candidates, edits)
        return [
            misspelt(word, found, near[found], frequency)
            for found, frequency in self._vocabulary.frequencies(near).items()
        ]

    def _misspelt_beginning(self, typed: str) -> list[Form]:
        found = WordForms(typed)
        for beginning in self._vocabulary.live_beginnings(misspelt_beginnings(typed)):
            closeness = _CONVINCING if len(beginning) == len(typed) else 0.4
            whole = self._vocabulary.frequency(beginning)
            words = [*self._vocabulary.beginning_with(beginning, 8), (beginning, whole)]
            found.add(
                Form(word, Kinship.TYPO, closeness, frequency)
                for word, frequency in words
                if frequency
            )
        return sorted(found.forms.values(), key=lambda form: -form.frequency)[:40]

    def joined(self, left: str, right: str) -> list[Form]:
        """Two words of the query that the letters write as one."""
        if not (left.isalpha() and right.isalpha() and min(len(left), len(right)) >= 3):
            return []
        words = self._vocabulary.frequencies(left + link + right for link in LINKS)
        return [Form(word, Kinship.JOINED, 1.0, frequency) for word, frequency in words.items()]

    def spoilt(self, forms: WordForms) -> list[str]:
        """How scans spoilt a word: words that hardly any letter has beside it, or its two parts.

        Only for words in a row: by itself "hef" need not be "het", before "kabinet" it is.
        """
        word = forms.typed
        if len(word) < _SHORTEST_SPOILT or not word.isalpha():
            return []
        found = WordForms(word)
        found.add(self._look_alikes(word))
        found.add(self._one_slip(forms))
        most = max(_HARDLY_ANY, forms.own // _RARER)
        rare = [form.word for form in found.strongest() if form.frequency <= most]
        broken = self.apart(word, _SHORTEST_BROKEN, _RARE_HALF)[:_MOST_BROKEN]
        return rare[:_MOST_SPOILT] + [" ".join(pair) for pair in broken]

    def apart(
        self, word: str, shortest: int = _SHORTEST_APART, common: int = _COMMON_HALF
    ) -> list[tuple[str, ...]]:
        """Words that the letters write apart, or a scan broke; rarest first.

        Of a number, its thousands: an amount is written 97.500 and typed 97500.
        """
        if word.isdigit() and _SHORTEST_AMOUNT <= len(word) <= _LONGEST_AMOUNT:
            return [tuple(f"{int(word):,}".split(","))] if word[0] != "0" else []
        if not word.isalpha() or len(word) < shortest:
            return []
        halves = [
            (word[:at], word[at:]) for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        ]
        counts = self._vocabulary.frequencies(part for pair in halves for part in pair)
        rare = sorted(
            (min(counts[left], counts[right]), left, right)
            for left, right in halves
            if left in counts and right in counts and min(counts[left], counts[right]) <= common
        )
        return [(left, right) for _, left, right in rare[:_MOST_APART]]


def _is_going_on(forms: WordForms) -> bool:
    """Whether enough words begin so: then what is being typed is right as far as it goes."""
    beginnings = (form for form in forms.forms.values() if form.kinship <= Kinship.BEGINNING)
    return sum(form.frequency for form in beginnings) >= _HARDLY_ANY


def _is_answered(forms: WordForms) -> bool:
    return any(form.frequency > 1 and form.closeness >= 0.5 for form in forms.forms.values())


def _rests(part: str, whole: str) -> tuple[str, str]:
    at = whole.find(part)
    return whole[:at], whole[at + len(part) :]


def _spellings(side: str) -> list[str]:
    """A rest of a compound, and without the letters that may link it."""
    without = [side, side.removesuffix("s"), side.removeprefix("s"), side.removesuffix("en")]
    return [word for word in dict.fromkeys(without) if len(word) >= 3]


def _fits(side: str, known: set[str]) -> bool:
    return side in LINKS or any(word in known for word in _spellings(side))
