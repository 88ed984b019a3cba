"""Marks follow their own words into a newer text, and never those of another passage."""

import random
import re

import pytest
from benchmarks.anchoring.editing import LEVELS, newer, sentences, with_twins, written
from benchmarks.anchoring.judging import judge, marks, truth
from benchmarks.anchoring.made_up import made_up_letter
from hypothesis import given, settings
from hypothesis import strategies as st
from text.letters import SAMPLES, SEEDS, read

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.passage import Span
from kanttekening.text.carrying import Carrier

TEXTS = [read(SEEDS / case["name"])[1].text for case in SAMPLES]
LETTER = TEXTS[0]
# Its six points are in the letter and once more in the resolution that goes with it.
TWICE = TEXTS[4]


def span_of(text, words, start=0):
    at = text.index(words, start)
    return Span(at, at + len(words))


def carried(old, new, words):
    found = Carrier(old, new).carry(span_of(old, words))
    return None if found.span is None else found.span.of(new), found.state


def points():
    """Each passage that stands in the letter twice, with both places."""
    for part in re.split(r"\n\s*\n", TWICE):
        if len(part) > 40 and TWICE.count(part) == 2:
            first = span_of(TWICE, part)
            yield first, span_of(TWICE, part, first.end)


def test_text_put_in_front_changes_nothing_for_a_mark():
    found = carried(LETTER, "Nieuw briefhoofd\n\n" + LETTER, "Hervormingsagenda Jeugd")
    assert found == ("Hervormingsagenda Jeugd", AnchorState.ANCHORED)


def test_altered_words_are_followed_and_said_to_be_changed():
    new = LETTER.replace("een goede balans tussen taken", "een heel goede balans van taken")
    found, state = carried(LETTER, new, "een goede balans tussen taken en middelen")
    assert (found, state) == ("een heel goede balans van taken en middelen", AnchorState.CHANGED)


def test_an_amount_that_was_replaced_is_taken_along():
    old = "Terugdraaien verkleint het gat in 2026 met € 675 miljoen voor alle gemeenten samen."
    new = old.replace("675", "700")
    assert carried(old, new, "met € 675 miljoen") == ("met € 700 miljoen", AnchorState.CHANGED)


def test_signs_at_the_ends_stay_part_of_a_mark():
    old = "Hij noemde dit “een onhoudbare toestand voor de stad”. En hij ging zitten."
    new = "Vooraf.\n\n" + old
    words = "“een onhoudbare toestand voor de stad”."
    assert carried(old, new, words) == (words, AnchorState.ANCHORED)
    old, new = "dat is meer dan 80%.", "dat is een aantal keer meer dan 80%."
    assert carried(old, new, "meer dan 80%")[0] == "meer dan 80%"


def test_a_paragraph_that_stands_elsewhere_now_was_moved():
    paragraphs = LETTER.split("\n\n")
    long = max(paragraphs, key=len)
    rest = [part for part in paragraphs if part != long]
    found, state = carried(LETTER, "\n\n".join([*rest, long]), long)
    assert (found, state) == (long, AnchorState.MOVED)


def test_what_is_gone_is_not_found():
    long = max(LETTER.split("\n\n"), key=len)
    assert carried(LETTER, LETTER.replace(long + "\n\n", ""), long)[0] is None
    assert carried(LETTER, TEXTS[2], "Hervormingsagenda Jeugd")[0] is None
    assert carried(LETTER, "", "Hervormingsagenda Jeugd")[0] is None


def test_the_letter_has_passages_that_stand_in_it_twice():
    assert len(list(points())) >= 6


def test_twins_never_swap_when_one_is_gone():
    for first, second in points():
        for gone, stays in ((first, second), (second, first)):
            new = TWICE[: gone.start] + TWICE[gone.end :]
            carrier = Carrier(TWICE, new)
            assert carrier.carry(gone).span is None
            found = carrier.carry(stays).span
            moved = stays if stays.end <= gone.start else stays.shifted(-len(gone))
            assert found == moved


def test_twins_never_swap_when_text_comes_between_or_is_altered():
    for first, second in points():
        cut = (first.end + second.start) // 2
        added = " Een nieuwe zin die er nog niet stond. "
        words = TWICE[first.start : first.end].split()
        altered = " ".join([*words[:3], "anders", *words[4:]])
        new = TWICE[: first.start] + altered + TWICE[first.end : cut] + added + TWICE[cut:]
        carrier = Carrier(TWICE, new)
        one, other = carrier.carry(first), carrier.carry(second)
        assert one.span is not None
        assert abs(one.span.start - first.start) <= 2
        assert other.span == second.shifted(len(new) - len(TWICE))
        assert other.state is AnchorState.ANCHORED


