"""The language of the search field: every filter, every form of date, and what is read as what."""

from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.asking import Misread
from kanttekening.text.query import Near, parse_query
from kanttekening.text.query_dates import asked_period
from kanttekening.text.query_filters import NAMES, Filter, read_filter, values_of, written
from kanttekening.text.query_periods import Period
from kanttekening.text.query_pieces import pieces_of, tidy


def test_either_of_two_words_or_phrases_will_do() -> None:
    query = parse_query('begroting jeugdzorg OF "sociaal domein" OR wmo ')
    assert query.words == ("begroting",)
    assert query.either == ((("jeugdzorg",), ("sociaal", "domein"), ("wmo",)),)


def test_of_in_a_sentence_is_a_word() -> None:
    assert parse_query("jeugdzorg of wmo").words == ("jeugdzorg", "of", "wmo")


@pytest.mark.parametrize(
    "typed", ["OF", "OF ravijn ", "ravijn OF ", "OF OF", "NEAR", "a OF NEAR b"]
)
def test_an_operator_between_nothing_is_said_and_does_no_harm(typed: str) -> None:
    query = parse_query(typed + " ")
    assert any(found.misread is Misread.LOOSE_OPERATOR for found in query.remarks)
    assert "ravijn" not in typed or query.words == ("ravijn",)


def test_while_one_still_types_nothing_is_said_of_the_operator() -> None:
    assert parse_query("ravijn OF").remarks == ()


def test_near_takes_a_distance() -> None:
    assert parse_query("ravijn NEAR/3 gemeenten").near == (Near((("ravijn",), ("gemeenten",)), 3),)
    assert parse_query("ravijn NABIJ gemeenten").near[0].apart == 10


def test_niet_is_a_minus() -> None:
    assert parse_query("campagne NIET ravijn").excluded == (("ravijn",),)
    assert parse_query('campagne -afzender:VNG -"sociaal domein"').filters[0].excluded


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("soort:Ledenbrief", Filter("soort", "ledenbrief")),
        ("soort:raadsinformatiebrieven", Filter("soort", "raadsinformatiebrief")),
        ('soort:"schriftelijke vragen"', Filter("soort", "schriftelijke_vragen")),
        ("soort:email", None),
        ("soort:e-mail", Filter("soort", "e-mail")),
        ("is:Ongelezen", Filter("is", "ongelezen")),
        ("heeft:aantekening", Filter("heeft", "aantekeningen")),
        ("heeft:kanttekening", Filter("heeft", "kanttekeningen")),
        ("heeft:notitie", Filter("heeft", "kanttekeningen")),
        ("aantekening:vraag", Filter("aantekening", "vraag")),
        ("AFZENDER:VNG", Filter("afzender", "VNG")),
        ("door:griffie", Filter("door", "griffie")),
        ("jaar:2024", Filter("jaar", "2024", Period("2024", "2024"))),
    ],
)
def test_filters_mean_what_they_say(typed: str, read: Filter | None) -> None:
    assert parse_query(typed).filters == ((read,) if read else ())


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024", "2024"),
        ("3 sept 2024", "2024-09-03", "2024-09-03"),
        ("3e september 2024", "2024-09-03", "2024-09-03"),
        ("dinsdag 3 september 2024", "2024-09-03", "2024-09-03"),
        ("03-09-2024", "2024-09-03", "2024-09-03"),
        ("3/9/24", "2024-09-03", "2024-09-03"),
        ("sept 2024", "2024-09", "2024-09"),
        ("9/2024", "2024-09", "2024-09"),
        ("2024-09", "2024-09", "2024-09"),
        ("2024..2025", "2024", "2025"),
        ("2025..2024", "2024", "2025"),
        ("2023-2024", "2023", "2024"),
        ("3 sept 2024..5 okt 2024", "2024-09-03", "2024-10-05"),
        ("mei 2024 t/m juni 2024", "2024-05", "2024-06"),
        ("..2024-09", "", "2024-09"),
        ("sept 2024..", "2024-09", ""),
        ("najaar 2024", "2024-09-01", "2024-11-30"),
        ("week 36 2024", "2024-09-02", "2024-09-08"),
    ],
)
def test_dates_in_any_form(value: str, first: str, last: str) -> None:
    assert asked_period(value) == Period(first, last)


