"""Writing what was gathered for others: one file each, whole or not there.

The writers are loaded when they are first needed. All may raise NotWrittenError and TakenError,
and RefusedError for a PDF that can't be copied.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from string import Template
from typing import TYPE_CHECKING

from kanttekening.domain.export import ExportForm
from kanttekening.domain.page_frame import PageFrame
from kanttekening.services.places import data_folder, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.report import Report, ReportBlock
    from kanttekening.domain.shared_note import NoteFile
    from kanttekening.readers.noting import PdfNotes
    from kanttekening.services.export_target import ExportTarget, Made

# How a file must begin to be replaced by one of the same sort.
_PDF, _XML, _JSON, _ZIP = b"%PDF-", b"<?xml", b"{", b"PK"


def write_copy(
    target: ExportTarget,
    pdf: bytes,
    found: NoteFile,
    words: tuple[str, str],
    letter_id: LetterId,
    tool: PdfNotes,
) -> Made:
    """A copy of a letter's pages with annotations; ``words`` are its title and its stamp."""
    return target.write(tool.write(pdf, found, *words, letter_id), _PDF)


def write_xfdf(
    target: ExportTarget, pdf: bytes, found: NoteFile, width: float, tool: PdfNotes
) -> Made:
    """The annotations of a letter as XFDF; ``width`` is that of its first page.

    Of a copy that a colleague made, it names the colleague's letter too: there it may go back to.
    """
    from kanttekening.exchange.xfdf import xfdf

    frames, copied = tool.frames_and_source(pdf)
    sources = dict.fromkeys([*found.source.split(), *copied.split()])
    found = replace(found, source=" ".join(sources))
    return target.write(xfdf(found, frames or (PageFrame.upright(0.0),), width), _XML)


def write_web_annotations(
    target: ExportTarget, files: Sequence[NoteFile], made: tuple[str, str, str], _tool: PdfNotes
) -> Made:
    """A W3C Web Annotation collection; ``made`` is its title, by which version, and when."""
    from kanttekening.exchange.web_annotations import web_annotations

    return target.write(web_annotations(files, *made), _JSON)


def write_table(
    target: ExportTarget, names: Sequence[str], rows: Iterable[Sequence[str]], _tool: PdfNotes
) -> Made:
    """A table for a spreadsheet."""
    from kanttekening.exchange.report_csv import BYTE_ORDER_MARK, csv_table

    return target.write(csv_table(names, rows), BYTE_ORDER_MARK)


def write_report(target: ExportTarget, report: Report, form: ExportForm, tool: PdfNotes) -> Made:
    """A report in one of the forms of reports."""
    from kanttekening.exchange.report_blocks import report_blocks

    return target.write(*_made(tuple(report_blocks(report)), form, tool))


def _made(blocks: tuple[ReportBlock, ...], form: ExportForm, tool: PdfNotes) -> tuple[bytes, bytes]:
    """The bytes of a report, and how a file begins that it may replace."""
    match form:
        case ExportForm.HTML:
            from kanttekening.exchange.report_html import html_report

            return html_report(blocks, _page_template()), b"<!DOCTYPE html>"
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


def _page_template() -> str:
    """Somebody's own page for reports, if it has a place for the report in it; else ours."""
    own = data_folder() / "verslag" / "verslag.html"
    with suppress(OSError, ValueError):
        found = own.read_text("utf-8-sig")
        if {"title", "body"} <= set(Template(found).get_identifiers()):
            return found
    return _template("verslag.html")


def _template(name: str) -> str:
    return resource(f"report/{name}").read_text("utf-8")