@pytest.mark.parametrize("border", [" | ", "\n"])
@pytest.mark.parametrize("quote", ["€ 185.000", "185.000"])
def test_a_guess_takes_its_sign_along_and_not_the_next_heading(border, quote):
    old = f"Toelichting\n\nJeugdhulp{border}€ 185.000\n\nVerzoek\n\nWij vragen u om dit te doen."
    new = old.replace("185.000", "210.000")
    found = Carrier(old, new).carry(span_of(old, quote), guess=True)
    assert found.span is None
    assert [guess.of(new) for guess in found.guesses] == [quote.replace("185", "210")]


def test_guesses_are_what_came_in_its_place_and_other_places_of_the_words():
    old = (
        "De raad krijgt in juni een voorstel van het college over de zwembaden in de gemeente. "
        "De wethouder licht het in de commissie nader toe. Daarna volgt de inspraak van bewoners."
    )
    new = old.replace("De wethouder licht het in de commissie nader toe.", "Er komt geen debat.")
    found = Carrier(old, new).carry(
        span_of(old, "De wethouder licht het in de commissie nader toe."), guess=True
    )
    assert found.span is None
    assert found.guesses[0].of(new) == "Er komt geen debat."
    first, second = next(iter(points()))
    without = TWICE[: first.start] + TWICE[first.end :]
    guesses = Carrier(TWICE, without).carry(first, guess=True).guesses
    assert second.shifted(-len(first)) in [
        Span(guess.start, guess.start + len(second)) for guess in guesses
    ]


def test_a_point_between_words_goes_along():
    carrier = Carrier("een twee drie vier vijf zes", "nul een twee drie vier vijf zes")
    assert carrier.point(4) in (7, 8)
    assert Carrier("een twee", "iets anders").point(4) is None


@pytest.mark.parametrize("level", LEVELS)
def test_as_good_as_promised(level):
    """The promises of the benchmark, on a few letters of it."""
    chance = random.Random(len(level))
    texts = [*TEXTS, made_up_letter(chance, 3)]
    verdicts = []
    for text in texts:
        pool = [
            other[start:end]
            for other in texts
            if other is not text
            for start, end in sentences(other)
            if 60 < end - start < 300
        ]
        old = with_twins(text, chance) if "twins" in level else text
        new = newer(old, level, chance, pool)
        carrier, plain = Carrier(old, written(new)), written(new)
        for span in marks(old, 30, chance):
            verdicts.append(judge(plain, truth(old, new, span), carrier.carry(span).span))
    wrong, good = verdicts.count("wrong"), verdicts.count("right") + verdicts.count("parked")
    assert wrong <= (2 if "heavy" in level or "badly" in level else 0)
    assert good >= (0.9 if "heavy" in level else 0.97) * len(verdicts)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_between_untouched_words_nothing_is_lost_or_misplaced(text, data):
    start = data.draw(st.integers(0, len(text) - 60))
    span = Span(start, data.draw(st.integers(start + 25, start + 60)))
    cut = data.draw(st.integers(0, len(text)))
    added = data.draw(
        st.sampled_from(["", "Nieuwe alinea.\n\n", " Pagina 3 van 9 ", "x" * 500 + " "])
    )
    if span.start - 60 < cut < span.end + 60:
        cut = 0
    new = text[:cut] + added + text[cut:]
    expected = span if cut >= span.end else span.shifted(len(added))
    found = Carrier(text, new).carry(span)
    if found.span is not None:
        assert abs(found.span.start - expected.start) <= 3
        assert abs(found.span.end - expected.end) <= 3
    else:
        assert not any(sign.isalnum() for sign in span.of(text))


def test_a_row_of_letters_that_came_to_touch_a_passage_is_not_taken_along():
    text = "Aan de leden van de raad. Wij schrijven u over het nieuwe zwembad."
    span = Span(0, len("Aan de leden van de raad"))
    found = Carrier(text, "x" * 500 + text).carry(span)
    assert found.span == span.shifted(500)


HEADING = "Gevolgen voor de begroting"
POOL = "\n\n".join([
    "Wij schrijven u over het nieuwe zwembad aan de Dorpsstraat.", HEADING,
    "De kosten van het zwembad zijn in het voorjaar geraamd.",
    "In de commissie heeft de wethouder uw vragen beantwoord.",
    "Wij vragen u in te stemmen met de gevolgen voor de begroting en houden u op de hoogte.",
])  # fmt: skip


def test_a_heading_that_was_moved_alone_is_found_though_its_words_stand_elsewhere_too():
    new = POOL.replace(HEADING + "\n\n", "") + "\n\n" + HEADING
    found = Carrier(POOL, new).carry(Span(POOL.index(HEADING), POOL.index(HEADING) + 26))
    assert found.span == Span(len(new) - len(HEADING), len(new))
    assert found.state is AnchorState.MOVED


def test_a_short_passage_goes_along_with_the_paragraph_that_was_moved():
    parts = POOL.split("\n\n")
    new = "\n\n".join([parts[4], *parts[:4]])
    start = POOL.index("in te stemmen")
    found = Carrier(POOL, new).carry(Span(start, start + len("in te stemmen")))
    assert found.span.of(new) == "in te stemmen"
    assert found.state is AnchorState.MOVED
