"""Outlook's own files (.msg) as storages with properties: MS-OXMSG, as far as letters need it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import olefile

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.charsets import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STORAGES = 5000
MOST_BYTES = 400 << 20
_PROPERTIES = "__properties_version1.0"
_ENTRY = struct.Struct("<HHI8s")
_UNICODE, _STRING, _BINARY = 0x001F, 0x001E, 0x0102
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_CODEPAGE, _INTERNET_CODEPAGE = 0x3FFD, 0x3FDE
_CODECS = {
    65000: "utf-8",
    65001: "utf-8",
    1200: "utf-16-le",
    20127: "cp1252",
    28591: "cp1252",
    28605: "iso-8859-15",
    20866: "koi8-r",
    21866: "koi8-u",
    936: "gb18030",
    54936: "gb18030",
    51949: "cp949",
    51932: "euc-jp",
    50220: "iso2022_jp",
    50221: "iso2022_jp",
    50222: "iso2022_jp",
}


def codec_of_page(number: int) -> str:
    """The codec of a Windows code page; empty for one that does not exist."""
    if number in _CODECS:
        return _CODECS[number]
    if 28592 <= number <= 28606:
        return f"iso-8859-{number - 28590}"
    return f"cp{number}" if number else ""


class OutlookFile:
    """The file; ``root`` is the storage of the mail itself."""

    def __init__(self, data: bytes) -> None:
        try:
            self._ole = olefile.OleFileIO(BytesIO(data))
            entries = self._ole.listdir(streams=True, storages=True)
        except (
            OSError, ValueError, IndexError, OverflowError, struct.error, RecursionError,
        ) as error:  # fmt: skip
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
        self._size = len(data)
        # A length that can't be true sends olefile round a ring of sectors for gigabytes.
        if self._ole.root is None or self._ole.root.size > self._size:
            raise RefusedError(RefusalCode.DAMAGED, "root")
        self._left = MOST_BYTES
        self._children: dict[tuple[str, ...], list[str]] = {}
        for path in entries:
            for depth in range(len(path)):
                names = self._children.setdefault(tuple(path[:depth]), [])
                if path[depth] not in names[-1:]:
                    names.append(path[depth])
        self.root = Storage(self, (), 32)

    @property
    def is_faulty(self) -> bool:
        """Whether something in the file did not fit, so that texts may be missing."""
        return bool(self._ole.parsing_issues)

    def names(self, path: tuple[str, ...]) -> list[str]:
        """What is directly in a storage, each once, sorted."""
        return sorted(set(self._children.get(path, ())))

    def read(self, path: tuple[str, ...]) -> bytes:
        """The bytes of a stream. Raises RefusedError when all together are too many."""
        try:
            if self._ole.get_size(list(path)) > self._size:
                raise RefusedError(RefusalCode.DAMAGED, "stream")
            data: bytes = self._ole.openstream(list(path)).read()
        except (OSError, ValueError, IndexError, OverflowError, struct.error) as error:
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
        self._left -= len(data)
        if self._left < 0:
            raise RefusedError(RefusalCode.TOO_BIG, "streams")
        return data


@dataclass(slots=True)
class Storage:
    """A mail, an attachment or a recipient: properties by their number."""

    file: OutlookFile
    path: tuple[str, ...]
    header_size: int
    codec: str = ""
    _names: dict[str, str] | None = None
    _fixed: dict[int, tuple[int, bytes]] | None = None

    def names(self) -> dict[str, str]:
        """What is in it, by its name in capitals."""
        if self._names is None:
            self._names = {name.upper(): name for name in self.file.names(self.path)}
        return self._names

    def fixed(self) -> dict[int, tuple[int, bytes]]:
        """The properties of a fixed size: their type and eight bytes."""
        if self._fixed is None:
            self._fixed = {}
            name = self.names().get(_PROPERTIES.upper())
            table = self.file.read((*self.path, name)) if name else b""
            table = table[self.header_size :]
            for kind, number, _, value in _ENTRY.iter_unpack(table[: len(table) // 16 * 16]):
                self._fixed[number] = (kind, value)
        return self._fixed

    def number(self, number: int) -> int | None:
        """A whole number."""
        found = self.fixed().get(number)
        return int.from_bytes(found[1][:4], "little") if found else None

    def time(self, number: int) -> datetime | None:
        """A moment, in UTC."""
        found = self.fixed().get(number)
        if found is None:
            return None
        try:
            return _EPOCH + timedelta(microseconds=int.from_bytes(found[1], "little") // 10)
        except OverflowError:
            return None

    def text(self, *numbers: int) -> str:
        """The first of these properties that holds text."""
        for number in numbers:
            data = self._stream(number, _UNICODE)
            if data:
                return data.decode("utf-16-le", "replace").strip("\x00")
            data = self._stream(number, _STRING)
            if data:
                return decoded(data, self.page()).strip("\x00")
        return ""

    def binary(self, number: int) -> bytes:
        """Bytes; empty when there are none."""
        return self._stream(number, _BINARY) or b""

    def page(self) -> str:
        """The codec of texts that are not in Unicode."""
        if not self.codec:
            number = self.number(_CODEPAGE) or self.number(_INTERNET_CODEPAGE) or 1252
            self.codec = codec_of_page(number)
        return self.codec

    def internet_page(self) -> str:
        """The codec of the HTML text."""
        return codec_of_page(self.number(_INTERNET_CODEPAGE) or 0) or self.page()

    def inside(self, begin: str) -> Iterator[Storage]:
        """The storages in it whose names begin so: recipients or attachments."""
        names = [name for key, name in self.names().items() if key.startswith(begin.upper())]
        if len(names) > MOST_STORAGES:
            raise RefusedError(RefusalCode.TOO_BIG, f"{len(names)} storages")
        return (Storage(self.file, (*self.path, name), 8, self.page()) for name in names)

    def message(self, number: int) -> Storage | None:
        """A mail that is kept as a property."""
        name = self.names().get(f"__substg1.0_{number:04X}000D".upper())
        return None if name is None else Storage(self.file, (*self.path, name), 24)

    def _stream(self, number: int, kind: int) -> bytes | None:
        name = self.names().get(f"__substg1.0_{number:04X}{kind:04X}".upper())
        return None if name is None else self.file.read((*self.path, name))
