"""The words of the command line fit numbers, and there is one for everything."""

import pytest

from kanttekening.domain.letter import LetterKind, PartKind
from kanttekening.store.integrity import ProblemKind
from kanttekening.words import cli as words


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((1, 0, 0, 0), "1 brief ingelezen."),
        ((3, 1, 0, 0), "3 brieven ingelezen, 1 stond er al."),
        ((0, 2, 1, 4), "0 brieven ingelezen, 2 stonden er al, 1 vernieuwd, 4 niet ingelezen."),
    ],
)
def test_an_import_in_one_sentence(numbers, sentence):
    assert words.import_summary(*numbers) == sentence


def test_every_problem_has_a_sentence():
    for kind in ProblemKind:
        assert words.problem(kind.value, "7").endswith((".", "7"))


def test_every_part_and_kind_has_a_word():
    assert set(words.PARTS) == {part.value for part in PartKind}
    assert "_" not in "".join(words.kind(kind.value) for kind in LetterKind)


def test_hits_that_are_not_all_shown_are_counted():
    assert words.hits(1, 1) == "1 treffer"
    assert words.hits(50, 80) == "80 treffers, de beste 50"


def test_problems_in_the_right_number():
    assert words.problems(1) == "Er is 1 probleem:"
    assert words.problems(2) == "Er zijn 2 problemen:"
