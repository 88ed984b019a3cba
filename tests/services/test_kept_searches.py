"""Searches that are kept, and those of lately."""

import pytest

from kanttekening.services.library import Library


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def library(path):
    with Library.open(path, author="Griffie") as opened:
        yield opened


def names(library):
    return [each.name for each in library.kept_searches.all()]


def test_a_search_is_kept_with_its_filters_and_found_after_a_restart(path):
    with Library.open(path, author="Griffie") as library:
        library.kept_searches.keep("ravijn jaar:2024", "Ravijn, sinds 2024")
    with Library.open(path, author="Griffie") as library:
        (kept,) = library.kept_searches.all()
    assert (kept.name, kept.query) == ("Ravijn, sinds 2024", "ravijn jaar:2024")


def test_without_a_name_it_is_called_by_what_it_asks_and_kept_once(library):
    library.kept_searches.keep("ravijn")
    library.kept_searches.keep(" ravijn ")
    assert names(library) == ["ravijn"]


def test_moving_naming_and_removing_are_undone(library):
    for query in ("een", "twee", "drie"):
        library.kept_searches.keep(query)
    first, _, last = library.kept_searches.all()
    library.kept_searches.move(last.id, -1)
    assert names(library) == ["een", "drie", "twee"]
    library.kept_searches.rename(first.id, "Eerste")
    library.kept_searches.remove(last.id)
    assert names(library) == ["Eerste", "twee"]
    for expected in (["Eerste", "drie", "twee"], ["een", "drie", "twee"], ["een", "twee", "drie"]):
        library.annotating.undo()
        assert names(library) == expected


def test_the_first_can_not_go_up(library):
    library.kept_searches.keep("een")
    (only,) = library.kept_searches.all()
    library.kept_searches.move(only.id, -1)
    assert library.annotating.can_undo() == "keep_search"


def test_the_last_query_comes_first_and_each_but_once(library):
    for query in ("ravijn", "jeugdzorg", "ravijn ", "x"):
        library.kept_searches.remember(query)
    assert library.kept_searches.lately() == ("ravijn", "jeugdzorg")
    library.kept_searches.forget_lately()
    assert library.kept_searches.lately() == ()
    assert library.annotating.can_undo() is None


def test_no_endless_list_of_queries(library):
    for number in range(60):
        library.kept_searches.remember(f"vraag {number}")
    assert len(library.kept_searches.lately()) == 50
    assert library.kept_searches.lately()[0] == "vraag 59"
