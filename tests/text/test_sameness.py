from dataclasses import replace
from pathlib import Path

import pytest

from kanttekening.domain.letter import Facts
from kanttekening.text.markup import parse_text
from kanttekening.text.resemblance import print_of
from kanttekening.text.sameness import Sketch, same_letter
from kanttekening.text.understanding import understand

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def sketch(source: str, name: str = "brief.txt", **facts) -> Sketch:
    document = parse_text(source)
    found = understand(document).facts
    return Sketch(replace(found, **facts), name, print_of(document.text))


TEXTS = [path.read_text("utf-8") for path in SEEDS]


@pytest.mark.parametrize("text", TEXTS)
def test_a_letter_is_itself_in_another_layout(text):
    again = text.replace("\n\n", "\n \n").replace("**", "")
    assert same_letter(sketch(text), sketch(again)) > 0.8


def test_the_sample_letters_are_five_letters():
    sketches = [sketch(text) for text in TEXTS]
    for one in range(5):
        for other in range(one):
            assert same_letter(sketches[one], sketches[other]) is None


def test_a_new_version_with_the_same_number_is_the_same_letter():
    newer = TEXTS[0].replace("€ 75 miljoen", "€ 90 miljoen").replace("Uitkomsten", "Resultaten")
    assert same_letter(sketch(TEXTS[0]), sketch(newer)) > 0.8


def test_another_number_is_another_letter_however_alike():
    other = TEXTS[0].replace("U202400438", "U202400439").replace("24/032", "24/033")
    assert same_letter(sketch(TEXTS[0]), sketch(other)) is None


def test_the_same_number_of_another_sender_is_another_letter():
    one = sketch(TEXTS[0])
    assert same_letter(one, sketch(TEXTS[0], sender="Gemeente Zeist")) is None


@pytest.mark.parametrize(
    ("sender", "is_same"),
    [
        ("Vereniging van Nederlandse Gemeeriten", True),
        ("VNG", True),
        ("Vereniging van Zeeuwse Gemeenten", False),
        ("VZG", False),
    ],
)
def test_a_sender_that_a_scan_misread_is_the_same(sender, is_same):
    one = sketch(TEXTS[0], sender="Vereniging van Nederlandse Gemeenten")
    assert (same_letter(one, sketch(TEXTS[0], sender=sender)) is not None) is is_same


def test_a_short_name_is_not_misread():
    one, other = (sketch(TEXTS[0], sender=f"Gemeente {name}") for name in ("Epe", "Ede"))
    assert same_letter(one, other) is None


def test_the_same_number_on_a_text_about_something_else_is_another_letter():
    facts = sketch(TEXTS[0]).facts
    other = Sketch(facts, "brief.txt", print_of(TEXTS[4]))
    assert same_letter(sketch(TEXTS[0]), other) is None


INVITATION = (
    "Hierbij nodig ik u uit voor de vergadering van de commissie Ruimte. De stukken vindt u in "
    "het raadsinformatiesysteem. U kunt inspreken over de onderwerpen op de agenda. Meldt u zich "
    "daarvoor bij de griffie, uiterlijk een dag voor de vergadering. De griffier. "
)
HEADING = Facts(subject="Uitnodiging commissie Ruimte", sender="Griffie", date="2026-03-03")


def test_the_monthly_invitation_is_a_letter_of_its_own():
    one = Sketch(HEADING, "maart.txt", print_of(INVITATION))
    other = Sketch(replace(HEADING, date="2026-04-07"), "april.txt", print_of(INVITATION))
    assert same_letter(one, other) is None


@pytest.mark.parametrize("name", ["nota definitief.pdf", "nota_v2.pdf", "gewijzigde nota.pdf"])
def test_a_concept_and_its_definitive_text_are_one_letter(name):
    one = Sketch(HEADING, "nota.pdf", print_of(INVITATION))
    other = Sketch(replace(HEADING, date="2026-04-07"), name, print_of(INVITATION))
    assert same_letter(one, other) == 1


def test_what_is_not_said_speaks_not_against_it():
    one = Sketch(HEADING, "a.txt", print_of(INVITATION))
    assert same_letter(one, Sketch(Facts(), "b.txt", print_of(INVITATION))) == 1
    assert same_letter(one, Sketch(Facts(), "b.txt", print_of(TEXTS[0]))) is None
