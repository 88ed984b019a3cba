"""What the reader shows of one letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, Understanding
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.letter import VersionId


@dataclass(frozen=True, slots=True)
class LetterContent:
    """The text of a letter's newest version, what was understood of it, and where it stands."""

    document: Document
    understanding: Understanding
    layout: PageLayout
    version_id: VersionId


@dataclass(frozen=True, slots=True)
class VersionNote:
    """One line of a letter's history: which extraction of the text was made when."""

    id: VersionId
    created: str
    extraction: int
    page_count: int
    warnings: tuple[str, ...] = ()
