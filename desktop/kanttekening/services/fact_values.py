"""What a person types for a fact, in the form that the library keeps it in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.errors import UnclearValueError
from kanttekening.domain.letter import LetterKind
from kanttekening.domain.typed_number import typed_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.correction import FactValue

_CIRCULAR = re.compile(
    r"(?:(?:lbr|ledenbrief)[.\s:]*(?:nr[.\s:]*)?)?(\d{2})\s*/\s*(\d{1,4})", re.IGNORECASE
)
_MOST_ATTACHMENTS = 999


def read_value(fact: str, typed: str) -> FactValue:
    """The value behind what was typed; None for an empty field. Raises UnclearValueError."""
    words = " ".join(typed.split())
    if not words:
        return [] if fact == "recipients" else None
    reader = _READERS.get(fact)
    return words if reader is None else reader(fact, words)


def _date(fact: str, words: str) -> str:
    from kanttekening.text.dates import first_date

    found = first_date(words)
    if found is None or (found.span.start, found.span.end) != (0, len(words)):
        raise UnclearValueError(fact, words)
    return found.iso()


def _number(fact: str, words: str) -> int:
    number = typed_number(words)
    if number is None or number > _MOST_ATTACHMENTS:
        raise UnclearValueError(fact, words)
    return number


def _circular(fact: str, words: str) -> str:
    found = _CIRCULAR.fullmatch(words)
    if found is None:
        raise UnclearValueError(fact, words)
    year, number = found.groups()
    return f"{year}/{int(number):03}"


def _phone(fact: str, words: str) -> str:
    from kanttekening.text.phones import find_phone

    found = find_phone(words)
    if found is None or len(found[1]) != len(words):
        raise UnclearValueError(fact, words)
    return found[0]


def _kind(fact: str, words: str) -> str:
    try:
        return LetterKind(words).value
    except ValueError:
        raise UnclearValueError(fact, words) from None


def _meeting(fact: str, words: str) -> str:
    from kanttekening.text.meetings import SEPARATOR, read_meeting

    found = [read_meeting(part) for part in words.split(SEPARATOR) if part.strip()]
    values = [meeting.value for meeting in found if meeting]
    if not values or len(values) < len(found):
        raise UnclearValueError(fact, words)
    return f"{SEPARATOR} ".join(dict.fromkeys(values))


def _recipients(_fact: str, words: str) -> list[str]:
    return [name for part in words.split(";") if (name := part.strip())]


_READERS: dict[str, Callable[[str, str], FactValue]] = {
    "date": _date,
    "attachments_count": _number,
    "circular_number": _circular,
    "phone": _phone,
    "kind": _kind,
    "meeting": _meeting,
    "recipients": _recipients,
}
