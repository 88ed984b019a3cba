"""Dutch telephone numbers in one spelling."""

import pytest

from kanttekening.text.phones import find_phone


@pytest.mark.parametrize(
    "text",
    ["070 - 373 83 93", "070 373 8393", "0703738393", "070-3738393", "(070) 373 83 93",
     "+31 70 373 83 93", "+31 (0)70 373 83 93", "0031 70 3738393", "tel. 070/3738393 (kantoor)",
     "070–373 83 93 | info@vng.nl"],
)  # fmt: skip
def test_every_spelling_is_one_number(text):
    assert find_phone(text)[0] == "+31703738393"


def test_the_place_of_a_mobile_number():
    number, span = find_phone("bel 06 - 23 45 67 89.")
    assert number == "+31623456789"
    assert span.of("bel 06 - 23 45 67 89.") == "06 - 23 45 67 89"


@pytest.mark.parametrize(
    "text", ["14 030", "2500 GK", "2024-0000345612", "0512 34", "070 373 83 93 12", "1070 373 8393",
             "NL12ABNA0703738393", "0703738393/12"]
)  # fmt: skip
def test_what_is_no_number(text):
    assert find_phone(text) is None
