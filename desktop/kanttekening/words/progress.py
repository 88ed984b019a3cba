"""Words about how far one is in a letter."""

from __future__ import annotations

DONE = "uitgelezen"
DONE_TIP = "Alle tekst van dit stuk is in beeld geweest."
UNREAD_PART = "Naar het deel dat nog niet is gelezen"
RESUME = "Verder lezen"


def minutes(number: int) -> str:
    """How long a letter takes, in short."""
    return f"{number} min"


def left(number: int) -> str:
    """How long it takes to finish a letter."""
    return f"nog {number} min"


def left_spoken(number: int) -> str:
    """The same for a screen reader."""
    return f"nog {number} {'minuut' if number == 1 else 'minuten'} lezen"


def left_tip(share: float, number: int) -> str:
    """How far one is, and what a click does."""
    return (
        f"{round(share * 100)} % gelezen, {left_spoken(number)}. "
        "Klik om naar het eerste deel te gaan dat nog niet in beeld was."
    )


def fresh_tip(number: int) -> str:
    """How long a letter takes that was not begun."""
    words = "minuut" if number == 1 else "minuten"
    return f"Ongeveer {number} {words} lezen, in uw eigen tempo."


def resume_line(sender: str, number: int) -> str:
    """A letter that was begun: from whom, and how much is left."""
    return " · ".join(part for part in (sender, left(number)) if part)
