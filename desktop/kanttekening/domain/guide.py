"""What shows the way in a PDF: its contents, the names of its pages, and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect


@dataclass(frozen=True, slots=True)
class Spot:
    """A height on a page, in points from its top; pages count from 1."""

    page: int
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the contents; ``level`` counts from 1. Without a ``spot`` it leads nowhere."""

    title: str
    level: int
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Guide:
    """The contents as the file has them, and the label of each page where pages have labels."""

    outline: tuple[OutlineEntry, ...] = ()
    labels: tuple[str, ...] = ()

    def label(self, page: int) -> str:
        """What a page is called: its label, else its number."""
        return (self.labels[page - 1] if 0 < page <= len(self.labels) else "") or str(page)

    def page_called(self, typed: str) -> int | None:
        """The page of a label, as it is typed; small and capital letters are the same."""
        wanted = typed.strip().casefold()
        for page, label in enumerate(self.labels, start=1):
            if label.casefold() == wanted:
                return page
        return None


@dataclass(frozen=True, slots=True)
class PageLink:
    """An area that leads to a spot in the letter or to an address; to neither when it is dead."""

    area: PageRect
    spot: Spot | None = None
    address: str | None = None
