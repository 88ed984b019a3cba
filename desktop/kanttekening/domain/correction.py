"""What a person knows better than the recogniser: facts corrected by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kanttekening.domain.letter import Facts, LetterId, LetterKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# The facts that can be corrected: what stands in the head of a letter.
CORRECTABLE = (
    "sender", "recipients", "date", "reference", "your_reference", "circular_number", "subject",
    "phone", "attachments_count", "signatory", "signatory_role", "kind",
    "meeting",
)  # fmt: skip

# What JSON can hold: a text, a number, texts, or None for "the letter does not say it".
FactValue = str | int | list[str] | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact of one letter as a person put it; ``at`` is UTC, ISO 8601."""

    letter_id: LetterId
    fact: str
    value: FactValue
    author: str
    at: str


def corrected(facts: Facts, corrections: Mapping[str, FactValue]) -> Facts:
    """The facts as they hold: what a person wrote takes the place of what was read.

    A corrected fact has no evidence: the words it was read from say something else.
    """
    if not corrections:
        return facts
    changes: dict[str, Any] = {
        name: _held(name, value) for name, value in corrections.items() if name in CORRECTABLE
    }
    stale = set(changes)
    if "date" in changes:
        changes["date_inferred"] = None
        stale.add("date_inferred")
    evidence = {name: found for name, found in facts.evidence.items() if name not in stale}
    return replace(facts, **changes, evidence=evidence)


def _held(name: str, value: FactValue) -> Any:
    if name == "kind":
        return LetterKind(str(value)) if value is not None else LetterKind.OTHER
    if name == "recipients":
        return tuple(value) if isinstance(value, list) else ()
    return value
