"""A row of words is known again when some letters, or the spaces, were spoilt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.spoilt_rows import SpoiltRow

BEFORE, AFTER = "wij schrijven u omdat ", " volgende week met u wil spreken"
WORDS = (
    "gemeente",
    "kabinet",
    "gaat",
    "het",
    "een",
    "aandacht",
    "voor",
    "jeugdzorg",
    "burgemeester",
)
rows = st.lists(st.sampled_from(WORDS), min_size=3, max_size=5, unique=True)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("gaat het kabinet", "qaat het kabinet"),
        ("verdere uitwerking van", "verdere ui twerking van"),
        ("krijgen voor de", "krijqe n yoor de"),
        ("uitgebreid gesproken over", "nitge breid ge5proken over"),
        ("wij samen met", "wijsarnen met"),
        ("kunnen wij nieuwe", "kumen vvij nieuvve"),
    ],
)
def test_what_scans_make_of_a_row(row, shown):
    line = BEFORE + shown + AFTER
    asked = SpoiltRow(row.split())
    assert 0.8 <= asked.closeness(line) <= 1.0
    assert asked.place(line).of(line) == shown


@given(rows, st.data())
def test_a_row_with_a_letter_wrong_is_found_where_it_stands(words, data):
    row = " ".join(words)
    at = data.draw(st.integers(0, len(row) - 1).filter(lambda at: row[at] != " "))
    wrong = (
        row[:at] + data.draw(st.sampled_from(["x", "", row[at] * 2, row[at] + " "])) + row[at + 1 :]
    )
    line = BEFORE + wrong + AFTER
    place = SpoiltRow(words).place(line)
    # A letter that fell off at the edge may leave the row a word wider or narrower, not elsewhere.
    assert place.start <= len(BEFORE) + 1
    assert place.end >= len(BEFORE + wrong) - 1
    assert len(place) <= len(wrong) + 12


@given(rows)
def test_the_row_itself_is_the_nearest(words):
    line = f"{BEFORE}{' '.join(words)}{AFTER}"
    assert SpoiltRow(words).closeness(line) == 1.0


@given(rows)
def test_words_apart_or_other_words_are_no_row(words):
    # Every word is there, but with others between them.
    apart = " wethouder ".join(words)
    assert SpoiltRow(words).closeness(f"{BEFORE}{apart}{AFTER}") < 1.0
    assert SpoiltRow(words).closeness("niets daarvan") == 0.0
    assert SpoiltRow(words).place("niets daarvan") is None


def test_one_word_or_few_letters_are_no_row():
    assert SpoiltRow(["burgemeester"]).closeness("de burgemeester") == 0.0
    assert SpoiltRow(["op", "de"]).closeness("op de hoek") == 0.0
