"""Marks get other ends and looks, are merged and split; and every step can be undone."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from services.test_versions import FIRST, SENTENCES, put
from store.making import Clock, open_library, span_of

from kanttekening.domain.annotation import (
    ELSEWHERE,
    OPEN_KINDS,
    AnchorState,
    MarkKind,
    MarkStyle,
    Visibility,
)
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span

FIGURE = PageRect(1, 40, 15, 200, 60)


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture
def letter(library):
    return put(library, FIRST).letter_id


def marked(library, letter, words, note="", kind=MarkKind.QUESTION):
    return library.annotating.mark(letter, span_of(FIRST, words), kind, note).value


def test_the_ends_of_a_mark_are_moved_in_one_step_to_undo(library, letter):
    made = marked(library, letter, "wachtlijst")
    span = made.passage.span
    for end in (span.end + 4, span.end + 7, span.end + 17):
        library.reshaping.stretch(made.id, Span(span.start, end))
    assert library.annotating.get(made.id).passage.quote == "wachtlijst van de jeugdzorg"
    library.annotating.undo()
    assert library.annotating.get(made.id).passage == made.passage


def test_words_are_underlined_instead(library, letter):
    made = marked(library, letter, "wachtlijst")
    assert made.style is MarkStyle.HIGHLIGHT
    library.reshaping.set_style(made.id, MarkStyle.UNDERLINE)
    assert library.annotating.get(made.id).style is MarkStyle.UNDERLINE
    library.annotating.undo()
    assert library.annotating.get(made.id).style is MarkStyle.HIGHLIGHT


def test_marks_are_merged_with_all_that_was_written(library, letter):
    second = marked(library, letter, "kwaliteit", "Twee #toezicht")
    first = marked(library, letter, "wachtlijst", "Een #jeugd")
    before = library.annotating.of_letter(letter)
    whole = library.reshaping.merge([second.id, first.id]).value
    assert whole.passage.quote.startswith("wachtlijst van")
    assert whole.passage.quote.endswith("over de kwaliteit")
    assert (whole.note, whole.labels) == ("Een #jeugd\n\nTwee #toezicht", ("jeugd", "toezicht"))
    assert library.annotating.of_letter(letter) == (whole,)
    library.annotating.undo()
    assert library.annotating.of_letter(letter) == before
    assert library.reshaping.merge([first.id, first.id]).value is None


def test_a_mark_is_split_between_words(library, letter):
    made = marked(library, letter, SENTENCES[1], "Lang", MarkKind.ACTION)
    library.reshaping.set_style(made.id, MarkStyle.UNDERLINE)
    cut = FIRST.index("van de jeugdzorg", made.passage.span.start)
    second = library.reshaping.split(made.id, cut).value
    one, other = library.annotating.of_letter(letter)
    assert (one.id, other.id) == (made.id, second.id)
    assert f"{one.passage.quote} {other.passage.quote}" == SENTENCES[1]
    assert (one.note, other.note) == ("Lang", "")
    assert (other.kind, other.style) == (MarkKind.ACTION, MarkStyle.UNDERLINE)
    assert library.reshaping.split(made.id, one.passage.span.start).value is None
    library.annotating.undo()
    (only,) = library.annotating.of_letter(letter)
    assert only.passage == made.passage


def test_an_area_of_a_page_is_marked_and_stands_in_reading_order(library, letter):
    after = marked(library, letter, "begroting")
    area = library.annotating.mark_area(letter, FIGURE, MarkKind.IMPORTANT, "De tabel").value
    assert area.page == 1
    assert [found.id for found in library.annotating.of_letter(letter)] == [area.id, after.id]
    put(library, FIRST + "\n\nNog een zin.")
    found = library.annotating.get(area.id)
    assert (found.area, found.state) == (FIGURE, AnchorState.ANCHORED)
    for wrong in (PageRect(2, 0, 0, 9, 9), PageRect(1, 9, 9, 9, 20)):
        with pytest.raises(ValueError, match="no area"):
            library.annotating.mark_area(letter, wrong, MarkKind.IMPORTANT)


def test_questions_and_actions_are_ticked_off(library, letter):
    made = marked(library, letter, "kwaliteit")
    assert made.is_open
    assert not marked(library, letter, "inkoop", kind=MarkKind.LOOSE).is_open
    done = library.annotating.tick_off(made.id).value
    assert (done.is_open, done.done) == (False, "2026-03-02T09:00:00.000Z")
    library.annotating.undo()
    assert library.annotating.get(made.id).is_open
    library.annotating.redo()
    assert library.annotating.tick_off(made.id, done=False).value.is_open
    assert set(OPEN_KINDS) == {MarkKind.QUESTION, MarkKind.ACTION}


def test_a_word_with_a_sign_in_a_note_is_a_label(library, letter):
    made = marked(library, letter, "kwaliteit", "Zie #Jeugd en #jeugd, #raad")
    assert made.labels == ("Jeugd", "raad")
    assert library.annotating.set_note(made.id, "Zie #raad").value.labels == ("raad",)
    assert library.annotating.set_note(made.id, "").value.labels == ()


def everything(library):
    """All that a person can see of the annotations of all letters."""
    return [
        (found.id, found.letter_id, found.kind, found.style, found.note, found.visibility,
         found.labels, found.done, found.passage, found.area, found.state, found.was,
         found.version_id)
        for found in library.annotating.all()
    ]  # fmt: skip


class Undoing(RuleBasedStateMachine):
    """Whatever a person does, undo brings back each state before, and redo each after."""

    marks = Bundle("marks")

    @initialize()
    def begin(self):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "raad.kanttekening"
        self.clock = Clock()
        self.library = open_library(self.path, self.clock)
        self.letter = put(self.library, FIRST).letter_id
        self.states = [everything(self.library)]

    def teardown(self):
        if hasattr(self, "library"):
            while self.library.annotating.undo().value is not None:
                pass
            assert self.library.annotating.all() == ()
            assert self.library.checking.check().ok
            self.library.close()
            self.folder.cleanup()

    @rule(target=marks, start=st.integers(0, 300), length=st.integers(1, 120))
    def mark(self, start, length):
        text = self.library.letters.content(self.letter).document.text
        made = self.library.annotating.mark(
            self.letter, Span(start, min(len(text), start + length)), MarkKind.ACTION
        )
        return self.noted(made.value).id

    @rule(target=marks, x=st.integers(0, 300), y=st.integers(0, 300))
    def frame(self, x, y):
        area = PageRect(1, x, y, x + 50, y + 20)
        return self.noted(
            self.library.annotating.mark_area(self.letter, area, MarkKind.LOOSE).value
        ).id

    @rule(which=marks, text=st.sampled_from(["", "Hoezo? #geld", "Twee\n\nalinea's"]))
    def write(self, which, text):
        self.change(which, lambda: self.library.annotating.set_note(which, text))

    @rule(which=marks, kind=st.sampled_from(MarkKind), shown=st.sampled_from(Visibility))
    def dress(self, which, kind, shown):
        self.change(which, lambda: self.library.annotating.set_kind(which, kind))
        self.change(which, lambda: self.library.annotating.set_visibility(which, shown))
        self.change(which, lambda: self.library.reshaping.set_style(which, MarkStyle.UNDERLINE))
        self.change(which, lambda: self.library.annotating.tick_off(which))

    @rule(which=marks, by=st.integers(1, 40))
    def reshape(self, which, by):
        if not self.stands(which):
            return
        span = self.library.annotating.get(which).passage.span
        if not span:
            return
        wider = Span(max(0, span.start - by), span.end)
        self.change(which, lambda: self.library.reshaping.stretch(which, wider))
        self.change(which, lambda: self.library.reshaping.split(which, span.start + by))

    @rule(one=marks, other=marks)
    def merge(self, one, other):
        if self.there(one) and self.there(other):
            self.change(one, lambda: self.library.reshaping.merge([one, other]))

    @rule(which=marks)
    def decide(self, which):
        self.change(which, lambda: self.library.settling.agree([which]))
        self.change(which, lambda: self.library.settling.leave_behind(which))
        self.change(which, lambda: self.library.settling.place(which, Span(0, 7)))

    @rule(which=marks)
    def remove(self, which):
        self.change(which, lambda: self.library.annotating.remove(which))

    @rule(steps=st.integers(1, 4))
    def undo_and_redo(self, steps):
        steps = min(steps, len(self.states) - 1)
        for back in range(1, steps + 1):
            self.library.annotating.undo()
            assert everything(self.library) == self.states[-1 - back]
        self.library.close()
        self.library = open_library(self.path, self.clock)
        for back in range(steps - 1, -1, -1):
            self.library.annotating.redo()
            assert everything(self.library) == self.states[-1 - back]

    @rule()
    def rest(self):
        self.clock.pass_seconds(60)

    def there(self, which):
        return any(found.id == which for found in self.library.annotating.all())

    def stands(self, which):
        return self.there(which) and (self.library.annotating.get(which).state not in ELSEWHERE)

    def change(self, which, act):
        if self.there(which):
            self.clock.pass_seconds(60)
            if act().touched:
                self.noted(None)

    def noted(self, value):
        self.states.append(everything(self.library))
        return value

    @invariant()
    def quotes_are_what_stands_there(self):
        if not hasattr(self, "library"):
            return
        text = self.library.letters.content(self.letter).document.text
        for found in self.library.annotating.all():
            if found.state not in ELSEWHERE and found.passage is not None:
                assert found.passage.span.of(text) == found.passage.quote


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
