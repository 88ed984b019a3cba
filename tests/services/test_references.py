"""Cited papers lead to the letters that are in the library, also when those arrive later."""

import pytest
from store.making import open_library, store

from kanttekening.domain.findings import Reference, ReferenceKind
from kanttekening.domain.letter import Facts, LetterKind
from kanttekening.domain.passage import Span
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

HERE = (Span(0, 5),)
VNG = "Vereniging van Nederlandse Gemeenten"
CITING = Facts(LetterKind.ANNEX, "VNG", date_inferred="2023-11-03")


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


def take_in(library, text, facts):
    return store(library, text=text, facts=facts)


def resolve(library, reference, letter_id):
    return library.references.resolve(reference, library.letters.letter(letter_id))


def test_a_circular_in_any_spelling_leads_to_its_letter(library):
    letters = {
        number: take_in(
            library, f"Lbr. {number}", Facts(LetterKind.MEMBER_LETTER, VNG, circular_number=number)
        )
        for number in ("24/032", "25/011")
    }
    text = "Zie Lbr. 24/032 en ook Lbr.25/011, maar niet Lbr. 25/110."
    citing = take_in(library, text, Facts(LetterKind.LETTER, "Gemeente Rietland"))
    cited = understand(parse_text(text)).findings.references
    assert [resolve(library, one, citing) for one in cited] == [*letters.values(), None]


def test_a_missing_letter_heals_the_link_when_it_arrives(library):
    citing = take_in(library, "Zie de bijlage.", CITING)
    reference = Reference("ledenbrief 3 november 2023", "brief", HERE, None, "2023-11-03")
    assert resolve(library, reference, citing) is None
    parent = take_in(library, "De ALV", Facts(LetterKind.MEMBER_LETTER, VNG, date="2023-11-03"))
    assert resolve(library, reference, citing) == parent
    library.letters.remove([parent])
    assert resolve(library, reference, citing) is None


def test_two_letters_that_fit_are_never_guessed_between(library):
    citing = take_in(library, "Zie de brief.", CITING)
    for text in ("Een", "Twee"):
        take_in(library, text, Facts(LetterKind.MEMBER_LETTER, VNG, date="2023-11-03"))
    reference = Reference("ledenbrief 3 november 2023", "brief", HERE, None, "2023-11-03")
    assert resolve(library, reference, citing) is None


@pytest.mark.parametrize(
    "facts",
    [
        Facts(LetterKind.MEMBER_LETTER, "Provincie Drenthe", date="2023-11-03"),
        Facts(LetterKind.MEMBER_LETTER, VNG, date="2023-11-04"),
        Facts(LetterKind.MOTION, VNG, date="2023-11-03"),
        Facts(LetterKind.LETTER, VNG, date="2023-11-03"),
        Facts(LetterKind.MEMBER_LETTER, VNG, date_inferred="2023-11-03"),
        Facts(LetterKind.MEMBER_LETTER, None, date="2023-11-03"),
    ],
)
def test_another_letter_is_not_the_one_of_that_day(library, facts):
    citing = take_in(library, "Zie de brief.", CITING)
    take_in(library, "Iets anders", facts)
    reference = Reference("ledenbrief van 3 november 2023", "brief", HERE, None, "2023-11-03")
    assert resolve(library, reference, citing) is None


@pytest.mark.parametrize(
    ("number", "reference", "found"),
    [
        ("Z/24/118273", "Z/24/118273", True),
        ("z/24/118273", "Z-24-118273", True),
        ("118273", "Z/24/118273", False),
        ("Z/24/11827", "Z/24/118273", False),
        ("---", "Z/24/118273", False),
    ],
)
def test_a_kenmerk_is_compared_without_its_signs(library, number, reference, found):
    cited = take_in(library, "De brief", Facts(LetterKind.LETTER, VNG, reference=reference))
    citing = take_in(library, "Antwoord", Facts(LetterKind.LETTER, "Gemeente Rietland"))
    asked = Reference("kenmerk", ReferenceKind.REFERENCE, HERE, number)
    assert resolve(library, asked, citing) == (cited if found else None)


def test_the_kenmerk_of_an_addressee_is_not_the_letters_own(library):
    take_in(library, "Antwoord", Facts(LetterKind.LETTER, VNG, your_reference="A-12345"))
    citing = take_in(library, "Nog een antwoord", Facts(LetterKind.LETTER, VNG))
    reference = Reference("kenmerk A-12345", ReferenceKind.REFERENCE, HERE, "A-12345")
    assert resolve(library, reference, citing) is None


@pytest.mark.parametrize(
    "reference",
    [
        Reference("uw brief van 3 november 2023", "brief", HERE, None, "2023-11-03"),
        Reference("uw besluit van 3 november 2023", "document", HERE, None, "2023-11-03"),
        Reference("Voorjaarsnota", "rapport", HERE),
    ],
)
def test_whose_letter_is_not_known_is_not_guessed(library, reference):
    citing = take_in(library, "Zie de brief.", CITING)
    take_in(library, "De ALV", Facts(LetterKind.MEMBER_LETTER, VNG, date="2023-11-03"))
    assert resolve(library, reference, citing) is None


def test_a_letter_without_a_sender_cites_nobody_by_day(library):
    citing = take_in(library, "Zie de brief.", Facts(LetterKind.ANNEX))
    take_in(library, "De ALV", Facts(LetterKind.MEMBER_LETTER, VNG, date="2023-11-03"))
    reference = Reference("ledenbrief 3 november 2023", "brief", HERE, None, "2023-11-03")
    assert resolve(library, reference, citing) is None
