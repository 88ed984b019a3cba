"""Newer versions of a letter, of which it is known where every letter came from.

A text is a list of signs with the place in the older text that each came from; None is new. A
negative number ``-1 - place`` is of a word that was put in the place of another.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence

Sign = tuple[str, int | None]
Text = list[Sign]
Change = Callable[[Text, random.Random, Sequence[str]], Text]

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z‘'\"(])|\n\s*\n")
_WORD = re.compile(r"\w+")
_MISREAD = {
    "e": "c", "i": "l", "l": "1", "o": "0", "n": "u", "m": "rn", "h": "b", "ë": "é", "s": "5",
    "a": "o", ",": ".", "t": "f",
}  # fmt: skip
_FOOT = (
    "\nVereniging van Voorbeeldgemeenten\nKerkstraat 12 Ergens | Postbus 345 | 1234 AB Ergens\n"
    "010 - 123 45 67 | info@voorbeeld.test\nBrief aan de leden  {page}\n"
)


def original(text: str) -> Text:
    """The text itself."""
    return [(sign, place) for place, sign in enumerate(text)]


def written(text: Text) -> str:
    """The signs alone."""
    return "".join(sign for sign, _ in text)


def added(words: str) -> Text:
    """Words that were not there before."""
    return [(sign, None) for sign in words]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences and lines of a text begin and end."""
    found, at = [], 0
    for match in _SENTENCE.finditer(text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(text)))
    return [(start, end) for start, end in found if text[start:end].strip()]


def _parts(text: Text) -> list[Text]:
    plain, parts, at = written(text), [], 0
    for _, end in sentences(plain):
        parts.append(text[at:end])
        at = end
    return [*parts, text[at:]]


def _joined(parts: Sequence[Text]) -> Text:
    return [sign for part in parts for sign in part]


def insert(most: int) -> Change:
    """Put new sentences in."""

    def change(text: Text, chance: random.Random, pool: Sequence[str]) -> Text:
        parts = _parts(text)
        for _ in range(chance.randint(1, most)):
            parts.insert(chance.randrange(len(parts) + 1), added(" " + chance.choice(pool)))
        return _joined(parts)

    return change


def delete(share: float) -> Change:
    """Leave sentences out."""

    def change(text: Text, chance: random.Random, _pool: Sequence[str]) -> Text:
        return _joined([part for part in _parts(text) if chance.random() >= share])

    return change


def reword(share: float, most: float) -> Change:
    """Replace, leave out or add words in a share of the sentences."""

    def change(text: Text, chance: random.Random, pool: Sequence[str]) -> Text:
        words = [word for sentence in pool for word in sentence.split() if word.isalpha()]
        return _joined(
            [
                _reworded(part, chance, words, most) if chance.random() < share else part
                for part in _parts(text)
            ]
        )

    return change


def _reworded(part: Text, chance: random.Random, words: Sequence[str], most: float) -> Text:
    places = [match.span() for match in _WORD.finditer(written(part))]
    count = min(len(places), chance.randint(1, max(1, int(len(places) * most))))
    for start, end in sorted(chance.sample(places, count), reverse=True):
        way = chance.random()
        if way < 0.6:
            origin = part[start][1]
            instead = None if origin is None or origin < 0 else -1 - origin
            part = part[:start] + [(s, instead) for s in chance.choice(words)] + part[end:]
        elif way < 0.8:
            part = part[:start] + part[end:]
        else:
            part = part[:end] + added(" " + chance.choice(words)) + part[end:]
    return part


def move(count: int) -> Change:
    """Put paragraphs elsewhere."""

    def change(text: Text, chance: random.Random, _pool: Sequence[str]) -> Text:
        ends = [match.end() for match in re.finditer(r"\n\s*\n", written(text))]
        cuts = [0, *ends, len(text)]
        parts = [text[start:end] for start, end in itertools.pairwise(cuts)]
        for _ in range(count):
            part = parts.pop(chance.randrange(len(parts)))
            parts.insert(chance.randrange(len(parts) + 1), part)
        return _joined(parts)

    return change


def repeat(count: int) -> Change:
    """Let sentences stand in the letter twice."""

    def change(text: Text, chance: random.Random, _pool: Sequence[str]) -> Text:
        parts = _parts(text)
        for _ in range(count):
            twin = written(chance.choice(parts))
            parts.insert(chance.randrange(len(parts) + 1), added(twin))
        return _joined(parts)

    return change


def lay_out(text: Text, chance: random.Random, _pool: Sequence[str]) -> Text:
    """Break into lines and pages: hyphens, footers in the middle of sentences, ligatures."""
    width, made, column, lines = chance.randint(60, 100), Text(), 0, 0
    at = 0
    while at < len(text):
        sign, origin = text[at]
        inside = text[at - 2 : at + 3]
        if sign.isspace() and column > width:
            made.append(("\n", origin))
            column, lines = 0, lines + 1
            if lines % 42 == 0:
                made += added(_FOOT.format(page=lines // 42))
        elif column > width and len(inside) == 5 and all(s.islower() for s, _ in inside):
            made += [(sign, origin), *added("-\n")]
            column, lines = 0, lines + 1
        elif sign == "f" and written(text[at : at + 2]) == "fi" and chance.random() < 0.7:
            made.append(("\ufb01", origin))
            at += 1
        elif sign in "'’":
            made.append((chance.choice("'’‘"), origin))
        else:
            made.append((sign, origin))
            column = 0 if sign == "\n" else column + 1
        at += 1
    return made


def misread(share: float) -> Change:
    """Read signs as others, as recognising a picture does."""

    def change(text: Text, chance: random.Random, _pool: Sequence[str]) -> Text:
        made = Text()
        for sign, origin in text:
            way = chance.random()
            if way < share * 0.6 and sign in _MISREAD:
                made += [(_MISREAD[sign][0], origin), *added(_MISREAD[sign][1:])]
            elif way < share * 0.75:
                continue
            else:
                made.append((sign, origin))
                if way < share:
                    made += added(chance.choice(" .'e"))
        return made

    return change


# How much a newer version differs, as a person would say it
LEVELS: dict[str, tuple[Change, ...]] = {
    "light": (reword(0.05, 0.1), insert(2)),
    "light, laid out again": (reword(0.05, 0.1), insert(1), lay_out),
    "laid out again": (lay_out,),
    "recognised": (lay_out, misread(0.01)),
    "recognised badly": (lay_out, misread(0.03)),
    "medium": (reword(0.2, 0.17), insert(5), delete(0.06), move(1)),
    "medium, twins": (reword(0.15, 0.17), delete(0.08)),
    "heavy": (reword(0.4, 0.35), insert(12), delete(0.2), move(4)),
    "heavy, recognised": (
        reword(0.3, 0.25), insert(8), delete(0.15), move(2), lay_out, misread(0.02),
    ),
}  # fmt: skip


def with_twins(text: str, chance: random.Random) -> str:
    """The text with sentences that stand in it twice."""
    return written(repeat(8)(original(text), chance, ()))


def newer(text: str, level: str, chance: random.Random, pool: Sequence[str]) -> Text:
    """A newer version of a text, with the place that each sign came from."""
    changed = original(text)
    for change in LEVELS[level]:
        changed = change(changed, chance, pool)
    return changed
