"""``vorige week`` in a query: what it finds depends on the day on which one asks."""

import pytest
from store.making import Clock, open_library, store

from kanttekening.domain.letter import Facts
from kanttekening.services.query_field import split_filters

DAY = 24 * 3600


@pytest.fixture
def clock():
    """Monday 2 March 2026."""
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    with open_library(tmp_path / "raad.kanttekening", clock) as made:
        for name, day in (
            ("a.txt", "2026-02-23"),
            ("b.txt", "2026-03-02"),
            ("c.txt", "2025-12-31"),
        ):
            facts = Facts(subject=day, date=day)
            store(made, f"Geachte raad,\n\nOver {name}.", facts=facts, name=name)
        yield made


def found(library, query):
    """The days of the letters that answer."""
    hits = library.searching.search(query).hits
    return sorted(library.letters.letter(hit.letter_id).facts.date for hit in hits)


def test_letters_of_last_week_are_others_a_week_later(library, clock):
    assert found(library, "datum:vorige week") == ["2026-02-23"]
    assert found(library, "datum:vandaag") == ["2026-03-02"]
    assert found(library, "jaar:vorig jaar") == ["2025-12-31"]
    assert found(library, "raad -datum:deze maand") == ["2025-12-31", "2026-02-23"]
    clock.pass_seconds(7 * DAY)
    assert found(library, "datum:vorige week") == ["2026-03-02"]
    assert found(library, "datum:vandaag") == []


def test_a_kept_search_means_the_day_on_which_it_is_chosen(library, clock):
    kept = library.kept_searches.keep("datum:vorige week")
    clock.pass_seconds(7 * DAY)
    (search,) = library.kept_searches.all()
    assert kept.value == search.id
    chips, rest = split_filters(search.query)
    assert ([chip.value for chip in chips], rest) == (["vorige week"], "")
    assert found(library, " ".join(chip.typed for chip in chips)) == ["2026-03-02"]


def test_lists_for_scripts_and_facets_know_the_day_too(library, clock):
    assert len(library.filtering.letters(["datum:vorige week"])) == 1
    assert library.filtering.letters(["datum:vorige week"]) != library.filtering.letters(
        ["datum:deze week"]
    )
    years = {facet.name: facet.values for facet in library.facets.of("datum:vorig jaar")}["jaar"]
    assert [(each.value, each.count) for each in years] == [("2025", 1)]
    counts = {each.value: each.count for each in library.facets.values("datum")}
    assert (counts["vorige week"], counts["vandaag"], counts["gisteren"]) == (1, 1, 0)


def test_papers_of_the_meetings_to_come(library, clock):
    facts = Facts(subject="Agenda", date="2026-02-01")
    letter = store(library, "Geachte raad,\n\nDe agenda.", facts=facts, name="d.txt")
    library.correcting.correct(letter, "meeting", "raad 5 maart 2026")
    assert found(library, "vergadering:komende week") == ["2026-02-01"]
    assert found(library, "vergadering:vorige week") == []
    clock.pass_seconds(7 * DAY)
    assert found(library, "vergadering:vorige week") == ["2026-02-01"]