@pytest.mark.parametrize("value", ["", "..", "ooit", "31-2-2024", "raven 2024", "13/2024", "x..y"])
def test_other_things_are_no_period(value: str) -> None:
    assert asked_period(value) is None


def test_a_range_may_have_quotes_around_each_end() -> None:
    query = parse_query('ravijn datum:"3 sept 2024".."5 okt 2024"')
    assert query.filters[0].period == Period("2024-09-03", "2024-10-05")
    assert query.words == ("ravijn",)


def test_a_date_among_words_is_a_date() -> None:
    query = parse_query("ravijn 3 sept 2024 ")
    assert query.words == ("ravijn",)
    assert query.dates[0].period == Period("2024-09-03", "2024-09-03")
    assert ("3", "september", "2024") in query.dates[0].spellings


def test_a_date_alone_stays_whole() -> None:
    assert parse_query("3 sept 2024").free == "3 sept 2024"
    assert parse_query("3 sept 2024 jaar:2024").dates == ()


@pytest.mark.parametrize(
    ("typed", "misread", "proposal"),
    [
        ("afzendr:VNG", Misread.UNKNOWN_NAME, "afzender:VNG"),
        ("van:VNG", Misread.UNKNOWN_NAME, "afzender:VNG"),
        ("kleur:rood", Misread.UNKNOWN_NAME, None),
        ("soort:ledenbrif", Misread.UNKNOWN_VALUE, "soort:ledenbrief"),
        ("soort:sonnet", Misread.UNKNOWN_VALUE, None),
        ("datum:ooit", Misread.NO_PERIOD, None),
        ("datum:gistern", Misread.NO_PERIOD, "datum:gisteren"),
    ],
)
def test_what_is_no_filter_is_searched_as_a_word_and_told(
    typed: str, misread: Misread, proposal: str | None
) -> None:
    query = parse_query(typed)
    assert [(found.misread, found.proposal) for found in query.remarks] == [(misread, proposal)]
    assert query.filters == ()
    assert query.words[-1] == typed.partition(":")[2].lower()


@pytest.mark.parametrize(
    "typed",
    ["soort:led", "jaar:20", "afzender:", "datum:2024-", 'label:"', "datum:giste", "gemaakt:vor"],
)
def test_a_filter_that_is_being_typed_is_left_alone(typed: str) -> None:
    assert parse_query(typed).is_empty
    assert parse_query(typed).remarks == ()


@pytest.mark.parametrize("typed", ["https://vng.nl", "Lbr:25/011", "let op: dit", "12:30"])
def test_a_colon_in_other_things_is_no_filter(typed: str) -> None:
    assert parse_query(typed).remarks == ()


@given(st.text(max_size=60), st.sampled_from(NAMES))
def test_a_filter_survives_being_written(value: str, name: str) -> None:
    read = read_filter(name, value)
    if isinstance(read, Filter) and name != "in":
        (again,) = parse_query(tidy(written(name, read.value)) + " ").filters
        assert again == read_filter(name, tidy(value))


@pytest.mark.parametrize("name", NAMES)
def test_every_value_that_is_offered_is_understood(name: str) -> None:
    for value in values_of(name):
        assert isinstance(read_filter(name, value), Filter)


_ODD = st.sampled_from(
    [*NAMES, *"-:|()*^~\"'“”.,/", "OF", "NEAR/3", "NIET", "..", " ", "2024", "3 sept 2024", "é"]
)


@given(st.lists(st.one_of(_ODD, st.text(string.printable, max_size=6)), max_size=25))
def test_any_mixture_is_read(parts: list[str]) -> None:
    typed = "".join(parts)
    query = parse_query(typed)
    runs = [run for must in query.must for run in must] + list(query.excluded)
    assert all(word.isalnum() for run in runs for word in run)
    spans = [piece.span for piece in pieces_of(tidy(typed))]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
