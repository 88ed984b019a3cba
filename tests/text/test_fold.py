"""Words are compared without case, accents, apostrophes and the hyphens of line ends."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.fold import fold, tokens


def words(text):
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Financiële", "financiele"),
        ("financie\u0308le", "financiele"),
        ("ÉÉN", "een"),
        ("oﬃcieel", "officieel"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_case_accents_and_ligatures_do_not_count(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thema's, thema’s en thema'’s", ["themas", "themas", "en", "themas"]),
        ("VNG-inzet", ["vng", "inzet"]),
        ("wet- en regelgeving", ["wet", "en", "regelgeving"]),
        ("wet-\nen regelgeving", ["wet", "en", "regelgeving"]),
        ("gemeente-\nfinanciën", ["gemeentefinancien"]),
        ("gemeente\u00adfonds", ["gemeentefonds"]),
        ("VNG-\ninzet", ["vng", "inzet"]),
        ("Lbr. 24/032", ["lbr", "24", "032"]),
        ("COS/U201900264", ["cos", "u201900264"]),
        ("€ 2,2 miljard (57%)", ["2", "2", "miljard", "57"]),
        ("‘De grens is bereikt’:", ["de", "grens", "is", "bereikt"]),
        ("snake_case", ["snake", "case"]),
        ("  \n\n ", []),
    ],
)
def test_words_of_a_text(text, expected):
    assert words(text) == expected


@given(st.text(max_size=80))
def test_tokens_stand_in_order_where_they_say(text):
    end = 0
    for token in tokens(text):
        assert token.word
        assert token.span.start >= end
        end = token.span.end
    assert end <= len(text)


def test_one_endless_line_takes_no_time():
    started = time.process_time()
    tokens("a" * 200_000 + "-" * 200_000 + "'a" * 100_000)
    assert time.process_time() - started < 2
