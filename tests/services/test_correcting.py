"""Facts corrected by hand: what a person knows counts, everywhere, and can be taken back."""

import dataclasses
import sqlite3
from contextlib import closing

import pytest
from store.making import TEXT, open_library, read_file, span_of, store

from kanttekening.cli.shapes import letter_json
from kanttekening.domain.errors import NotFoundError, UnclearValueError
from kanttekening.domain.letter import Evidence, Facts, LetterKind
from kanttekening.domain.touched import Touched
from kanttekening.services import importing as importing_module

READ = Facts(
    kind=LetterKind.LETTER,
    sender="Gemeente Utrecht",
    date="2025-02-20",
    subject="Jeugdzorg",
    circular_number="25/011",
    evidence={
        "sender": Evidence("raad", span_of(TEXT, "raad"), 0.9),
        "date": Evidence("kosten", span_of(TEXT, "kosten"), 0.9),
    },
)


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        yield library


@pytest.fixture
def letter_id(library):
    return store(library, facts=READ)


def facts(library, letter_id):
    return library.letters.letter(letter_id).facts


def found(library, query):
    return [hit.letter_id for hit in library.searching.search(query).hits]


def test_list_search_and_json_see_the_corrected_value(library, letter_id):
    outcome = library.correcting.correct(letter_id, "sender", "  Provincie   Zeeland ")

    assert outcome.touched & (Touched.FACTS | Touched.LETTERS | Touched.JOURNAL)
    assert library.letters.rows()[0].sender == "Provincie Zeeland"
    assert found(library, "afzender:zeeland") == [letter_id]
    assert found(library, "afzender:utrecht") == []
    shown = letter_json(library.letters.letter(letter_id))
    assert shown["sender"] == "Provincie Zeeland"
    assert "sender" not in shown["evidence"]
    assert "date" in shown["evidence"]
    assert library.letters.letter(letter_id).corrected == {"sender"}


def test_one_undo_takes_it_back_and_redo_makes_it_again(library, letter_id):
    library.correcting.correct(letter_id, "subject", "Begroting")
    assert library.letters.rows()[0].title == "Begroting"

    library.annotating.undo()
    assert library.letters.rows()[0].title == "Jeugdzorg"
    assert facts(library, letter_id) == READ
    assert library.letters.letter(letter_id).corrected == frozenset()
    library.annotating.redo()
    assert library.letters.rows()[0].title == "Begroting"
    assert found(library, "begroting") == [letter_id]


def test_putting_back_shows_what_was_read(library, letter_id):
    library.correcting.correct(letter_id, "date", "1 maart 2025")
    assert library.letters.rows()[0].date == "2025-03-01"
    library.correcting.put_back(letter_id, "date")
    assert facts(library, letter_id).date == "2025-02-20"
    library.annotating.undo()
    assert facts(library, letter_id).date == "2025-03-01"


def test_typing_what_was_read_is_putting_back(library, letter_id):
    library.correcting.correct(letter_id, "sender", "Anders")
    library.correcting.correct(letter_id, "sender", "Gemeente Utrecht")
    assert library.letters.letter(letter_id).corrected == frozenset()
    assert "sender" in facts(library, letter_id).evidence


def test_the_same_value_is_no_edit(library, letter_id):
    assert library.correcting.correct(letter_id, "subject", "Jeugdzorg").touched is Touched.NOTHING
    assert library.annotating.can_undo() is None


def test_a_cleared_fact_is_empty_and_one_that_was_not_found_can_be_filled_in(library, letter_id):
    library.correcting.correct(letter_id, "sender", "")
    library.correcting.correct(letter_id, "signatory", "mr. A. de Vries")
    library.correcting.correct(letter_id, "recipients", "Aan de raad; het college")
    now = facts(library, letter_id)
    assert now.sender is None
    assert now.signatory == "mr. A. de Vries"
    assert now.recipients == ("Aan de raad", "het college")


def test_clearing_an_inferred_date_leaves_none(library):
    letter_id = store(library, facts=Facts(date_inferred="2023-11-03"))
    library.correcting.correct(letter_id, "date", "")
    now = facts(library, letter_id)
    assert (now.date, now.date_inferred) == (None, None)
    assert library.letters.rows()[0].date is None
    library.correcting.put_back(letter_id, "date")
    assert facts(library, letter_id).date_inferred == "2023-11-03"


@pytest.mark.parametrize(
    ("fact", "typed", "held"),
    [
        ("date", "20 februari 2025", None),
        ("date", "3-11-2023", "2023-11-03"),
        ("date", "2023-11-03", "2023-11-03"),
        ("circular_number", "Lbr. 24/32", "24/032"),
        ("phone", "070 - 373 83 93", "+31703738393"),
        ("attachments_count", "3", 3),
        ("kind", "raadsvoorstel", LetterKind.COUNCIL_PROPOSAL),
    ],
)
def test_values_are_kept_in_one_spelling(library, letter_id, fact, typed, held):
    library.correcting.correct(letter_id, fact, typed)
    assert getattr(facts(library, letter_id), fact) == (held or getattr(READ, fact))


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("date", "31 juni 2025"),
        ("date", "morgen"),
        ("circular_number", "abc"),
        ("phone", "123"),
        ("attachments_count", "veel"),
        ("attachments_count", "-1"),
        ("kind", "gedicht"),
    ],
)
def test_what_can_not_be_such_a_fact_is_refused(library, letter_id, fact, typed):
    with pytest.raises(UnclearValueError):
        library.correcting.correct(letter_id, fact, typed)
    assert facts(library, letter_id) == READ


def test_there_is_no_correcting_what_is_counted(library, letter_id):
    with pytest.raises(NotFoundError):
        library.correcting.correct(letter_id, "page_count", "7")


def test_a_correction_survives_a_new_reading_of_the_letter(library, letter_id, monkeypatch):
    library.correcting.correct(letter_id, "subject", "Begroting 2026")
    monkeypatch.setattr(importing_module, "EXTRACTION", importing_module.EXTRACTION + 1)
    again = dataclasses.replace(READ, subject="Jeugdzorg!", sender="Gemeente Zeist")
    library.importing.store(read_file(facts=again))

    now = facts(library, letter_id)
    assert now.subject == "Begroting 2026"
    assert now.sender == "Gemeente Zeist"
    [row] = library.letters.rows()
    assert (row.title, row.sender) == ("Begroting 2026", "Gemeente Zeist")
    assert found(library, "begroting") == [letter_id]
    library.correcting.put_back(letter_id, "subject")
    assert library.letters.rows()[0].title == "Jeugdzorg!"


def test_corrections_stand_apart_from_what_was_read(library, letter_id):
    library.correcting.correct(letter_id, "sender", "Anders")
    with closing(sqlite3.connect(library.path)) as connection:
        [(read,)] = connection.execute("SELECT facts FROM versions").fetchall()
        rows = connection.execute("SELECT fact, value, author FROM corrections").fetchall()
    assert "Gemeente Utrecht" in read
    assert rows == [("sender", '"Anders"', "Anna")]
