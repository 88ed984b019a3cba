"""Moments and ids: where they come from when nobody hands in others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def now_utc() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def day_of(clock: Callable[[], datetime]) -> date:
    """Which day it is where the person is who asks."""
    return clock().astimezone().date()


def new_uuid() -> str:
    """An id that no other library will ever give."""
    import uuid  # takes longer to load than all the rest here

    return str(uuid.uuid4())


def stamp(moment: datetime) -> str:
    """A moment as the library keeps it: UTC, ISO 8601, sortable as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
