"""Words for how fast something goes and how long it will still take."""

from __future__ import annotations

_A_MINUTE = 60
_A_MOMENT = 10
_STEP = 10
_LONG = 90 * _A_MINUTE


def time_left(seconds: float) -> str:
    """Say how long it will still take, no more precisely than anyone can know."""
    if seconds < _A_MOMENT:
        return "nog enkele seconden"
    if seconds < _A_MINUTE - _STEP / 2:
        return f"nog ongeveer {round(seconds / _STEP) * _STEP} seconden"
    if seconds < _LONG:
        minutes = max(1, round(seconds / _A_MINUTE))
        return f"nog ongeveer {minutes} {'minuut' if minutes == 1 else 'minuten'}"
    hours = round(seconds / _A_MINUTE / _A_MINUTE)
    return f"nog ongeveer {hours} uur"


def rate(per_second: float) -> str:
    """Say how many files go in a second, or in a minute when that is less than one."""
    if per_second >= 1:
        return f"{round(per_second)} per seconde"
    return f"{max(1, round(per_second * _A_MINUTE))} per minuut"


def pace(per_second: float, seconds: float) -> str:
    """Say how fast it goes and how long it will still take."""
    return f"{rate(per_second)} · {time_left(seconds)}"
