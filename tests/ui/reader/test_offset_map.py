"""Offsets of the letter to positions on screen and back, also with emoji and hidden text."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.passage import Span
from kanttekening.ui.reader.offset_map import Insertions, OffsetMap, Run, Units

texts = st.text(alphabet="ab é\n\u0301🏛👩", max_size=60)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@st.composite
def shown_texts(draw):
    """A text of which some parts are shown, in any order, with a character between them."""
    text = draw(st.text(alphabet="ab é🏛", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if b > a]
    draw(st.randoms(use_true_random=False)).shuffle(spans)
    runs, position = [], 0
    for span in spans:
        runs.append(Run(position, span))
        position += units(span.of(text)) + 1
    return text, runs


@st.composite
def interrupted_texts(draw):
    """The same, with words in between that belong to nobody, and what then is on screen.

    The screen is told as the offset of what stands at each unit, None for what is nobody's.
    """
    text, runs = draw(shown_texts())
    screen = []
    for run in runs:
        for offset in range(run.span.start, run.span.end):
            screen += [offset] * units(text[offset])
        screen.append(None)
    firsts = [at for at, offset in enumerate(screen) if offset != (screen[at - 1] if at else None)]
    places = sorted(draw(st.sets(st.sampled_from(firsts), max_size=5))) if firsts else []
    sizes = [draw(st.integers(1, 4)) for _ in places]
    for at, size in reversed(list(zip(places, sizes, strict=True))):
        screen[at:at] = [None] * size
    return text, OffsetMap(text, runs).with_insertions(Insertions(places, sizes)), screen


@given(interrupted_texts())
def test_what_follows_words_in_between_is_found_behind_them(interrupted):
    _, places, screen = interrupted
    for position, offset in enumerate(screen):
        if offset is not None:
            assert places.offset(position) == offset
            assert screen[places.position(offset)] == offset


@given(interrupted_texts(), st.integers(0, 45), st.integers(0, 45))
def test_words_in_between_are_in_no_passage(interrupted, one, other):
    _, places, screen = interrupted
    span = Span(min(one, other), max(one, other))
    covered = {at for start, end in places.positions(span) for at in range(start, end)}
    wanted = {
        at for at, offset in enumerate(screen) if offset is not None and span.contains(offset)
    }
    assert covered == wanted


@given(texts)
def test_units_agree_with_utf_16(text):
    counted = Units(text)
    for offset in range(len(text) + 1):
        assert counted.of(offset) == units(text[:offset])
        assert counted.offset(counted.of(offset)) == offset


@given(texts)
def test_the_middle_of_an_emoji_is_the_emoji(text):
    counted = Units(text)
    for offset, character in enumerate(text):
        if units(character) > 1:
            assert counted.offset(counted.of(offset) + 1) == offset


@given(shown_texts())
def test_every_shown_character_is_found_where_it_is_shown(shown):
    text, runs = shown
    places = OffsetMap(text, runs)
    screen = {}
    for run in runs:
        at = run.position
        for offset in range(run.span.start, run.span.end):
            screen[at] = offset
            at += units(text[offset])
    for position, offset in screen.items():
        assert places.offset(position) == offset
        assert places.position(offset) == position


@given(shown_texts(), st.data())
def test_a_selection_on_screen_covers_exactly_what_was_shown_there(shown, data):
    text, runs = shown
    places = OffsetMap(text, runs)
    if not runs:
        assert places.span(0, 5) is None
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(run.span.start, run.span.end - 1))
    end = data.draw(st.integers(start + 1, run.span.end))
    span = Span(start, end)
    [(left, right)] = places.positions(span)
    assert places.span(left, right) == span
    assert right - left == units(span.of(text))


@given(shown_texts(), st.integers(0, 45), st.integers(0, 45))
def test_any_span_shows_only_its_own_characters(shown, one, other):
    text, runs = shown
    span = Span(min(one, other), max(one, other))
    places = OffsetMap(text, runs)
    count = sum(right - left for left, right in places.positions(span))
    seen = "".join(
        text[offset]
        for run in runs
        for offset in range(run.span.start, run.span.end)
        if span.contains(offset)
    )
    assert count == units(seen)


def test_hidden_text_counts_as_what_follows_it():
    places = OffsetMap("kop romp voet", [Run(0, Span(4, 8)), Run(5, Span(9, 13))])
    assert places.position(0) == 0
    assert places.position(2) == 0
    assert places.position(8) == 4
    assert OffsetMap("kop romp voet", [Run(0, Span(0, 3)), Run(4, Span(9, 13))]).position(5) == 4


def test_nothing_shown():
    places = OffsetMap("tekst", [])
    assert places.position(3) == 0
    assert places.offset(3) == 0
    assert places.positions(Span(0, 5)) == []
