"""What is asked with every letter that comes in, is found by an index: a library may grow large."""

import pytest
from store.making import open_library, store

from kanttekening.domain.letter import LetterKind

# Tables that have a row for every letter, or many.
LARGE = ("letters", "versions", "originals", "prints", "bands", "citations", "events")


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


def walks(library, act):
    """The queries that an act makes of the library and that walk over a whole large table."""
    asked = []
    connection = library._database.connection
    connection.set_trace_callback(asked.append)
    act()
    connection.set_trace_callback(None)
    found = []
    for query in dict.fromkeys(asked):
        if query.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
            found += [
                (step, query)
                for step in plan
                if step.startswith("SCAN") and step.split()[1] in LARGE and " INDEX " not in step
            ]
    return found


def test_storing_a_letter_walks_over_no_table(library):
    store(library)
    assert walks(library, lambda: store(library, "Een heel andere brief", data=b"anders")) == []


def test_the_letters_of_a_day_are_found_at_once(library):
    letters = library.importing._letters

    def ask():
        letters.dated("2025-11-03")
        letters.dated("2025-11-03", LetterKind.ANNEX)

    assert walks(library, ask) == []


def test_one_letter_is_read_without_the_labels_of_all(library):
    letter = store(library)
    assert walks(library, lambda: library.letters.letter(letter)) == []
