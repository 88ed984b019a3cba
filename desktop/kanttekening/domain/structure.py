"""A letter's structure as JSON, for the library file and for the way to a worker, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kanttekening.domain.document import (
    Block,
    BlockKind,
    Document,
    ReadingBlock,
    SourceMap,
    Style,
    StyleKind,
    Understanding,
)
from kanttekening.domain.findings import (
    Asking,
    Bound,
    Event,
    EventRole,
    Findings,
    Precision,
    Reference,
    ReferenceKind,
    Repair,
    Tense,
)
from kanttekening.domain.letter import Evidence, Facts, LetterKind, Part, PartKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# A long report has thousands of blocks; asking the enumeration costs as much as all the rest.
_BLOCK_KINDS: dict[str, BlockKind] = {kind.value: kind for kind in BlockKind}
_STYLE_KINDS: dict[str, StyleKind] = {kind.value: kind for kind in StyleKind}

# A meeting among the facts is a person's word, which is kept with the corrections.
_PLAIN_FACTS = tuple(
    field.name
    for field in fields(Facts)
    if field.name not in {"kind", "recipients", "evidence", "meeting"}
)


def facts_to_json(facts: Facts) -> str:
    """The facts with their evidence."""
    values: dict[str, Any] = {name: getattr(facts, name) for name in _PLAIN_FACTS}
    values["kind"] = facts.kind.value
    values["recipients"] = list(facts.recipients)
    values["evidence"] = {
        name: [found.quote, found.span.start, found.span.end, found.confidence, found.page]
        for name, found in facts.evidence.items()
    }
    return _dump(values)


def facts_from_json(stored: str) -> Facts:
    """The facts that ``facts_to_json`` stored; a fact that we did not know then is None."""
    values = json.loads(stored)
    return Facts(
        kind=LetterKind(values["kind"]),
        recipients=tuple(values["recipients"]),
        evidence={
            name: Evidence(quote, Span(start, end), confidence, page)
            for name, (quote, start, end, confidence, page) in values["evidence"].items()
        },
        **{name: values.get(name) for name in _PLAIN_FACTS},
    )


def structure_to_json(document: Document, understanding: Understanding) -> str:
    """Everything about the text except the text and the facts, in a compact form."""
    return _dump({**_document_to_values(document), **_understanding_to_values(understanding)})


def document_to_json(document: Document) -> str:
    """Everything about a document except its text."""
    return _dump(_document_to_values(document))


def understanding_to_json(understanding: Understanding) -> str:
    """Everything that was understood except the facts."""
    return _dump(_understanding_to_values(understanding))


def _document_to_values(document: Document) -> dict[str, Any]:
    return {
        "blocks": [
            [block.kind, *_ends(block.span), block.level, block.marker] for block in document.blocks
        ],
        "styles": [[style.kind, *_ends(style.span), style.target] for style in document.styles],
        "source": document.source.runs if document.source else None,
    }


def _understanding_to_values(understanding: Understanding) -> dict[str, Any]:
    return {
        "parts": [[part.kind, *_ends(part.span), part.title] for part in understanding.parts],
        "furniture": [_ends(span) for span in understanding.furniture],
        "boilerplate": [_ends(span) for span in understanding.boilerplate],
        "reading": [
            [block.kind, [_ends(span) for span in block.spans], block.level, block.marker]
            for block in understanding.reading
        ],
        **_findings_to_values(understanding.findings),
    }


def structure_from_json(text: str, facts: Facts, stored: str) -> tuple[Document, Understanding]:
    """The document and what was understood of it."""
    values = json.loads(stored)
    return _document(text, values), _understanding(facts, values)


def document_from_json(text: str, written: str) -> Document:
    """The document that ``document_to_json`` wrote."""
    return _document(text, json.loads(written))


def understanding_from_json(facts: Facts, written: str) -> Understanding:
    """What ``understanding_to_json`` wrote."""
    return _understanding(facts, json.loads(written))


def _document(text: str, values: dict[str, Any]) -> Document:
    source = values["source"]
    return Document(
        text,
        tuple(
            Block(_BLOCK_KINDS[kind], Span(start, end), level, marker)
            for kind, start, end, level, marker in values["blocks"]
        ),
        tuple(
            Style(_STYLE_KINDS[kind], Span(start, end), target)
            for kind, start, end, target in values["styles"]
        ),
        None if source is None else SourceMap(tuple((a, b, c) for a, b, c in source)),
    )


def _understanding(facts: Facts, values: dict[str, Any]) -> Understanding:
    return Understanding(
        facts,
        tuple(
            Part(PartKind(kind), Span(start, end), title)
            for kind, start, end, title in values["parts"]
        ),
        tuple(Span(start, end) for start, end in values["furniture"]),
        tuple(
            ReadingBlock(
                _BLOCK_KINDS[kind], tuple(Span(start, end) for start, end in spans), level, marker
            )
            for kind, spans, level, marker in values["reading"]
        ),
        _findings_from_values(values),
        # Libraries of before this was found do not have it.
        tuple(Span(start, end) for start, end in values.get("boilerplate", ())),
    )


def findings_from_json(stored: str) -> Findings:
    """The findings alone."""
    return _findings_from_values(json.loads(stored))


def _findings_to_values(findings: Findings) -> dict[str, Any]:
    return {
        "events": [
            {
                field.name: getattr(event, field.name)
                for field in fields(Event)
                if field.name != "spans"
            }
            | {"spans": _all_ends(event.spans)}
            for event in findings.events
        ],
        "references": [
            [found.text, found.kind, _all_ends(found.spans), found.number, found.date]
            for found in findings.references
        ],
        "decisions": _askings_to_values(findings.requested_decisions),
        "requests": _askings_to_values(findings.requests),
        "repairs": [
            [*_ends(repair.span), repair.source, repair.proposal] for repair in findings.repairs
        ],
    }


def _askings_to_values(askings: tuple[Asking, ...]) -> list[Any]:
    return [[asking.text, asking.items, _all_ends(asking.spans)] for asking in askings]


def _findings_from_values(values: dict[str, Any]) -> Findings:
    """The findings; a library of before they were kept has none."""
    return Findings(
        tuple(_event(stored) for stored in values.get("events", ())),
        tuple(
            Reference(text, ReferenceKind(kind), _spans(spans), number, date)
            for text, kind, spans, number, date in values.get("references", ())
        ),
        _askings(values.get("decisions", ())),
        _askings(values.get("requests", ())),
        tuple(
            Repair(Span(start, end), source, proposal)
            for start, end, source, proposal in values.get("repairs", ())
        ),
    )


def _event(stored: dict[str, Any]) -> Event:
    return Event(
        **{
            **stored,
            "precision": Precision(stored["precision"]),
            "role": EventRole(stored["role"]),
            "spans": _spans(stored["spans"]),
            "bound": stored["bound"] and Bound(stored["bound"]),
            "tense": stored["tense"] and Tense(stored["tense"]),
        }
    )


def _askings(stored: Iterable[Any]) -> tuple[Asking, ...]:
    return tuple(Asking(text, tuple(items), _spans(spans)) for text, items, spans in stored)


def _spans(ends: Iterable[Any]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in ends)


def _all_ends(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [_ends(span) for span in spans]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _dump(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
