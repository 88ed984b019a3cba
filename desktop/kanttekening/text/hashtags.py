"""Hashtags: a sign and a word, as they are shared on social media."""

from __future__ import annotations

import re

from kanttekening.domain.details import Words
from kanttekening.domain.passage import Span

# Not the fragment of an address, not a number ("#3"), not a colour.
_HASHTAG = re.compile(r"(?<![\w&/#.=?-])#(?!\d+\b)(?![0-9A-Fa-f]{6}\b)\w*[^\W\d_]\w*")


def find_hashtags(text: str) -> tuple[Words, ...]:
    """Find each hashtag where it stands."""
    if "#" not in text:
        return ()
    return tuple(Words(match.group(), Span(*match.span())) for match in _HASHTAG.finditer(text))
