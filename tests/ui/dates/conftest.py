"""A library with dates in it, quickly."""

import dataclasses
from datetime import UTC, datetime

import pytest
from services.findings_sample import deadline, event, store_with

from kanttekening.domain.letter import Facts
from kanttekening.services.library import Library

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
TEXT = "Geachte raad,\n\nOp 3 maart is er overleg.\n\nHoogachtend"


@pytest.fixture
def dated_desk(qapp, make_desk):
    """Two letters: one with four dates to come and one that is over, one with a deadline."""

    def open_library():
        return Library.open(make_desk.path, author="Griffie", clock=lambda: NOW)

    coming = (
        event("2026-02-24", "2026-03-10", "campagne"),
        event("2026-03-03", what="overleg"),
        event("2026-03-20T11:00", "2026-03-20T13:00", "bijeenkomst", place="Den Haag"),
        event("2027-01-10", what="evaluatie"),
        event("2026-02-01", what="was al"),
    )
    with open_library() as library:
        facts = Facts(subject="Over de campagne", circular_number="26/003")
        store_with(library, TEXT, facts, events=coming)
        other = dataclasses.replace(facts, subject="Zienswijze", circular_number=None)
        store_with(library, TEXT + "!", other, name="b.txt", events=(deadline("2026-03-31"),))
    desk = make_desk(open_library=open_library)
    desk.open()
    yield desk
    desk.close()
