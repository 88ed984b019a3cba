"""From letters found to hits that can be shown: where, with which words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnnotationId
from kanttekening.domain.letter import LetterId
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import FoundIn, Hit
from kanttekening.store.search_shown import places_in
from kanttekening.text.index_words import index_words
from kanttekening.text.number_keys import own_keys
from kanttekening.text.ranking import shortest_stretch
from kanttekening.text.reading_map import to_text
from kanttekening.text.snippets import (
    WIDTH,
    Place,
    Snippet,
    answered,
    best_stretch,
    merged,
    opening,
    snippet,
)
from kanttekening.text.variants import Form, Kinship
from kanttekening.text.word_line import word_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanttekening.store.search_numbers import NumberHit
    from kanttekening.store.search_packing import PackedWords
    from kanttekening.store.search_shown import Shelf, ShownLetter
    from kanttekening.text.spoilt_rows import SpoiltRow

_NAMED = frozenset(Kinship) - {Kinship.TYPED, Kinship.BEGINNING}
_FAR = 0.4
_NEAR = 190


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the query with its forms by word id, or a phrase that is one as it stands."""

    forms: Mapping[int, Form]
    phrases: tuple[str, ...] = ()
    rarity: float = 0.0

    def present(self, words: PackedWords) -> list[Form]:
        """The forms a letter holds, without those far behind its closest."""
        # A set looks for each of the few forms; a view of keys would walk all words of the letter.
        there = (*words.head.intersection(self.forms), *words.rest.intersection(self.forms))
        found = [self.forms[word] for word in there]
        best = max((form.closeness for form in found), default=0.0)
        return [form for form in found if form.closeness > _FAR * best]


