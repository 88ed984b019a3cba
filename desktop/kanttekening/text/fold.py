"""One way to compare words: case, accents, apostrophes and line-end hyphens do not count."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from kanttekening.domain.passage import Span

_LETTERS = r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*"
# What may stand inside one word: an apostrophe ("thema's"), a soft hyphen, or a hyphen at the end
# of a line, unless it stands for a left-out part ("wet-\nen regelgeving") or follows a name.
_INSIDE = (
    r"(?:['’‘ʼ`´]{1,2}|\u00ad\s*|(?<=[a-zà-ÿ])[-‐‑][ \t]*\n\s*(?=[a-zà-ÿ])(?!(?:en|of|dan wel)\b))"
)
_WORD = re.compile(f"{_LETTERS}(?:{_INSIDE}{_LETTERS})*")
_CUT = re.compile(f"({_WORD.pattern})")
_NOT_FOLDED = re.compile(r"['’‘ʼ`´\u00ad‐‑\-\s]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class Token(NamedTuple):
    """One word as it is compared, and where it stands in the text as it is written."""

    word: str
    span: Span


def fold(text: str) -> str:
    """Lower case, without accents and with ligatures taken apart."""
    if text.isascii():
        return text.lower()
    # Only what is not plain is looked at: in Dutch that is one sign in a hundred.
    return _NOT_ASCII.sub(_without_marks, text).lower()


def _without_marks(found: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFKD", found.group())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def word_at(text: str, start: int) -> Token | None:
    """The word that begins at ``start``; None if none does."""
    match = _WORD.match(text, start)
    return _token(match) if match else None


def tokens(text: str) -> list[Token]:
    """Find the words and numbers in order; each part of a hyphenated word is a word."""
    return [_token(match) for match in _WORD.finditer(text)]


def words_and_starts(text: str) -> tuple[list[str], list[int]]:
    """The words as they are written, and where they begin; far quicker than ``tokens``."""
    pieces = _CUT.split(text)  # what stands between words, and words, by turns
    return pieces[1::2], list(accumulate(map(len, pieces)))[:-1:2]


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    if not word.isalnum():
        word = _NOT_FOLDED.sub("", word)
    return Token(fold(word), Span(match.start(), match.end()))
