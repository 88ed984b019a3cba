"""A letter's structure as JSON for the library file, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

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
from kanttekening.domain.letter import Evidence, Facts, LetterKind, Part, PartKind
from kanttekening.domain.passage import Span

_PLAIN_FACTS = tuple(
    field.name for field in fields(Facts) if field.name not in {"kind", "recipients", "evidence"}
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
    return _dump(
        {
            "blocks": [
                [block.kind, *_ends(block.span), block.level, block.marker]
                for block in document.blocks
            ],
            "styles": [[style.kind, *_ends(style.span), style.target] for style in document.styles],
            "source": document.source.runs if document.source else None,
            "parts": [[part.kind, *_ends(part.span), part.title] for part in understanding.parts],
            "furniture": [_ends(span) for span in understanding.furniture],
            "reading": [
                [block.kind, [_ends(span) for span in block.spans], block.level, block.marker]
                for block in understanding.reading
            ],
        }
    )


def structure_from_json(text: str, facts: Facts, stored: str) -> tuple[Document, Understanding]:
    """The document and what was understood of it."""
    values = json.loads(stored)
    source = values["source"]
    document = Document(
        text,
        tuple(
            Block(BlockKind(kind), Span(start, end), level, marker)
            for kind, start, end, level, marker in values["blocks"]
        ),
        tuple(
            Style(StyleKind(kind), Span(start, end), target)
            for kind, start, end, target in values["styles"]
        ),
        None if source is None else SourceMap(tuple((a, b, c) for a, b, c in source)),
    )
    understanding = Understanding(
        facts,
        tuple(
            Part(PartKind(kind), Span(start, end), title)
            for kind, start, end, title in values["parts"]
        ),
        tuple(Span(start, end) for start, end in values["furniture"]),
        tuple(
            ReadingBlock(
                BlockKind(kind), tuple(Span(start, end) for start, end in spans), level, marker
            )
            for kind, spans, level, marker in values["reading"]
        ),
    )
    return document, understanding


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _dump(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
