"""What differs between two texts: what a person would point out, and nothing else."""

import itertools
import random

import pytest
from benchmarks.anchoring.editing import lay_out, newer, original, written
from hypothesis import given, settings
from hypothesis import strategies as st
from text.letters import SAMPLES, SEEDS, read

from kanttekening.domain.comparison import DifferenceKind
from kanttekening.text.comparing import compare

TEXTS = [read(SEEDS / case["name"])[1].text for case in SAMPLES]
WORDS = st.lists(
    st.sampled_from(["de", "raad", "Raad", "besluit", "€ 12", ".", "\n\n", "1,5", "1.5", "“ja”"]),
    max_size=30,
)


def told(old, new):
    return [
        (found.kind.value, found.old.of(old), found.new.of(new))
        for found in compare(old, new).differences
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("met € 675 miljoen.", "met € 700 miljoen.", [("replaced", "675", "700")]),
        ("voor sommige steden", "voor een aantal steden", [("replaced", "sommige", "een aantal")]),
        ("een twee", "een nieuw twee", [("added", "", "nieuw")]),
        ("Ja. Nee. Goed.", "Ja. Goed.", [("removed", "Nee.", "")]),
        ("de raad van Ede", "de Raad van Ede", [("replaced", "raad", "Raad")]),
        ("bedrag van 1.500 euro", "bedrag van 1,500 euro", [("replaced", ".", ",")]),
        ("dat is, zo blijkt", "dat is zo blijkt", [("removed", ",", "")]),
    ],
)
def test_each_change_is_told_as_a_person_would(old, new, expected):
    assert told(old, new) == expected


def test_what_came_or_went_is_a_whole_sentence():
    one, two = "De raad krijgt een brief. De raad krijgt een nota.", "De raad krijgt een nota."
    assert told(one, two) == [("removed", "De raad krijgt een brief.", "")]
    assert told(two, one) == [("added", "", "De raad krijgt een brief.")]
    first = "Alinea een kost geld.\n\nAlinea twee kost geld.\n\nAlinea drie kost geld."
    second = "Alinea een kost geld.\n\nAlinea drie kost geld."
    assert told(first, second) == [("removed", "Alinea twee kost geld.", "")]


def test_words_shared_by_chance_do_not_make_two_sentences_alike():
    old = "Vooraf. Een percentage van de uitgaven gaat naar het onderhoud van bruggen. Slot."
    new = "Vooraf. De raad van Beesel diende hierover een motie in. Slot."
    assert told(old, new) == [
        (
            "replaced",
            "Een percentage van de uitgaven gaat naar het onderhoud van bruggen",
            "De raad van Beesel diende hierover een motie in",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("een financieel plan", "een fi-\nnancieel  plan"),
        ("het zogeheten “ravijn”", 'het zogeheten "ravijn"'),
        ("thema's", "thema’s"),
        ("efficiënt", "eﬃciënt"),
        ("een\n\ntwee", "een twee"),
    ],
)
def test_another_layout_is_no_difference(old, new):
    assert told(old, new) == []


def test_a_letter_laid_out_anew_only_differs_where_a_foot_came():
    for text in TEXTS:
        again = written(lay_out(original(text), random.Random(4), ()))
        found = compare(text, again).differences
        assert {difference.kind for difference in found} <= {DifferenceKind.ADDED}
        assert all("Voorbeeldgemeenten" in difference.new.of(again) for difference in found)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_putting_the_differences_in_makes_the_one_of_the_other(one, other):
    old, new = " ".join(one), " ".join(other)
    found = compare(old, new).differences
    assert all(a.old.end <= b.old.start and a.new.end <= b.new.start
               for a, b in itertools.pairwise(found))  # fmt: skip
    made, at = "", 0
    for difference in found:
        made += old[at : difference.old.start] + difference.new.of(new)
        at = difference.old.end
    made += old[at:]
    assert letters(made) == letters(new)


def letters(text):
    return [sign for sign in text if sign.isalnum()]


def test_a_place_is_found_across():
    old = "Een twee drie. Vier vijf zes."
    new = "Een twee drie. Nieuw hier. Vier vijf zes."
    comparison = compare(old, new)
    # To the line, for a person who reads along: a space more or less is no matter.
    assert abs(comparison.across(old.index("vijf")) - new.index("vijf")) <= 2
    assert abs(comparison.across(new.index("vijf"), to_new=False) - old.index("vijf")) <= 2
    assert comparison.across(0) == 0


def test_the_share_of_what_stayed():
    assert compare(TEXTS[0], TEXTS[0]).share == 1.0
    assert compare(TEXTS[0], "").share == 0.0
    changed = written(newer(TEXTS[0], "light", random.Random(1), ["Een nieuwe zin hier."]))
    assert 0.9 < compare(TEXTS[0], changed).share < 1.0


def test_passages_in_both_are_more_than_a_few_words():
    old = "De raad besluit het budget voor de haven te verhogen. Wij vragen u om advies."
    new = "Het college stelt voor het budget voor de haven te verhogen. Groet van de raad."
    found = compare(old, new)
    told = [(shared.old.of(old), shared.new.of(new)) for shared in found.passages]
    assert told == [
        ("het budget voor de haven te verhogen.", "het budget voor de haven te verhogen.")
    ]
    assert 0.4 < found.in_passages < 0.6


def test_the_same_text_is_one_passage():
    text = "Geachte raad, het college stelt voor het budget te verhogen."
    found = compare(text, text)
    assert [shared.old.of(text) for shared in found.passages] == [text]
    assert (found.share, found.in_passages) == (1, 1)
