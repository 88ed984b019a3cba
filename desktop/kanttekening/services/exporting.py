"""Letters with their annotations, written for colleagues and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening import __version__
from kanttekening.domain.annotation import Visibility
from kanttekening.domain.export import Audience, ExportForm
from kanttekening.domain.page_frame import PageFrame
from kanttekening.domain.shared_note import NoteFile
from kanttekening.exchange.files import write_beside
from kanttekening.services.clock import stamp
from kanttekening.services.places import resource
from kanttekening.services.shared_notes import to_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from kanttekening.domain.annotation import Annotation, MarkKind
    from kanttekening.domain.export import CopyWords
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.domain.report import Report, ReportBlock
    from kanttekening.readers.noting import PdfNotes
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.letters import LetterStore

# How a file must begin to be replaced by one of the same sort.
_PDF, _XML, _JSON, _ZIP = b"%PDF-", b"<?xml", b"{", b"PK"
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

    def pairs(
        self, ids: Sequence[LetterId], audience: Audience = _ALL
    ) -> tuple[tuple[Letter, Annotation], ...]:
        """The annotations of letters, each with its letter, in reading order."""
        return tuple(
            (letter, annotation)
            for letter in map(self._letters.letter, ids)
            for annotation in self._annotations.of_letter(letter.id)
            if audience.may_see(annotation)
        )

    def report(self, report: Report, form: ExportForm, path: Path, tool: PdfNotes) -> None:
        """Write a report in one of the forms of reports."""
        from kanttekening.exchange.report_blocks import report_blocks

        blocks = tuple(report_blocks(report))
        data, replaceable = _made(blocks, form, tool)
        write_beside(path, data, replaceable)

    def table(self, names: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
        """Write a table for a spreadsheet."""
        from kanttekening.exchange.report_csv import BYTE_ORDER_MARK, csv_table

        write_beside(path, csv_table(names, rows), BYTE_ORDER_MARK)

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


def _made(blocks: tuple[ReportBlock, ...], form: ExportForm, tool: PdfNotes) -> tuple[bytes, bytes]:
    """The bytes of a report, and how a file begins that it may replace."""
    match form:
        case ExportForm.HTML:
            from kanttekening.exchange.report_html import html_report

            return html_report(blocks, _template("verslag.html")), b"<!DOCTYPE html>"
        case ExportForm.MARKDOWN:
            from kanttekening.exchange.report_markdown import markdown_report

            return markdown_report(blocks), b"# "
        case ExportForm.DOCX:
            from kanttekening.exchange.report_docx import docx_report

            return docx_report(blocks, _template("docx_styles.xml")), _ZIP
        case ExportForm.ODT:
            from kanttekening.exchange.report_odt import odt_report

            return odt_report(blocks, _template("odt_styles.xml")), _ZIP
        case ExportForm.REPORT_PDF:
            return tool.report(blocks), _PDF
        case _:
            msg = f"no form of a report: {form}"
            raise ValueError(msg)


def _template(name: str) -> str:
    return resource(f"report/{name}").read_text("utf-8")
