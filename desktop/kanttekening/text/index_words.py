"""The words of a text as the search index keeps them: in order, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.text.fold import tokens

if TYPE_CHECKING:
    from kanttekening.domain.passage import Span

_HYPHEN = re.compile(r"[-‐‑/]")
LONGEST_WORD = 80


class IndexWords(NamedTuple):
    """``words`` and ``spans`` go together; ``joined`` are hyphenated words written as one."""

    words: list[str]
    spans: list[Span]
    joined: list[str]


def index_words(text: str) -> IndexWords:
    """Find the words of ``text``: folded, only letters and digits, none of them endless."""
    words: list[str] = []
    spans: list[Span] = []
    joined: list[str] = []
    run: list[str] = []
    end = -1
    for token in tokens(text):
        word = token.word if token.word.isalnum() else "".join(filter(str.isalnum, token.word))
        if not word:
            continue
        word = word[:LONGEST_WORD]
        if end >= 0 and token.span.start == end + 1 and _HYPHEN.match(text, end):
            run.append(word)
        else:
            _close(run, joined)
            run = [word]
        words.append(word)
        spans.append(token.span)
        end = token.span.end
    _close(run, joined)
    return IndexWords(words, spans, joined)


def _close(run: list[str], joined: list[str]) -> None:
    """``e-mail`` is also found as ``email``; numbers with strokes have keys of their own."""
    if len(run) > 1 and any(word.isalpha() for word in run):
        joined.append("".join(run)[:LONGEST_WORD])
