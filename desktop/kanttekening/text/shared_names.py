"""The names by which letters hang together: cited papers and gatherings, in one spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.text.event_words import is_gathering
from kanttekening.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.findings import Findings

_ORDINAL = re.compile(
    r"(?:\d+e|eerste|tweede|derde|vierde|vijfde|volgende|vorige|laatste|eerstvolgende)\s+",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
# What has a number, an address or no name is found by other ways, or is something else each time.
_NAMELESS = {
    ReferenceKind.URL, ReferenceKind.CIRCULAR, ReferenceKind.REFERENCE, ReferenceKind.LETTER,
    ReferenceKind.ATTACHMENT, ReferenceKind.CASE,
}  # fmt: skip
_SHORTEST = 4
# A gathering that everybody has says nothing; a compound of this length is a name.
_SHORTEST_GATHERING = 14


def names_in(findings: Findings) -> dict[str, str]:
    """Give the names in a letter as it writes them, by what makes two of them the same."""
    found: dict[str, str] = {}
    for name in _names(findings):
        shown = _SPACE.sub(" ", name).strip()
        found.setdefault(fold(shown), shown)
    return found


def _names(findings: Findings) -> Iterator[str]:
    for reference in findings.references:
        text = reference.text
        if reference.kind not in _NAMELESS and len(text) >= _SHORTEST and _has_capital(text):
            yield text
    for event in findings.events:
        name = _ORDINAL.sub("", event.what)
        if len(name) >= _SHORTEST_GATHERING and " " not in name and is_gathering(name):
            yield name


def _has_capital(text: str) -> bool:
    """Names have one; "diverse moties" and "onze brief" are no names."""
    return any(sign.isupper() for sign in text)
