"""The sample letters as the command line shows them, with the lines of their files."""

import contextlib
import io
import json
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from kanttekening.cli.commands import run

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def ask_in_process(library, *arguments):
    """Run a command that succeeds; its JSON."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = run(["--library", str(library), *map(str, arguments), "--json"])
    assert code == 0, out.getvalue()
    return json.loads(out.getvalue())


class Seed:
    """One sample letter (0 to 4): ``shown`` is the answer of ``show --json``."""

    def __init__(self, number, library):
        self.number = number
        self.id = number + 1
        self.path = SEEDS[number]
        self.source = self.path.read_bytes().decode("utf-8")
        self.shown = ask_in_process(library, "show", self.id)
        self.text = self.shown["text"]

    @cached_property
    def lines(self):
        """The lines of the file; line 1 is ``lines[1]``."""
        return ["", *self.source.split("\n")]

    def source_of(self, offset):
        """Where the character at ``offset`` of the text stands in the file; None if nowhere."""
        runs = self.shown["source_map"]
        index = bisect_right(runs, [offset, len(self.source), 0]) - 1
        if index < 0:
            return None
        start, at, length = runs[index]
        return at + offset - start if offset - start < length else None

    def line_of(self, offset):
        """The line of the file on which a character of the text stands."""
        at = self.source_of(offset)
        assert at is not None, f"offset {offset} is not in the file"
        return self.source.count("\n", 0, at) + 1

    def lines_of(self, spans):
        """The lines on which spans begin."""
        return [self.line_of(span[0]) for span in spans]

    def words(self, span):
        """What a span covers, as running words."""
        return " ".join(self.text[span[0] : span[1]].split())

    def heads(self):
        """The lines that are headings."""
        return [self.line_of(heading["start"]) for heading in self.shown["headings"]]
