"""Finding in the letter."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.finding import FoldedText, next_hit

TEXT = "De financiële positie.\nFINANCIËLE zorgen, de ﬁnanciële ‘ravijn’ en thema’s"


def found(words, text=TEXT):
    return [span.of(text) for span in FoldedText(text).find(words)]


def test_case_accents_and_ligatures_do_not_count():
    assert found("financiele") == ["financiële", "FINANCIËLE", "ﬁnanciële"]
    assert found("FINANCIËLE") == found("financiele")


def test_white_space_and_quote_signs_do_not_count():
    assert found("positie.  financiele") == ["positie.\nFINANCIËLE"]
    assert found("'ravijn'") == ["‘ravijn’"]
    assert found("thema's") == ["thema’s"]


def test_nothing_is_found_for_nothing():
    assert found("  ") == []
    assert found("zeggenschap") == []
    assert FoldedText(TEXT).find_words(("",)) == ()


def test_words_of_a_search_match_from_their_beginning():
    hits = FoldedText(TEXT).find_words(("fin", "zorg"))
    assert [hit.of(TEXT) for hit in hits] == ["financiële", "FINANCIËLE", "zorgen", "ﬁnanciële"]


def test_there_is_an_end_to_what_is_found():
    assert len(FoldedText("e " * 5000).find("e")) == 2000


@given(st.text(alphabet="aé İß🏛ﬁ", max_size=30), st.data())
def test_every_hit_lies_in_the_text(text, data):
    folded = FoldedText(text)
    words = text.split()
    if words:
        word = data.draw(st.sampled_from(words))
        hits = folded.find(word)
        assert any(word in hit.of(text) or hit.of(text) in word for hit in hits)
        assert all(hit.end <= len(text) for hit in hits)


def test_the_next_hit_goes_round_the_corner():
    hits = (Span(5, 8), Span(20, 23))
    assert next_hit(hits, 6) == 1
    assert next_hit(hits, 21) == 0
    assert next_hit(hits, 20, forward=False) == 0
    assert next_hit(hits, 3, forward=False) == 1
    assert next_hit((), 3) is None
