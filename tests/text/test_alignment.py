"""Which letters of one text are which of another, also of texts of hundreds of pages."""

import random
import time

from benchmarks.anchoring.made_up import made_up_letter
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span
from kanttekening.text.alignment import align
from kanttekening.text.spelled import Letters

WORDS = st.lists(st.sampled_from("de raad van het huis éénm straat 12 ﬁets".split()), max_size=40)


def shared(old, new):
    return [
        (run.old + step, run.new + step)
        for run in align(Letters(old), Letters(new))
        for step in range(run.length)
    ]


@given(WORDS, WORDS)
def test_only_equal_letters_are_paired_and_each_once_and_in_order(old, new):
    one, other = Letters(" ".join(old)), Letters(" ".join(new))
    pairs = shared(one.text, other.text)
    assert all(one.letters[a] == other.letters[b] for a, b in pairs)
    assert pairs == sorted(pairs)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


@given(WORDS)
def test_a_text_is_paired_with_itself(words):
    text = " ".join(words)
    assert shared(text, text) == [(at, at) for at in range(len(Letters(text)))]


def test_what_comes_in_begins_with_a_sentence_and_not_with_its_second_word():
    old = "Wij danken u. Het college neemt een besluit. Tot ziens."
    new = "Wij danken u. Het is warm vandaag. Het college neemt een besluit. Tot ziens."
    (first, second) = align(Letters(old), Letters(new))
    assert Letters(old).span(second.old, second.old + 10).of(old) == "Het college"
    assert Letters(new).span(first.new, first.new + first.length).of(new) == "Wij danken u"


def test_letters_know_where_they_stand_whatever_they_are_written_with():
    text = "Efﬁciënt ge-\nmeentebeleid"
    letters = Letters(text)
    assert letters.words == ["efficient", "gemeentebeleid"]
    first, last = letters.range_of(Span(9, len(text)))
    assert letters.letters[first:last] == "gemeentebeleid"
    assert letters.span(first, last).of(text) == "ge-\nmeentebeleid"


def test_three_hundred_pages_are_compared_in_seconds_and_also_when_nothing_is_unique():
    chance = random.Random(3)
    long = made_up_letter(chance, 300)
    words = long.split(" ")
    for at in range(0, len(words), 97):
        words[at] = "gewijzigd"
    for old, new in ((long, " ".join(words)), ("ja nee " * 40_000, "nee ja " * 40_000)):
        started = time.process_time()
        pairs = shared(old, new)
        assert time.process_time() - started < 12
        assert len(pairs) > 0.9 * len(Letters(old))
