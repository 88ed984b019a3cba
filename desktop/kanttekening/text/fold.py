"""One way to compare words: case, accents, apostrophes and line-end hyphens do not count."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from kanttekening.domain.passage import Span

_LETTERS = r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*"
# What may stand inside one word: an apostrophe ("thema's"), a soft hyphen, or a hyphen at the end
# of a line, unless it stands for a left-out part ("wet-\nen regelgeving") or follows a name.
_INSIDE = (
    r"(?:['’‘ʼ`´]{1,2}|\u00ad\s*|(?<=[a-zà-ÿ])[-‐‑][ \t]*\n\s*(?=[a-zà-ÿ])(?!(?:en|of|dan wel)\b))"
)
_WORD = re.compile(f"{_LETTERS}(?:{_INSIDE}{_LETTERS})*")
_NOT_FOLDED = re.compile(r"['’‘ʼ`´\u00ad‐‑\-\s]+")


class Token(NamedTuple):
    """One word as it is compared, and where it stands in the text as it is written."""

    word: str
    span: Span


def fold(text: str) -> str:
    """Lower case, without accents and with ligatures taken apart."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()


def tokens(text: str) -> list[Token]:
    """Find the words and numbers in order; each part of a hyphenated word is a word."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isalnum():
            word = _NOT_FOLDED.sub("", word)
        found.append(Token(fold(word), Span(match.start(), match.end())))
    return found
