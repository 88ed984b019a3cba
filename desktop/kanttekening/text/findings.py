"""What the running text of a letter announces, cites and asks, and what was misread in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.findings import Findings
from kanttekening.text.asking_sentences import read_flows
from kanttekening.text.askings import askings_in
from kanttekening.text.events import find_events
from kanttekening.text.references import references_in
from kanttekening.text.repairs import find_repairs

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, ReadingBlock
    from kanttekening.domain.letter import Facts


def find_findings(document: Document, facts: Facts, reading: tuple[ReadingBlock, ...]) -> Findings:
    """Find everything in the running text; ``reading`` is the text in reading order."""
    flows = read_flows(document, reading)
    decisions, requests = askings_in(facts, flows)
    return Findings(
        events=find_events(document, facts, reading),
        references=references_in(document, facts, flows),
        requested_decisions=decisions,
        requests=requests,
        repairs=find_repairs(document, facts),
    )
