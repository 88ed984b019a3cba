"""One letter as Word file and as PDF, through the program's own readers.

The letters and digits of both texts are the same ones in the same order, but for the numbers of
pages; that is looked at, and makes it exact which is which. Lines, hyphens and ligatures differ.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.anchoring.editing import Text
from rapidfuzz.distance import Indel
from readers.office_files import docx, para, run

from kanttekening.readers.pool import ParserPool
from kanttekening.services.reading import FileReader
from kanttekening.text.spelled import Letters


def both(text: str, parser: ParserPool) -> tuple[str, Text] | None:
    """The text of the Word file, and that of the PDF with where each letter came from.

    None for a letter of which the PDF lacks something.
    """
    reader = FileReader(parser)
    with tempfile.TemporaryDirectory() as folder:
        word, pdf = Path(folder) / "brief.docx", Path(folder) / "brief.pdf"
        paragraphs = [part for part in text.split("\n\n") if part.strip()]
        body = "".join(para(run(escape(" ".join(part.split())))) for part in paragraphs)
        word.write_bytes(docx(body))
        first = reader.read(word).reading
        if first.pages_pdf is None:
            return None
        pdf.write_bytes(first.pages_pdf)
        old, new = first.document.text, reader.read(pdf).reading.document.text
    one, other = Letters(old), Letters(new)
    origins: list[int | None] = [None] * len(new)
    for code in Indel.opcodes(one.letters, other.letters):
        if code.tag == "delete":
            return None
        if code.tag == "equal":
            here, there = (
                one.places[code.src_start : code.src_end],
                other.places[code.dest_start : code.dest_end],
            )
            for old_place, new_place in zip(here, there, strict=True):
                origins[new_place] = old_place
    return old, list(zip(new, origins, strict=True))
