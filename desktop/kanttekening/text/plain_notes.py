"""Words of notes as any file can hold them: what is written, and whether it came back the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE
from kanttekening.text.decode import well_formed

if TYPE_CHECKING:
    from kanttekening.domain.shared_note import SharedNote

_NEWLINES = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def plain(text: str) -> str:
    """Text without control characters; lines end as ours do."""
    return _CONTROLS.sub("", well_formed(_NEWLINES.sub("\n", text)))


def contents_of(note: SharedNote) -> str:
    """What a reader of another program sees: the note, after the words that it has lost."""
    if note.state not in ELSEWHERE or note.passage is None or not note.passage.quote:
        return plain(note.note)
    return plain(f"“{note.passage.quote}”\n{note.note}").strip("\n")


def same_words(one: str, other: str) -> bool:
    """Whether two texts are one and the same, but for what files do to white space."""
    return plain(one).split() == plain(other).split()
