"""What makes one word a form of another."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.variants import (
    Form,
    Kinship,
    Stemmer,
    as_damage,
    intact_middle,
    intact_parts,
    look_alike_key,
    misspelt,
    misspelt_beginnings,
    near_words,
    swapped_at_the_seam,
    torn_letters,
)

WORDS = st.text(alphabet=string.ascii_lowercase, min_size=4, max_size=16)


@pytest.mark.parametrize(
    ("one", "other"),
    [("modern", "modem"), ("financiele", "financlele"), ("dossier", "clossier"), ("0ns", "ons")],
)
def test_a_scanner_takes_them_for_one_another(one: str, other: str) -> None:
    assert look_alike_key(one) == look_alike_key(other)


def test_inflections_share_a_stem() -> None:
    stemmer = Stemmer()
    assert stemmer.stem("begrotingen") == stemmer.stem("begroting")
    assert stemmer.stem("24032") == ""


@given(WORDS, st.data())
def test_one_slip_leaves_a_half_intact(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    typed = word[:at] + data.draw(st.sampled_from(string.ascii_lowercase)) + word[at + 1 :]
    head, tail = intact_parts(typed, 1)
    assert word.startswith(head) or word.endswith(tail)


@given(WORDS, st.data())
def test_a_swap_is_found_wherever_it_happens(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    head, tail = intact_parts(typed, 1)
    assert word.startswith(head) or word.endswith(tail) or swapped_at_the_seam(typed) == word


def test_the_parts_for_two_slips_make_the_word() -> None:
    head, tail = intact_parts("overhedenoverleg", 2)
    at, middle = intact_middle("overhedenoverleg")
    assert head + middle + tail == "overhedenoverleg"
    assert at == len(head)


def test_a_torn_letter_is_put_together_and_the_other_way_round() -> None:
    assert torn_letters("klank") == ["klarik"]
    assert torn_letters("klarik") == ["klank"]
    assert torn_letters("raad") == []


def test_near_words_are_judged_by_their_distance() -> None:
    assert near_words("ravjin", ["ravijn", "ravijnen", "ravage"], 2) == {"ravijn": 1}
    assert near_words("ravijn", ["ravijn"], 1) == {}


def test_a_swap_is_nearer_than_another_letter() -> None:
    swapped, other = (misspelt("ravjin", word, 1, 3).closeness for word in ("ravijn", "ravlin"))
    assert swapped > other


def test_a_common_neighbour_of_a_right_word_is_another_word() -> None:
    rare, common = as_damage(
        [Form("rnotie", Kinship.TYPO, 0.5, 1), Form("notie", Kinship.TYPO, 0.5, 90)]
    )
    assert rare.closeness > 3 * common.closeness


def test_misspelt_beginnings_hold_the_right_one() -> None:
    assert {"rad", "ra"} <= misspelt_beginnings("raa")
    assert "over" in misspelt_beginnings("ovre")
    assert "ovre" not in misspelt_beginnings("ovre")
