"""What happens when: dates, periods and deadlines in the running text of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, ReadingBlock
    from kanttekening.domain.findings import Event
    from kanttekening.domain.letter import Facts


def find_events(
    document: Document,  # noqa: ARG001
    facts: Facts,  # noqa: ARG001
    reading: tuple[ReadingBlock, ...],  # noqa: ARG001
) -> tuple[Event, ...]:
    """Find every date, period and deadline, each once, in the order of the text."""
    return ()
