"""Euros, percentages and numbers of things, in sentences of many kinds of letters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.amounts import find_amounts

FOUND = [
    ("De subsidie bedraagt € 12.500,- per jaar.", "money", "€ 12.500,-", "12500", "12500"),
    ("Wij ramen de kosten op €1.250.000,50 in totaal.", "money", "€1.250.000,50", "1250000.50",
     "1250000.50"),
    ("een krediet van EUR 3,5 mln voor de brug", "money", "EUR 3,5 mln", "3500000", "3500000"),
    ("tussen € 2 en € 3 miljoen", "money", "€ 2 en € 3 miljoen", "2000000", "3000000"),
    ("leges van € 200 en € 3 miljoen subsidie", "money", "€ 200", "200", "200"),
    ("naar schatting € 2 tot 3 miljoen", "money", "€ 2 tot 3 miljoen", "2000000", "3000000"),
    ("een bijdrage van 250 euro per huishouden", "money", "250 euro", "250", "250"),
    ("ruim 4 miljoen euro", "money", "4 miljoen euro", "4000000", "4000000"),
    ("een tekort van € 8 ton", "money", "€ 8 ton", "800000", "800000"),
    ("De opkomst was 54,2%.", "percentage", "54,2%", "54.2", "54.2"),
    ("de tarieven stijgen met 3 procent", "percentage", "3 procent", "3", "3"),
    ("een groei van 10-15% in drie jaar", "percentage", "10-15%", "10", "15"),
    ("van 2% tot 4% van de omzet", "percentage", "2% tot 4%", "2", "4"),
    ("Er komen 1.200 woningen bij.", "count", "1.200 woningen", "1200", "1200"),
    ("Wij ontvingen 38 zienswijzen op het plan.", "count", "38 zienswijzen", "38", "38"),
    ("een park van 45 hectare", "count", "45 hectare", "45", "45"),
]  # fmt: skip
NONE = [
    "op 2 september in het gemeentehuis",
    "binnen 6 weken na dagtekening",
    "in 2024 gemeenten bezoeken",
    "Postbus 30435",
    "2500 GK Den Haag",
    "artikel 213 gemeentewet",
    "agendapunt 7 besluiten",
    "bijlage 3 tekeningen",
    "van 11.00 tot 13.00 uur",
    "21 en 26 maart",
    "1 augustus",
    "Z/24/1182 stukken",
    "070 - 373 83 93",
    "de eerste 3 dagen",
    "8 jaar",
    "week 12 vergaderingen",
]


@pytest.mark.parametrize(("words", "kind", "text", "low", "high"), FOUND)
def test_an_amount(words, kind, text, low, high):
    amount = find_amounts(words)[0]
    assert (amount.kind, amount.text) == (kind, text)
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))
    assert amount.span.of(words) == text


@pytest.mark.parametrize("words", NONE)
def test_no_amount(words):
    assert find_amounts(words) == ()


def test_two_amounts_with_and_between_them():
    assert [one.text for one in find_amounts("€ 200 en € 3 miljoen")] == ["€ 200", "€ 3 miljoen"]


def test_what_is_counted_is_told():
    assert find_amounts("Er zijn 312 reacties binnen.")[0].unit == "reacties"


PIECES = st.sampled_from(
    ["€", " ", "12", "1.250", ",50", ",-", "%", " tot ", "-", "miljoen", " mln", "euro", "procent",
     "woningen", "jaar ", "EUR ", "2024", "."]
)  # fmt: skip


def test_one_number_is_one_amount():
    assert len(find_amounts("€ 12%")) == 1


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_every_amount_stands_where_it_says_and_none_twice(words):
    amounts = find_amounts(words)
    for amount in amounts:
        assert amount.span.of(words) == amount.text
        assert amount.low >= 0
    ends = [0] + [amount.span.end for amount in amounts]
    assert all(before <= amount.span.start for before, amount in zip(ends, amounts, strict=False))
