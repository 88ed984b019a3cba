"""Work that takes seconds, followed and stopped from another thread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Watch:
    """How far some work is; whoever does it asks now and then whether to stop.

    One thread writes each of the three, so none of them needs a lock.
    """

    done: int = 0
    total: int = 0
    is_stopped: bool = False

    def tell(self, done: int, total: int) -> None:
        """So much is done of so much."""
        self.done, self.total = done, total

    def stop(self) -> None:
        """Stop soon; what is done by then stays done."""
        self.is_stopped = True
