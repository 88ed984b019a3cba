"""Passages that read the same: neither ever comes to stand on the other.

Letters are made of sentences that stand in them twice among others that don't, and edited at
random: sentences go, come, are reworded. Each sentence has a name, so what is right is known.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span
from kanttekening.text.carrying import Carrier

SUBJECTS = (
    "de sporthal", "het fietspad", "de begroting", "het zwembad", "de bibliotheek", "de markt",
    "het station", "de haven", "het museum", "de brandweer", "het waterschap", "de wijkagent",
)  # fmt: skip
DEEDS = (
    "Het college onderzoekt de kosten van {} en bericht de raad.",
    "Over {} is vorig jaar een motie aangenomen door alle fracties.",
    "Wij stellen voor om {} uit de reserve te betalen.",
)
ALONE = [deed.format(subject) for subject in SUBJECTS for deed in DEEDS]
TWICE = [
    "Wij houden u op de hoogte van de voortgang.",
    "De wethouder beantwoordt uw vragen in de commissie.",
    "Voor dit onderdeel is geen extra budget nodig.",
]
COMING = [
    f"Daarnaast komt er een plan nummer {number} voor de {number}e wijk." for number in range(9)
]


@st.composite
def letters(draw):
    """The sentences of a letter, as (name, words): those of ``TWICE`` two or three times."""
    alone = draw(st.lists(st.sampled_from(ALONE), unique=True, min_size=5, max_size=14))
    found = [(f"alone {at}", words) for at, words in enumerate(alone)]
    for kind, words in enumerate(TWICE[: draw(st.integers(1, 3))]):
        for copy in range(draw(st.integers(2, 3))):
            found.insert(draw(st.integers(0, len(found))), (f"twin {kind}.{copy}", words))
    return found


@st.composite
def edited(draw, sentences):
    """The same letter after some edits."""
    found = list(sentences)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(found)))
        deed = draw(st.sampled_from(("go", "go", "come", "reword")))
        if deed == "come":
            found.insert(at, ("new", draw(st.sampled_from(COMING))))
        elif at < len(found) and deed == "go":
            del found[at]
        elif at < len(found) and found[at][0].startswith("alone"):
            name, words = found[at]
            some = words.split(" ")
            some[draw(st.integers(0, len(some) - 1))] = "ongetwijfeld"
            found[at] = (name, " ".join(some))
    return found


def placed(sentences):
    """The text, and where each name stands in it."""
    text, spans = "", {}
    for name, words in sentences:
        spans[name] = Span(len(text), len(text) + len(words))
        text += words + " "
    return text.strip(), spans


def whole(span, _text):
    return span


def inside(span, text):
    """The second word of a sentence to its fourth."""
    words = span.of(text).split(" ")
    start = span.start + len(words[0]) + 1
    return Span(start, start + len(" ".join(words[1:4])))


@pytest.mark.parametrize("marked", [whole, inside])
@given(data=st.data())
def test_a_twin_is_found_in_its_own_place_or_not_at_all(marked, data):
    before = data.draw(letters())
    after = data.draw(edited(before))
    (old, was), (new, now) = placed(before), placed(after)
    carrier = Carrier(old, new)
    for name, span in was.items():
        if not name.startswith("twin"):
            continue
        found = carrier.carry(marked(span, old)).span
        if found is not None:
            assert name in now, f"{name} is gone, and yet placed at {found}"
            assert found.overlaps(now[name]), f"{name} was put on {found} instead of {now[name]}"


def test_of_adjacent_twins_of_which_one_went_neither_is_chosen():
    old, new = f"{ALONE[0]} {TWICE[0]} {TWICE[0]} {ALONE[4]}", f"{ALONE[0]} {TWICE[0]} {ALONE[4]}"
    first = Span(len(ALONE[0]) + 1, len(ALONE[0]) + 1 + len(TWICE[0]))
    for span in (first, first.shifted(len(TWICE[0]) + 1)):
        carried = Carrier(old, new).carry(span, guess=True)
        assert carried.span is None
        assert carried.guesses[0].of(new) == TWICE[0]


def test_a_twin_is_found_when_a_sentence_between_the_two_tells_them_apart():
    old = f"{ALONE[0]} {TWICE[0]} {ALONE[1]} {TWICE[0]} {ALONE[4]}"
    for gone, name in (((ALONE[0], TWICE[0]), 1), ((TWICE[0], ALONE[4]), 0)):
        new = (
            old.replace(" ".join(gone), "").strip()
            if name
            else old.removesuffix(" ".join(gone)).strip()
        )
        at = [old.index(TWICE[0]), old.rindex(TWICE[0])]
        kept = Carrier(old, new).carry(Span(at[name], at[name] + len(TWICE[0])))
        lost = Carrier(old, new).carry(Span(at[1 - name], at[1 - name] + len(TWICE[0])))
        assert kept.span is not None
        assert kept.span.of(new) == TWICE[0]
        assert lost.span is None


def test_a_like_ending_beside_a_twin_does_not_tell_which_one_it_is():
    kept = [ALONE[at] for at in (0, 1, 2, 6, 5)]
    old = " ".join([*kept, ALONE[4], ALONE[8], TWICE[0], TWICE[0]])  # 5 and 8 end alike
    new = " ".join([*kept, TWICE[0], COMING[0]])
    first = old.index(TWICE[0])
    for start in (first, first + len(TWICE[0]) + 1):
        assert Carrier(old, new).carry(Span(start, start + len(TWICE[0]))).span is None
