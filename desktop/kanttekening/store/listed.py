"""The columns of a letter that the list is read from: made from its title and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kanttekening.text.fold import fold

if TYPE_CHECKING:
    from kanttekening.domain.letter import Facts


def listed_columns(title: str, facts: Facts) -> dict[str, Any]:
    """What the list shows and sorts by."""
    return {
        "title": title,
        "sender": facts.sender,
        "date": facts.date,
        "reference": facts.reference,
        "circular_number": facts.circular_number,
        "kind": facts.kind.value,
        "sort_date": facts.date or facts.date_inferred,
        "sort_title": fold(title),
        "sort_sender": fold(facts.sender) if facts.sender else None,
    }
