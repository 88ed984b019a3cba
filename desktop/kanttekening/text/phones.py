"""Dutch telephone numbers to one spelling (E.164)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PHONE = re.compile(
    r"(?<![\w+])(?<!\d-)(?:(?:\+|00)31[ \xa0\-–]{0,3}(?:\(0\))?|\(?0)"
    r"(?:[ \xa0\-–()./]{0,3}\d){9}(?![ \xa0]?\d|[\w/])"
)


def find_phone(text: str) -> tuple[str, Span] | None:
    """Find the first Dutch number of ten digits: its E.164 form, and where it stands."""
    return next(find_phones(text), None)


def find_phones(text: str) -> Iterator[tuple[str, Span]]:
    """Find every Dutch number of ten digits, in the order of the text."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\(0\)|\D", "", match.group())
        national = re.sub(r"^(?:0031|31|0)", "", digits)
        yield "+31" + national[:9], Span(match.start(), match.end())
