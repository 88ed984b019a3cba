"""Words about how far one is in a letter."""

from __future__ import annotations

DONE = "uitgelezen"
DONE_TIP = "Alle tekst van dit stuk is in beeld geweest."
UNREAD_PART = "Naar het deel dat nog niet is gelezen"
RESUME = "Verder lezen"

# From so many minutes on a length is told in hours, and from so many half hours in whole ones.
_HOURS_FROM = 90
_WHOLE_FROM = 8
# Up to so many minutes each counts, then fives and tens: a pace that was learned a bit better
# would only make the number jump.
_ONES_TO, _FIVES_TO = 10, 30


def minutes(number: int) -> str:
    """How long a letter takes, in short."""
    about = _about(number)
    return f"{about} min" if about < _HOURS_FROM else _hours(number)


def left(number: int) -> str:
    """How long it takes to finish a letter."""
    return f"nog {minutes(number)}"


def left_spoken(number: int) -> str:
    """The same for a screen reader."""
    return f"nog {_spoken(number)} lezen"


def left_tip(share: float, number: int) -> str:
    """How far one is, and what a click does."""
    return (
        f"{round(share * 100)} % gelezen, {left_spoken(number)}. "
        "Klik om naar het eerste deel te gaan dat nog niet in beeld was."
    )


def fresh_tip(number: int) -> str:
    """How long a letter takes that was not begun."""
    return f"Ongeveer {_spoken(number)} lezen, in uw eigen tempo."


def resume_line(sender: str, number: int) -> str:
    """A letter that was begun: from whom, and how much is left."""
    return " · ".join(part for part in (sender, left(number)) if part)


def _about(number: int) -> int:
    if number <= _ONES_TO:
        return number
    step = 5 if number <= _FIVES_TO else 10
    return step * round(number / step)


def _spoken(number: int) -> str:
    about = _about(number)
    if about >= _HOURS_FROM:
        return _hours(number)
    return f"{about} {'minuut' if number == 1 else 'minuten'}"


def _hours(number: int) -> str:
    """Nobody needs to know to the minute how long 300 pages take: halves, and from 4 whole."""
    halves = round(number / 30)
    if halves >= _WHOLE_FROM or halves % 2 == 0:
        return f"{round(number / 60)} uur"
    return f"{halves // 2},5 uur"
