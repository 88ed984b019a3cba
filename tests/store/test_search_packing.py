"""What the index packs comes back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.store.search_packing import flat_runs, pack_words, runs_of, unpack_words

IDS = st.frozensets(st.integers(1, 1 << 30), max_size=60)


@given(IDS, IDS)
def test_lists_of_words(head: frozenset[int], rest: frozenset[int]) -> None:
    packed = unpack_words(pack_words(head, rest))
    assert (packed.head, packed.rest) == (head, rest)
    assert packed.all == head | rest


def test_a_long_list_of_words_takes_about_a_byte_a_word() -> None:
    near_one_another = range(1, 4000, 4)
    assert len(pack_words([], near_one_another)) < 400


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000), st.integers(0, 900))))
def test_reading_maps(runs: list[tuple[int, int, int]]) -> None:
    assert list(runs_of(flat_runs(runs))) == runs
