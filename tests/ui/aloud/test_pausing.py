"""Where a voice goes on that can't be held."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.ui.aloud.pausing import Tempo, resumed_at

SENTENCE = (
    "De raad besluit vandaag over de begroting, nadat het college eerder een brief stuurde "
    "waarin de wethouder zijn plannen uitlegt."
)


def test_little_heard_is_said_again():
    assert resumed_at(SENTENCE, 0) == 0
    assert resumed_at(SENTENCE, 10) == 0


def test_a_clause_that_began_shortly_before_is_said_whole():
    heard = SENTENCE.index("eerder") + len("eerder")
    assert SENTENCE[resumed_at(SENTENCE, heard) :].startswith("nadat het college")


def test_far_behind_a_comma_it_is_a_few_words():
    rest = SENTENCE[resumed_at(SENTENCE, SENTENCE.index("zijn plannen")) :]
    assert rest.startswith("waarin de wethouder")


@given(st.text(alphabet="ab ,;", max_size=120), st.integers(0, 200))
def test_nothing_that_may_not_have_been_heard_is_left_out(words, heard):
    at = resumed_at(words, heard)
    assert 0 <= at <= max(0, heard - 15)
    assert at == 0 or words[at - 1] == " "


def test_the_slowest_of_the_last_sentences_tells_what_was_heard():
    tempo = Tempo()
    for milliseconds in (5000, 6000, 5500):
        tempo.learn(milliseconds, 100, 100)
    assert tempo.heard(3000, 100) == 50
    assert tempo.heard(3000, 200) == 100
    tempo.learn(10, 3, 100)
    assert tempo.heard(3000, 100) == 50
