"""Zip archives: the files in them, each to be read by itself. Nothing is written anywhere."""

from __future__ import annotations

import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kanttekening.domain.document import Attached, Document
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.draft import Draft
from kanttekening.readers.intake import is_for_programs
from kanttekening.readers.mail_files import Labels, label, label_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

MEDIA_TYPE = "application/zip"
MOST_MEMBERS = 5000
MOST_BYTES = 100 << 20
_IS_ENCRYPTED = 0x1
_CHUNK = 1 << 20


def read(data: bytes, name: str) -> Draft:  # noqa: ARG001 - what is in it tells
    """Read an archive. Raises RefusedError: damaged, empty, too many members."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
    with archive:
        members = [member for member in archive.infolist() if not _is_beside(member)]
        if not members:
            raise RefusedError(RefusalCode.EMPTY)
        if len(members) > MOST_MEMBERS:
            raise RefusedError(RefusalCode.TOO_BIG, f"{len(members)} members")
        return archive_of(_Unpacking(archive).members(members), MEDIA_TYPE)


def archive_of(files: Iterator[Attached], media_type: str) -> Draft:
    """What a reader of archives delivers."""
    return Draft(media_type, Document(""), attached=tuple(files), is_archive=True)


def _is_beside(member: zipfile.ZipInfo) -> bool:
    """Folders, and what programs leave between the letters."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    return (
        member.filename.endswith("/")
        or "__MACOSX" in parts
        or (bool(parts) and is_for_programs(parts[-1]) and not member.flag_bits & _IS_ENCRYPTED)
    )


class _Unpacking:
    """Takes out one member after the other, counting the bytes that really come out."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MOST_BYTES

    def members(self, members: list[zipfile.ZipInfo]) -> Iterator[Attached]:
        labels = Labels()
        for number, member in enumerate(members, 1):
            name = labels.give(label(member.filename) or label_for("", number))
            try:
                yield Attached(name, self._content(member))
            except RefusedError as error:
                yield Attached(name, b"", refused=error.code)

    def _content(self, member: zipfile.ZipInfo) -> bytes:
        if member.flag_bits & _IS_ENCRYPTED:
            raise RefusedError(RefusalCode.ENCRYPTED)
        mode = member.external_attr >> 16
        if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
            raise RefusedError(RefusalCode.UNSAFE_PATH, "no regular file")
        try:
            with self._archive.open(member) as stream:
                return self._read(stream)
        except NotImplementedError as error:
            raise RefusedError(RefusalCode.UNSUPPORTED, "compression") from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
        except RuntimeError as error:
            raise RefusedError(RefusalCode.ENCRYPTED, type(error).__name__) from error

    def _read(self, stream: IO[bytes]) -> bytes:
        found: list[bytes] = []
        while chunk := stream.read(_CHUNK):
            self._left -= len(chunk)
            if self._left < 0:
                raise RefusedError(RefusalCode.TOO_BIG, "unpacked")
            found.append(chunk)
        return b"".join(found)
