"""Lines that a machine broke: which line goes on in the next one, and how they are joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.text.labels import is_label
from kanttekening.text.source_lines import LineKind, has_gap, is_letter_bullet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.text.source_lines import SourceLine

_SHORTEST_PROSE = 45
_ENDED = re.compile(r"[.!?:;…][\"'’”)\]]{0,2}$")
_NEVER_JOINS = re.compile(
    r"(?:t\.a\.v\.|p/a|c\.c\.|i\.a\.a\.|www\.|https?:|\S+@\S+$|postbus\b|\d{4} ?[A-Z]{2} )", re.I
)
_LONGEST_WORD = 80
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐‑]$")
_PROSE = (LineKind.TEXT, LineKind.BULLET, LineKind.NUMBER)
_FIRST_WORD = re.compile(r"\S+")
# A hyphen after these belongs to the word ("oud-voorzitter").
_HYPHENED = {"ex", "niet", "non", "oud", "vice", "anti", "pro"}


class Wrapping:
    """Judges neighbouring lines of one source by how wide its prose runs."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        prose = [
            len(line.text)
            for line, after in pairwise(lines)
            if line.kind in _PROSE
            and after.kind is LineKind.TEXT
            and not line.hard
            and len(line.text) >= _SHORTEST_PROSE
            and after.text[:1].islower()
        ]
        # One or two lines are no habit; a few longer ones do not make all others short.
        self.width = sorted(prose)[len(prose) * 9 // 10] if len(prose) > 1 else 0

    def goes_on(self, line: SourceLine, after: SourceLine, widest: int) -> bool:
        """Whether ``after`` carries on the sentence of ``line``; ``widest`` is that of the run."""
        if line.hard or line.kind not in _PROSE or after.kind is not LineKind.TEXT:
            return False
        if (
            has_gap(after.text)
            or has_gap(line.text)
            or _NEVER_JOINS.match(after.text)
            or is_label(after.text)
        ):
            return False
        if is_letter_bullet(after.text) and _ENDED.search(line.text):
            return False
        if after.indent > line.indent and after.text.startswith(("Figuur", "Tabel")):
            return False
        if _BROKEN_WORD.search(line.text[-_LONGEST_WORD:]) and after.text[:1].islower():
            return True
        first = _FIRST_WORD.match(after.text)
        needed = len(line.text) + 1 + (first.end() if first else 0)
        if self.width and needed > 0.88 * max(widest, self.width):
            return True
        return (
            len(line.text) >= _SHORTEST_PROSE
            and not _ENDED.search(line.text)
            and after.text[:1].islower()
        )


def seam(before: str, after: str) -> tuple[int, str]:
    """How two lines are joined: how many characters of the first go, and what comes between."""
    if before.endswith("\u00ad"):
        return 1, ""
    broken = _BROKEN_WORD.search(before)
    first = re.match(r"[^\W\d_]+", after)
    if broken is None or first is None or before[: broken.start()].endswith("-"):
        return 0, "" if broken and first and before[: broken.start()].endswith("-") else " "
    if first.group() in {"en", "of", "dan", "tot"}:
        return 0, " "
    whole = broken.group(1)
    if not whole.islower() and not whole[1:].islower():
        return 0, ""
    if whole.lower() in _HYPHENED or not first.group()[0].islower():
        return 0, ""
    return 1, ""
