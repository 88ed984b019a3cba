"""Words that the end of a line or a page cuts in two: "gemeente-" and "raad"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.passage import Span

HYPHENS = frozenset("-\u00ad\u2010")
SOFT_HYPHEN = "\u00ad"
_FRONT = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_BACK = re.compile(r"[^\W\d_]+")
_LONGEST = 80
# "land- en tuinbouw": the hyphen stands for the rest of a word, the line end for a space.
_AFTER_OPEN_COMPOUND = frozenset({"en", "of", "als", "noch", "tot", "dan", "respectievelijk"})


def halves(front: str, back: str) -> tuple[str, str] | None:
    """The halves of the word that is cut between two texts; None when none is."""
    if front[-1:] not in HYPHENS:
        return None
    cut, rest = _FRONT.search(front[-_LONGEST:]), _BACK.match(back[:_LONGEST])
    if not cut or not rest or rest.group() in _AFTER_OPEN_COMPOUND:
        return None
    return cut.group(1), rest.group()


def is_own_hyphen(front: str, back: str) -> bool:
    """Whether the hyphen between two halves is the word's own: "VNG-inzet", "Noord-Holland"."""
    return front[-1].isupper() or back[0].isupper()


def loses_hyphen(text: str, front: str, back: str) -> bool:
    """Whether the hyphen at the end of ``front`` is there only because the word was cut.

    It is not when ``text`` spells the word with a hyphen somewhere.
    """
    if front.endswith(SOFT_HYPHEN):
        return bool(_BACK.match(back[:1]))
    cut = halves(front, back)
    if cut is None or is_own_hyphen(*cut) or "-" in front[:-1].rsplit(maxsplit=1)[-1]:
        return False
    return "-".join(cut) not in text


def glue(text: str, left: Span, right: Span) -> str:
    """What is shown between two spans that are read as one: a space, but not within a word.

    A hyphen that stands directly behind ``left`` was left out of it because a word was cut there.
    """
    if text[left.end : left.end + 1] in HYPHENS:
        return ""
    front = text[max(left.start, left.end - _LONGEST) : left.end]
    return "" if halves(front, right.of(text)[:_LONGEST]) else " "
