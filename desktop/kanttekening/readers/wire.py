"""Messages between the program and its worker: a JSON head and a binary payload.

Each message is a fixed prefix (a mark and two lengths), then the head, then the payload. Both
sides distrust the other: a wrong mark, an impossible length or half a message is a WireError.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import IO

Head = dict[str, Any]

_PREFIX = struct.Struct("<4sIQ")
_MARK = b"KTW1"
MOST_HEAD = 256 << 20
MOST_PAYLOAD = 1 << 30


class WireError(Exception):
    """What came in is no message, or only the beginning of one."""


def write_message(stream: IO[bytes], head: Head, payload: bytes = b"") -> None:
    """Send one message and flush it."""
    encoded = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    stream.write(_PREFIX.pack(_MARK, len(encoded), len(payload)) + encoded)
    if payload:
        stream.write(payload)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next message, or None when the other side has closed the stream between two."""
    prefix = stream.read(_PREFIX.size)
    if not prefix:
        return None
    if len(prefix) < _PREFIX.size:
        raise WireError("half a prefix")
    mark, head_size, payload_size = _PREFIX.unpack(prefix)
    if mark != _MARK or head_size > MOST_HEAD or payload_size > MOST_PAYLOAD:
        raise WireError("not a message")
    head = _decoded(_exactly(stream, head_size))
    return head, _exactly(stream, payload_size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size) if size else b""
    if len(data) < size:
        raise WireError("half a message")
    return data


def _decoded(raw: bytes) -> Head:
    try:
        head = json.loads(raw.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise WireError("head is no JSON") from error
    if not isinstance(head, dict):
        raise WireError("head is no object")
    return head
