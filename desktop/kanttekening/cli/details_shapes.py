"""The JSON of a letter's structure and of the smaller things in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanttekening.domain.document import BlockKind, StyleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.details import Amount, Details, Words
    from kanttekening.domain.findings import Reference
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.links import SharedName
    from kanttekening.domain.passage import Span

Json = dict[str, Any]


def structure_json(content: LetterContent) -> Json:
    """Headings, blocks and styles; and for a text file the way back to the original.

    ``source_map`` are ``[start, source_start, length]`` in code points: the characters of ``text``
    from ``start`` on are those of the decoded file from ``source_start`` on.
    """
    document = content.document
    return {
        "headings": [
            {
                "text": block.span.of(document.text),
                "level": block.level,
                **_ends(block.span),
                "page": content.layout.page_of(block.span.start),
            }
            for block in document.blocks
            if block.kind is BlockKind.HEADING
        ],
        "blocks": [
            {
                "kind": block.kind.value,
                **_ends(block.span),
                "level": block.level,
                "marker": block.marker or None,
            }
            for block in document.blocks
        ],
        "styles": [
            {"kind": style.kind.value, **_ends(style.span)}
            for style in document.styles
            if style.kind is not StyleKind.LINK
        ],
        "source_map": [list(run) for run in document.source.runs] if document.source else None,
    }


def details_json(
    details: Details,
    resolved: Mapping[Reference, LetterId | None],
    shared: Sequence[SharedName],
) -> Json:
    """Everything in ``details``; ``resolved`` says which letter a reference is."""
    return {
        "salutation": None if details.salutation is None else _words_json(details.salutation),
        "categories": [_words_json(category) for category in details.categories],
        "addressees": [
            {
                "text": found.text,
                "role": found.role,
                "organization": found.organization,
                "confidence": found.confidence,
            }
            for found in details.addressees
        ],
        "parent": _parent_json(details, resolved),
        "amounts": [_amount_json(amount) for amount in details.amounts],
        "phones": [
            {"number": phone.number, "text": phone.text, "spans": _all_ends(phone.spans)}
            for phone in details.phones
        ],
        "hashtags": [_words_json(hashtag) for hashtag in details.hashtags],
        "links": [
            {"text": link.text, "target": link.target, **_ends(link.span)} for link in details.links
        ],
        "people": [
            {"name": person.name, "key": person.key, "spans": _all_ends(person.spans)}
            for person in details.people
        ],
        "missing_pictures": [_words_json(picture) for picture in details.lost_pictures],
        "source_pages": [
            {"number": number, **_ends(span)}
            for number, span in enumerate(details.printed_pages, start=1)
        ],
        "shared_names": [{"name": one.name, "letters": list(one.letters)} for one in shared],
    }


def _parent_json(details: Details, resolved: Mapping[Reference, LetterId | None]) -> Json | None:
    if details.parent is None:
        return None
    reference = details.parent.reference
    return {
        "text": reference.text,
        "kind": reference.kind.value,
        "title": details.parent.title,
        "number": reference.number,
        "date": reference.date,
        "resolves_to": resolved.get(reference),
        **_ends(reference.spans[0]),
    }


def _amount_json(amount: Amount) -> Json:
    return {
        "kind": amount.kind.value,
        "text": amount.text,
        "low": _number(amount.low),
        "high": _number(amount.high),
        "unit": amount.unit,
        **_ends(amount.span),
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _words_json(words: Words) -> Json:
    return {"text": words.text, **_ends(words.span)}


def _ends(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _all_ends(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
