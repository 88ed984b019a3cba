"""A typed query cut into pieces, each with its place: words, phrases, filters and operators."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kanttekening.domain.asking import Remark
from kanttekening.domain.passage import Span
from kanttekening.text.number_keys import asked_keys
from kanttekening.text.query_filters import NAMES, Filter, read_filter, written
from kanttekening.text.query_periods import SPACED

if TYPE_CHECKING:
    from collections.abc import Sequence


LONGEST_QUERY = 1000
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
# ``datum:vorige week`` needs no quotes: only so many words are a time.
_TIMED = "|".join(f"(?<={name}:)" for name in ("datum", "gemaakt", "jaar", "vergadering"))
_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)-(?=["\w]))?
        (?:(?P<name>[a-z]+):(?P<value>(?:{_TIMED})(?:{SPACED})|(?:"[^"]*(?:"|\Z)|[^\s"])*)
        |"(?P<phrase>[^"]*)"?
        |(?P<word>[^\s"]+))""",
    re.VERBOSE | re.IGNORECASE,
)
# Only in capitals: "of" and "en" are words of every second sentence.
_OPERATOR = re.compile(
    r"(?P<either>OF|OR|\|{1,2})|(?P<near>(?:NEAR|NABIJ)(?:/\d{1,3})?)|EN|AND|&&?"
)
_NOT = frozenset(("NIET", "NOT"))
# A filter with more words in it, from which a shell has taken the quotes.
_UNQUOTED = re.compile(r'([a-z]+):([^"]*\s[^"]*)', re.IGNORECASE)
_FURTHER = re.compile(r"\s-?[a-z]+:\w", re.IGNORECASE)


class Sign(Enum):
    """What a piece is."""

    WORD = auto()
    PHRASE = auto()
    FILTER = auto()
    EITHER = auto()
    NEAR = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` without minus sign and quotes; ``span`` is where all of it stands in the query."""

    sign: Sign
    text: str
    span: Span
    excluded: bool = False
    filter: Filter | None = None
    remark: Remark | None = None


def tidy(typed: str) -> str:
    """The query as it is read: one kind of quotes, and no longer than anyone means it."""
    if len(typed) > LONGEST_QUERY:
        typed = typed[:LONGEST_QUERY].rpartition(" ")[0] or typed[:LONGEST_QUERY]
    return typed.translate(_QUOTES).replace("\0", " ")


def pieces_of(typed: str) -> list[Piece]:
    """Cut a query that was made tidy."""
    found: list[Piece] = []
    negate: int | None = None
    for match in _PIECE.finditer(typed):
        if match["word"] in _NOT and match.end() < len(typed.rstrip()):
            negate = match.start() if negate is None else negate
            continue
        found.append(_piece(match, negate))
        negate = None
    return found


def as_typed(arguments: Sequence[str], *, may_be_whole: bool = False) -> str:
    """One query of words from which a shell has already taken the quotes.

    A single one ``may_be_whole``: a query that was put between quotes. One word of a sender is
    enough to ask for, so what follows it is taken for words then; of a meeting or a label it is
    not.
    """
    is_whole = may_be_whole and len(arguments) == 1
    return " ".join(_with_quotes(word, is_whole=is_whole) for word in arguments)


def _with_quotes(word: str, *, is_whole: bool) -> str:
    match = _UNQUOTED.fullmatch(word)
    if match is None or _FURTHER.search(match[2]) or (is_whole and match[1].lower() == "afzender"):
        return word
    if isinstance(read_filter(match[1], match[2]), Remark):
        return word
    return written(match[1], match[2])


def _piece(match: re.Match[str], negated_from: int | None) -> Piece:
    span = Span(match.start() if negated_from is None else negated_from, match.end())
    excluded = negated_from is not None or bool(match["minus"])
    if match["name"]:
        return _filter(match, span, excluded=excluded)
    if match["phrase"] is not None:
        return Piece(Sign.PHRASE, match["phrase"], span, excluded)
    operator = None if match["minus"] else _OPERATOR.fullmatch(match["word"])
    if operator is None:
        return Piece(Sign.WORD, match["word"], span, excluded)
    if operator["either"]:
        return Piece(Sign.EITHER, match["word"], span)
    return Piece(Sign.NEAR if operator["near"] else Sign.NOTHING, match["word"], span)


def _filter(match: re.Match[str], span: Span, *, excluded: bool) -> Piece:
    typed = match.group()[len(match["minus"] or "") :]
    value = match["value"].strip('" ')
    is_known = match["name"].lower() in NAMES
    if not is_known and (not value or value.startswith("//") or asked_keys(typed)):
        return Piece(Sign.WORD, typed, span, excluded)
    read = read_filter(match["name"], value, typed)
    if isinstance(read, Filter):
        kept = replace(read, excluded=excluded)
        return Piece(Sign.FILTER, typed, span, excluded, filter=kept)
    return Piece(Sign.WORD, value if is_known else typed, span, excluded, remark=read)
