"""What shows the way in a PDF: contents, page labels and links. Runs in the worker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kanttekening.domain.guide import Guide, OutlineEntry, PageLink, Spot
from kanttekening.domain.layout import PageRect

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymupdf

    from kanttekening.readers.wire import Head

MOST_ENTRIES = 5000
_MOST_LINKS = 2000
_LONGEST_TITLE = 300
_LONGEST_LABEL = 20
_DEEPEST = 9
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
# Other kinds of address (a file, a script, another program) are never offered.
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)


def guide_of(document: pymupdf.Document) -> Head:
    """Contents and labels, as they are sent."""
    import pymupdf

    try:
        entries = document.get_toc(simple=False)[:MOST_ENTRIES]
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, KeyError, TypeError):
        entries = []
    outline = []
    for level, title, page, details in entries:
        words = _clean(title, _LONGEST_TITLE)
        if words:
            spot = _spot(page - 1, details.get("to"), document.page_count)
            outline.append([words, max(1, min(int(level), _DEEPEST)), spot])
    return {"outline": outline, "labels": _labels(document)}


def links_on(page: pymupdf.Page) -> Head:
    """The links of one page, as they are sent: left, top, right, bottom, spot, address."""
    import pymupdf

    try:
        found = page.get_links()[:_MOST_LINKS]
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, KeyError, TypeError):
        found = []
    count = page.parent.page_count
    sent = []
    for link in found:
        area = link["from"] * page.rotation_matrix
        address = link.get("uri") or ""
        spot = _spot(link.get("page"), link.get("to"), count)
        known = address if _ADDRESS.fullmatch(address) else None
        sent.append([area.x0, area.y0, area.x1, area.y1, spot, known])
    return {"links": sent}


def guide_from(head: Head) -> Guide:
    """What ``guide_of`` sent."""
    outline = tuple(
        OutlineEntry(str(title), int(level), _spot_from(spot))
        for title, level, spot in head["outline"]
    )
    return Guide(outline, tuple(str(label) for label in head["labels"]))


def links_from(head: Head, page: int) -> tuple[PageLink, ...]:
    """What ``links_on`` sent."""
    return tuple(
        PageLink(PageRect(page, x0, y0, x1, y1), _spot_from(spot), address)
        for x0, y0, x1, y1, spot, address in head["links"]
    )


def _labels(document: pymupdf.Document) -> list[str]:
    """The labels of all pages; none when there are none, or when they only count."""
    import pymupdf

    try:
        if not document.get_page_labels():
            return []
        labels = [_clean(label, _LONGEST_LABEL) for label in _each_label(document)]
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, KeyError, TypeError, IndexError):
        return []
    counted = all(label == str(number) for number, label in enumerate(labels, start=1))
    return [] if counted else labels


def _each_label(document: pymupdf.Document) -> Iterable[str]:
    for number in range(document.page_count):
        yield document[number].get_label()


def _spot(page: Any, to: Any, count: int) -> list[float] | None:
    if not isinstance(page, int) or not 0 <= page < count:
        return None
    y = float(getattr(to, "y", 0.0) or 0.0)
    return [page + 1, y if 0 < y < 1e5 else 0.0]


def _spot_from(sent: list[float] | None) -> Spot | None:
    return None if sent is None else Spot(int(sent[0]), float(sent[1]))


def _clean(raw: str, longest: int) -> str:
    return _CONTROL.sub(" ", raw or "").strip()[:longest]
