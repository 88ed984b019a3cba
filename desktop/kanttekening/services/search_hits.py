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
from kanttekening.text.snippets import WIDTH, Found, Snippet, snippet
from kanttekening.text.variants import Form, Kinship

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanttekening.store.search_shown import Shelf, ShownLetter

_NAMED = frozenset(Kinship) - {Kinship.TYPED, Kinship.BEGINNING}
_FAR = 0.4


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the query with its forms by word id, or a phrase that is one as it stands."""

    forms: Mapping[int, Form]
    phrases: tuple[str, ...] = ()

    def present(self, words: frozenset[int]) -> list[Form]:
        """The forms a letter holds, without those far behind its closest."""
        found = [self.forms[word] for word in self.forms.keys() & words]
        best = max((form.closeness for form in found), default=0.0)
        return [form for form in found if form.closeness >= _FAR * best]


class HitMaker:
    """Makes the hits of one query, and remembers which near forms brought any."""

    def __init__(self, shelf: Shelf, asked: Sequence[Asked]) -> None:
        self._shelf = shelf
        self._asked = asked
        self._near: dict[str, str] = {}

    @property
    def also_searched(self) -> tuple[str, ...]:
        """The near forms that brought hits, as the letters write them."""
        return tuple(dict.fromkeys(self._near.values()))

    def hit(self, letter_id: int, score: float, number: str | None = None) -> Hit:
        """The hit for one letter; ``number`` is the key under which its own number was found."""
        letter = self._shelf.letter(letter_id)
        if letter is None:
            return Hit(LetterId(letter_id), score, "", (), FoundIn.TEXT)
        if number is not None:
            return _number_hit(letter_id, score, letter, number)
        _, words = self._shelf.words(letter_id)
        present = [_Present(asked.present(words), asked.phrases) for asked in self._asked]
        found = _in_reading(letter, present)
        self._remember(letter, present, found)
        return self._best_place(letter_id, score, letter, present, found)

    def _best_place(
        self,
        letter_id: int,
        score: float,
        letter: ShownLetter,
        present: Sequence[_Present],
        found: Sequence[Found],
    ) -> Hit:
        in_text = len({hit.asked for hit in found})
        note = max(
            (
                (len({hit.asked for hit in hits}), -at, hits)
                for at, hits in _in_notes(letter, present)
            ),
            default=(0, 0, []),
        )
        in_subject = _in_text(letter.subject, present)
        covered = len({hit.asked for hit in in_subject})
        if note[0] > max(in_text, covered):
            return self._note_hit(letter_id, score, letter.notes[-note[1]], note[2])
        cut = snippet(letter.reading, found)
        where = FoundIn.TEXT
        if covered and covered >= in_text and covered == len(present):
            where = FoundIn.SUBJECT
        if covered > in_text:
            cut = snippet(letter.subject, in_subject)
            where = FoundIn.SUBJECT
            return Hit(
                LetterId(letter_id), score, cut.text, cut.spans, where, _landing(letter, found)
            )
        landing = to_text(letter.runs, cut.first) if cut.first else None
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
                    if hit.asked == asked and _is_written(form.word, hit.span.of(letter.reading))
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
    found = [
        Found(span, asked)
        for (asked, _), spans in zip(sought, places, strict=True)
        for span in spans
    ]
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
                Found(Span(words.spans[at].start, words.spans[at + len(parts) - 1].end), asked)
                for at in range(len(line) - len(parts) + 1)
                if line[at : at + len(parts)] == parts
            ]
    return _apart(found)


def _in_notes(letter: ShownLetter, present: Sequence[_Present]) -> list[tuple[int, list[Found]]]:
    if not letter.columns.notes:
        return []
    return [(at, _in_text(note, present)) for at, note in enumerate(letter.notes)]


def _apart(found: list[Found]) -> list[Found]:
    """In order of the text, the longer of two that overlap."""
    kept: list[Found] = []
    for hit in sorted(found, key=lambda hit: (hit.span.start, -hit.span.end)):
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
    return kept


def _landing(letter: ShownLetter, found: Sequence[Found]) -> Span | None:
    return to_text(letter.runs, found[0].span) if found else None


def _whole(text: str, found: Sequence[Found]) -> Snippet:
    return Snippet(text, tuple(hit.span for hit in found), None)


def _number_hit(letter_id: int, score: float, letter: ShownLetter, key: str) -> Hit:
    """The number as the letter writes it, all of it marked."""
    written = next((number for number in letter.numbers if key in own_keys(number)), "")
    spans = (Span(0, len(written)),) if written else ()
    folded = " ".join(index_words(written).words)
    places = letter.spans_of([folded])[0] if folded else []
    landing = to_text(letter.runs, places[0]) if places else None
    return Hit(LetterId(letter_id), score, written, spans, FoundIn.REFERENCE, landing)
