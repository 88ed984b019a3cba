"""Letters with their annotations, written for colleagues and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening import __version__
from kanttekening.domain.annotation import Visibility
from kanttekening.domain.export import Audience
from kanttekening.domain.page_frame import PageFrame
from kanttekening.domain.shared_note import NoteFile
from kanttekening.exchange.files import write_beside
from kanttekening.services.clock import stamp
from kanttekening.services.shared_notes import to_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.export import CopyWords
    from kanttekening.domain.letter import LetterId
    from kanttekening.readers.noting import PdfNotes
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.letters import LetterStore

# How a file must begin to be replaced by one of the same sort.
_PDF, _XML, _JSON = b"%PDF-", b"<?xml", b"{"
_ALL = Audience(Visibility.PRIVATE)


class Exporting:
    """Writes files of annotations; each is whole or not there. Raises NotWrittenError and others.

    The originals in the library are only read.
    """

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        letters: LetterStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._letters = letters
        self._clock = clock

    def notes(
        self, letter_id: LetterId, kinds: Mapping[MarkKind, str], audience: Audience = _ALL
    ) -> NoteFile:
        """The annotations of a letter as they travel; ``kinds`` are the names of the kinds."""
        letter = self._letters.letter(letter_id)
        layout = self._contents.content(letter_id).layout
        notes = tuple(
            to_shared(annotation, layout, kinds)
            for annotation in self._annotations.of_letter(letter_id)
            if audience.may_see(annotation)
        )
        return NoteFile(notes, letter.sha256, letter.file_name)

    def pdf(
        self,
        letter_id: LetterId,
        path: Path,
        tool: PdfNotes,
        words: CopyWords,
        audience: Audience = _ALL,
    ) -> None:
        """Write a copy of the letter's pages with its annotations in it."""
        found = self.notes(letter_id, words.kinds, audience)
        title = words.title(self._letters.letter(letter_id).title)
        pdf = self._contents.pages_pdf(letter_id)
        write_beside(path, tool.write(pdf, found, title, words.stamp), _PDF)

    def xfdf(
        self,
        letter_id: LetterId,
        path: Path,
        tool: PdfNotes,
        kinds: Mapping[MarkKind, str],
        audience: Audience = _ALL,
    ) -> None:
        """Write the annotations of a letter as XFDF."""
        from kanttekening.exchange.xfdf import xfdf  # its XML is not for the start

        found = self.notes(letter_id, kinds, audience)
        frames = tool.frames(self._contents.pages_pdf(letter_id))
        pages = self._contents.content(letter_id).layout.pages
        width = pages[0].width if pages else 0.0
        write_beside(path, xfdf(found, frames or (PageFrame.upright(0.0),), width), _XML)

    def web_annotations(
        self,
        ids: Sequence[LetterId],
        path: Path,
        title: str,
        kinds: Mapping[MarkKind, str],
        audience: Audience = _ALL,
    ) -> None:
        """Write the annotations of letters as a W3C Web Annotation collection (JSON-LD)."""
        from kanttekening.exchange.web_annotations import web_annotations

        files = [self.notes(letter_id, kinds, audience) for letter_id in ids]
        made = stamp(self._clock())
        write_beside(path, web_annotations(files, title, __version__, made), _JSON)
