"""What went in one place and came in another is one passage that moved."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.comparison import Difference
from kanttekening.domain.passage import Span
from kanttekening.text.comparing import compare
from kanttekening.text.moves import moves

ASKED = "Wij verzoeken u vóór 3 september te reageren op dit voorstel."
ONE = "De wachttijd voor jeugdhulp is opgelopen tot 34 weken."
TWO = "De cijfers komen van het Centraal Bureau voor de Statistiek."


def moved(old, new):
    found = compare(old, new).differences
    return [
        (found[went].old.of(old).strip(), found[came].new.of(new).strip())
        for went, came in moves(found, old, new)
    ]


def test_a_paragraph_that_stands_elsewhere_is_moved():
    old, new = "\n\n".join([ONE, TWO, ASKED]), "\n\n".join([ONE, ASKED, TWO])
    ((went, came),) = moved(old, new)
    assert went == came
    assert went in {ASKED, TWO}


def test_what_was_reworded_on_the_way_is_not_called_moved():
    changed = ASKED.replace("3 september", "4 oktober")
    assert moved("\n\n".join([ONE, TWO, ASKED]), "\n\n".join([ONE, changed, TWO])) == []


def test_of_twins_nobody_can_say_which_moved():
    old, new = f"{ASKED} {ASKED}", ASKED
    half = len(ASKED) + 1
    went = [Difference(Span(at, at + len(ASKED)), Span(0, 0)) for at in (0, half)]
    came = Difference(Span(len(old), len(old)), Span(0, len(new)))
    assert moves([went[0], came], old, new) == ((0, 1),)
    assert moves([*went, came], old, new) == ()


PARAGRAPHS = st.lists(
    st.sampled_from([ONE, TWO, ASKED, "Tussen.", "Met vriendelijke groet,"]), max_size=6
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_no_difference_moves_twice_and_what_moved_reads_the_same(before, after):
    old, new = "\n\n".join(before), "\n\n".join(after)
    found = compare(old, new).differences
    pairs = moves(found, old, new)
    numbers = [number for pair in pairs for number in pair]
    assert len(numbers) == len(set(numbers))
    for went, came in pairs:
        assert not found[went].new
        assert not found[came].old
        assert found[went].old.of(old).split() == found[came].new.of(new).split()
