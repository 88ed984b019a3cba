"""RTF cut into its signs: braces, control words, characters by code, and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # a word, with its number
    r"|\\'([0-9a-fA-F]{2})"  # a character by its code
    r"|\\([^a-zA-Z'])"  # a sign of one character
    r"|([{}])"
    r"|([^\\{}\r\n]+)"
)


class Token(NamedTuple):
    """One sign. ``kind`` is "{", "}", "word", "code" or "text"."""

    kind: str
    text: str
    number: int | None = None


OPEN, CLOSE = Token("{", ""), Token("}", "")


def tokens(source: str) -> Iterator[Token]:
    r"""The signs of a file that was decoded byte by byte (Latin-1); ``\bin`` data is left out."""
    at = 0
    while match := _SIGN.search(source, at):
        at = match.end()
        word, digits, code, sign, brace, text = match.groups()
        if text is not None:
            yield Token("text", text)
        elif word is not None:
            number = int(digits) if digits else None
            if word == "bin":
                at += max(0, number or 0)
            else:
                yield Token("word", word, number)
        elif brace is not None:
            yield OPEN if brace == "{" else CLOSE
        elif code is not None:
            yield Token("code", code, int(code, 16))
        else:
            yield Token("word", sign)
