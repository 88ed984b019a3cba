"""What a text tells, found out in a worker: a hostile text may hang a grammar, not the program."""

from __future__ import annotations

import logging
from itertools import chain
from typing import TYPE_CHECKING

from kanttekening.domain.document import Block, BlockKind, ReadingBlock, Understanding
from kanttekening.domain.errors import RefusedError
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span
from kanttekening.domain.structure import (
    document_from_json,
    document_to_json,
    facts_from_json,
    facts_to_json,
    understanding_from_json,
    understanding_to_json,
)
from kanttekening.readers.process import JobFailedError, WorkerLostError
from kanttekening.readers.worker import SECONDS_PER_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.document import Document
    from kanttekening.readers.process import Worker
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

# A letter needs hundredths of a second, a book of a thousand pages a few.
SECONDS = 10.0
NOT_UNDERSTOOD = "not_understood"

log = logging.getLogger(__name__)


def understand(params: Head, payload: bytes, _tell: Tell) -> tuple[Head, bytes]:
    """The worker's job: a document in, what was understood of it out."""
    from kanttekening.text import understanding  # slow to load, and only readers need it

    text, structure = _parts(payload, int(params["size"]))
    found = understanding.understand(document_from_json(text, structure), params["file_name"])
    return _joined(facts_to_json(found.facts), understanding_to_json(found))


def ask_understanding(
    worker: Worker, document: Document, file_name: str, pages: int, *, seconds: float = SECONDS
) -> Understanding | None:
    """What a document tells; None when that took too long or went wrong, which is logged."""
    params, payload = _joined(document.text, document_to_json(document))
    params["file_name"] = file_name
    try:
        head, answer = worker.call(
            "understand", params, payload, seconds=seconds + SECONDS_PER_PAGE * pages
        )
        return _checked(head, answer, len(document.text))
    except (WorkerLostError, JobFailedError, RefusedError) as error:
        log.error("a letter was not understood: %s %s", type(error).__name__, error)  # noqa: TRY400
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        log.error("what was understood makes no sense: %s", type(error).__name__)  # noqa: TRY400
    return None


def bare(document: Document) -> Understanding:
    """Nothing understood: no facts, and the blocks of the text as they stand."""
    whole = Block(BlockKind.PARAGRAPH, Span(0, len(document.text)))
    blocks = document.blocks or (whole,)
    shown = [block for block in blocks if block.span or block.kind is BlockKind.RULE]
    return Understanding(
        Facts(),
        (),
        (),
        tuple(
            ReadingBlock(block.kind, (block.span,), block.level, block.marker) for block in shown
        ),
    )


def _joined(first: str, second: str) -> tuple[Head, bytes]:
    """Two texts as one payload, with the size of the first."""
    data = first.encode("utf-8", "surrogatepass")
    return {"size": len(data)}, data + second.encode("utf-8", "surrogatepass")


def _parts(payload: bytes, size: int) -> tuple[str, str]:
    return (
        payload[:size].decode("utf-8", "surrogatepass"),
        payload[size:].decode("utf-8", "surrogatepass"),
    )


def _checked(head: Head, answer: bytes, length: int) -> Understanding:
    """The understanding in an answer. Raises ValueError for places behind the text, and others."""
    facts, rest = _parts(answer, int(head["size"]))
    found = understanding_from_json(facts_from_json(facts), rest)
    if any(span.end > length for span in _spans(found)):
        raise ValueError("behind the text")
    return found


def _spans(found: Understanding) -> Iterator[Span]:
    findings = found.findings
    yield from found.furniture
    yield from (evidence.span for evidence in found.facts.evidence.values())
    yield from (part.span for part in found.parts)
    yield from (repair.span for repair in findings.repairs)
    yield from chain.from_iterable(block.spans for block in found.reading)
    yield from chain.from_iterable(event.spans for event in findings.events)
    yield from chain.from_iterable(cited.spans for cited in findings.references)
    asked = (*findings.requested_decisions, *findings.requests)
    yield from chain.from_iterable(asking.spans for asking in asked)
