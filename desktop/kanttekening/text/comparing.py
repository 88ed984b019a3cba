"""What differs between two texts, word by word, as a person would point it out.

Other line ends, hyphens at line ends, ligatures and kinds of quotation marks are no differences:
a letter that was laid out anew is the same letter. Capitals, digits and punctuation are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.comparison import Comparison, Difference, Shared
from kanttekening.domain.passage import Span
from kanttekening.text.fold import tokens
from kanttekening.text.word_pairs import word_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kanttekening.text.fold import Token

_QUOTES = str.maketrans({**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("“”„«»", '"')})
_HYPHENS = re.compile(r"[-‐‑\u00ad]\s*")
_BETWEEN = re.compile(r"[\s\u00ad|•·]+|[‐‑–—-]+")
_CHANCE = 24  # letters that two sentences may share by chance
_FEW_WORDS = 4  # in a row, which any two letters may share
# Which share of the work is done after each step; measured on 300 pages.
_AFTER_OLD, _AFTER_NEW, _AFTER_PAIRS, _AFTER_SETTLING = 0.18, 0.36, 0.6, 0.7
_TELL_EVERY = 2000
_LITTLE = 4  # letters; what stays between two differences reads as part of them


class _Side(NamedTuple):
    """One text, as words."""

    text: str
    words: list[Token]

    def start(self, at: int) -> int:
        return self.words[at].span.start if at < len(self.words) else len(self.text)

    def word(self, at: int) -> str:
        return self.words[at].word

    def break_at(self, at: int) -> int:
        """How deep the cut is before a word: 3 a paragraph, 2 a sentence, 1 a word."""
        between = self.text[self.end(at - 1) : self.start(at)]
        if at in (0, len(self.words)) or between.count("\n") > 1:
            return 3
        return 2 if any(sign in ".!?:;\n" for sign in between) else 1

    def end(self, at: int) -> int:
        """Where word ``at`` ends; the beginning of the text for the one before the first."""
        return self.words[at].span.end if at >= 0 else 0


def compare(
    old_text: str, new_text: str, told: Callable[[float], None] = lambda _share: None
) -> Comparison:
    """The differences from the older text to the newer one.

    ``told`` hears which share of the work is done; what it raises ends the work.
    """
    old = _Side(old_text, tokens(old_text))
    told(_AFTER_OLD)
    new = _Side(new_text, tokens(new_text))
    told(_AFTER_NEW)
    pairs = list(word_pairs([word for word, _ in old.words], [word for word, _ in new.words]))
    told(_AFTER_PAIRS)
    _settle_at_sentences(old, new, pairs)
    told(_AFTER_SETTLING)
    found: list[Difference] = []
    last = (-1, -1)
    for number, pair in enumerate([*pairs, (len(old.words), len(new.words))], start=1):
        found.extend(_gap(old, new, last, pair))
        if pair[0] < len(old.words):
            found.extend(_other_signs(old, new, *pair))
        last = pair
        if number % _TELL_EVERY == 0:
            told(_AFTER_SETTLING + (1 - _AFTER_SETTLING) * number / len(pairs))
    most = max(len(old.words), len(new.words), 1)
    differences = tuple(_joined(found, old, new))
    passages = tuple(_passages(differences, old, new))
    common = sum(len(tokens(shared.old.of(old_text))) for shared in passages)
    return Comparison(differences, len(pairs) / most, passages, common / most)


def _passages(differences: Sequence[Difference], old: _Side, new: _Side) -> Iterator[Shared]:
    """What stands between the differences, if it is more than a few words."""
    end = Difference(Span(len(old.text), len(old.text)), Span(len(new.text), len(new.text)))
    i = j = 0
    for difference in (*differences, end):
        here = _without_closing(old.text, Span(i, difference.old.start))
        there = _without_closing(new.text, Span(j, difference.new.start))
        words = here.of(old.text)
        if words.count(" ") >= _FEW_WORDS - 1 and _count(words) >= _CHANCE and there:
            yield Shared(here, there)
        i, j = difference.old.end, difference.new.end


def _settle_at_sentences(old: _Side, new: _Side, pairs: list[tuple[int, int]]) -> None:
    """Let what came or went be whole sentences, where that is all the same.

    Of "A x. A y." and "A y." the first two words may have gone, or "x. A".
    """
    for at in range(len(pairs) + 1):
        i, j = pairs[at - 1] if at else (-1, -1)
        to_i, to_j = pairs[at] if at < len(pairs) else (len(old.words), len(new.words))
        went, came = to_i - i - 1, to_j - j - 1
        if bool(went) == bool(came):
            continue
        side, start, end = (old, i + 1, to_i) if went else (new, j + 1, to_j)
        back = on = 0
        while _stays(pairs, at - 1 - back, (i - back, j - back)) and (
            side.word(start - 1 - back) == side.word(end - 1 - back)
        ):
            back += 1
        while _stays(pairs, at + on, (to_i + on, to_j + on)) and (
            side.word(start + on) == side.word(end + on)
        ):
            on += 1
        breaks = {step: side.break_at(start + step) for step in range(-back, on + 1)}
        step = max(breaks, key=lambda step: (breaks[step], -abs(step)))
        for place in range(at + min(0, step), at + max(0, step)):
            a, b = pairs[place]
            by = went + came if step < 0 else -went - came
            pairs[place] = (a + by, b) if went else (a, b + by)


def _stays(pairs: list[tuple[int, int]], at: int, pair: tuple[int, int]) -> bool:
    """Whether two words are a pair, right beside those that were looked at."""
    return 0 <= at < len(pairs) and pairs[at] == pair


def _gap(old: _Side, new: _Side, last: tuple[int, int], pair: tuple[int, int]) -> list[Difference]:
    """What stands between two pairs of words that are the same."""
    came, went = pair[1] - last[1] - 1, pair[0] - last[0] - 1
    if came or went:
        found = Difference(_words(old, last[0], pair[0]), _words(new, last[1], pair[1]))
        one, other = found.old.of(old.text), found.new.of(new.text)
        # A hyphen at the end of a line may make two words of one.
        if _signs(_plain(one)) == _signs(_plain(other)):
            return []
        return [_shortened(found, _same_signs(one, other))]
    here = Span(old.end(last[0]), old.start(pair[0]))
    there = Span(new.end(last[1]), new.start(pair[1]))
    if _signs(here.of(old.text)) == _signs(there.of(new.text)):
        return []
    return [Difference(_trimmed(old.text, here), _trimmed(new.text, there))]


def _same_signs(one: str, other: str) -> int:
    """How many signs that close two stretches are the same: those are no part of the change."""
    same, most = 0, min(len(one), len(other))
    while same < most and one[-1 - same] == other[-1 - same] and not one[-1 - same].isalnum():
        same += 1
    return same


def _shortened(found: Difference, by: int) -> Difference:
    old, new = found.old, found.new
    return Difference(Span(old.start, old.end - by), Span(new.start, new.end - by))


def _words(side: _Side, last: int, at: int) -> Span:
    """The words between two others, with the punctuation that closes them."""
    if at - last <= 1:
        return Span(side.start(at), side.start(at))
    end = side.end(at - 1)
    closing = side.text[end : side.start(at)]
    marks = len(closing) - len(closing.lstrip(".,;:!?)]\"'’”%"))
    return Span(side.start(last + 1), end + marks)


def _other_signs(old: _Side, new: _Side, i: int, j: int) -> list[Difference]:
    """Words that are the same but for their capitals or accents."""
    one, other = old.words[i].span, new.words[j].span
    if one.of(old.text) == other.of(new.text):
        return []
    if _plain(one.of(old.text)) == _plain(other.of(new.text)):
        return []
    return [Difference(one, other)]


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", _HYPHENS.sub("", word.translate(_QUOTES)))


def _signs(between: str) -> str:
    return _BETWEEN.sub("", between.translate(_QUOTES))


def _trimmed(text: str, span: Span) -> Span:
    part = span.of(text)
    left = len(part) - len(part.lstrip())
    start = span.start + left
    return Span(start, max(start, span.start + len(part.rstrip())))


def _without_closing(text: str, span: Span) -> Span:
    """Without the signs at the beginning that close what stands before it."""
    part = span.of(text)
    return _trimmed(text, Span(span.end - len(part.lstrip(" \n\t.,;:!?)")), span.end))


def _joined(found: list[Difference], old: _Side, new: _Side) -> list[Difference]:
    """One difference of those with hardly a word between them, or fewer than around it.

    The odd "een" and "van" that two sentences share by chance do not make them alike.
    """
    made: list[Difference] = []
    for difference in found:
        last = made[-1] if made else None
        if last is not None:
            kept = old.text[last.old.end : difference.old.start]
            there = new.text[last.new.end : difference.new.start]
            longest = max(kept, there, key=len)
            letters = _count(longest)
            around = min(_size(last, old, new), _size(difference, old, new))
            is_chance = letters <= _CHANCE and 2 * letters <= around
            if "\n\n" not in longest and (letters < _LITTLE or is_chance):
                made[-1] = Difference(
                    Span(last.old.start, difference.old.end),
                    Span(last.new.start, difference.new.end),
                )
                continue
        made.append(difference)
    return made


def _size(difference: Difference, old: _Side, new: _Side) -> int:
    """How many letters are others, counted where there are most."""
    return max(_count(difference.old.of(old.text)), _count(difference.new.of(new.text)))


def _count(text: str) -> int:
    return sum(sign.isalnum() for sign in text)
