"""From letters found to hits that can be shown: where, with which words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnnotationId
from kanttekening.domain.letter import LetterId
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import FoundIn, Hit
from kanttekening.text.index_words import index_words
from kanttekening.text.number_keys import own_keys
from kanttekening.text.reading_map import to_text
from kanttekening.text.snippets import WIDTH, Found, Snippet, answered, snippet
from kanttekening.text.variants import Form, Kinship

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanttekening.store.search_numbers import NumberHit
    from kanttekening.store.search_shown import Shelf, ShownLetter

_NAMED = frozenset(Kinship) - {Kinship.TYPED, Kinship.BEGINNING}
_FAR = 0.4


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the query with its forms by word id, or a phrase that is one as it stands."""

    forms: Mapping[int, Form]
    phrases: tuple[str, ...] = ()
    rarity: float = 0.0

    def present(self, words: frozenset[int]) -> list[Form]:
        """The forms a letter holds, without those far behind its closest."""
        found = [self.forms[word] for word in self.forms.keys() & words]
        best = max((form.closeness for form in found), default=0.0)
        return [form for form in found if form.closeness >= _FAR * best]


class HitMaker:
    """Makes the hits of one query, and remembers which near forms brought any."""

    def __init__(
        self,
        shelf: Shelf,
        asked: Sequence[Asked],
        in_a_row: str,
        numbers: Mapping[int, NumberHit],
    ) -> None:
        self._shelf = shelf
        self._asked = asked
        self._worth = [each.rarity for each in asked]
        self._in_a_row = in_a_row
        self._numbers = numbers
        self._near: dict[str, str] = {}

    @property
    def also_searched(self) -> tuple[str, ...]:
        """The near forms that brought hits, as the letters write them."""
        return tuple(dict.fromkeys(self._near.values()))

    def hit(self, letter_id: int, score: float) -> Hit:
        """The hit for one letter of the index."""
        letter = self._shelf.letter(letter_id)
        if letter is None:
            return Hit(LetterId(letter_id), score, "", (), FoundIn.TEXT)
        number = self._numbers.get(letter_id)
        if number is not None:
            return _number_hit(letter, score, number)
        _, words = self._shelf.words(letter_id)
        present = [_Present(asked.present(words), asked.phrases) for asked in self._asked]
        found = self._in_reading(letter, present)
        self._remember(letter, present, found)
        return self._best_place(letter_id, score, letter, present, found)

    def _in_reading(self, letter: ShownLetter, present: Sequence[_Present]) -> list[Found]:
        """The hits in the reading text; the whole query in a row if it stands there so."""
        if self._in_a_row:
            everything = (1 << len(present)) - 1
            rows = [Found(span, everything) for span in letter.spans_of([self._in_a_row])[0]]
            if rows:
                return rows
        return _in_reading(letter, present)

    def _best_place(
        self,
        letter_id: int,
        score: float,
        letter: ShownLetter,
        present: Sequence[_Present],
        found: Sequence[Found],
    ) -> Hit:
        """The text as a rule; a note or the subject if it answers more."""
        in_text = answered(found)
        in_subject = _in_text(letter.subject, present)
        covered = answered(in_subject)
        noted = max(
            ((answered(hits), note, hits) for note, hits in _in_notes(letter, present)),
            key=lambda hit: hit[0],
            default=(0, "", []),
        )
        if noted[0] > max(in_text, covered):
            return self._note_hit(letter_id, score, noted[1], noted[2])
        in_whole = covered == len(present) and covered > 0
        where = FoundIn.SUBJECT if in_whole or covered > in_text else FoundIn.TEXT
        cut = snippet(letter.reading, found, self._worth)
        landing = to_text(letter.runs, cut.first) if cut.first else None
        if covered > in_text:
            cut = snippet(letter.subject, in_subject)
        return Hit(LetterId(letter_id), score, cut.text, cut.spans, where, landing)

    def _note_hit(self, letter_id: int, score: float, note: str, found: Sequence[Found]) -> Hit:
        cut = snippet(note, found) if len(note) > WIDTH else _whole(note, found)
        annotation_id = self._shelf.annotation_of(letter_id, note)
        return Hit(
            LetterId(letter_id), score, cut.text, cut.spans, FoundIn.ANNOTATION, None,
            AnnotationId(annotation_id) if annotation_id else None,
        )  # fmt: skip

    def _remember(
        self, letter: ShownLetter, present: Sequence[_Present], found: Sequence[Found]
    ) -> None:
        """Keep the spelling of near forms, in the middle of a sentence rather than at its start."""
        for asked, here in enumerate(present):
            if any(form.kinship is Kinship.TYPED for form in here.forms):
                continue
            for form in here.forms:
                known = self._near.get(form.word)
                if form.kinship not in _NAMED or (known and known[0].islower()):
                    continue
                written = [
                    hit.span.of(letter.reading)
                    for hit in found
                    if hit.asked >> asked & 1
                    and _is_written(form.word, hit.span.of(letter.reading))
                ]
                lower = next((word for word in written if word[0].islower()), None)
                self._near[form.word] = lower or known or next(iter(written), form.word)


