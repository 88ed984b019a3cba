"""One number, whatever the spacing."""

from __future__ import annotations

import pytest

from kanttekening.text.number_keys import asked_keys, cited_keys, own_keys


@pytest.mark.parametrize(
    "typed",
    ["Lbr. 24/032", "Lbr 24/32", "lbr.24/032", "24/032", "24 / 32", "ledenbrief 24/32", "LBR24032"],
)
def test_a_circular_in_any_spelling(typed: str) -> None:
    assert asked_keys(typed) == own_keys("24/032") == ("lbr24032",)


@pytest.mark.parametrize(
    "typed",
    [
        "0703738393", "070 373 8393", "070 - 373 83 93", "(070) 373 83 93", "+31 70 373 83 93",
        "+31 (0)70 373 83 93", "0031703738393",
    ],
)  # fmt: skip
def test_a_telephone_in_any_spelling(typed: str) -> None:
    assert asked_keys(typed)[0] == own_keys("+31703738393")[0] == "31703738393"


def test_a_part_of_a_telephone() -> None:
    assert asked_keys("373 83 93") == ("3738393",)
    assert asked_keys("070 373")[0] == "3170373"


def test_a_kenmerk_is_found_by_its_parts() -> None:
    assert own_keys("COS/U201900264") == ("cosu201900264", "u201900264")
    assert asked_keys("cos/U 2019 00264") == ("cosu201900264",)


@pytest.mark.parametrize("typed", ["", "ravijn", "2 brieven", "gemeenten 2024", "a1", "12"])
def test_words_are_no_numbers(typed: str) -> None:
    assert asked_keys(typed) == ()


def test_numbers_in_running_text() -> None:
    text = "Zie Lbr. 24/32 en ons kenmerk COS/U201900264; bel 070 - 373 83 93 of zaak 2024-012345."
    assert cited_keys(text) == ("lbr24032", "31703738393", "cosu201900264", "2024012345")


@pytest.mark.parametrize(
    "text",
    ["Van 11.00 tot 13.00 uur", "€ 2,2 miljard in 2025-2028", "2500 GK Den Haag", "1,6% - 1,8%"],
)
def test_amounts_and_times_are_no_numbers(text: str) -> None:
    assert cited_keys(text) == ()
