"""The samples and the made-up pieces of letters with what they cite and ask."""

import tomllib

from text.letters import ROOT, SEEDS, read

from kanttekening.domain.letter import Facts
from kanttekening.text.askings import find_askings
from kanttekening.text.markup import parse_text
from kanttekening.text.reading_order import reading_order
from kanttekening.text.references import find_references

CASES = ROOT / "tests" / "data" / "references"
REFERENCES = tomllib.loads((CASES / "references.toml").read_text("utf-8"))["case"]
ASKINGS = tomllib.loads((CASES / "askings.toml").read_text("utf-8"))["case"]
REPAIRS = tomllib.loads((CASES / "repairs.toml").read_text("utf-8"))["case"]


def cited(text, **facts):
    """The references in a piece of text."""
    document = parse_text(text)
    return find_references(document, Facts(**facts), reading_order(document, ()))


def asked(text):
    """The decisions and the requests in a piece of text."""
    document = parse_text(text)
    return find_askings(document, Facts(), reading_order(document, ()))


class Sample:
    """One of the sample letters, with the lines on which things stand."""

    def __init__(self, number):
        (path,) = SEEDS.glob(f"00{number}_*.txt")
        self.source, self.document, self.understanding = read(path)
        self.findings = self.understanding.findings

    def lines(self, spans):
        """The lines of the file on which spans begin."""
        offsets = (self.document.source.to_source(span.start) for span in spans)
        return [self.source.count("\n", 0, offset) + 1 for offset in offsets]


def shown(spans, text):
    """What spans cover, as running words."""
    return " ".join(" ".join(span.of(text).split()) for span in spans)
