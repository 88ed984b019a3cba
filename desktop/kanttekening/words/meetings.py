"""The words of the meetings in the sidebar."""

from __future__ import annotations

from kanttekening.words.naming import long_date, short_date
from kanttekening.words.numbers import letters

ALL = "Alle vergaderingen"
ALL_TIP = "Kies een vergadering: typ een naam of datum"
_COMMITTEE = "commissie "
_ABBREVIATED = frozenset({"alv", "balv"})
_YEAR = len("2025")


def line(name: str, day: str, today: str) -> str:
    """A meeting as people call it: "Raad 27 maart"; with its year if that is another one."""
    called, briefly = brief(name, day, today)
    if day[:_YEAR] != today[:_YEAR]:
        return f"{called} {briefly}"
    return f"{called} {long_date(day)[: -len(' 2025')]}"


def brief(name: str, day: str, today: str) -> tuple[str, str]:
    """The same where there is little room: what it is called, and "27 mrt"."""
    about = name.removeprefix(_COMMITTEE)
    called = _called(about)
    date = short_date(day)
    return (
        called if about == name else f"Cie. {called}",
        date if day[:_YEAR] != today[:_YEAR] else date[: -len(" 2025")],
    )


def tip(name: str, day: str, number: int) -> str:
    """The same in full, with how many letters there are for it."""
    return f"{_called(name)} {long_date(day)}: {letters(number)}"


def _called(name: str) -> str:
    """With a capital, or all of them when it is letters for words."""
    return name.upper() if name in _ABBREVIATED else f"{name[:1].upper()}{name[1:]}"


def spoken(name: str, day: str, number: int, *, is_coming: bool) -> str:
    """A meeting for a screen reader."""
    when = "komende vergadering" if is_coming else "vergadering"
    return f"{name} {long_date(day)}, {when}, {letters(number)}"


def all_spoken(total: int) -> str:
    """The line that leads to all of them, for a screen reader."""
    return f"{ALL}, {total}"
