"""The passage that shows why a letter was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span
from kanttekening.text.snippets import Place, answered, best_stretch, merged, opening, snippet

LONG = "Wij schrijven u over van alles en nog wat. " * 20
TEXT = f"{LONG}Het financiële ravijn komt dichtbij. {LONG}"


def span(part: str, text: str = TEXT) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def test_cut_at_words_with_the_hits_marked() -> None:
    hits = [span("financiële"), span("ravijn")]
    found = snippet(TEXT, Span(hits[0].start, hits[-1].end), hits)
    assert [part.of(found.text) for part in found.spans] == ["financiële", "ravijn"]
    assert (found.text[0], found.text[-1]) == ("…", "…")
    assert len(found.text) <= 170
    assert set(found.text.strip("…").split()) <= set(TEXT.split())


def test_a_short_text_is_shown_whole() -> None:
    assert opening("Gemeenten 2024").text == "Gemeenten 2024"
    assert snippet("Het ravijn", Span(4, 10), [Span(4, 10)]).text == "Het ravijn"


def test_white_space_becomes_one_space_and_the_marks_move_along() -> None:
    text = "Op weg\n\nnaar  het\nravijn en\n\nverder"
    found = snippet(text, span("ravijn", text), [span("het\nravijn", text)])
    assert found.text == "…naar het ravijn en verder"
    assert [part.of(found.text) for part in found.spans] == ["het ravijn"]


def test_a_passage_does_not_begin_in_the_paragraph_before() -> None:
    text = "Geachte raad,\n\nHet ravijn."
    assert snippet(text, span("ravijn", text), []).text == "…Het ravijn."


def place(start: int, end: int, asked: int) -> Place:
    return Place(Span(start, end), asked)


def test_words_together_before_words_apart() -> None:
    places = [place(20, 26, 1), place(600, 606, 1), place(610, 616, 2), place(1800, 1806, 2)]
    assert best_stretch(places) == places[1:3]


def test_the_word_that_tells_more_decides() -> None:
    places = [place(20, 26, 1), place(600, 606, 2)]
    assert best_stretch(places, [0.1, 3.0]) == [places[1]]
    assert best_stretch(places) == [places[0]]


def test_of_overlapping_hits_the_longer_answers_for_both() -> None:
    found = merged([place(50, 60, 1), place(40, 60, 2), place(90, 99, 1)])
    assert found == [place(40, 60, 3), place(90, 99, 1)]
    assert answered(found) == 2


@given(st.text(alphabet="ab \n.", min_size=1, max_size=400), st.data())
def test_marks_always_lie_on_what_was_hit(text: str, data: st.DataObject) -> None:
    starts = [at for at, sign in enumerate(text) if not sign.isspace()]
    if not starts:
        return
    at = data.draw(st.sampled_from(starts))
    found = snippet(text, Span(at, at + 1), [Span(at, at + 1)])
    assert [part.of(found.text) for part in found.spans] == [text[at]]
    assert "\n" not in found.text
    assert "  " not in found.text
