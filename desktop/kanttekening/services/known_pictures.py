"""The pictures of versions, looked at only once: that takes a worker and a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kanttekening.domain.picture import PicturePrint

if TYPE_CHECKING:
    from kanttekening.domain.letter import VersionId
    from kanttekening.store.contents import ContentStore

# What the pictures of a PDF look like; None if they can't be known.
Prints = Callable[[bytes], tuple[PicturePrint, ...] | None]
_MOST = 8  # versions; those that one letter with marks on figures has


def prints_by_worker(pdf: bytes) -> tuple[PicturePrint, ...] | None:
    """Look at the pictures of a PDF in a worker that is only there for that."""
    from kanttekening.readers.picture_prints import ask_prints  # seldom needed

    return ask_prints(pdf)


class KnownPictures:
    """Asks when somebody needs to know, and keeps what was found."""

    def __init__(self, contents: ContentStore, prints: Prints) -> None:
        self._contents = contents
        self._prints = prints
        self._known: dict[VersionId, tuple[PicturePrint, ...] | None] = {}

    def of(self, version_id: VersionId) -> tuple[PicturePrint, ...] | None:
        """The pictures on the pages of a version; None if they can't be known."""
        if version_id not in self._known:
            while len(self._known) >= _MOST:
                del self._known[next(iter(self._known))]
            self._known[version_id] = self._prints(self._contents.pages_pdf_of(version_id))
        return self._known[version_id]
