"""The sample letters once more, as the PDF they were laid out as: the same letters."""

from contextlib import closing

import pytest
from store.making import open_library

from kanttekening.readers.parsing import Parser
from kanttekening.services.import_run import import_all
from kanttekening.services.reading import FileReader


@pytest.fixture(scope="module")
def reader():
    with closing(Parser()) as parser:
        yield FileReader(parser)


def test_a_letter_as_text_and_as_pdf_is_one_letter(tmp_path, seeds, reader):
    with open_library(tmp_path / "raad.kanttekening") as library:
        first = import_all(library, seeds, reader).imported
        assert len(first) == 5
        for arrival in first:
            path = tmp_path / f"{arrival.path.stem}.pdf"
            path.write_bytes(library.letters.pages_pdf(arrival.letter_id))
            report = import_all(library, [path], reader)
            assert [found.letter_id for found in report.new_versions] == [arrival.letter_id]
            assert library.letters.letter(arrival.letter_id).media_type == "application/pdf"
            assert library.letters.pages_pdf(arrival.letter_id) == path.read_bytes()
        assert library.letters.counts().total == 5
        again = import_all(library, [*seeds, tmp_path], reader)
        assert (again.imported, again.new_versions) == ((), ())
        assert library.checking.check().ok
