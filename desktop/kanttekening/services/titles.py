"""What a letter is called in the list."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind

if TYPE_CHECKING:
    from kanttekening.domain.document import Document
    from kanttekening.domain.letter import Facts

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# A word in capitals that nowhere stands otherwise: short is an abbreviation, long a word.
_LONGEST_ABBREVIATION = 5
_LONGEST_TITLE = 200


def title_of(facts: Facts, document: Document, file_name: str) -> str:
    """The subject, else the first heading, else the name of the file; never in capitals only."""
    title = facts.subject or _first_heading(document) or PurePath(file_name).stem or file_name
    title = " ".join(title.split())[:_LONGEST_TITLE]
    return _in_sentence_case(title, document.text) if title.isupper() else title


def _first_heading(document: Document) -> str | None:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and (words := block.span.of(document.text).strip()):
            return words
    return None


def _in_sentence_case(title: str, text: str) -> str:
    """Each word as the letter itself writes it, where it does not write in capitals."""
    spellings: dict[str, Counter[str]] = {}
    for found in _WORD.finditer(text):
        for word in _with_parts(found.group()):
            spellings.setdefault(word.lower(), Counter())[word] += 1
    lowered = _WORD.sub(lambda found: _respelled(found.group(), spellings), title)
    return lowered[:1].upper() + lowered[1:]


def _respelled(word: str, spellings: dict[str, Counter[str]]) -> str:
    seen = spellings.get(word.lower(), Counter())
    ordinary = Counter({form: n for form, n in seen.items() if not form.isupper()})
    if ordinary:
        # "Kaders" at the head of a sentence says nothing, "kaders" elsewhere does.
        return word.lower() if word.lower() in ordinary else ordinary.most_common(1)[0][0]
    if "-" in word:
        return "-".join(_respelled(part, spellings) for part in word.split("-"))
    return word if len(word) <= _LONGEST_ABBREVIATION else word.lower()


def _with_parts(word: str) -> list[str]:
    return [word, *word.split("-")] if "-" in word else [word]
