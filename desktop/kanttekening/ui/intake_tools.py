"""What taking in is handed from outside; apart, because it is needed before any file comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kanttekening.domain.arrival import Refusal
    from kanttekening.services.reading import FileReader


@dataclass(frozen=True, slots=True)
class IntakeTools:
    """What taking in needs from outside: walk files and folders, and read ``jobs`` at a time."""

    gather: Callable[[Iterable[Path]], Iterable[Path | Refusal]]
    open_reader: Callable[[], FileReader]
    jobs: int = 1
