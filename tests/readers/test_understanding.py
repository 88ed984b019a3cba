"""Understanding in the worker: the same as here, bounded, and never the end of a letter."""

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kanttekening.domain.document import BlockKind
from kanttekening.readers.process import Worker
from kanttekening.readers.understanding import ask_understanding, bare
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

PUZZLED = (sys.executable, str(Path(__file__).with_name("puzzled_worker.py")))
ROOT = Path(__file__).resolve().parents[2]
LETTER = parse_text("# Jeugdzorg\n\nGeachte raad,\n\n- een\n- twee\n\nHoogachtend")


@pytest.fixture
def puzzled():
    worker = Worker(PUZZLED)
    yield worker
    worker.close()


def test_it_finds_what_is_found_here(parser, seeds):
    for path in seeds:
        document = parse_text(decode(path.read_bytes()))
        there = parser.understand(document, path.name, 3)
        assert there == understand(document, path.name)
        assert there.facts.evidence


def test_signs_of_every_kind_come_back_as_they_went(parser):
    document = parse_text("Geachte raad,\n\n\U0001f600 één – € 5 op 3 maart 2025 om 19.30 uur.")
    assert parser.understand(document, "brief.txt", 1) == understand(document, "brief.txt")


def test_a_text_that_hangs_the_grammars_is_given_up_in_time(puzzled):
    assert ask_understanding(puzzled, LETTER, "", 1) is not None
    began = time.monotonic()
    assert ask_understanding(puzzled, LETTER, "hangs", 1, seconds=0.5) is None
    assert time.monotonic() - began < 10
    assert ask_understanding(puzzled, LETTER, "", 1) is not None


@pytest.mark.parametrize("way", ["fails", "lies", "babbles"])
def test_what_makes_no_sense_is_not_believed(puzzled, caplog, way):
    with caplog.at_level(logging.ERROR):
        assert ask_understanding(puzzled, LETTER, way, 1) is None
    assert caplog.records
    assert "words of the letter" not in caplog.text


def test_without_understanding_the_text_is_shown_as_it_stands():
    found = bare(LETTER)
    assert found.reading_text(LETTER.text) == LETTER.text
    assert [block.kind for block in found.reading][:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_program_itself_never_runs_the_grammars(tmp_path, seeds):
    program = (
        "import sys\n"
        "from kanttekening.cli.commands import run\n"
        "run(sys.argv[1:])\n"
        "sys.exit('kanttekening.text.understanding' in sys.modules)"
    )
    library = str(tmp_path / "raad.kanttekening")
    done = subprocess.run(
        [sys.executable, "-c", program, "--library", library, "import", str(seeds[0])],
        check=False,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop")},
    )
    assert done.returncode == 0
