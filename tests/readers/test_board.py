"""Memory shared with the worker: dealt out, filled by the other side, given back."""

import os
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.readers.board import Board, Easel


def test_the_other_side_draws_on_exactly_its_part():
    board = Board(64 << 10)
    first, second = board.take(5000), board.take(5000)
    easel = Easel()
    easel.part(board.place(second))[:] = b"b" * 5000
    easel.part(board.place(first))[:] = b"a" * 5000
    assert bytes(first.view) == b"a" * 5000
    assert bytes(second.view) == b"b" * 5000


@pytest.mark.parametrize("place", [{"start": 4000}, {"size": 5000}, {"start": -1}, {"size": -1}])
def test_there_is_nothing_to_draw_on_outside_the_board(place):
    board = Board(4096)
    assert Easel().part({**board.place(board.take(100)), **place}) is None


def test_a_board_that_is_not_there_is_no_disaster():
    assert Easel().part({"handle": 9999, "board": 4096, "start": 0, "size": 4096}) is None
    assert Easel().part(None) is None


def test_a_full_board_says_so_and_what_is_given_back_can_be_dealt_out_again():
    board = Board(3 * 4096)
    parts = [board.take(4096) for _ in range(3)]
    assert board.take(1) is None
    parts[1].let_go()
    parts[1].let_go()
    assert board.take(4097) is None
    assert board.take(4096).start == 4096


def test_pixels_of_a_part_that_was_let_go_can_not_be_read():
    board = Board(4096)
    part = board.take(10)
    part.let_go()
    with pytest.raises(ValueError, match="released"):
        part.view[0]


@given(st.lists(st.tuples(st.integers(1, 20_000), st.integers(0, 5)), max_size=40))
def test_parts_never_overlap_and_the_whole_comes_back(steps):
    board, held = Board(128 << 10), []
    for size, drop in steps:
        part = board.take(size)
        if part is not None:
            held.append(part)
        elif drop < len(held):
            held.pop(drop).let_go()
        spans = sorted((part.start, part.start + part.size) for part in held)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert all(start >= 0 and end <= board.size for start, end in spans)
    for part in held:
        part.let_go()
    assert board.used == 0
    assert board.take(board.size) is not None


def blocks(board):
    """How much of the board the system has memory for."""
    return os.fstat(board.inherited[0]).st_blocks


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes memory back")
def test_the_system_gets_the_memory_back_when_nothing_is_dealt_out():
    board = Board((4 << 20) + 8192)
    parts = [board.take(size) for size in (3 << 20, 1 << 20, 8192)]
    for part in parts:
        part.view[:] = b"x" * part.size
    for part in parts[1:]:
        part.let_go()
    assert blocks(board)
    parts[0].let_go()
    end = time.monotonic() + 5
    while blocks(board) and time.monotonic() < end:
        time.sleep(0.001)
    assert not blocks(board)


def test_what_is_dealt_out_at_once_keeps_its_pixels():
    board = Board(8 << 20)
    for _ in range(8):
        whole = board.take(board.size)
        whole.view[:] = bytes(board.size)
        whole.let_go()
        parts = [board.take(1 << 20) for _ in range(3)]
        for part in parts:
            part.view[:] = b"p" * part.size
        time.sleep(0.002)
        assert all(bytes(part.view) == b"p" * part.size for part in parts)
        for part in parts:
            part.let_go()
