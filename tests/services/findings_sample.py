"""Letters that announce and cite, made up to the day."""

import dataclasses

from store.making import read_file

from kanttekening.domain.findings import (
    Asking,
    Bound,
    Event,
    EventRole,
    Findings,
    Precision,
    Reference,
    ReferenceKind,
    Tense,
)
from kanttekening.domain.passage import Span

HERE = (Span(0, 7),)


def event(start, end=None, what="Overleg", **changes):
    facts = {
        "text": "11 maart",
        "quote": "Op 11 maart is er overleg.",
        "start": start,
        "end": end or start,
        "all_day": "T" not in start,
        "precision": Precision.DAY,
        "role": EventRole.EVENT,
        "what": what,
        "spans": HERE,
        "tense": Tense.NEXT,
    }
    return Event(**(facts | changes))


def deadline(day, what="Reageren", bound=Bound.ON_OR_BEFORE):
    return event(day, what=what, role=EventRole.DEADLINE, bound=bound)


def cites(number, kind=ReferenceKind.CIRCULAR, text="onze brief", date=None):
    return Reference(text, kind, HERE, number, date)


def asks(text):
    return Asking(text, (), HERE)


def store_with(library, text, facts=None, name="brief.txt", **findings):
    """Store a made-up letter in which this was found; its id."""
    read = read_file(text, name=name, facts=facts)
    understanding = dataclasses.replace(read.understanding, findings=Findings(**findings))
    return library.importing.store(
        dataclasses.replace(read, understanding=understanding)
    ).value.letter_id
