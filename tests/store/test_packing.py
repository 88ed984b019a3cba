"""Bytes go in and come out; what changed in between is noticed."""

import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.store.packing import pack


@given(st.binary(max_size=5000))
def test_bytes_come_back(data):
    assert pack(data).unpack() == data


def test_text_gets_smaller_and_noise_is_left_alone():
    assert len(pack(b"gemeenteraad " * 500).content) < 200
    noise = os.urandom(5000)
    assert pack(noise).content == noise


@pytest.mark.parametrize("data", [b"gemeenteraad " * 500, bytes(range(256))])
def test_a_flipped_bit_is_noticed(data):
    packed = pack(data)
    spoiled = bytearray(packed.content)
    spoiled[len(spoiled) // 2] ^= 4
    with pytest.raises(ValueError, match=r".+"):
        replace(packed, content=bytes(spoiled)).unpack()
