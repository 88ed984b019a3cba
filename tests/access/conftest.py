"""The program on an accessibility bus of its own; started once, for it takes seconds."""

from __future__ import annotations

import pytest
from access.bus import ROOT, Session, need_tools

NOTE = "Wat betekent dit voor onze begroting?"
QUOTE = "“financiële ravijn” te voorkomen"


@pytest.fixture(scope="package")
def session(tmp_path_factory):
    """The five sample letters, one with a note, in the window of the real program."""
    need_tools()
    opened = Session(tmp_path_factory.mktemp("screen"))
    opened.command("import", *(str(path) for path in sorted((ROOT / "seeds").glob("*.txt"))))
    opened.command("annotate", "--quote", QUOTE, "--kind", "vraag", "--note", NOTE, "2")
    opened.start()
    yield opened
    opened.end()
