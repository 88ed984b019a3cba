"""An annex finds its letter when there is only one that it can be."""

import pytest
from store.making import TEXT, open_library, store

from kanttekening.domain.letter import Facts, LetterKind
from kanttekening.services.family import same_sender

ANNEX = Facts(LetterKind.ANNEX, "VNG", date_inferred="2023-11-03")
VNG = "Vereniging van Nederlandse Gemeenten"


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


def put(library, facts):
    number = library.letters.counts().total
    return store(library, text=f"{TEXT} {number}", facts=facts)


def member_letter(sender=VNG, date="2023-11-03"):
    return Facts(LetterKind.MEMBER_LETTER, sender, date=date)


@pytest.mark.parametrize("annex_first", [True, False])
def test_whichever_comes_first(library, annex_first):
    order = [ANNEX, member_letter()] if annex_first else [member_letter(), ANNEX]
    first, second = (put(library, facts) for facts in order)
    annex, letter = (first, second) if annex_first else (second, first)
    assert library.letters.letter(annex).parent_id == letter
    assert library.letters.letter(letter).parent_id is None


@pytest.mark.parametrize(
    "facts", [member_letter(date="2023-11-04"), member_letter("Provincie Utrecht"), ANNEX]
)
def test_another_letter_is_no_parent(library, facts):
    annex = put(library, ANNEX)
    put(library, facts)
    assert library.letters.letter(annex).parent_id is None


def test_between_two_no_choice_is_made(library):
    put(library, member_letter())
    put(library, member_letter())
    assert library.letters.letter(put(library, ANNEX)).parent_id is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [(VNG, "VNG", True), ("VNG", VNG, True), ("vng", "VNG", True), (VNG, "IPO", False)],
)
def test_senders(left, right, same):
    assert same_sender(left, right) is same
