"""Words as the index keeps them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.index_words import LONGEST_WORD, index_words


def test_words_are_folded_and_know_their_place() -> None:
    found = index_words("De Financiële thema’s")
    assert found.words == ["de", "financiele", "themas"]
    assert [span.of("De Financiële thema’s") for span in found.spans] == [
        "De",
        "Financiële",
        "thema’s",
    ]


def test_a_word_broken_at_the_end_of_a_line_is_one() -> None:
    assert index_words("gemeente-\nfinanciën").words == ["gemeentefinancien"]


def test_hyphenated_words_are_also_written_as_one() -> None:
    found = index_words("een e-mail over VNG-inzet op 17-23 februari")
    assert found.joined == ["email", "vnginzet"]
    assert "mail" in found.words


@given(st.text())
def test_any_text_gives_words_that_fts_takes(text: str) -> None:
    found = index_words(text)
    assert len(found.words) == len(found.spans)
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in found.words + found.joined)
    " ".join(found.words).encode()
