"""What the reader shows of one letter."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class LaterContent:
    """A content of which the pages are there; the text is worked out when it is first asked for.

    For a thick report that takes a tenth of a second, in which the first page can be on the screen.
    Whoever asks first waits, and gets the LibraryError if what is stored is damaged.
    """

    def __init__(
        self,
        layout: PageLayout,
        version_id: VersionId,
        work_out: Callable[[], tuple[Document, Understanding]],
    ) -> None:
        self.layout = layout
        self.version_id = version_id
        self._work_out = work_out
        self._lock = threading.Lock()

    @property
    def document(self) -> Document:
        """The text with its structure."""
        return self._whole()[0]

    @property
    def understanding(self) -> Understanding:
        """What was understood of it."""
        return self._whole()[1]

    def _whole(self) -> tuple[Document, Understanding]:
        with self._lock:
            found = self._work_out()
            # Lets go of what is stored, which is a second copy of the letter.
            self._work_out = lambda: found
            return found


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
