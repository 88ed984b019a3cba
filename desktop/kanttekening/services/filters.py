"""The words by which letters and annotations are filtered: ``afzender:VNG jaar:2024``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.letter import LetterKind
from kanttekening.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import Letter

KEYS = (
    "afzender", "jaar", "datum", "soort", "kenmerk", "label", "is", "heeft", "aantekening", "door",
)  # fmt: skip
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_NUMBER_SIGNS = re.compile(r"[^0-9a-z]+")


class FilterError(ValueError):
    """A filter that makes no sense. ``word`` is what was asked."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold; values of one key are alternatives, keys add up."""

    senders: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    kinds: tuple[LetterKind, ...] = ()
    numbers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    read: bool | None = None
    annotated: bool | None = None
    mark_kinds: tuple[MarkKind, ...] = ()
    authors: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=())

    @property
    def about_annotations(self) -> bool:
        """Whether letters can only be judged with their annotations at hand."""
        return bool(self.mark_kinds or self.authors)

    def accepts(self, letter: Letter, annotations: Iterable[Annotation] = ()) -> bool:
        """Whether a letter passes; ``annotations`` are its own."""
        return self._accepts_letter(letter) and (
            not self.about_annotations or any(self._accepts_note(note) for note in annotations)
        )

    def accepts_annotation(self, annotation: Annotation, letter: Letter) -> bool:
        """Whether an annotation of this letter passes."""
        return self._accepts_letter(letter) and self._accepts_note(annotation)

    def _accepts_letter(self, letter: Letter) -> bool:
        facts = letter.facts
        numbers = [_bare(number) for number in (facts.reference, facts.circular_number) if number]
        title = fold(letter.title)
        return (
            _any(self.senders, lambda sender: sender in _sender_words(letter))
            and _any(self.dates, lambda ends: _within(facts.date, ends))
            and (not self.kinds or facts.kind in self.kinds)
            and _any(self.numbers, lambda asked: any(asked in number for number in numbers))
            and _any(self.labels, lambda label: label in map(fold, letter.labels))
            and self.read in {None, letter.is_read}
            and self.annotated in {None, letter.annotation_count > 0}
            and all(word in title for word in self.words)
        )

    def _accepts_note(self, note: Annotation) -> bool:
        return (not self.mark_kinds or note.kind in self.mark_kinds) and _any(
            self.authors, lambda author: author in fold(note.author)
        )


def parse_filters(words: Sequence[str]) -> Filters:
    """The filters in these words; a word without a key must stand in the title."""
    asked: dict[str, list[str]] = {key: [] for key in KEYS}
    plain: list[str] = []
    for word in words:
        key, colon, value = word.partition(":")
        if not colon:
            plain.append(fold(word))
        elif key.lower() in asked and value.strip(' "'):
            asked[key.lower()].append(value.strip(' "'))
        else:
            raise FilterError(word)
    return Filters(
        senders=tuple(map(fold, asked["afzender"])),
        dates=(*map(_year, asked["jaar"]), *map(_range, asked["datum"])),
        kinds=tuple(map(_letter_kind, asked["soort"])),
        numbers=tuple(map(_bare, asked["kenmerk"])),
        labels=tuple(map(fold, asked["label"])),
        read=_choice("is", asked["is"], {"gelezen": True, "ongelezen": False}),
        annotated=_choice("heeft", asked["heeft"], {"aantekeningen": True, "aantekening": True}),
        mark_kinds=tuple(map(_mark_kind, asked["aantekening"])),
        authors=tuple(map(fold, asked["door"])),
        words=tuple(plain),
    )


def _year(value: str) -> tuple[str, str]:
    if "." in value:
        return _range(value)
    if not _YEAR.fullmatch(value):
        raise FilterError(f"jaar:{value}")
    return value, value


def _range(value: str) -> tuple[str, str]:
    """``2024``, ``2024-03..2024-05``, ``2024..`` or ``..2024``; both ends count."""
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    if not (first or last) or not all(_DATE.fullmatch(end) for end in (first, last) if end):
        raise FilterError(f"datum:{value}")
    return first, last


def _within(date: str | None, ends: tuple[str, str]) -> bool:
    if date is None:
        return False
    first, last = ends
    # Cut to the length that was asked, "2024-03-15" lies within "..2024-03".
    return date >= first and (not last or date[: len(last)] <= last)


def _letter_kind(value: str) -> LetterKind:
    try:
        return LetterKind(fold(value).replace(" ", "_"))
    except ValueError as error:
        raise FilterError(f"soort:{value}") from error


def _mark_kind(value: str) -> MarkKind:
    try:
        return MarkKind(fold(value))
    except ValueError as error:
        raise FilterError(f"aantekening:{value}") from error


def _choice(key: str, values: list[str], known: dict[str, bool]) -> bool | None:
    for value in values:
        if fold(value) not in known:
            raise FilterError(f"{key}:{value}")
    return known[fold(values[-1])] if values else None


def _sender_words(letter: Letter) -> str:
    sender = letter.facts.sender or ""
    initials = "".join(word[0] for word in sender.split() if word[0].isupper())
    return fold(f"{sender} {initials} {letter.facts.sender_email or ''}")


def _bare(number: str) -> str:
    return _NUMBER_SIGNS.sub("", fold(number))


def _any(asked: tuple[str, ...] | tuple[tuple[str, str], ...], test: Callable[..., bool]) -> bool:
    return not asked or any(test(value) for value in asked)
