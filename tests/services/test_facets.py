"""Counts beside the filters, and the order by date."""

import pytest
from services.searching_sample import SEEDS, take_in

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.indexing import IndexedLetter
from kanttekening.domain.letter import VersionId
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import LibraryView
from kanttekening.services.clock import now_utc
from kanttekening.services.facets import Facets
from kanttekening.services.library import Library
from kanttekening.services.searching import Searching
from kanttekening.store.database import open_database
from kanttekening.store.fulltext import put_letter
from kanttekening.store.letters import LetterStore
from kanttekening.text.query_filters import written
from kanttekening.text.query_periods import OFFERED


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with Library.open(tmp_path_factory.mktemp("f") / "b.kanttekening", author="Griffie") as opened:
        ids = [take_in(opened, seed.name, seed.read_bytes()) for seed in SEEDS]
        opened.annotating.mark(ids[1], Span(0, 9), MarkKind.QUESTION, "Wat nu?")
        opened.labelling.put_on(ids[:2], "Financiën")
        opened.letters.set_read(ids[0], read=True)
        yield opened


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """More letters than are ever fetched: the even ones of 2021, the odd ones of 2022."""
    database = open_database(tmp_path_factory.mktemp("m") / "b.kanttekening")
    database.execute("PRAGMA foreign_keys = OFF")
    with database.transaction() as connection:
        for number in range(1, 701):
            date = f"{2021 + number % 2}-03-{1 + number % 28:02}"
            connection.execute(
                "INSERT INTO letters (id, title, kind, imported_at, original_id, file_name, date,"
                " sort_date) VALUES (?, 'Brief', 'brief', '2024', 1, 'x.txt', ?, ?)",
                (number, date, date),
            )
            put_letter(
                connection,
                number,
                IndexedLetter(VersionId(number), "Brief", (), "VNG", "Geachte raad."),
            )
    yield database
    database.close()


def counted(library, query, name, **options):
    return next(
        {value.value: value.count for value in facet.values}
        for facet in library.facets.of(query, **options)
        if facet.name == name
    )


def test_each_filter_says_how_many_letters_it_leaves(library):
    assert counted(library, "ravijn", "label") == {"Financiën": 2}
    assert counted(library, "", "heeft") == {"aantekeningen": 1, "kanttekeningen": 1, "labels": 2}
    assert counted(library, "", "aantekening") == {"vraag": 1}
    assert counted(library, "", "door") == {"Griffie": 1}
    assert list(counted(library, "", "jaar"))[:2] == ["2025", "2024"]
    assert counted(library, "", "is", view=LibraryView.UNREAD) == {"ongelezen": 4}


@pytest.mark.parametrize("query", ["", "ravijn", "gemeenten soort:ledenbrief", '"couleur locale"'])
def test_the_counts_are_those_of_the_answer_with_the_filter(library, query):
    for facet in library.facets.of(query):
        for value in facet.values:
            if f"{facet.name}:" in query:
                continue  # a second value of the same filter widens the answer again
            narrowed = f'{query} {facet.name}:"{value.value}"'
            assert library.searching.search(narrowed).total == value.count, narrowed


def test_all_letters_are_counted_not_only_those_that_are_shown(many):
    facets = {facet.name: facet.values for facet in Facets(many, now_utc).of("geachte")}
    assert [(each.value, each.count) for each in facets["jaar"]] == [("2022", 350), ("2021", 350)]
    assert Searching(many, LetterStore(many), now_utc).search("jaar:2021").total == 350


def test_by_date_the_newest_of_all_come_first(many):
    searching = Searching(many, LetterStore(many), now_utc)
    dates = [row.date for row in searching.rows(searching.search("geachte", by_date=True))]
    assert len(dates) == 200
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == "2022-03-28"


def test_what_a_filter_is_filled_in_with_is_counted_alike(library):
    for facet in library.facets.of(""):
        assert library.facets.values(facet.name) == facet.values
    times = library.facets.values("datum")
    assert times[len(OFFERED) :] == library.facets.values("jaar")
    for time in times:
        found = library.searching.search(written("datum", time.value))
        assert found.total == time.count
    assert library.facets.values("kenmerk") == ()
