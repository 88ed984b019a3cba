"""A letter's text as one looks for words in it."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.document import BlockKind, ReadingBlock
from kanttekening.domain.letter_hits import MOST_HITS
from kanttekening.domain.passage import Span
from kanttekening.text.folded_text import FoldedText

TEXT = "De financiële positie.\nFINANCIËLE zorgen, de ﬁnanciële ‘ravijn’ en thema’s"


def found(words, text=TEXT, *, whole=False, blocks=()):
    folded = FoldedText(text, blocks)
    places = [folded.parts(*place) for place in folded.find(words, whole=whole)]
    return ["|".join(part.of(text) for part in parts) for parts in places]


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
    assert FoldedText(TEXT).find_words(("",)) == []


def test_words_of_a_search_match_from_their_beginning():
    folded = FoldedText(TEXT)
    hits = [folded.parts(*place)[0].of(TEXT) for place in folded.find_words(("fin", "zorg"))]
    assert hits == ["financiële", "FINANCIËLE", "zorgen", "ﬁnanciële"]


def test_there_is_an_end_to_what_is_found():
    assert len(found("e", "e " * 5000)) == MOST_HITS


def test_a_whole_word_is_no_part_of_another():
    text = "De raad, het raadslid en de gemeenteraad. Raad!"
    assert found("raad", text, whole=True) == ["raad", "Raad"]
    assert len(found("raad", text)) == 4


def test_a_word_broken_at_the_end_of_a_line_is_whole():
    assert found("gemeenteraad", "de gemeente-\n  raad") == ["gemeente-\n  raad"]
    assert found("gemeenteraad", "de gemeente\u00adraad") == ["gemeente\u00adraad"]
    assert found("noord-holland", "in Noord-\nHolland") == ["Noord-\nHolland"]
    assert found("e-mail", "een e-\nmail of een e-mail") == ["e-\nmail", "e-mail"]
    assert found("wet- en", "de wet-\nen regelgeving") == ["wet-\nen"]
    assert found("-", "3 - 4") == ["-"]


def test_a_word_broken_over_two_pages_is_found_without_the_footer_between():
    text = "Wij vragen het gemeente-\n\nVNG blz. 1 van 2\n\nbestuur om geld."
    head = Span(0, text.index("\n\n"))
    tail = Span(text.index("bestuur"), len(text))
    blocks = (ReadingBlock(BlockKind.PARAGRAPH, (head, tail)),)
    assert found("gemeentebestuur om", text, blocks=blocks) == ["gemeente-|bestuur om"]
    assert found("VNG blz. 1", text, blocks=blocks) == ["VNG blz. 1"]
    assert found("geld", text, blocks=blocks) == ["geld"]


def test_a_word_of_which_the_page_cut_the_hyphen_away_is_found_too():
    text = "Wij vragen de gemeente-\n\nVNG blz. 1 van 2\n\nraad om geld."
    spans = (Span(0, text.index("-")), Span(text.index("raad"), len(text)))
    blocks = (ReadingBlock(BlockKind.PARAGRAPH, spans),)
    assert found("gemeenteraad om", text, blocks=blocks) == ["gemeente|raad om"]
    assert found("VNG blz. 1", text, blocks=blocks) == ["VNG blz. 1"]


@given(st.text(alphabet="aé İß🏛ﬁ-\n", max_size=30), st.data())
def test_every_word_is_found_where_it_stands(text, data):
    words = text.split()
    if words:
        word = data.draw(st.sampled_from(words))
        hits = found(word, text)
        assert any(word in hit or hit in word for hit in hits)


@given(st.lists(st.text(alphabet="ab\n", min_size=1, max_size=6), min_size=2, max_size=6))
def test_no_character_is_lost_in_the_reading_order(pieces):
    text, spans = "", []
    for piece in pieces:
        spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    blocks = (ReadingBlock(BlockKind.PARAGRAPH, tuple(spans[::2])),)
    folded = FoldedText(text, blocks).text
    assert sorted(folded.replace("\n", "")) == sorted(text.replace("\n", ""))
