"""The physical lines of a source: what each one is before lines become blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

_FENCE = re.compile(r"(?:```|~~~)\w*$")
# The last is what mail programs put above a signature.
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}|--)$")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_BULLET = re.compile(r"(?![-–—] ?\d{1,4} ?[-–—]$)(?:[-*+][ \t]+|[•●▪◦‣○■□–—][ \t]*)(?=\S)")
_NUMBER = re.compile(
    r"(?:\d{1,2}[.)]|[a-zA-Z][.)]|\((?:\d{1,2}|[a-z])\)|[ivx]{1,4}[.)])[ \t\xa0]+(?=\S)"
)
# "J. Jansen" is somebody; hardly any list comes as far as J.
_INITIAL = re.compile(
    r"[J-Z]\.[ \xa0](?:(?:van|de|der|den|ten|ter|te)[ ]){0,3}[A-Z][^\W\d_]*[^\d.:;]{0,24}"
)
# Recognition reads round bullets as letters; they stay, but begin an item of their own.
_LETTER_BULLET = re.compile(r"[eo·][ ](?=[A-ZÀ-Ý])")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_PIPES = re.compile(r"\|.*\|$")
_PIPE_RULE = re.compile(r"[|\s:\-]+$")
# Two spaces are a habit of typists after a full stop; three are a column.
_GAP = re.compile(r"[ \xa0]*\t[ \t\xa0]*|[ \xa0]{3,}")
_BLANK = " \t\xa0\u200b\ufeff\v\u2007\u202f"


class LineKind(Enum):
    """What a physical line is by its first signs."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    BULLET = auto()
    NUMBER = auto()
    RULE = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One physical line without its signs; ``start`` is where ``text`` begins in the source.

    ``hard`` is a line break that the writer asked for. ``level`` is that of a heading;
    ``newline`` is where the line ends in the source.
    """

    kind: LineKind
    text: str = ""
    start: int = 0
    indent: int = 0
    level: int = 0
    hard: bool = False
    newline: int = 0


def read_lines(source: str) -> list[SourceLine]:
    """Read all lines of ``source``; a form feed ends a line and leaves a blank one."""
    lines = []
    start = 0
    for page_line in source.split("\n"):
        newline = start + len(page_line)
        for number, part in enumerate(page_line.split("\f")):
            if number:
                lines.append(SourceLine(LineKind.BLANK))
            lines.append(_read_line(part, start, newline))
            start += len(part) + 1
    return lines


def _read_line(raw: str, start: int, newline: int) -> SourceLine:
    text = raw.rstrip(_BLANK)
    hard = len(raw) - len(text) >= 2 and raw.endswith("  ")
    text = text.lstrip(_BLANK)
    if not text:
        return SourceLine(LineKind.BLANK, start=start)
    indent = raw.index(text[0])
    quote = _QUOTE.match(text)
    if quote:
        text, indent = text[quote.end() :], indent + quote.end()
    if text.endswith("\\") and not text.endswith("\\\\"):
        text, hard = text[:-1], True
    if not text or _FENCE.match(text) or (text[0] == "|" and _PIPE_RULE.match(text)):
        return SourceLine(LineKind.BLANK, start=start)
    if _RULE.match(text):
        return SourceLine(LineKind.RULE, start=start + indent)
    line = _marked(text, start + indent, indent)
    return replace(line, hard=hard, newline=newline)


def _marked(text: str, start: int, indent: int) -> SourceLine:
    if text[0] == "|" and _PIPES.match(text):
        return SourceLine(LineKind.TABLE, text, start, indent)
    heading = _HEADING.match(text)
    if heading:
        body = text[heading.end() :].rstrip("# ")
        level = len(heading.group(1))
        return SourceLine(LineKind.HEADING, body, start + heading.end(), indent, level)
    bullet = _BULLET.match(text)
    if bullet:
        return SourceLine(LineKind.BULLET, text[bullet.end() :], start + bullet.end(), indent)
    numbered = _NUMBER.match(text) and not _INITIAL.fullmatch(text)
    kind = LineKind.NUMBER if numbered else LineKind.TEXT
    return SourceLine(kind, text, start, indent)


def is_letter_bullet(text: str) -> bool:
    """Whether a line begins with a letter that stands for a round bullet."""
    return _LETTER_BULLET.match(text) is not None


def has_gap(text: str) -> bool:
    """Whether a line has columns."""
    return _GAP.search(text) is not None


def cells(text: str) -> list[tuple[int, str]]:
    """Split a line at tabs and wide gaps: the cells with their columns; a double tab is empty."""
    found: list[tuple[int, str]] = []
    at = 0
    for gap in _GAP.finditer(text):
        found.append((at, text[at : gap.start()]))
        found.extend((gap.start(), "") for _ in range(gap.group().count("\t") - 1))
        at = gap.end()
    found.append((at, text[at:]))
    return found
