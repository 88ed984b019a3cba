"""Letterheads, footers and page numbers that stand between the words of a letter."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kanttekening.text.labels import is_label
from kanttekening.text.senders import is_organisation
from kanttekening.text.titles import POSTCODE, is_contact, is_page_number, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.passage import Span
    from kanttekening.text.rows import Row

_MOST_ROWS = 8
_LONGEST = 120
_TIMES = 3
_DIGITS = re.compile(r"\d+")


def find_furniture(rows: Sequence[Row], body_from: int) -> tuple[Span, ...]:
    """Find the lines that belong to the page and not to the letter.

    ``body_from`` is the row where the body begins; what stands above it is the heading.
    """
    marked: set[int] = set()
    for first, after in _letterheads(rows, body_from):
        marked.update(range(first, after))
    pages = _page_numbers(rows)
    marked.update(pages)
    marked.update(_running_lines(rows, body_from, pages))
    return tuple(rows[index].whole.span for index in sorted(marked))


def _letterheads(rows: Sequence[Row], body_from: int) -> list[tuple[int, int]]:
    """Stretches of contact lines, with the name above them, between two pieces of prose."""
    found = []
    index = body_from
    while index < len(rows):
        if not is_contact(rows[index].words) or is_prose(rows[index].words):
            index += 1
            continue
        after = index
        while after < len(rows) and after - index < _MOST_ROWS and is_contact(rows[after].words):
            after += 1
        first = index
        if index > body_from and is_organisation(rows[index - 1].words):
            first -= 1
        if _is_letterhead(rows, first, after, body_from):
            found.append((first, after))
        index = after
    return found


def _is_letterhead(rows: Sequence[Row], first: int, after: int, body_from: int) -> bool:
    if after - first < 2 or after == len(rows) or first <= body_from:
        return False
    if not any(POSTCODE.search(row.words) for row in rows[first:after]):
        return False
    return _is_cut(rows[first - 1]) and _goes_on(rows[after])


def _is_cut(row: Row) -> bool:
    """Body text above a letterhead; an address that is announced is content."""
    return len(row.words) > 30 and row.words[-1] != ":" and not row.heading


def _goes_on(row: Row) -> bool:
    """Body text below a letterhead: the rest of a sentence, prose or a heading."""
    return row.heading or row.words[:1].islower() or len(row.words) > 60 or is_prose(row.words)


def _page_numbers(rows: Sequence[Row]) -> list[int]:
    found = []
    bare = []
    for index, row in enumerate(rows):
        if not is_page_number(row.words) or (index and is_label(rows[index - 1].words)):
            continue
        if row.words.isdigit():
            bare.append(index)
        else:
            found.append(index)
    # Bare numbers are pages only when they count on.
    counted = [int(rows[index].words) for index in bare]
    if len(bare) > 1 and all(b - a == 1 for a, b in pairwise(counted)):
        found += bare
    return found


def _running_lines(rows: Sequence[Row], body_from: int, pages: Sequence[int]) -> list[int]:
    """Short lines that come back on every page: they count, or stand beside a page number."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(body_from, len(rows)):
        row = rows[index]
        if 3 < len(row.words) <= _LONGEST and not row.listed and not is_label(row.words):
            places[_DIGITS.sub("#", row.words)].append(index)
    beside = {near for page in pages for near in (page - 1, page + 1)}
    found: list[int] = []
    for same in places.values():
        if len(same) < _TIMES or is_prose(rows[same[0]].words):
            continue
        if beside.issuperset(same) or _counts(rows, same):
            found += same
    return found


def _counts(rows: Sequence[Row], same: Sequence[int]) -> bool:
    """Whether the last number in the lines goes up by one each time."""
    numbers = [_DIGITS.findall(rows[index].words)[-1:] for index in same]
    counted = [int(number[0]) for number in numbers if number and len(number[0]) < 5]
    return len(counted) == len(same) and all(b - a == 1 for a, b in pairwise(counted))
