"""Which pages a person means: "1-3, 5", with labels where pages have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.typed_number import typed_number

if TYPE_CHECKING:
    from kanttekening.domain.guide import Guide


# Of a number that was typed, in a sentence about it.
_MOST_SHOWN = 12


def pages_meant(typed: str, count: int, guide: Guide) -> tuple[int, ...] | None:
    """The numbers of the pages in the order typed, each once; None for what makes no sense."""
    found: dict[int, None] = {}
    for part in typed.replace(";", ",").split(","):
        if not part.strip():
            continue
        ends = _ends(part, count, guide)
        if ends is None:
            return None
        first, last = ends
        step = 1 if first <= last else -1
        found.update(dict.fromkeys(range(first, last + step, step)))
    return tuple(found) or None


def missing_page(typed: str, count: int, guide: Guide) -> str:
    """The first number in what was typed that is no page; empty when that is not what is wrong."""
    for part in typed.replace(";", ",").split(","):
        if _ends(part, count, guide) is None:
            for end in _plain(part).split("-"):
                if end.strip().isdecimal() and _page(end, count, guide) is None:
                    return _shown(end.strip())
    return ""


def _ends(part: str, count: int, guide: Guide) -> tuple[int, int] | None:
    # A label may hold a dash itself: A-3.
    whole = _page(part, count, guide)
    if whole is not None:
        return whole, whole
    first, dash, last = _plain(part).partition("-")
    if not dash:
        return None
    begin = _page(first, count, guide) if first.strip() else 1
    end = _page(last, count, guide) if last.strip() else count
    return None if begin is None or end is None else (begin, end)


def _shown(number: str) -> str:
    return number if len(number) <= _MOST_SHOWN else f"{number[:_MOST_SHOWN]}…"


def _plain(part: str) -> str:
    """With the dash of the keyboard: Word and a phone make a longer one of it."""
    return part.replace("\u2013", "-").replace("\u2014", "-")


def _page(typed: str, count: int, guide: Guide) -> int | None:
    page = guide.page_called(typed)
    if page is None:
        page = typed_number(typed)
    return page if page is not None and 1 <= page <= count else None
