"""All hostile files in one folder, taken in as a clerk would: each ends as the table says."""

import os
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile.case import Taken
from hostile.places import can_be_leased
from hostile.table import HOSTILE

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.rows import LibraryView
from kanttekening.readers.codec import UnfitReadingError
from kanttekening.readers.parsing import Parser
from kanttekening.readers.pool import ParserPool
from kanttekening.readers.process import JobFailedError
from kanttekening.services.import_run import ImportReport, import_all
from kanttekening.services.library import Library
from kanttekening.services.reading import FileReader
from kanttekening.words.errors import refusal

SECONDS = 10.0
# The reasons, and what a clerk must be told about each.
REASONS = {
    RefusalCode.ENCRYPTED: "wachtwoord",
    RefusalCode.DAMAGED: "beschadigd",
    RefusalCode.TOO_BIG: "te groot",
    RefusalCode.UNSUPPORTED: "soort bestand",
    RefusalCode.EMPTY: "leeg",
    RefusalCode.UNREADABLE: "niet worden geopend",
    RefusalCode.UNSAFE_PATH: "geen gewoon bestand",
    RefusalCode.NOT_A_DOCUMENT: "geen brief of document",
    RefusalCode.IN_USE: "in gebruik",
    RefusalCode.WRONG_LETTER: "horen niet bij dit stuk",
}


class Noting(FileReader):
    """Keeps what was read, by the file's label: alike as they are, many become versions of one."""

    def __init__(self, parser):
        super().__init__(parser)
        self.readings = {}
        self.unforeseen = []

    def parse(self, loaded):
        try:
            read = super().parse(loaded)
        except RefusedError as error:
            if isinstance(error.__context__, JobFailedError | UnfitReadingError):
                self.unforeseen.append((loaded.path.name, error.detail))
            raise
        self.readings[loaded.path.name] = read.reading
        return read


LIVE = ("http://", "https://", "mailto:")

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(os.name == "nt", reason="pipes, sockets and leases of Unix"),
]


@dataclass
class Evening:
    """A folder full of hostile files, taken in."""

    library: Library
    report: ImportReport
    became: dict
    reader: Noting


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    base = tmp_path_factory.mktemp("vijandig")
    if not can_be_leased(base):
        base = Path(tempfile.mkdtemp(dir="/dev/shm"))
    folder = base / "stukken"
    folder.mkdir()
    for hostile in HOSTILE:
        hostile.put(folder)
    (folder / "gewone brief.txt").write_text("Geachte raad, dit is een gewone brief.")

    def make():
        return Parser(seconds=SECONDS)

    with (
        closing(ParserPool(2, make)) as pool,
        Library.open(base / "raad.kanttekening", author="griffie") as library,
    ):
        reader = Noting(pool)
        report = import_all(library, [folder], reader, jobs=2)
        became = {refused.path.name: refused.code for refused in report.refused}
        arrived = (*report.imported, *report.already_there, *report.new_versions)
        became |= {arrival.path.name: arrival.letter_id for arrival in arrived}
        yield Evening(library, report, became, reader)


def outcome_of(evening, label):
    assert label in evening.became, f"{label} was lost"
    return evening.became[label]


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_ends_as_the_table_says(evening, hostile):
    if hostile.outcome is None:
        assert not [label for label in evening.became if label.startswith(hostile.name)]
    elif isinstance(hostile.outcome, Taken):
        taken_in(evening, hostile.name, hostile.outcome)
    else:
        label = hostile.name
        if hostile.name == "map die rondgaat":
            label = "terug"
        assert outcome_of(evening, label) == hostile.outcome


def taken_in(evening, name, taken):
    for label, became in taken.inside.items():
        found = outcome_of(evening, f"{name} › {label}")
        if isinstance(became, RefusalCode):
            assert found == became
        else:
            assert not isinstance(found, RefusalCode), found
            assert became in evening.reader.readings[f"{name} › {label}"].document.text
    if taken.inside and not taken.words:
        return  # an archive is nothing of itself
    found = outcome_of(evening, name)
    assert not isinstance(found, RefusalCode), found
    reading = evening.reader.readings[name]
    document = reading.document
    assert taken.words in document.text
    links = {style.target for style in document.styles if style.target}
    assert links == set(taken.links)
    for word in taken.gone:
        assert word not in document.text
        assert len(word) < 4 or word.encode() not in (reading.pages_pdf or b"")


def test_all_came_to_one_end(evening):
    """Nothing stops the rest, and nothing is told twice."""
    assert evening.report.fault is None
    assert "gewone brief.txt" in evening.became
    told = Counter(refused.path for refused in evening.report.refused)
    told.update(arrival.path for arrival in evening.report.imported)
    assert [path for path, times in told.items() if times > 1] == []


def test_nothing_is_unforeseen(evening):
    """A refusal says what was wrong with the file, never that our own code tripped over it."""
    assert evening.reader.unforeseen == []


def test_the_library_is_whole_and_leads_nowhere(evening):
    assert evening.library.checking.check().ok
    rows = evening.library.letters.rows(LibraryView.ALL)
    assert len(rows) > 100
    for row in rows:
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(row.title)
        for style in evening.library.letters.content(row.id).document.styles:
            assert style.target is None or style.target.lower().startswith(LIVE)


def test_there_are_enough_and_every_reason_is_among_them(evening):
    assert len(HOSTILE) >= 250
    seen = {refused.code for refused in evening.report.refused}
    assert seen == set(REASONS)
    assert set(RefusalCode) - seen == {RefusalCode.REPORT_TOO_LONG}  # said of what goes out


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_its_own_sentence(code):
    assert REASONS[code] in refusal(code)
    assert [other for other in REASONS if REASONS[code] in refusal(other)] == [code]
