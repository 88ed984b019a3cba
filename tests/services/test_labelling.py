"""Labels on letters: put on, taken off, renamed, joined, removed, and all of it undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from services.searching_sample import SEEDS, take_in

from kanttekening.domain.label import LabelColor
from kanttekening.services.library import Library


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "raad.kanttekening", author="Griffie") as opened:
        for seed in SEEDS[:3]:
            take_in(opened, seed.name, seed.read_bytes())
        yield opened


def shown(library):
    """The labels with their letters, as the window shows them."""
    rows = library.letters.rows()
    return {
        (label.name, label.color): sorted(row.id for row in rows if label.name in row.labels)
        for label in library.labelling.all()
    }


def named(library, name):
    """The label with this name."""
    return next(label for label in library.labelling.all() if label.name == name)


def test_a_label_is_made_when_it_is_put_on(library):
    library.labelling.put_on((1, 2), "Sociaal  domein ")
    library.labelling.put_on((2, 3), "Financiën")
    assert shown(library) == {
        ("Financiën", LabelColor.GREEN): [2, 3],
        ("Sociaal domein", LabelColor.AMBER): [1, 2],
    }
    assert named(library, "Financiën").count == 2


def test_case_and_accents_make_no_new_label(library):
    library.labelling.put_on((1,), "Financiën")
    library.labelling.put_on((2,), "financien")
    assert list(shown(library).values()) == [[1, 2]]
    found = library.searching.search("label:FINANCIEN").hits
    assert (
        {hit.letter_id for hit in found} == {1, 2} == library.filtering.letters(["label:financiën"])
    )


def test_removed_letters_do_not_count(library):
    library.labelling.put_on((1, 2), "Bestuur")
    library.letters.remove((1,))
    assert named(library, "Bestuur").count == 1


def test_a_label_with_the_name_of_another_becomes_one_with_it(library):
    library.labelling.put_on((1, 2), "Zorg")
    library.labelling.put_on((2, 3), "Jeugdzorg")
    before = shown(library)
    library.labelling.rename(named(library, "Zorg").id, "jeugdzorg")
    assert shown(library) == {("Jeugdzorg", LabelColor.GREEN): [1, 2, 3]}
    library.annotating.undo()
    assert shown(library) == before


def test_a_removed_label_comes_back_on_all_its_letters(library):
    library.labelling.put_on((1, 3), "Bestuur")
    before = shown(library)
    library.labelling.remove(named(library, "Bestuur").id)
    assert shown(library) == {}
    library.annotating.undo()
    assert shown(library) == before


@pytest.mark.parametrize("name", ["", "  ", '"'])
def test_a_label_without_a_name_is_none(library, name):
    library.labelling.put_on((1,), name)
    assert shown(library) == {}


_NAMES = st.sampled_from(["Zorg", "zorg", "Financiën", "Bestuur"])
_STEP = st.tuples(
    st.sampled_from(["put_on", "take_off", "rename", "recolor", "remove"]),
    st.integers(0, 3),
    _NAMES,
    st.sampled_from(LabelColor),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEP, min_size=1, max_size=8))
def test_everything_is_undone_and_done_again(library, steps):
    seen = [shown(library)]
    for act, pick, name, color in steps:
        labels = library.labelling.all()
        label = labels[pick % len(labels)].id if labels else 1
        done = {
            "put_on": lambda name=name, pick=pick: library.labelling.put_on((1 + pick % 3,), name),
            "take_off": lambda label=label: library.labelling.take_off((1, 2, 3), label),
            "rename": lambda label=label, name=name: library.labelling.rename(label, name),
            "recolor": lambda label=label, color=color: library.labelling.recolor(label, color),
            "remove": lambda label=label: library.labelling.remove(label),
        }[act]()
        if done.touched:
            seen.append(shown(library))
    for state in reversed(seen[:-1]):
        library.annotating.undo()
        assert shown(library) == state
    for state in seen[1:]:
        library.annotating.redo()
        assert shown(library) == state
    for _ in seen[1:]:
        library.annotating.undo()


@pytest.mark.parametrize("name", ["\u202eabc\u200b", "a\x07b\x00c", "\ud800abc", "ab\u00adc"])
def test_a_name_has_no_signs_that_nobody_sees(library, name):
    library.labelling.put_on((1,), name)
    assert named(library, "abc").count == 1


@pytest.mark.parametrize("name", ["\u202e", "\u200d\u200b", '"', "\x00"])
def test_a_name_that_nobody_sees_is_none(library, name):
    library.labelling.put_on((1,), name)
    assert not library.labelling.all()


def test_an_emoji_of_several_parts_stays_whole(library):
    library.labelling.put_on((1,), "gezin 👩\u200d👧")
    assert named(library, "gezin 👩\u200d👧").count == 1
