"""Chips and words are one query, and what is being typed can be completed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.facet import FacetValue
from kanttekening.services.query_field import (
    Completing,
    completing,
    matching,
    names_for,
    split_filters,
)
from kanttekening.text.query import parse_query


def split(typed, **options):
    chips, rest = split_filters(typed, **options)
    return [chip.typed for chip in chips], rest


@pytest.mark.parametrize(
    ("typed", "chips", "rest"),
    [
        ("ravijn jaar:2024 ", ["jaar:2024"], "ravijn "),
        ("jaar:2024 ravijn", ["jaar:2024"], "ravijn"),
        ('afzender:VNG label:"sociaal domein" ', ["afzender:VNG", 'label:"sociaal domein"'], ""),
        ("a -soort:motie b NIET jaar:2024 c", ["-soort:motie", "-jaar:2024"], "a b c"),
        ("afzender:VNG OF afzender:IPO ", ["afzender:VNG", "afzender:IPO"], ""),
        ("ravijn jaar:2024 OF OF ravijn", ["jaar:2024"], "ravijn ravijn"),
        ("ravijn OF jaar:2024 OF zorg", ["jaar:2024"], "ravijn zorg"),
        ("ravijn", [], "ravijn"),
        ('"jaar:2024" x', [], '"jaar:2024" x'),
        ("kleur:rood x", [], "kleur:rood x"),
    ],
)
def test_filters_become_chips(typed, chips, rest):
    assert split(typed) == (chips, rest)


def test_a_filter_that_is_being_typed_stays_in_the_field():
    assert split("afzender:VNG jaar:2024", growing=True) == (["afzender:VNG"], "jaar:2024")
    assert split('label:"sociaal dom', growing=True) == ([], 'label:"sociaal dom')


_PARTS = st.sampled_from(
    ["ravijn", "jaar:2024", "-soort:motie", "NIET", "afzender:VNG", '"het ravijn"', "OF", "-x",
     "label:zorg", "is:ongelezen", 'datum:"3 sept 2024".."5 okt 2024"', "kleur:rood"]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=8))
def test_chips_and_words_ask_what_was_typed(parts):
    typed = " ".join(parts) + " "
    chips, rest = split_filters(typed)
    again = parse_query(" ".join([*(chip.typed for chip in chips), rest]) + " ")
    whole = parse_query(typed)
    assert {(each.name, each.value, each.excluded) for each in again.filters} == {
        (each.name, each.value, each.excluded) for each in whole.filters
    }
    assert again.words == whole.words
    assert again.phrases == whole.phrases
    assert again.either == whole.either


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("afzender:V", Completing(0, "afzender", "V")),
        ("ravijn -soort:", Completing(7, "soort", "", excluded=True)),
        ('label:"sociaal d', Completing(0, "label", "sociaal d")),
        ("ravijn af", Completing(7, None, "af")),
        ("", Completing(0, None, "")),
        ("kleur:r", None),
    ],
)
def test_what_can_be_completed(typed, expected):
    assert completing(typed, len(typed)) == expected


def test_nothing_is_completed_inside_a_word():
    assert completing("ravijn", 3) is None


def test_names_and_values_that_fit():
    assert names_for("a") == ()
    assert names_for("aa") == ("aantekening",)
    values = [FacetValue("Gemeente Urk", 9), FacetValue("Urker Courant", 1), FacetValue("VNG", 3)]
    assert [each.value for each in matching(values, "ur")] == ["Urker Courant", "Gemeente Urk"]
    assert len(matching(values, "")) == 3
