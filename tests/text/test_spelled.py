"""The letters of a text and the places they came from, whatever the text is written with."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span
from kanttekening.text.fold import fold, tokens
from kanttekening.text.spelled import Letters

TEXTS = st.text(st.sampled_from("abé ﬁ½İ´'-\n\u00ad\u0301.Z9²"), max_size=40)


@given(TEXTS)
def test_the_words_are_those_that_are_compared_everywhere(text):
    alike = [fold(word) for word, _ in tokens(text)]
    found = Letters(text).words
    assert found == [made for word in alike if (made := "".join(filter(str.isalnum, word)))]


@given(TEXTS)
def test_every_letter_stands_where_its_sign_stands(text):
    letters = Letters(text)
    assert [letters.place(at) for at in range(len(letters))] == letters.places
    assert all(
        letter in fold(text[place])
        for letter, place in zip(letters.letters, letters.places, strict=True)
    )


@given(TEXTS, st.data())
def test_the_letters_of_a_span_are_those_that_stand_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    letters = Letters(text)
    first, last = letters.range_of(span)
    inside = [at for at, place in enumerate(letters.places) if span.contains(place)]
    assert list(range(first, last)) == inside
