"""A letter as a PDF to print or to keep: made in a worker, written beside and renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.exchange.files import write_beside
from kanttekening.readers.noting import PdfNotes

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.domain.print_order import Printed, PrintOrder

__all__ = ["PdfNotes", "keep", "printed"]

_PDF = b"%PDF-"


def printed(pdf: bytes, order: PrintOrder, tool: PdfNotes) -> Printed:
    """The PDF that is printed. Blocks; raises RefusedError when it can't be made."""
    from kanttekening.exchange.report_blocks import report_blocks

    notes = () if order.notes is None else tuple(report_blocks(order.notes))
    return tool.printed(pdf, order, notes)


def keep(path: Path, pdf: bytes) -> None:
    """Write it to a file; raises NotWrittenError and TakenError. Replaces nothing but a PDF."""
    write_beside(path, pdf, _PDF)
