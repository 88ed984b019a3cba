"""A smaller ICU for the Linux program: the languages that are read here, not all of the world's.

Qt for Linux brings 31 MB of ICU data. Sorting, character sets and the names of time zones are all
that Qt asks of it; texts of the interface and word boundaries it has itself. The data is a table of
contents with files behind it, in a library of its own: here it is written anew with fewer files.
The tools are `ld` and `objcopy`, which stand beside the `objdump` that PyInstaller needs anyway.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]

LANGUAGES = {"nl", "fy", "en", "de", "fr"}
SHARED = {"root", "pool", "res_index", "ucadata", "tzdbNames", "supplementalData"}
# Money, measures, numbers in words, writing in other scripts, names of languages and countries: Qt
# has its own for some, and asks ICU for none.
UNUSED_FOLDERS = {"curr", "unit", "rbnf", "translit", "lang", "region", "brkitr"}
# Names of signs, look-alikes, and which language somebody may read instead of another.
UNUSED_FILES = {"unames.icu", "confusables.cfu", "langInfo.res"}
CHARACTER_SETS = re.compile(r"ibm-(5348|5346|923|912|850|437|1252)_|windows-125|macos-0_")
LANGUAGE_FILE = re.compile(r"([a-z]{2,3})(_\w+)?$")

_FORMAT_AT = 12
_ALIGNMENT = 16


def with_small_icu(binaries: list[Entry], folder: Path) -> list[Entry]:
    """Put a smaller copy, made in `folder`, in the place of ICU's data library."""
    return [
        (place, str(shrink(Path(source), folder)), kind) if is_icu_data(place) else entry
        for entry in binaries
        for place, source, kind in [entry]
    ]


def is_icu_data(place: str) -> bool:
    """Whether this is the library that only holds data."""
    return PurePosixPath(place).name.startswith("libicudata.so.")


def shrink(library: Path, folder: Path) -> Path:
    """Make a library with the same name and the same one symbol, and less behind it."""
    version = library.name.split(".so.")[1].split(".")[0]
    data = folder / "icu.dat"
    data.write_bytes(fewer_files(library.read_bytes()))
    object_file, small = folder / "icu.o", folder / library.name
    tool("ld", "-r", "-b", "binary", "-o", object_file.name, data.name, cwd=folder)
    tool(
        "objcopy",
        "--redefine-sym", f"_binary_icu_dat_start=icudt{version}_dat",
        "--rename-section", ".data=.rodata,alloc,load,readonly,data,contents",
        "--set-section-alignment", f".rodata={_ALIGNMENT}",
        object_file.name,
        cwd=folder,
    )  # fmt: skip
    soname = f"libicudata.so.{version}"
    options = ["-shared", "-soname", soname, "-z", "noexecstack", "--build-id=none", "-s"]
    tool("ld", *options, "-o", small.name, object_file.name, cwd=folder)
    return small


def tool(*command: str, cwd: Path) -> None:
    """Run one of the binutils."""
    subprocess.run(command, cwd=cwd, check=True)


def fewer_files(library: bytes) -> bytes:
    """Write ICU's data package anew with only the files that are wanted."""
    start = package_start(library)
    header_size = struct.unpack_from("<H", library, start)[0]
    contents = start + header_size
    files = [(name, body) for name, body in packed_files(library, contents) if is_wanted(name)]
    return library[start:contents] + pack(files)


def package_start(library: bytes) -> int:
    """Find the data package by its header: a magic number, and the format's name."""
    at = library.find(b"CmnD")
    while at >= 0:
        start = at - _FORMAT_AT
        if start >= 0 and library[start + 2 : start + 4] == b"\xda\x27":
            return start
        at = library.find(b"CmnD", at + 1)
    raise ValueError("this library holds no ICU data")


def packed_files(library: bytes, contents: int) -> list[tuple[bytes, bytes]]:
    """Read names and bodies; the last body runs to the end, which makes it a little longer."""
    count = struct.unpack_from("<I", library, contents)[0]
    table = list(struct.iter_unpack("<II", library[contents + 4 : contents + 4 + 8 * count]))
    starts = [contents + data for _name, data in table]
    ends = [*starts[1:], len(library)]
    names = [
        library[contents + name : library.index(b"\0", contents + name)] for name, _data in table
    ]
    return [
        (name, library[start:end]) for name, start, end in zip(names, starts, ends, strict=True)
    ]


def pack(files: list[tuple[bytes, bytes]]) -> bytes:
    """Write a table of contents with the files behind it, each on its alignment."""
    names = b"".join(name + b"\0" for name, _body in files)
    first_name = 4 + 8 * len(files)
    table, bodies = [], bytearray()
    first_body = aligned(first_name + len(names))
    name_at = first_name
    for name, body in files:
        table.append(struct.pack("<II", name_at, first_body + len(bodies)))
        name_at += len(name) + 1
        bodies += body.ljust(aligned(len(body)), b"\xaa")
    head = struct.pack("<I", len(files)) + b"".join(table) + names
    return head.ljust(first_body, b"\xaa") + bytes(bodies)


def aligned(size: int) -> int:
    """Round up to where the next file may start."""
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def is_wanted(name: bytes) -> bool:
    """Whether a file, named as in `icudt73l/coll/nl.res`, is of any use here."""
    path = PurePosixPath(name.decode("ascii").split("/", 1)[1])
    folder = str(path.parent)
    if path.suffix == ".cnv":
        return CHARACTER_SETS.match(path.stem) is not None
    if path.suffix == ".spp" or folder in UNUSED_FOLDERS or path.name in UNUSED_FILES:
        return False
    if path.stem in SHARED:
        return True
    language = LANGUAGE_FILE.match(path.stem)
    if language:
        return language[1] in LANGUAGES
    return folder == "."
