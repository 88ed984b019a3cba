"""Whether two texts are the same letter: another form of it, or a newer version.

Joining two letters wrongly would bring somebody's notes under another text, so the rule is
careful: texts must be alike *and* nothing in their headings may speak against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from kanttekening.text.fold import fold
from kanttekening.text.resemblance import is_rough, resemblance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.letter import Facts

# Chosen with care and by hand; tests/text/test_sameness.py shows what they let through.
_SAME_NUMBER = 0.3
_SAME_HEADING = 0.5
_NEARLY_ALL = 0.85
# "Gemeente Epe" and "Gemeente Ede" are two: a name must be long before a letter may differ.
_MOST_MISREAD, _LETTERS_EACH = 2, 15
_VERSION_WORDS = re.compile(
    r"\b(?:concept\w*|definitie\w+|versie\w*|herzien\w*|gewijzigd\w*|aangepast\w*|"
    r"gerectificeerd\w*|rectificatie|erratum|v\d+)\b"
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of a letter: its heading, its name and the print of its text."""

    facts: Facts
    file_name: str
    text_print: Sequence[int]


def same_letter(one: Sketch, other: Sketch) -> float | None:
    """How alike two texts of one letter are, or None when they are two letters.

    - The same reference or circular number, of the same sender: one letter, if the texts have
      anything in common at all. A sender whose name a scan misread by a letter or two, or that is
      named by its initials, is the same.
    - Otherwise nothing in the headings may differ (reference, circular number, sender, subject,
      date) and half of the text must be the same; nearly all of it, if they have neither subject
      nor date in common.
    - Another date is only believed of a text that is nearly the same and is called a concept, a
      definitive or a changed version somewhere.
    """
    alike = resemblance(one.text_print, other.text_print)
    if _number(one.facts) and _number(one.facts) == _number(other.facts):
        return alike if alike >= _SAME_NUMBER and _same_sender(one, other) else None
    if not _agree(one, other, "reference", "circular_number", "sender", "subject"):
        return None
    rough = is_rough(one.text_print) or is_rough(other.text_print)
    nearly_all = 1.0 if rough else _NEARLY_ALL
    if _agree(one, other, "date"):
        least = _SAME_HEADING if _share(one, other, "subject", "date") else nearly_all
        return alike if alike >= least else None
    return alike if alike >= nearly_all and (_is_version(one) or _is_version(other)) else None


def _number(facts: Facts) -> str | None:
    number = facts.circular_number or facts.reference
    return fold(number) if number else None


def _same_sender(one: Sketch, other: Sketch) -> bool:
    """Whether two names, where there are two, can be of one sender."""
    a, b = one.facts.sender, other.facts.sender
    if not a or not b or fold(a) == fold(b):
        return True
    short, long = sorted((a.strip(), b.strip()), key=len)
    if short == "".join(word[0] for word in long.split() if word[0].isupper()):
        return True
    misread = Levenshtein.distance(fold(a), fold(b))
    return misread <= min(_MOST_MISREAD, len(short) // _LETTERS_EACH)


def _agree(one: Sketch, other: Sketch, *fields: str) -> bool:
    """Whether no field says something else; what one of the two does not say agrees."""
    for field in fields:
        a, b = getattr(one.facts, field), getattr(other.facts, field)
        if a and b and fold(a) != fold(b):
            return False
    return True


def _share(one: Sketch, other: Sketch, *fields: str) -> bool:
    """Whether both say the same in one of these fields."""
    said = ((getattr(one.facts, field), getattr(other.facts, field)) for field in fields)
    return any(a and b and fold(a) == fold(b) for a, b in said)


def _is_version(sketch: Sketch) -> bool:
    named = f"{sketch.facts.subject or ''} {sketch.file_name.replace('_', ' ')}"
    return _VERSION_WORDS.search(fold(named)) is not None
