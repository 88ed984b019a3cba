"""What scanners and narrow columns do to words, with a note of every word that was done to."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

_LONG_WORD = re.compile(r"(?<!\w)[a-zë]{8,}(?!\w)")
_CONFUSIONS = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("e", "c"), ("ë", "é"), ("u", "n"),
    ("h", "b"), ("d", "cl"), ("o", "0"), ("ij", "y"), ("w", "vv"), ("n", "ri"), ("s", "5"),
)  # fmt: skip
_WIDTH = 88
_PART = 0.04


class Damaged(NamedTuple):
    """A word that stands in a letter otherwise than it was meant."""

    kind: str
    meant: str
    shown: str


def confuse(rnd: random.Random, word: str) -> str:
    """The word as a scanner might read it; the same if it has nothing to confuse."""
    fitting = [pair for pair in _CONFUSIONS if pair[0] in word[1:]]
    if not fitting:
        return word
    before, after = rnd.choice(fitting)
    places = [found.start() for found in re.finditer(before, word) if found.start()]
    at = rnd.choice(places)
    return word[:at] + after + word[at + len(before) :]


def scanned(rnd: random.Random, text: str) -> tuple[str, list[Damaged]]:
    """A text with some words misread, broken in two, or glued to the next."""
    damaged: list[Damaged] = []

    def spoil(found: re.Match[str]) -> str:
        word = found.group()
        if rnd.random() > _PART:
            return word
        kind = rnd.choice(("misread", "misread", "misread", "broken", "glued"))
        if kind == "misread":
            shown = confuse(rnd, word)
        elif kind == "broken":
            at = rnd.randint(3, len(word) - 3)
            shown = f"{word[:at]} {word[at:]}"
        else:
            shown = rnd.choice(("de", "van", "voor", "het")) + word
        if shown != word:
            damaged.append(Damaged(kind, word, shown))
        return shown

    return _LONG_WORD.sub(spoil, text), damaged


def narrow(rnd: random.Random, paragraph: str) -> tuple[str, list[Damaged]]:
    """A paragraph in lines of a fixed width, long words broken with a hyphen at their ends."""
    damaged: list[Damaged] = []
    lines, line = [], ""
    for word in paragraph.split(" "):
        if len(line) + len(word) + 1 <= _WIDTH:
            line = f"{line} {word}" if line else word
            continue
        room = _WIDTH - len(line) - 2
        if _LONG_WORD.fullmatch(word) and 3 <= room <= len(word) - 3 and word.isalpha():
            lines.append(f"{line} {word[:room]}-")
            damaged.append(Damaged("line break", word, f"{word[:room]}-\n{word[room:]}"))
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line]), damaged
