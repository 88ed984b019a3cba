"""Changing many annotations in one go: followed, stopped halfway, and taken back as one step."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.making import TEXT, Clock, open_library, store

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.domain.note_list import NoteListRequest
from kanttekening.services import history
from kanttekening.services.watch import Watch

WORDS = "zwembad fietspad rotonde bruggeld tarief muziek garage kermis vuilnis".split()


class StopsAfter(Watch):
    """Presses Stop as soon as so many are done."""

    __slots__ = ("limit", "told")

    def __init__(self, limit):
        super().__init__()
        self.limit, self.told = limit, []

    def tell(self, done, total):
        super().tell(done, total)
        self.told.append((done, total))
        if done >= self.limit:
            self.stop()


@pytest.fixture
def library(tmp_path, monkeypatch):
    """Two letters with nine remarks each; two annotations are written at a time."""
    monkeypatch.setattr(history, "_AT_ONCE", 2)
    with open_library(tmp_path / "raad.kanttekening", Clock()) as made:
        for name, text in (("a.txt", TEXT), ("b.txt", f"{TEXT} Nog een zin.")):
            letter = store(made, text, name=name)
            for word in WORDS:
                made.annotating.remark(letter, f"Opmerking over {word}")
        yield made


def every(library):
    return library.annotating.all()


def ids(library):
    return [note.id for note in every(library)]


def found(library, words):
    """How many annotations, and how many letters."""
    listing = library.note_lists.listing(NoteListRequest(words, exact=True))
    return listing.total, library.searching.search(words).total


def test_how_far_it_is_is_told_up_to_the_end(library):
    watch = StopsAfter(10**6)
    assert library.annotating_many.remove(ids(library), watch).value == 18
    done = [done for done, _ in watch.told]
    assert done == sorted(done)
    assert watch.told[0][0] == 0
    assert watch.done == watch.total


@pytest.mark.parametrize("limit", [0, 1, 5, 18])
def test_what_was_done_before_stop_is_one_step_to_undo(library, limit):
    before = every(library)
    edit = library.annotating.can_undo()
    many = library.annotating_many
    done = many.set_visibility(ids(library), Visibility.COUNCIL, StopsAfter(limit)).value
    shown = [note for note in every(library) if note.visibility is Visibility.COUNCIL]
    assert len(shown) == done
    assert min(limit, 17) <= done <= limit + 2
    if done:
        library.annotating.undo()
    assert every(library) == before
    assert library.annotating.can_undo() == edit


def test_removed_halfway_words_are_found_as_far_as_they_are_there(library):
    before = every(library)
    assert library.annotating_many.remove(ids(library), StopsAfter(4)).value == 4
    left = {note.id for note in every(library)}
    gone = next(note.note.split()[-1] for note in before if note.id not in left)
    assert found(library, gone) == (1, 1)
    library.annotating.undo()
    assert found(library, gone) == (2, 2)
    library.annotating.redo()
    assert found(library, gone) == (1, 1)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("kind", "shown", "tick", "remove", "undo", "redo")),
        st.lists(st.integers(0, 17), max_size=12),
        st.integers(0, 8),
    ),
    max_size=6,
)


def carried_out(library, known, acts):
    """Do these; how many of them undo would take back."""
    many, steps = library.annotating_many, 0
    for act, chosen, limit in acts:
        those, watch = [known[at] for at in chosen], StopsAfter(limit)
        if act == "undo":
            steps -= bool(steps) and library.annotating.undo().value is not None
        elif act == "redo":
            steps += library.annotating.redo().value is not None
        elif act == "kind":
            steps += many.set_kind(those, MarkKind.ACTION, watch).value != 0
        elif act == "shown":
            steps += many.set_visibility(those, Visibility.PARTY, watch).value != 0
        elif act == "tick":
            steps += many.tick(those, watch).value != 0
        else:
            steps += many.remove(those, watch).value != 0
    return steps


def test_any_number_of_them_is_taken_back_and_made_again(library):
    known, begun = ids(library), every(library)

    @settings(max_examples=12, deadline=None)
    @given(acts=ACTS)
    def holds(acts):
        # What an earlier example took back must not be made again by this one.
        library.annotating.remark(begun[0].letter_id, "Nieuw begin")
        library.annotating.undo()
        steps = carried_out(library, known, acts)
        done = every(library)
        for _ in range(steps):
            library.annotating.undo()
        assert every(library) == begun
        for _ in range(steps):
            library.annotating.redo()
        assert every(library) == done
        for _ in range(steps):
            library.annotating.undo()

    holds()
