"""Keeps the build machine out of the built program: no search path, no folder name of it stays.

A Python that was compiled somewhere leaves that place in its libraries, also as a path to search
(DT_RUNPATH); the program would look there on other people's machines. `clean` takes such paths out,
`found` is the gate: it looks through every byte, packed ones too, for folders of this machine.
"""

from __future__ import annotations

import struct
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from collections.abc import Iterator

_ELF = b"\x7fELF\x02\x01"
_DYNAMIC_SECTION = 6
_STRTAB, _RPATH, _RUNPATH = 5, 15, 29
_ENTRY = struct.Struct("<qQ")
_TURNED = bytes.maketrans(b"/\\", b"\\/")


def clean(folder: Path) -> None:
    """Take search paths and folder names of this machine out of the program's libraries."""
    for path in _files(folder / "_internal"):
        data = path.read_bytes()
        if data[:6] == _ELF:
            mended = _neutral(_without_foreign_paths(data))
            if mended != data:
                path.write_bytes(mended)


def neutral_copy(module: str, folder: Path) -> str:
    """Copy a Python source file into `folder` without folder names of this machine."""
    copy = folder / Path(module).name
    copy.write_bytes(_neutral(Path(module).read_bytes()))
    return str(copy)


def search_paths(data: bytes) -> list[tuple[int, int, str]]:
    """Where a library's search paths are: place of the entry, place of the text, the text."""
    table, strings = _dynamic(data)
    if table is None or strings is None:
        return []
    found = []
    for at in range(*table, _ENTRY.size):
        tag, value = _ENTRY.unpack_from(data, at)
        if tag in {_RPATH, _RUNPATH}:
            start = strings + value
            found.append((at, start, data[start : data.index(b"\0", start)].decode()))
    return found


def _without_foreign_paths(library: bytes) -> bytes:
    data = bytearray(library)
    table, _ = _dynamic(library)
    for at, text, path in reversed(search_paths(library)):
        if table is not None and not path.startswith("$ORIGIN"):
            rest = data[at + _ENTRY.size : table[1]]
            data[at : table[1]] = rest + bytes(_ENTRY.size)  # an entry of zeros ends the table
            data[text : text + len(path)] = bytes(len(path))
    return bytes(data)


def _neutral(data: bytes) -> bytes:
    """Put slashes in the place of a folder's parents.

    The length stays, and so does its own name: a compiler lets a text that ends alike begin in the
    middle of another, as Python's version does in the folder that is named after it.
    """
    for name in _folders_of_this_machine():
        last = name.rsplit(b"/", 1)[1]
        data = data.replace(name, last.rjust(len(name), b"/"))
    return data


def _dynamic(data: bytes) -> tuple[tuple[int, int] | None, int | None]:
    """Find the dynamic section and the texts that it points into; both as places in the file."""
    sections_at = struct.unpack_from("<Q", data, 0x28)[0]
    size, count = struct.unpack_from("<HH", data, 0x3A)
    table, strings_address, sections = None, None, []
    for number in range(count):
        kind, address, at, length = struct.unpack_from(
            "<4xI8xQQQ", data, sections_at + size * number
        )
        sections.append((address, at, length))
        if kind == _DYNAMIC_SECTION:
            table = (at, at + length)
    if table is None:
        return None, None
    for at in range(*table, _ENTRY.size):
        tag, value = _ENTRY.unpack_from(data, at)
        if tag == _STRTAB:
            strings_address = value
    place = next(
        (at for address, at, _ in sections if address == strings_address and address), None
    )
    return table, place


def found(folder: Path) -> list[str]:
    """Name every file in which a folder of this machine is named, and every foreign search path."""
    names = _folders_of_this_machine()
    # The other way round as well: Wine writes them so, and addresses of files on Windows.
    names += [name.translate(_TURNED) for name in names]
    leaks = []
    for path in _files(folder):
        place = path.relative_to(folder).as_posix()
        for inner, data in _contents(path):
            leaks += [f"{place}{inner}: {name.decode()}" for name in names if name in data]
            if data[:6] == _ELF:
                leaks += [
                    f"{place}: searches {path_text}"
                    for _, _, path_text in search_paths(data)
                    if not path_text.startswith("$ORIGIN")
                ]
    return leaks


def _folders_of_this_machine() -> list[bytes]:
    """The longest first, so that one within another is gone by then."""
    paths = {str(release.ROOT), sys.prefix, sys.base_prefix, str(Path.home())}
    # Where Python was compiled: a folder that need not exist any more.
    paths.add(str(sysconfig.get_config_var("abs_srcdir") or release.ROOT))
    common = {"/usr", "/", "/root"}
    return sorted((path.encode() for path in paths - common), key=len, reverse=True)


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of a file, and of what is packed in it."""
    data = path.read_bytes()
    yield "", data
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield f"/{name}", archive.read(name)
    if path.stem == release.NAME and path.suffix in {"", ".exe"}:
        from PyInstaller.archive.readers import CArchiveReader

        modules = CArchiveReader(str(path)).open_embedded_archive("PYZ.pyz")
        for name in modules.toc:
            yield f"/{name}", modules.extract(name, raw=True) or b""


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main() -> int:
    """Look through the built program; what was found is printed, and fails."""
    leaks = found(Path(sys.argv[1]) if sys.argv[1:] else release.FROZEN)
    print("\n".join(leaks) or "Nothing of the build machine is in the program.")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
