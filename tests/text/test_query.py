"""No query is wrong, and its parts are what a person meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.query import Filter, parse_query
from kanttekening.text.query_periods import Period


def test_words_are_folded_and_asked_once() -> None:
    assert parse_query("Financiële RAVIJN ravijn").words == ("financiele", "ravijn")


def test_quotes_make_a_phrase() -> None:
    query = parse_query('"het financiële ravijn" gemeenten')
    assert query.phrases == (("het", "financiele", "ravijn"),)
    assert query.words == ("gemeenten",)


@pytest.mark.parametrize("typed", ['"couleur locale', "“couleur locale”", "„couleur locale"])
def test_any_quotes_will_do_and_one_may_lack(typed: str) -> None:
    assert parse_query(typed).phrases == (("couleur", "locale"),)


def test_a_quote_after_the_last_word_is_no_phrase() -> None:
    assert parse_query('couleur locale"').words == ("couleur", "locale")


def test_one_word_in_quotes_is_a_word() -> None:
    assert parse_query('"ravijn"').words == ("ravijn",)


def test_minus_excludes_words_and_phrases() -> None:
    query = parse_query('campagne -ravijn -"sociaal domein"')
    assert query.words == ("campagne",)
    assert query.excluded == (("ravijn",), ("sociaal", "domein"))


def test_a_dash_between_spaces_excludes_nothing() -> None:
    query = parse_query("070 - 373 83 93")
    assert query.excluded == ()
    assert query.free == "070 - 373 83 93"


def test_filters_leave_the_words() -> None:
    query = parse_query('Afzender:VNG jaar:2024 label:"sociaal domein" ravijn')
    assert query.filters == (
        Filter("afzender", "VNG"),
        Filter("jaar", "2024", Period("2024", "2024")),
        Filter("label", "sociaal domein"),
    )
    assert query.words == ("ravijn",)
    assert query.free == "ravijn"


def test_an_unknown_name_is_a_word_like_any_other() -> None:
    assert parse_query("let op: ravijn:diep").words == ("let", "op", "ravijn", "diep")


@pytest.mark.parametrize(
    ("typed", "unfinished"),
    [("rav", True), ("ravijn ", False), ('"het ravijn"', False), ("", False)],
)
def test_a_space_finishes_the_last_word(typed: str, unfinished: bool) -> None:
    assert parse_query(typed).unfinished is unfinished


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "-", "* ( ) ^", "🙂", "\0", "''"])
def test_what_holds_no_words_asks_nothing(typed: str) -> None:
    assert parse_query(typed).is_empty


@given(st.text(max_size=200))
def test_no_query_is_wrong(typed: str) -> None:
    query = parse_query(typed)
    assert all(word.isalnum() for word in query.words)
    assert all(word.isalnum() for words in query.phrases + query.excluded for word in words)


def test_a_whole_page_may_be_pasted() -> None:
    assert len(parse_query("ravijn gemeente " * 5000).words) == 2
    assert len(parse_query(" ".join(f"woord{number}" for number in range(999))).words) <= 12
