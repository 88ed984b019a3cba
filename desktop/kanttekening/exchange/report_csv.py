"""A table of annotations that Excel and others open with a double click, here in the Netherlands.

Semicolons and a byte order mark, because Excel asks for them; and nothing that it would take for a
formula, because the words in a letter are a stranger's.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from kanttekening.text.plain_notes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-?\d{1,15}")


def csv_table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table with the names of its columns above it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + buffer.getvalue().encode()


def _harmless(cell: str) -> str:
    """A cell that is shown as it is written; an apostrophe keeps it from being worked out."""
    text = plain(cell).replace("\n", " ").strip()
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
