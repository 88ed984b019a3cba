"""Words, sentences, paragraphs, and where the caret goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.document import Block, BlockKind, Document
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.text_steps import TextSteps

TEXT = "Geacht college.\n\nHet is nr. 24/032 van de gemeente. Graag antwoord! Dank.\n\nCafé\u0301s"


def steps(text=TEXT):
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(part))))
        at += len(part) + 2
    return TextSteps(Document(text, tuple(blocks)))


@pytest.mark.parametrize(
    ("at", "word"), [("college", "college"), ("ge.", "college"), ("24/", "24"), (". Graag", ".")]
)
def test_a_double_click_takes_the_word(at, word):
    assert steps().word(TEXT.index(at)).of(TEXT) == word


def test_a_sentence_ends_before_a_capital_and_not_at_an_abbreviation():
    found = steps().sentence(TEXT.index("032"))
    assert found.of(TEXT) == "Het is nr. 24/032 van de gemeente."
    assert steps().sentence(TEXT.index("antwoord")).of(TEXT) == "Graag antwoord!"
    assert steps().sentence(TEXT.index("Dank")).of(TEXT) == "Dank."


def test_initials_and_titles_end_no_sentence():
    text = "Was getekend door mr. L.K. Geluk te Den Haag. Einde"
    assert steps(text).sentence(30).of(text) == "Was getekend door mr. L.K. Geluk te Den Haag."


def test_a_sentence_stays_in_its_paragraph():
    assert steps().sentence(3).of(TEXT) == "Geacht college."


def test_a_blank_line_is_one_step_and_an_accent_goes_with_its_letter():
    first_end = TEXT.index("\n\n")
    assert steps().right(first_end) == first_end + 2
    assert steps().left(first_end + 2) == first_end
    accent = TEXT.index("\u0301")
    assert steps().right(accent - 1) == accent + 1
    assert steps().left(accent + 1) == accent - 1


def test_control_arrows_go_from_word_to_word():
    made = steps()
    assert TEXT[made.next_word(0) :].startswith("college")
    assert TEXT[made.next_word(7) :].startswith("Het")
    assert made.next_word(len(TEXT)) == len(TEXT)
    assert TEXT[made.previous_word(TEXT.index("van")) :].startswith("032")
    assert made.previous_word(TEXT.index("Het")) < TEXT.index("Het")


@given(st.text(alphabet="ab .\né\u0301🏛", max_size=50), st.integers(0, 50))
def test_steps_always_arrive(text, offset):
    made = steps(text)
    offset = min(offset, len(text))
    forward, back, seen = offset, offset, 0
    while forward < len(text):
        assert made.right(forward) > forward
        forward = made.right(forward)
    while back:
        assert made.left(back) < back
        back = made.left(back)
    while offset < len(text):
        assert made.next_word(offset) > offset
        offset = made.next_word(offset)
        seen += 1
    assert seen <= len(text)


def test_a_selection_loses_the_white_space_at_its_ends():
    assert steps().trimmed(Span(6, 17)).of(TEXT) == "college."


@given(st.data())
def test_a_mark_never_cuts_a_word_in_two(data):
    start = data.draw(st.integers(0, len(TEXT)))
    span = Span(start, data.draw(st.integers(start, len(TEXT))))
    whole = steps().whole_words(span)
    assert whole.start <= span.start <= span.end <= whole.end
    assert steps().whole_words(whole) == whole


def test_a_drag_that_ends_in_a_word_takes_all_of_it():
    cut = Span(TEXT.index("lege."), TEXT.index("is nr") + 1)
    assert steps().whole_words(cut).of(TEXT) == "college.\n\nHet is"
    assert steps().whole_words(Span(3, 3)) == Span(3, 3)
