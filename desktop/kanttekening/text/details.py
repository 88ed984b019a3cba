"""Gathers the smaller things of a letter; made when asked, nothing of it is stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.details import Details, Link, Parent, PhoneNumber, Words
from kanttekening.domain.document import StyleKind
from kanttekening.domain.letter import LetterKind
from kanttekening.text.addressees import find_addressee
from kanttekening.text.amounts import find_amounts
from kanttekening.text.hashtags import find_hashtags
from kanttekening.text.lost_pictures import find_lost_pictures
from kanttekening.text.person_names import find_people
from kanttekening.text.phones import find_phones
from kanttekening.text.printed_pages import find_printed_pages
from kanttekening.text.rows import read_rows
from kanttekening.text.titles import is_salutation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.document import Document, Understanding
    from kanttekening.domain.findings import Reference
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.passage import Span
    from kanttekening.text.rows import Row

_CATEGORIES = re.compile(
    r"(?:categorie(?:[ëe]n)?|categories|trefwoord(?:en)?|keywords)\s*:\s*(?=\S)", re.IGNORECASE
)
_CATEGORY = re.compile(r"[^;,\s][^;,]*")
_HEAD_ROWS = 20
_TITLE = re.compile(r"[“\"‘'«](?P<title>[^”\"’'»\n]{3,200})[”\"’'»]")


def find_details(
    document: Document, understanding: Understanding, source: str | None = None
) -> Details:
    """Find all details. ``source`` is the decoded file, if that is text."""
    text, facts = document.text, understanding.facts
    rows = read_rows(document)
    return Details(
        salutation=_salutation(rows),
        categories=tuple(_categories(rows)),
        addressees=tuple(filter(None, map(find_addressee, facts.recipients))),
        parent=_parent(text, facts, understanding.findings.references),
        amounts=find_amounts(text),
        phones=_phones(text),
        hashtags=find_hashtags(text),
        links=tuple(
            Link(style.span.of(text), style.target, style.span)
            for style in document.styles
            if style.kind is StyleKind.LINK
        ),
        people=find_people(text),
        lost_pictures=find_lost_pictures(document),
        printed_pages=find_printed_pages(source, document) if source is not None else (),
    )


def _salutation(rows: list[Row]) -> Words | None:
    row = next((row for row in rows if is_salutation(row.words)), None)
    return Words(row.words, row.whole.span) if row else None


def _categories(rows: list[Row]) -> Iterator[Words]:
    for row in rows[:_HEAD_ROWS]:
        label = _CATEGORIES.match(row.words)
        if label:
            for match in _CATEGORY.finditer(row.words, label.end()):
                cell = row.whole.part(*match.span())
                yield Words(cell.words, cell.span)


def _parent(text: str, facts: Facts, references: tuple[Reference, ...]) -> Parent | None:
    """The paper in the words that make this an annex."""
    named = facts.evidence.get("kind")
    if facts.kind is not LetterKind.ANNEX or named is None:
        return None
    for reference in references:
        first = reference.spans[0]
        if named.span.start <= first.start < named.span.end:
            title = _TITLE.search(text, first.end, named.span.end)
            return Parent(reference, title["title"].strip() if title else None)
    return None


def _phones(text: str) -> tuple[PhoneNumber, ...]:
    found: dict[str, list[Span]] = {}
    for number, span in find_phones(text):
        found.setdefault(number, []).append(span)
    return tuple(
        PhoneNumber(number, spans[0].of(text), tuple(spans)) for number, spans in found.items()
    )
