"""What the tab Gegevens shows: the facts of a letter in the order of a clerk's register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.correction import CORRECTABLE
from kanttekening.words import naming
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.domain.letter import Evidence, Letter
    from kanttekening.domain.passage import Span

# Below this, a fact was concluded from the letter rather than read in it.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: label, value (None if the letter doesn't say), where it was read.

    ``typed`` is what correcting it begins with.
    """

    name: str
    label: str
    value: str | None
    evidence: Span | None = None
    inferred: bool = False
    corrected: bool = False
    typed: str = ""

    @property
    def can_be_corrected(self) -> bool:
        """Whether a person may know better: not how many pages there are."""
        return self.name in CORRECTABLE


def facts_of(letter: Letter) -> list[Fact]:
    """The rows of a letter, in the order of a clerk's register."""
    facts = letter.facts
    when = facts.date or facts.date_inferred
    count = facts.attachments_count
    values = {
        "sender": facts.sender,
        "recipients": "; ".join(facts.recipients) or None,
        "date": words.date(when) or None,
        "reference": facts.reference,
        "your_reference": facts.your_reference,
        "circular_number": facts.circular_number,
        "subject": facts.subject,
        "phone": naming.phone(facts.phone),
        "attachments_count": None if count is None else str(count),
        "signatory": facts.signatory,
        "signatory_role": facts.signatory_role,
        "kind": words.LETTER_KINDS[facts.kind],
        "meeting": words.meetings(letter.meetings) or None,
        "pages": str(letter.page_count),
        "file": letter.file_name,
    }
    return [_fact(name, value, letter) for name, value in values.items()]


def _fact(name: str, value: str | None, letter: Letter) -> Fact:
    facts = letter.facts
    is_inferred_date = name == "date" and facts.date is None
    evidence = facts.evidence.get("date_inferred" if is_inferred_date else name)
    said = next((meeting.span for meeting in letter.meetings), None) if name == "meeting" else None
    corrected = name in letter.corrected
    typed = facts.kind.value if name == "kind" else value or ""
    if value is None:
        return Fact(name, words.FACT_LABELS[name], None, corrected=corrected)
    inferred = is_inferred_date or (evidence is not None and evidence.confidence < _SURE)
    label = words.FACT_LABELS[name]
    return Fact(name, label, value, _span(evidence) or said, inferred, corrected, typed)


def _span(evidence: Evidence | None) -> Span | None:
    return evidence.span if evidence is not None and len(evidence.span) else None