class HitMaker:
    """Makes the hits of one query, and remembers which near forms brought any."""

    def __init__(
        self,
        shelf: Shelf,
        asked: Sequence[Asked],
        in_a_row: str,
        numbers: Mapping[int, NumberHit],
        row: SpoiltRow | None = None,
        nearly: frozenset[str] = frozenset(),
    ) -> None:
        self._shelf = shelf
        self._asked = asked
        self._worth = [each.rarity for each in asked]
        self._in_a_row = in_a_row
        self._numbers = numbers
        self._row = row
        self._nearly = nearly
        self._in_spoilt_row: dict[int, float] = {}
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
            return self._number_hit(letter, score, number)
        words = self._shelf.words(letter_id)
        present = [_Present(asked.present(words), asked.phrases) for asked in self._asked]
        places = self._in_reading(letter_id, letter, present)
        self._remember(letter, present, places)
        in_head = any(each.phrases or words.head.intersection(each.forms) for each in self._asked)
        if not in_head:
            cut, landing = self._cut(letter, places)
            return Hit(LetterId(letter_id), score, cut.text, cut.spans, FoundIn.TEXT, landing)
        return self._best_place(letter_id, score, letter, present, places)

    def letterhead_hit(self, letter_id: int, score: float, asked: Sequence[str]) -> Hit:
        """The hit for a letter that has the words in its letterhead only: the lines with them."""
        letter = self._shelf.letter(letter_id)
        landing: Span | None = None
        lines: dict[str, None] = {}
        for start, line in letter.fields.furniture if letter else ():
            spans = _words_in(line, asked)
            if spans:
                lines[line] = None
                landing = landing or spans[0].shifted(start)
        shown = " · ".join(lines)
        spans = _words_in(shown, asked)
        cut = snippet(shown, spans[0], spans) if spans else Snippet("", ())
        return Hit(LetterId(letter_id), score, cut.text, cut.spans, FoundIn.TEXT, landing)

    def _number_hit(self, letter: ShownLetter, score: float, number: NumberHit) -> Hit:
        """The number as the letter writes it; one that it only cites with the words around it."""
        letter_id = LetterId(number.letter_id)
        place = letter.span_of_number(number.key)
        landing = to_text(letter.fields.reading_map, place) if place else None
        written = _written_number(letter, number, place)
        if number.is_near and written:
            self._near.setdefault(number.key, written)
        if number.own:
            spans = (Span(0, len(written)),) if written else ()
            return Hit(letter_id, score, written, spans, FoundIn.REFERENCE, landing)
        text = letter.fields.reading_text
        cut = snippet(text, place, [place]) if place else opening(text)
        return Hit(letter_id, score, cut.text, cut.spans, FoundIn.TEXT, landing)

    def plain_hits(self, letter_ids: Sequence[int], score: float) -> list[Hit]:
        """Hits far down the list: they show how the letter begins."""
        openings = self._shelf.openings(letter_ids)
        return [
            Hit(LetterId(letter_id), score, openings.get(letter_id, ""), (), FoundIn.TEXT)
            for letter_id in letter_ids
        ]

    def stretch(self, letter_id: int) -> int | None:
        """How long the shortest stretch is that answers all that the letter answers."""
        letter = self._shelf.letter(letter_id)
        if letter is None:
            return None
        words = self._shelf.words(letter_id)
        places = [
            [
                place.span.start
                for form in each.present(words)
                for place in letter.places_of(form.word)
            ]
            for each in self._asked
        ]
        return shortest_stretch([each for each in places if each])

    def row_closeness(self, letter_id: int) -> float:
        """How near the text of a letter comes to all words in a row, letter by letter."""
        letter = self._shelf.letter(letter_id) if self._row else None
        closeness = self._row.closeness(letter.line.line) if self._row and letter else 0.0
        if closeness:
            self._in_spoilt_row[letter_id] = closeness
        return closeness

    def _spoilt_row(self, letter: ShownLetter, asked: int) -> list[Place]:
        """Where all words stand in a row with some letters spoilt; that is told."""
        span = self._row.place(letter.line.line) if self._row else None
        if span is None:
            return []
        span = letter.line.span(span.start, span.end)
        written = " ".join(span.of(letter.fields.reading_text).split())
        self._near.setdefault(written.lower(), written)
        return [Place(span, asked)]

    def _in_reading(
        self, letter_id: int, letter: ShownLetter, present: Sequence[_Present]
    ) -> list[Place]:
        """The hits in the reading text; the whole query in a row if it stands there so."""
        if self._in_a_row:
            rows = letter.places_of(self._in_a_row, (1 << len(present)) - 1)
            if not rows and letter_id in self._in_spoilt_row:
                rows = self._spoilt_row(letter, (1 << len(present)) - 1)
            if rows:
                return rows
        found: list[Place] = []
        missed: list[tuple[int, str]] = []
        for bit, phrase in _sought(present):
            places = letter.places_of(phrase, bit)
            found += places
            if not places:
                missed.append((bit, phrase))
        # Hyphenated words are also found when their parts are written as one.
        joined = letter.joined() if missed else ()
        for bit, phrase in missed:
            if phrase in joined:
                found += letter.places_of_letters(phrase, bit)
        return merged(found)

    def _best_place(
        self,
        letter_id: int,
        score: float,
        letter: ShownLetter,
        present: Sequence[_Present],
        places: Sequence[Place],
    ) -> Hit:
        """The text as a rule; a note or the subject if it answers more."""
        in_text = answered(places)
        in_subject = answered(_in_line(letter.fields.subject, present))
        in_notes = answered(_in_line("\n\n".join(letter.fields.notes), present))
        if in_notes > max(in_text, in_subject):
            return self._note_hit(letter_id, score, letter, present)
        cut, landing = self._cut(letter, places)
        where = FoundIn.TEXT
        if in_subject > in_text or in_subject == len(present) > 0:
            where = FoundIn.SUBJECT
        if in_subject > in_text:
            cut = _cut_short(letter.fields.subject, present)
        return Hit(LetterId(letter_id), score, cut.text, cut.spans, where, landing)

    def _cut(self, letter: ShownLetter, places: Sequence[Place]) -> tuple[Snippet, Span | None]:
        """The best passage of the reading text, and where its first hit is in the text."""
        fields = letter.fields
        if not places:
            return opening(fields.reading_text), None
        core = best_stretch(places, self._worth)
        first, last = core[0].span, core[-1].span
        near = [place.span for place in places if abs(place.span.start - first.start) <= _NEAR]
        cut = snippet(fields.reading_text, Span(first.start, last.end), near)
        return cut, to_text(fields.reading_map, first)

    def _note_hit(
        self, letter_id: int, score: float, letter: ShownLetter, present: Sequence[_Present]
    ) -> Hit:
        """The note that answers most."""
        note = max(letter.fields.notes, key=lambda note: answered(_in_line(note, present)))
        cut = _cut_short(note, present)
        annotation_id = self._shelf.annotation_of(letter_id, note)
        return Hit(
            LetterId(letter_id), score, cut.text, cut.spans, FoundIn.ANNOTATION, None,
            AnnotationId(annotation_id) if annotation_id else None,
        )  # fmt: skip

    def _remember(
        self, letter: ShownLetter, present: Sequence[_Present], places: Sequence[Place]
    ) -> None:
        """Keep the spelling of near forms, in the middle of a sentence rather than at its start."""
        for bit, here in enumerate(present):
            if any(form.kinship is Kinship.TYPED for form in here.forms):
                continue
            forms = [form.word for form in here.forms if form.kinship in _NAMED]
            for word in (*forms, *here.nearly(self._nearly, letter)):
                known = self._near.get(word)
                if known and known[0].islower():
                    continue
                written = [
                    place.span.of(letter.fields.reading_text)
                    for place in letter.places_of(word, 1 << bit)
                    if place in places
                ]
                lower = next((word for word in written if word[0].islower()), None)
                self._near[word] = lower or known or next(iter(written), word)


