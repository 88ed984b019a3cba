"""Dutch on screen: dates, numbers and plurals."""

import pytest
from ui.material import make_row

from kanttekening.words import intake, letter_list, naming, numbers, seeking


@pytest.mark.parametrize(
    ("iso", "short"),
    [
        ("2025-02-20", "20 feb 2025"),
        ("2020-11-13T10:17+01:00", "13 nov 2020"),
        ("2025-03", "mrt 2025"),
        ("2024", "2024"),
        (None, ""),
        ("geen-datum", "geen-datum"),
    ],
)
def test_dates_are_short(iso, short):
    assert naming.short_date(iso) == short


def test_numbers_have_dots():
    assert numbers.thousands(1_234_567) == "1.234.567"


def test_known_senders_are_named_as_people_do():
    assert naming.short_sender("Vereniging van Nederlandse Gemeenten") == "VNG"
    assert naming.short_sender("Gemeente Zeist") == "Gemeente Zeist"
    assert naming.short_sender(None) == ""


def test_a_number_is_shown_as_one_dials_it_here():
    assert naming.phone("+31703738393") == "0703738393"
    assert naming.phone("+32470123456") == "+32470123456"
    assert naming.phone(None) is None


def test_facts_leave_out_what_is_unknown():
    assert letter_list.rest_of_facts(make_row(date=None)) == "Lbr. 25/011"
    assert letter_list.rest_of_facts(make_row(reference=None, kind="brief")) == "20 feb 2025"


def test_an_annex_shows_the_date_of_its_letter_as_such():
    row = make_row(reference=None, kind="bijlage", date="2023-11-03", date_inferred=True)
    assert letter_list.rest_of_facts(row) == "bij brief van 3 nov 2023 · bijlage"
    assert "bij brief van 3 november 2023" in letter_list.row_spoken(row, 0)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((3, 0, 1, 1), "3 stukken ingelezen, 1 stuk stond er al, 1 bestand niet gelukt"),
        ((1, 0, 0, 0), "1 stuk ingelezen"),
        ((0, 0, 2, 0), "2 stukken stonden er al"),
        ((0, 1, 0, 0), "1 nieuwe versie"),
        ((0, 0, 0, 0), "0 stukken ingelezen"),
    ],
)
def test_what_became_of_the_files(counts, sentence):
    assert intake.taken_in(*counts, stopped=False) == sentence


def test_stopping_is_told():
    assert intake.taken_in(1, 0, 0, 0, stopped=True) == "1 stuk ingelezen, gestopt"


def test_nothing_found_tells_what_was_tried():
    assert "ravijn" in letter_list.nothing_found("ravijn")
    assert "Ongelezen" in seeking.tried("ravijn", 2, "Ongelezen", exact=False)
    assert "2 filters" in seeking.tried("ravijn", 2, "", exact=False)
    assert "precies" in seeking.tried("ravijn", 0, "", exact=True)
    assert "precies" not in seeking.tried("", 1, "", exact=True)


def test_an_attachment_names_the_mail_it_came_with():
    row = make_row(
        kind="bijlage", date="2024-12-03", date_inferred=True, came_with="Stukken 12 dec"
    )
    assert letter_list.rest_of_facts(row) == "3 dec 2024 · bijlage bij “Stukken 12 dec”"
    assert "bijlage bij “Stukken 12 dec”" in letter_list.row_spoken(row, 0)
