"""Ways to spoil a file: each takes good bytes and a source of chance, and gives bad ones."""

import io
import re
import struct
import zipfile
import zlib

_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999", b"1e309", b"nan")
_DIGITS = re.compile(rb"\d+")


def _place(data, chance, length=0):
    return chance.randint(0, max(0, len(data) - length))


def _chunk(data, chance):
    start = _place(data, chance)
    return start, min(len(data), start + chance.choice((1, 4, 16, 64, 512, 4096)))


def flip(data, chance):
    """Some bits turned over."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(data, chance):
    """The end is missing."""
    return data[: _place(data, chance)]


def behead(data, chance):
    """The beginning is missing."""
    return data[chance.randint(0, min(2000, len(data))) :]


def swap(data, chance):
    """Two chunks in each other's place."""
    (a, b), (c, d) = sorted((_chunk(data, chance), _chunk(data, chance)))
    b = min(b, c)
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def double(data, chance):
    """A chunk many times."""
    start, end = _chunk(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 3, 50)) + data[end:]


def drop(data, chance):
    """A chunk is missing."""
    start, end = _chunk(data, chance)
    return data[:start] + data[end:]


def blank(data, chance):
    """A chunk of zeros, as a bad disk leaves it."""
    start, end = _chunk(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def measure(data, chance):
    """A number in the file says something extreme."""
    form = chance.choice(("<H", ">H", "<I", ">I"))
    size = struct.calcsize(form)
    start = min(_place(data, chance, size), chance.choice((len(data), 600, 64)))
    value = chance.choice((*_EXTREMES, len(data))) & ((1 << 8 * size) - 1)
    return data[:start] + struct.pack(form, value) + data[start + size :]


def count(data, chance):
    """A number written in digits says something extreme."""
    found = list(_DIGITS.finditer(data[: 1 << 20]))
    if not found:
        return flip(data, chance)
    number = chance.choice(found)
    return data[: number.start()] + chance.choice(_NUMBERS) + data[number.end() :]


def rubbish(data, chance):
    """A chunk of noise between what was there."""
    at = _place(data, chance)
    return data[:at] + chance.randbytes(chance.choice((1, 9, 300))) + data[at:]


PLAIN = (flip, cut, behead, swap, double, drop, blank, measure, count, rubbish)


def in_zip(data, chance):
    """One member spoiled, or two with each other's contents; the archive itself is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    at = chance.randrange(len(members))
    if chance.random() < 0.3:
        other = chance.randrange(len(members))
        (a, first), (b, second) = members[at], members[other]
        members[at], members[other] = (a, second), (b, first)
    elif members[at][1]:
        info, content = members[at]
        members[at] = (info, chance.choice(PLAIN)(content, chance))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for info, content in members:
            archive.writestr(info, content, compress_type=info.compress_type)
    return out.getvalue()


def in_png(data, chance):
    """What is in a chunk is spoiled; its checksum is right."""
    out, at = data[:8], 8
    chunks = []
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    spoiled = chance.randrange(len(chunks))
    for number, (kind, content) in enumerate(chunks):
        if number == spoiled and content:
            content = chance.choice(PLAIN)(content, chance)
        body = kind + content
        out += struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
    return out


def spliced(data, other, chance):
    """The beginning of one file and the end of another."""
    return data[: _place(data, chance)] + other[_place(other, chance) :]


def mutated(data, other, chance):
    """Good bytes made bad, in one to three ways; a tenth is spliced with ``other``."""
    if chance.random() < 0.1:
        return spliced(data, other, chance)
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.6:
        return in_zip(data, chance)
    if data.startswith(b"\x89PNG") and chance.random() < 0.4:
        return in_png(data, chance)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if data:
            data = chance.choice(PLAIN)(data, chance)
    return data
