"""What a person typed into the search field, taken apart. No query is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanttekening.text.index_words import index_words

FILTER_NAMES = frozenset(
    (
        "afzender", "jaar", "datum", "soort", "kenmerk", "is", "heeft", "aantekening", "label",
        "vergadering", "door",
    )
)  # fmt: skip
# Not a condition on letters, but where to look besides: ``in:briefhoofd``.
_PLACE = "in"
_LETTERHEAD = frozenset(("briefhoofd", "voettekst"))
_LONGEST_QUERY = 1000
_MOST_WORDS = 12
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)-(?=["\w]))?
        (?:(?P<name>[a-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))
        |"(?P<phrase>[^"]*)(?P<closed>"?)
        |(?P<word>[^\s"]+))""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filter:
    """``name:value``; the name in lower case, the value as typed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query in parts. Words are folded; ``free`` is what was typed without the filters.

    ``letterhead`` asks to look in letterheads too.
    ``unfinished`` says that the last word may still be growing under somebody's fingers.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    filters: tuple[Filter, ...] = ()
    free: str = ""
    unfinished: bool = False
    letterhead: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked that a letter could answer."""
        return not (self.words or self.phrases or self.filters or self.excluded)


def parse_query(typed: str) -> Query:
    """Take apart words, "phrases", -words, -"phrases" and filters."""
    if len(typed) > _LONGEST_QUERY:
        typed = typed[:_LONGEST_QUERY].rpartition(" ")[0] or typed[:_LONGEST_QUERY]
    typed = typed.translate(_QUOTES).replace("\0", " ")
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    filters: list[Filter] = []
    free: list[str] = []
    letterhead = False
    for piece in _PIECE.finditer(typed):
        name = (piece["name"] or "").lower()
        if name == _PLACE and (piece["quoted"] or piece["bare"] or "").lower() in _LETTERHEAD:
            letterhead = True
            continue
        if name in FILTER_NAMES and not piece["minus"]:
            value = piece["quoted"] if piece["quoted"] is not None else piece["bare"]
            if value.strip():
                filters.append(Filter(name, value.strip()))
            continue
        text = _plain_text(piece)
        found = tuple(index_words(text).words)
        if not found:
            free.append(text)
        elif piece["minus"]:
            excluded.append(found)
        elif piece["phrase"] is not None and len(found) > 1:
            phrases.append(found)
        else:
            words += found
            free.append(text)
    return Query(
        tuple(dict.fromkeys(words))[:_MOST_WORDS],
        tuple(phrases[:_MOST_WORDS]),
        tuple(excluded[:_MOST_WORDS]),
        tuple(filters),
        " ".join(free),
        unfinished=_is_unfinished(typed),
        letterhead=letterhead,
    )


def _plain_text(piece: re.Match[str]) -> str:
    if piece["phrase"] is not None:
        return piece["phrase"]
    return piece.group()[len(piece["minus"] or "") :]


def _is_unfinished(typed: str) -> bool:
    """A space, a closing quote or a full stop after the last word says that it is whole."""
    return bool(typed) and (typed[-1].isalnum() or typed[-1] in "'’")
