"""Rows of hits say where the hit stands, and lead there."""

import pytest

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import FoundIn
from kanttekening.readers.parsing import Parser
from kanttekening.services.import_run import import_all
from kanttekening.services.library import Library
from kanttekening.services.places import sample_letters
from kanttekening.services.reading import FileReader
from kanttekening.words import seeking


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    parser = Parser()
    with Library.open(tmp_path_factory.mktemp("rows") / "b.kanttekening", author="G") as opened:
        import_all(opened, sample_letters(), FileReader(parser), lambda _: True)
        yield opened
    parser.close()


def first_row(library, query):
    return library.searching.rows(library.searching.search(query))[0]


def test_a_hit_says_on_which_page_it_stands(library):
    row = first_row(library, "sommige gemeenten")
    content = library.letters.content(row.id)
    assert len(content.layout.pages) > 1
    assert row.page == content.layout.page_of(row.found.start)
    assert seeking.before_snippet(row) == f"blz. {row.page} · "


def test_every_row_is_on_the_page_that_the_reader_turns_to(library):
    for query in ("gemeenten", "ravijn", "inwoners", "kabinet"):
        for row in library.searching.rows(library.searching.search(query)):
            layout = library.letters.content(row.id).layout
            several = len(layout.pages) > 1 and row.found is not None
            assert row.page == (layout.page_of(row.found.start) if several else None)


def test_a_hit_in_a_note_leads_to_the_passage_of_the_note(library):
    span = Span(400, 430)
    library.annotating.mark(2, span, MarkKind.QUESTION, "Navragen bij de zwaluwstaart")
    row = first_row(library, "zwaluwstaart")
    assert row.where is FoundIn.ANNOTATION
    assert row.found == span
    assert seeking.before_snippet(row).startswith("in uw kanttekening")
    library.annotating.undo()
