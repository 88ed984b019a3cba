"""Zip files as word processors want them: the same bytes for the same content."""

from __future__ import annotations

import zipfile
from html import escape  # xml.sax would bring urllib, which is not in the built program
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts: Mapping[str, str], *, stored: tuple[str, ...] = ()) -> bytes:
    """The parts by name, in their order; ``stored`` are those that are not packed."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode())
    return buffer.getvalue()


def in_xml(text: str) -> str:
    """Text as XML holds it, also between quotes."""
    return escape(text)
