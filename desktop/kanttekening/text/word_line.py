"""A text as its words are compared: folded, with spaces for everything that is no word.

Searching asks for the words of thousands of letters, so this is quick: nearly all signs are turned
over by one table, and only words that are written in another number of signs than they are
compared with ("thema's", a word broken at the end of a line) are looked at one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kanttekening.domain.passage import Span
from kanttekening.text.fold import fold, word_at

# Signs beyond Latin-1 are brought back to it; these two stand for what takes a closer look.
_ODD_LETTER, _ODD_MARK = "\x01", "\x02"
_EXOTIC = re.compile(r"[^\x00-\xff]")
_APOSTROPHES = "’‘ʼ"
_HYPHENS = "‐‑"
_SOFT_HYPHEN = "\xad"


def _folded_sign(code: int) -> int:
    """A sign of Latin-1 as it is compared: a letter or digit, else a space."""
    sign = chr(code)
    if sign in (_ODD_LETTER, _ODD_MARK):
        return code
    folded = fold(sign)
    if len(folded) == 1 and folded.isalnum() and ord(folded) < 256:
        return ord(folded)
    return code if sign.isalnum() else ord(" ")


_FOLDED = bytes(_folded_sign(code) for code in range(256))
_OTHERWISE = "".join(
    chr(code)
    for code in range(256)
    if chr(code).isalnum() and fold(chr(code)) != chr(_FOLDED[code])
)
# Where a word may go on behind a sign that is no letter, or is written in more signs or fewer.
_SEAMS = f"'`´{_SOFT_HYPHEN}{_ODD_LETTER}{_ODD_MARK}{_OTHERWISE}"
_LINE_END = re.compile(r"-[ \t]*\n")


@dataclass(frozen=True, slots=True)
class WordLine:
    """``line`` has the words with one space or more between them.

    ``turns`` are the places where line and text go apart, as ``(in the line, in the text)``.
    """

    line: str
    turns: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where the words from ``start`` to ``end`` in the line stand in the text."""
        return Span(self._in_text(start), self._in_text(end))

    def _in_text(self, at: int) -> int:
        if not self.turns:
            return at
        index = bisect_right(self.turns, (at, 1 << 60)) - 1
        if index < 0:
            return at
        line, text = self.turns[index]
        return text + at - line


def word_line(text: str) -> WordLine:
    """Turn a text into its words, in order, with the way back to where they stand."""
    plain = plain_signs(text)
    line = plain.encode("latin-1").translate(_FOLDED).decode("latin-1")
    pieces: list[str] = []
    turns: list[tuple[int, int]] = []
    done = length = 0
    for seam in _seams(plain):
        if seam < done:
            continue
        start = _beginning(line, done, seam)
        word = word_at(text, start)
        if word is None or word.span.end <= seam:
            # A quotation mark, or a hyphen in "wet-\nen regelgeving".
            continue
        folded = "".join(filter(str.isalnum, word.word))
        pieces += (line[done:start], folded)
        length += start - done + len(folded)
        done = word.span.end
        turns.append((length, done))
    line = "".join([*pieces, line[done:]]) if pieces else line
    return WordLine(line.replace(_ODD_LETTER, " ").replace(_ODD_MARK, " "), tuple(turns))


def _seams(plain: str) -> list[int]:
    """Where to look closer. Most texts have few of these signs, and many of them none."""
    found = [end.start() for end in _LINE_END.finditer(plain)]
    for sign in _SEAMS:
        at = plain.find(sign)
        while at >= 0:
            found.append(at)
            at = plain.find(sign, at + 1)
    return sorted(found)


def _beginning(line: str, done: int, seam: int) -> int:
    """Where the word around a seam begins; a mark without a letter begins none."""
    start = line.rfind(" ", done, seam) + 1 or done
    while start < seam and line[start] == _ODD_MARK:
        start += 1
    return start


def plain_signs(text: str) -> str:
    """The text with signs of Latin-1 only, as many as there were."""
    # A file may hold the two signs themselves; there they are no letters.
    own = text.replace(_ODD_LETTER, " ").replace(_ODD_MARK, " ")
    return own if own.isascii() else _EXOTIC.sub(_near_sign, own)


def _near_sign(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _APOSTROPHES:
        return "'"
    if sign in _HYPHENS:
        return "-"
    if "\u0300" <= sign <= "\u036f":
        return _ODD_MARK
    return _ODD_LETTER if sign.isalnum() else " "
