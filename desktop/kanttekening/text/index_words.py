"""The words of a text as the search index keeps them: in order, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.text.fold import fold
from kanttekening.text.word_line import plain_signs, word_line

if TYPE_CHECKING:
    from kanttekening.domain.passage import Span

_WORD = re.compile(r"\S+")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-/][^\W_]+)+")
_HYPHEN = re.compile(r"[-/](?=[^\W_])")
LONGEST_WORD = 80


class IndexWords(NamedTuple):
    """``words`` and ``spans`` go together; ``joined`` are hyphenated words written as one."""

    words: list[str]
    spans: list[Span]
    joined: list[str]


def index_words(text: str) -> IndexWords:
    """Find the words of ``text``: folded, only letters and digits, none of them endless."""
    line = word_line(text)
    found = list(_WORD.finditer(line.line))
    return IndexWords(
        [match.group()[:LONGEST_WORD] for match in found],
        [line.span(match.start(), match.end()) for match in found],
        joined_words(text),
    )


def words_of(line: str) -> list[str]:
    """The words of a line as ``word_line`` makes it."""
    return [word if len(word) <= LONGEST_WORD else word[:LONGEST_WORD] for word in line.split()]


def joined_words(text: str) -> list[str]:
    """``e-mail`` is also found as ``email``; numbers with strokes have keys of their own."""
    plain = plain_signs(text)
    found = []
    done = 0
    for hyphen in _HYPHEN.finditer(plain):
        if hyphen.start() < done:
            continue
        start = hyphen.start()
        while start > done and plain[start - 1].isalnum():
            start -= 1
        match = _HYPHENATED.match(plain, start)
        if match is None:
            continue
        done = match.end()
        if any(word.isalpha() for word in re.split("[-/]", match.group())):
            found.append("".join(words_of(word_line(match.group()).line))[:LONGEST_WORD])
    return found


def initials(sender: str) -> list[str]:
    """Initials by which a body of some words is known as well: VNG, BZK, RIVM."""
    capitals = "".join(word[0] for word in sender.split() if word[0].isupper())
    return [fold(capitals)] if len(capitals) > 1 else []
