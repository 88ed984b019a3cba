"""The sample letters in a library, without a reader."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kanttekening.domain.document import Reading
from kanttekening.domain.layout import PageLayout, PageSize
from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import Hit
from kanttekening.services.library import Library
from kanttekening.services.reading import ReadFile
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

SEEDS = tuple(sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")))


def take_in(library: Library, name: str, data: bytes) -> LetterId:
    document = parse_text(decode(data))
    reading = Reading("text/plain", document, PageLayout((PageSize(595, 842),)))
    sha256 = hashlib.sha256(data).hexdigest()
    read = ReadFile(Path(name), data, sha256, reading, understand(document, name))
    return library.importing.store(read).value.letter_id


def marked(hit: Hit) -> list[str]:
    return [span.of(hit.snippet) for span in hit.spans]
