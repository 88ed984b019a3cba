"""Two people wrote in one note: neither of them loses a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.both_texts import both_texts

base = st.text("abc \n", max_size=20)
mine = st.text("MN", min_size=1, max_size=5)
theirs = st.text("XY", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("before", "my_text", "their_text", "both"),
    [
        ("", "Mijn vraag", "Haar vraag", "Haar vraag\n\nMijn vraag"),
        ("Kosten?", "Kosten in 2026?", "Kosten?", "Kosten in 2026?"),
        ("Kosten?", "Kosten?", "Kosten en baten?", "Kosten en baten?"),
        ("Kosten?", "Kosten in 2026?", "Kosten in 2026?", "Kosten in 2026?"),
        ("Kosten en baten", "Alle kosten en baten", "Kosten en baten?", "Alle kosten en baten?"),
        ("Kosten", "Kosten dalen", "Kosten stijgen", "Kosten stijgen\n\ndalen"),
        ("Kosten dalen", "Baten dalen", "Lasten dalen", "Lasten dalen\n\nBaten dalen"),
        ("Kosten", "", "Kosten stijgen", "Kosten stijgen"),
        ("Kosten", "Kosten stijgen", " ", "Kosten stijgen"),
    ],
)
def test_what_two_made_of_a_text(before, my_text, their_text, both):
    assert both_texts(before, my_text, their_text) == both


@given(base, mine, theirs, st.data())
def test_what_both_added_is_there(before, my_words, their_words, data):
    here, there = (data.draw(st.integers(0, len(before))) for _ in range(2))
    my_text = before[:here] + my_words + before[here:]
    their_text = before[:there] + their_words + before[there:]
    found = both_texts(before, my_text, their_text)
    assert my_words in found
    assert their_words in found


@given(base, base, theirs, st.data())
def test_who_goes_on_typing_does_not_see_things_twice(before, my_text, their_words, data):
    """What is typed after a meeting comes into the text of both once."""
    there = data.draw(st.integers(0, len(before)))
    met = both_texts(before, my_text, before[:there] + their_words + before[there:])
    later = both_texts(my_text, my_text + "Z", met)
    assert later.count("Z") == 1
    assert later.count(their_words) == met.count(their_words)
