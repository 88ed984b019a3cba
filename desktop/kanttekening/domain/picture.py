"""Pictures on the pages of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Where a picture stands on a page, and what its maker says that it shows; often nothing."""

    area: PageRect
    description: str = ""