def _words_in(line: str, asked: Sequence[str]) -> list[Span]:
    """Where the words that were asked stand in a line."""
    words = index_words(line)
    return [span for word, span in zip(words.words, words.spans, strict=True) if word in asked]


@dataclass(frozen=True, slots=True)
class _Present:
    """What one letter holds of one word of the query."""

    forms: list[Form]
    phrases: tuple[str, ...]

    def nearly(self, near: frozenset[str], letter: ShownLetter) -> list[str]:
        """The near words that answer here, if none of the rows that were typed does."""
        if not near.intersection(self.phrases):
            return []
        fields = letter.fields
        short = word_line("\n".join((fields.subject, *fields.notes)))
        there = [
            each for each in self.phrases if letter.places_of(each) or places_in(short, each, 1)
        ]
        return there if near.issuperset(there) else []


def _sought(present: Sequence[_Present]) -> list[tuple[int, str]]:
    """All that may be marked, with the bit of the word of the query that it answers."""
    return [
        (1 << asked, phrase)
        for asked, here in enumerate(present)
        for phrase in (*(form.word for form in here.forms), *here.phrases)
    ]


def _in_line(text: str, present: Sequence[_Present]) -> list[Place]:
    """The hits in a short text."""
    line = word_line(text)
    return merged(
        [place for bit, phrase in _sought(present) for place in places_in(line, phrase, bit)]
    )


def _cut_short(text: str, present: Sequence[_Present]) -> Snippet:
    """A subject or a note, all of it unless it is long."""
    spans = [place.span for place in _in_line(text, present)]
    if len(text) <= WIDTH or not spans:
        return Snippet(text, tuple(spans))
    return snippet(text, spans[0], spans)


def _written_number(letter: ShownLetter, number: NumberHit, place: Span | None) -> str:
    """The number as the letter writes it, in its text or among its facts."""
    if place:
        return place.of(letter.fields.reading_text)
    own = (written for written in letter.fields.numbers if number.key in own_keys(written))
    return next(own, "")
