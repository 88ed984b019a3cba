"""The zip that a Word or OpenDocument file is: parts by name, real bytes counted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.office_xml import HOSTILE, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.readers.office_xml import Element

MOST_PART = 60 << 20
MOST_TOGETHER = 200 << 20
MOST_PARTS = 10_000
_CHUNK = 1 << 16
_ENCRYPTED_FLAG = 1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: another part by its name, or an address outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one file. Nothing outside the bytes is ever looked at."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
        members = self._zip.infolist()
        if len(members) > MOST_PARTS:
            raise RefusedError(RefusalCode.TOO_BIG, f"{len(members)} parts")
        self._members = {member.filename.lstrip("/").casefold(): member for member in members}
        self._left = MOST_TOGETHER
        self.left_out = False
        self._known: dict[str, bytes | None] = {}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def tree(self, name: str) -> Element | None:
        """The part as a tree; None when there is no such part. Raises RefusedError."""
        member = self._members.get(name.casefold())
        return None if member is None else parse(self._chunks(member))

    def sound_tree(self, name: str) -> Element | None:
        """A part that the text can do without, as a tree; None as well when it is damaged.

        One that is no accident (a DOCTYPE, a bomb) is refused all the same.
        """
        try:
            return self.tree(name)
        except RefusedError as error:
            if error.code is not RefusalCode.DAMAGED or error.detail in HOSTILE:
                raise
            self.left_out = True
            return None

    def bytes_of(self, name: str) -> bytes | None:
        """The part's bytes (a picture); None for one that is not there or can't be unpacked."""
        if name not in self._known:
            member = self._members.get(name.casefold())
            try:
                self._known[name] = None if member is None else b"".join(self._chunks(member))
            except RefusedError as error:
                if error.code is RefusalCode.TOO_BIG:
                    raise
                self._known[name] = None
        return self._known[name]

    def relations(self, part: str) -> dict[str, Relation]:
        """What ``part`` points at, by the ids that it uses; "" gives those of the file itself."""
        folder, name = posixpath.split(part)
        tree = self.sound_tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if tree is None:
            return {}
        found = {}
        for item in tree.iter("rel:Relationship"):
            target = item.get("Target", "")
            external = item.get("TargetMode") == "External"
            if not external:
                # Names in the zip only: "../../x" leads to no other place than "x".
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = item.get("Type", "").rsplit("/", 1)[-1]
            found[item.get("Id", "")] = Relation(kind, target, external)
        return found

    def _chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise RefusedError(RefusalCode.ENCRYPTED)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedError(RefusalCode.DAMAGED, "compression")
        size = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if size > MOST_PART or self._left < 0:
                        raise RefusedError(RefusalCode.TOO_BIG, "unpacked")
                    yield chunk
        except _BROKEN as error:
            raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