@dataclass(frozen=True, slots=True)
class _Present:
    """What one letter holds of one word of the query."""

    forms: list[Form]
    phrases: tuple[str, ...]

    @property
    def sought(self) -> list[str]:
        return [*(form.word for form in self.forms), *self.phrases]


def _is_written(word: str, written: str) -> bool:
    return [word] == index_words(written).words


def _in_reading(letter: ShownLetter, present: Sequence[_Present]) -> list[Found]:
    sought = [(asked, phrase) for asked, here in enumerate(present) for phrase in here.sought]
    places = letter.spans_of([phrase for _, phrase in sought])
    joined = set(letter.columns.joined.split())
    found = []
    for (asked, phrase), spans in zip(sought, places, strict=True):
        found += [Found(span, 1 << asked) for span in spans]
        if not spans and phrase in joined and (span := letter.span_of_letters(phrase)):
            found.append(Found(span, 1 << asked))
    return _apart(found)


def _in_text(text: str, present: Sequence[_Present]) -> list[Found]:
    """The hits in a short text: a subject or a note."""
    words = index_words(text)
    line = words.words
    found = []
    for asked, here in enumerate(present):
        for phrase in here.sought:
            parts = phrase.split()
            found += [
                Found(Span(words.spans[at].start, words.spans[at + len(parts) - 1].end), 1 << asked)
                for at in range(len(line) - len(parts) + 1)
                if line[at : at + len(parts)] == parts
            ]
    return _apart(found)


def _in_notes(letter: ShownLetter, present: Sequence[_Present]) -> list[tuple[str, list[Found]]]:
    if not letter.columns.notes:
        return []
    return [(note, _in_text(note, present)) for note in letter.notes]


def _apart(found: list[Found]) -> list[Found]:
    """In order of the text; of two that overlap the longer, which then answers for both."""
    kept: list[Found] = []
    for hit in sorted(found, key=lambda hit: (hit.span.start, -hit.span.end)):
        if kept and hit.span.start < kept[-1].span.end:
            kept[-1] = kept[-1]._replace(asked=kept[-1].asked | hit.asked)
        else:
            kept.append(hit)
    return kept


def _whole(text: str, found: Sequence[Found]) -> Snippet:
    return Snippet(text, tuple(hit.span for hit in found), None)


def _number_hit(letter: ShownLetter, score: float, number: NumberHit) -> Hit:
    """The number as the letter writes it; one that it only cites with the words around it."""
    letter_id = LetterId(number.letter_id)
    place = letter.span_of_number(number.key)
    landing = to_text(letter.runs, place) if place else None
    if not number.own:
        cut = snippet(letter.reading, [Found(place, 1)] if place else [])
        return Hit(letter_id, score, cut.text, cut.spans, FoundIn.TEXT, landing)
    if place:
        written = place.of(letter.reading)
    else:
        own = (written for written in letter.numbers if number.key in own_keys(written))
        written = next(own, "")
    spans = (Span(0, len(written)),) if written else ()
    return Hit(letter_id, score, written, spans, FoundIn.REFERENCE, landing)
