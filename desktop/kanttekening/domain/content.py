"""What the reader shows of one letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """One line of a letter's history: which text was made when, and from which file."""

    id: VersionId
    created: str
    extraction: int
    page_count: int
    file_name: str
    sha256: str
    warnings: tuple[str, ...] = ()


def files_of(versions: Sequence[VersionNote]) -> tuple[VersionNote, ...]:
    """The versions as a person counts them: of each file the text that was made of it last."""
    return tuple({version.sha256: version for version in versions}.values())
