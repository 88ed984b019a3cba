"""The first rows of a list: the same as in the whole, and asked without walking all letters."""

from random import Random

import pytest
from store.making import open_library, store

from kanttekening.domain.rows import LibraryView, SortOrder

MANY = 2_000
# Steps of SQLite for 80 rows: 40 to 90 each. Walking all letters takes four times as many.
MOST_STEPS = 12_000
# Days on which there are several letters, hours, and letters without a date.
DATES = (
    None,
    "2024-02-28",
    "2024-02-29T09:15+01:00",
    "2024-02-29",
    None,
    "2024-02-29T17:40+01:00",
    "2024-02",
    "2019-12-31",
    "2024-02-29",
    None,
)


def fill(library, dates):
    """Letters of these dates, which are that one letter again and again."""
    letter_id = store(library)
    rows = library._database
    with rows.transaction():
        rows.execute("UPDATE letters SET sort_date = ? WHERE id = ?", (dates[0], letter_id))
        for date in dates[1:]:
            rows.execute(
                "INSERT INTO letters (title, kind, sort_date, imported_at, original_id, file_name) "
                "SELECT title, kind, ?, imported_at, original_id, file_name FROM letters "
                "WHERE id = ?",
                (date, letter_id),
            )


def library_of(folder, dates):
    with open_library(folder / "raad.kanttekening") as opened:
        fill(opened, dates)
        yield opened


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """A library with every kind of date."""
    yield from library_of(tmp_path_factory.mktemp("few"), DATES)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A library with more letters than one would walk through."""
    random = Random(7)
    days = [f"20{random.randrange(10, 26)}-{random.randrange(1, 13):02}-01" for _ in range(MANY)]
    yield from library_of(tmp_path_factory.mktemp("many"), [None, *days])


@pytest.mark.parametrize("count", [1, 2, 3, 5, 20])
@pytest.mark.parametrize("sort", [SortOrder.DATE, SortOrder.TITLE])
def test_rows_around_any_letter_are_a_piece_of_the_list(few, sort, count):
    whole = few.list.rows(LibraryView.ALL, sort)
    assert len(whole) == len(DATES)
    for at, row in enumerate(whole):
        found = few.list.rows_around(LibraryView.ALL, sort, row.id, count)
        begin = max(0, min(at - count // 2, len(whole) - count))
        assert found == whole[begin : begin + count]


def test_letters_stand_by_date_and_those_without_at_the_end(few):
    shown = [(row.date or "", row.id) for row in few.list.rows()]
    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize("open_letter", [None, 1, MANY // 2], ids=["none", "undated", "dated"])
def test_the_first_rows_are_found_without_walking_all_letters(many, open_letter):
    connection, steps = many._database.connection, []
    connection.set_progress_handler(lambda: steps.append(100), 100)
    try:
        found = many.list.rows_around(LibraryView.ALL, SortOrder.DATE, open_letter, 80)
    finally:
        connection.set_progress_handler(None, 0)
    assert len(found) == 80
    assert sum(steps) < MOST_STEPS
