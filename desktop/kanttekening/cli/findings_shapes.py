"""The JSON of what a letter announces, cites and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanttekening.domain.agenda import belongs_in_agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.findings import Asking, Event, Findings
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Span

Json = dict[str, Any]


def findings_json(findings: Findings, resolved: Sequence[LetterId | None]) -> Json:
    """All findings; ``resolved`` says for every reference which letter it is, as far as known."""
    return {
        "events": [_event_json(event) for event in findings.events],
        "references": [
            {
                "text": found.text,
                "kind": found.kind.value,
                "number": found.number,
                "date": found.date,
                "resolves_to": letter_id,
                "spans": _all_ends(found.spans),
            }
            for found, letter_id in zip(findings.references, resolved, strict=True)
        ],
        "requested_decisions": [_asking_json(asked) for asked in findings.requested_decisions],
        "requests": [_asking_json(asked) for asked in findings.requests],
        "repairs": [
            {
                "start": repair.span.start,
                "end": repair.span.end,
                "source": repair.source,
                "proposal": repair.proposal,
            }
            for repair in findings.repairs
        ],
    }


def _event_json(event: Event) -> Json:
    return {
        "text": event.text,
        "quote": event.quote,
        "start": event.start,
        "end": event.end,
        "all_day": event.all_day,
        "precision": event.precision.value,
        "role": event.role.value,
        "bound": event.bound.value if event.bound else None,
        "what": event.what,
        "place": event.place,
        "tense": event.tense.value if event.tense else None,
        "agenda": belongs_in_agenda(event),
        "spans": _all_ends(event.spans),
    }


def _asking_json(asking: Asking) -> Json:
    return {"text": asking.text, "items": list(asking.items), "spans": _all_ends(asking.spans)}


def _all_ends(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
