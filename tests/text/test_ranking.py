"""Which of two letters answers better."""

from __future__ import annotations

from kanttekening.text.ranking import (
    Wanted,
    dealt,
    nearness_bonus,
    rarity,
    score,
    share_of,
    shortest_stretch,
)
from kanttekening.text.variants import Form, Kinship

NOBODY: frozenset[int] = frozenset()


def test_rare_words_tell_more_and_none_tells_nothing() -> None:
    assert rarity(1000, 1) > rarity(1000, 500) > rarity(1000, 1000) > 0


def test_the_word_itself_beats_a_near_form_even_in_the_subject() -> None:
    wanted = [Wanted(1.0, {1: 1.0, 2: 0.8})]
    assert score(wanted, NOBODY, {1}) > score(wanted, {2}, NOBODY) > score(wanted, NOBODY, {2}) > 0


def test_a_letter_with_both_words_beats_one_with_the_rarer() -> None:
    wanted = [Wanted(3.0, {1: 1.0}), Wanted(1.0, {2: 1.0})]
    both, rare, common = ({1, 2}, {1}, {2})
    scores = [score(wanted, NOBODY, words) for words in (both, rare, common, {9})]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0


def test_words_near_one_another_are_about_one_another() -> None:
    assert shortest_stretch([[1, 90], [50, 92]]) == 2
    assert shortest_stretch([[1, 90]]) is None
    assert (
        nearness_bonus(12)
        > nearness_bonus(480)
        > nearness_bonus(12000)
        >= nearness_bonus(None)
        == 1
    )


def test_lists_are_dealt_by_their_share() -> None:
    assert dealt([(1.0, [1, 2, 3]), (0.5, [7, 8])]) == [1, 2, 7, 3, 8]
    assert dealt([(1.0, [1, 2]), (1.0, [2, 1])]) == [1, 2]
    assert dealt([]) == []


def test_typing_errors_get_fewer_turns_when_the_word_exists() -> None:
    near = [Form("ravijn", Kinship.TYPO, 0.5, 3)]
    assert share_of(Kinship.TYPO, near, is_known=False) > share_of(
        Kinship.TYPO, near, is_known=True
    )
    far = [Form("ravijn", Kinship.TYPO, 0.2, 3)]
    assert share_of(Kinship.TYPO, near, is_known=False) > share_of(
        Kinship.TYPO, far, is_known=False
    )
