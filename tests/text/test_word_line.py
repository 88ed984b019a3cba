"""A text as its words are compared, and the way back to where they stand."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kanttekening.text.fold import tokens
from kanttekening.text.word_line import word_line

# Everything that makes a word longer or shorter than it is written, or breaks it.
SIGNS = "ab Zé ë ï ß æ ﬁ ½ ² ő š Я 9 _ - ‐ ‑ / ' ’ ‘ ` ´ \xad \n \t . € ̈ ̀ İ".split(" ")
TEXTS = st.lists(st.sampled_from([*SIGNS, " ", "\n", "en"]), max_size=30).map("".join) | st.text()


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("De Financiële thema’s", "de financiele themas"),
        ("begro-\nting van 2024", "begroting van 2024"),
        ("wet-\nen regelgeving", "wet  en regelgeving"),
        ("gemeente\u00adfonds", "gemeentefonds"),
        ("€ 2,2 (57%)", "  2 2  57  "),
        ("oﬃcieel", "officieel"),
    ],
)
def test_a_line_has_the_words_and_spaces(written: str, line: str) -> None:
    assert word_line(written).line == line


def test_words_are_found_back_where_they_were_written() -> None:
    text = "Alle thema's: de begro-\nting, de oﬃciële ‘stukken’."
    line = word_line(text)
    written = [line.span(*word.span()).of(text) for word in re.finditer(r"\S+", line.line)]
    assert written == ["Alle", "thema's", "de", "begro-\nting", "de", "oﬃciële", "stukken"]


@given(TEXTS)
@example("\x01¼ \x02")
def test_the_words_are_those_that_one_by_one_are_found(text: str) -> None:
    line = word_line(text)
    found = list(re.finditer(r"\S+", line.line))
    expected = [
        (word, token.span)
        for token in tokens(text)
        if (word := "".join(filter(str.isalnum, token.word)))
    ]
    assert [(word.group(), line.span(*word.span())) for word in found] == expected


def test_one_endless_line_takes_no_time() -> None:
    started = time.process_time()
    word_line("a" * 200_000 + "-" * 200_000 + "'a" * 100_000 + "'" * 100_000)
    assert time.process_time() - started < 2
