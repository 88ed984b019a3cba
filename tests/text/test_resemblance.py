import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.resemblance import PLACES, bands, print_of, resemblance

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LETTER = (SEEDS / "004_94a9885ef223c3f3.txt").read_text("utf-8")


def changed(text: str, share: float, seed: int = 1) -> str:
    """Replace a share of the sentences by others."""
    chance = random.Random(seed)
    sentences = text.split(". ")
    return ". ".join(
        f"Dit is een heel andere zin nummer {number} over iets anders"
        if chance.random() < share
        else sentence
        for number, sentence in enumerate(sentences)
    )


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def test_a_text_is_like_itself_whatever_its_layout():
    wrapped = LETTER.replace(" ", "\n", 500).upper()
    assert resemblance(print_of(LETTER), print_of(wrapped)) > 0.97


def test_different_letters_are_not_alike():
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    prints = [print_of(text) for text in texts]
    for one in range(5):
        for other in range(one):
            assert resemblance(prints[one], prints[other]) < 0.2


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_the_share_in_common_is_estimated_well(share):
    other = changed(LETTER, share)
    one, two = shingles(LETTER), shingles(other)
    truth = len(one & two) / len(one | two)
    assert resemblance(print_of(LETTER), print_of(other)) == pytest.approx(truth, abs=0.15)


@pytest.mark.parametrize("seed", range(20))
def test_a_lightly_changed_letter_is_found_by_its_bands(seed):
    other = changed(LETTER, 0.2, seed)
    assert set(bands(print_of(LETTER))) & set(bands(print_of(other)))


def test_a_few_words_have_no_print():
    assert print_of("te kort hier") == ()
    assert bands(()) == ()
    assert resemblance((), print_of(LETTER)) == 0


def test_a_short_note_is_like_itself_and_unlike_another():
    one = print_of("Wij verzoeken het college om een brief")
    assert resemblance(one, one) == 1
    assert resemblance(one, print_of("De raad neemt kennis van dit voorstel vandaag")) < 0.1


@given(st.text())
def test_any_text_has_a_whole_print_or_none(text):
    found = print_of(text)
    assert len(found) in {0, PLACES}
    assert all(0 < number < 2**32 for number in found)
    assert resemblance(found, found) == bool(found)
