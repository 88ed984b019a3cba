"""A letter typed in a word processor tells the same facts as the same letter in plain text."""

from dataclasses import fields
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from readers import office_files as make

from kanttekening.domain.letter import Facts
from kanttekening.readers import docx, odt, rtf
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

FACTS = [field.name for field in fields(Facts) if field.name != "evidence"]
LETTERS = sorted((Path(__file__).parents[1] / "data" / "letters").glob("*.txt"))


def lines_of(document):
    """The lines of a letter as a typist enters them: each ended, an empty one between blocks."""
    found = []
    for block in document.blocks:
        if block.span.start < block.span.end:
            words = block.span.of(document.text)
            marker = f"{block.marker} " if block.marker else ""
            found += [*f"{marker}{words}".split("\n"), ""]
    return found


def as_docx(lines):
    def paragraph(line):
        parts = (make.run(escape(part)) for part in line.split("\t"))
        return make.styled("Geenafstand", "<w:r><w:tab/></w:r>".join(parts))

    return docx.read(make.docx("".join(map(paragraph, lines))))


def as_odt(lines):
    paragraphs = (escape(line).replace("\t", "<text:tab/>") for line in lines)
    return odt.read(make.odt("".join(make.text(line, "Kaal") for line in paragraphs)))


def as_rtf(lines):
    def characters(line):
        for sign, word in (("\\", "\\\\"), ("{", "\\{"), ("}", "\\}"), ("\t", "\\tab ")):
            line = line.replace(sign, word)
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line)

    return rtf.read(make.rtf("".join(f"\\pard {characters(line)}\\par\n" for line in lines)))


@pytest.mark.parametrize("kind", [as_docx, as_odt, as_rtf])
@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_the_facts_are_those_of_the_text(path, kind):
    plain = parse_text(decode(path.read_bytes()))
    ours = understand(plain, path.name).facts
    again = understand(kind(lines_of(plain)).document, path.name).facts
    assert {n: getattr(again, n) for n in FACTS} == {n: getattr(ours, n) for n in FACTS}
