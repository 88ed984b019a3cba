"""Messages between the program and its worker."""

import io
import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanttekening.readers.wire import MOST_HEAD, WireError, read_message, write_message

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
heads = st.dictionaries(st.text(), values)


@settings(max_examples=40)
@given(st.lists(st.tuples(heads, st.binary(max_size=5000)), max_size=5))
def test_what_is_written_is_read_again(messages):
    stream = io.BytesIO()
    for head, payload in messages:
        write_message(stream, head, payload)
    stream.seek(0)
    assert [read_message(stream) for _ in messages] == messages
    assert read_message(stream) is None


@settings(max_examples=60)
@given(heads, st.binary(max_size=200), st.data())
def test_a_message_cut_off_anywhere_is_an_error(head, payload, data):
    stream = io.BytesIO()
    write_message(stream, head, payload)
    whole = stream.getvalue()
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(WireError):
        read_message(io.BytesIO(whole[:cut]))


@given(st.binary(min_size=1, max_size=300))
def test_rubbish_is_an_error_and_nothing_else(rubbish):
    with pytest.raises(WireError):
        read_message(io.BytesIO(rubbish))


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"[1]", 3),
        (b"{nee}", 5),
        (b"\xff\xfe", 2),
        (b"[" * 200_000, 200_000),
        (b"", MOST_HEAD + 1),
    ],
    ids=["list", "no json", "no utf-8", "too deep", "too long"],
)
def test_a_head_that_is_no_object_is_an_error(head, size):
    with pytest.raises(WireError):
        read_message(io.BytesIO(struct.pack("<4sIQ", b"KTW1", size, 0) + head))


def test_half_a_surrogate_survives():
    stream = io.BytesIO()
    write_message(stream, {"name": json.loads('"\\ud800"')})
    stream.seek(0)
    assert read_message(stream) == ({"name": "\ud800"}, b"")
