"""Mails as Outlook saves them, made for the tests: a compound file with properties in it."""

import struct
from itertools import pairwise

END, FREE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SMALL = 4096


class Folder(dict):
    """A storage: names to bytes or to further storages."""


def compound(root: Folder) -> bytes:  # noqa: C901 - the format is all in one place
    """The bytes of a compound file of version 3."""
    entries = []  # [name, type, child, right, start, size]
    mini, big = bytearray(), []

    def add(name, content):
        index = len(entries)
        entries.append([name, 1 if isinstance(content, dict) else 2, FREE, FREE, END, 0])
        if isinstance(content, dict):
            children = [add(key, content[key]) for key in sorted(content, key=order)]
            for left, right in pairwise(children):
                entries[left][3] = right
            entries[index][2] = children[0] if children else FREE
        elif len(content) < SMALL:
            entries[index][4] = len(mini) // 64 if content else END
            mini.extend(content + bytes(-len(content) % 64))
            entries[index][5] = len(content)
        else:
            big.append((index, content))
            entries[index][5] = len(content)
        return index

    add("Root Entry", root)
    entries[0][1] = 5
    sectors, fat = [], []

    def chain(content):
        first = len(sectors)
        pieces = [content[i : i + 512].ljust(512, b"\0") for i in range(0, len(content), 512)]
        for number, piece in enumerate(pieces):
            sectors.append(piece)
            fat.append(first + number + 1 if number + 1 < len(pieces) else END)
        return first if pieces else END

    for index, content in big:
        entries[index][4] = chain(content)
    entries[0][4], entries[0][5] = chain(bytes(mini)), len(mini)
    units = len(mini) // 64
    mini_fat = bytearray()
    for _, kind, _, _, start, size in entries:
        if kind == 2 and 0 < size < SMALL:
            count = -(-size // 64)
            for step in range(count):
                mini_fat += struct.pack("<I", start + step + 1 if step + 1 < count else END)
    assert len(mini_fat) == 4 * units
    mini_fat += struct.pack("<I", FREE) * (-units % 128)
    mini_start = chain(bytes(mini_fat))
    directory = b"".join(directory_entry(*entry) for entry in entries)
    directory_start = chain(directory)
    fat_count = 1
    while (len(sectors) + fat_count) > fat_count * 128:
        fat_count += 1
    fat_start = len(sectors)
    fat += [FAT_SECTOR] * fat_count
    fat += [FREE] * (fat_count * 128 - len(fat))
    assert fat_count <= 109
    table = struct.pack(f"<{len(fat)}I", *fat)
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, fat_count, directory_start, 0, SMALL, mini_start, len(mini_fat) // 512, END, 0,
    )  # fmt: skip
    places = [fat_start + i for i in range(fat_count)] + [FREE] * (109 - fat_count)
    return head + struct.pack("<109I", *places) + b"".join(sectors) + table


def order(name):
    return len(name), name.upper()


def directory_entry(name, kind, child, right, start, size):
    text = name.encode("utf-16-le")
    return (
        (text + b"\0\0").ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def fixed(number, kind, value):
    return struct.pack("<HHI8s", kind, number, 6, value.ljust(8, b"\0"))


def whole(number, value):
    return fixed(number, 0x0003, struct.pack("<I", value))


def moment(number, seconds_since_1970):
    ticks = (seconds_since_1970 + 11644473600) * 10_000_000
    return fixed(number, 0x0040, struct.pack("<Q", ticks))


def text(number, words):
    return {f"__substg1.0_{number:04X}001F": words.encode("utf-16-le")}


def string8(number, words, codec):
    return {f"__substg1.0_{number:04X}001E": words.encode(codec)}


def binary(number, data):
    return {f"__substg1.0_{number:04X}0102": data}


def recipient(name, address, kind=1, number=0):
    return {
        f"__recip_version1.0_#{number:08X}": Folder(
            {"__properties_version1.0": bytes(8) + whole(0x0C15, kind)}
            | text(0x3001, name)
            | text(0x39FE, address)
        )
    }


def attachment(name, data, number=0, *, media_type="", content_id="", flags=0):
    return {
        f"__attach_version1.0_#{number:08X}": Folder(
            {"__properties_version1.0": bytes(8) + whole(0x3705, 1) + whole(0x3714, flags)}
            | text(0x3707, name)
            | binary(0x3701, data)
            | (text(0x370E, media_type) if media_type else {})
            | (text(0x3712, content_id) if content_id else {})
        )
    }


def embedded(name, mail, number=0):
    """A mail in a mail: ``mail`` is a folder as ``folder`` makes it, with a header of 24 bytes."""
    return {
        f"__attach_version1.0_#{number:08X}": Folder(
            {"__properties_version1.0": bytes(8) + whole(0x3705, 5)}
            | text(0x3001, name)
            | {"__substg1.0_3701000D": mail}
        )
    }


def folder(*parts, properties=b"", header=32):
    found = Folder({"__properties_version1.0": bytes(header) + properties})
    for part in parts:
        found.update(part)
    return found


def letter(*parts, properties=None, subject="Vraag over de begroting"):
    """A mail of Jan to the clerk, with ``parts`` added."""
    if properties is None:
        properties = moment(0x0039, 1605259020)  # vrijdag 13 november 2020 10:17 in Amsterdam
    return folder(
        text(0x001A, "IPM.Note"),
        text(0x0037, subject),
        text(0x0C1A, "Jan de Vries"),
        text(0x5D01, "jan@oudewater.nl"),
        recipient("Griffie", "griffie@oudewater.nl"),
        *parts,
        properties=properties,
    )


def packed_rtf(rtf):
    """RTF in the compressed form of Outlook, without any compression."""
    body = bytearray()
    for at in range(0, len(rtf), 8):
        body += b"\0" + rtf[at : at + 8]
    return struct.pack("<IIII", len(body) + 12, len(rtf), 0x75465A4C, 0) + bytes(body)
