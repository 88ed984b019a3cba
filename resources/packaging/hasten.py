"""What keeps the built program from starting as fast as it could, and is left out or done before.

PyInstaller runs hooks before the program: for Qt's places, `inspect`, `pkgutil` and
`multiprocessing`. They import QtCore and all of these, also in a worker that needs none of them,
and take 150 ms of every start. Qt finds its places itself, and we use nothing of the others.

PySide's first module loads `zipfile`, `tempfile` and more, for an archive that is not there (4 ms).

PySide keeps the Python part of its signatures in an archive inside a library and compiles it from
source at every start (15 ms), unless it finds the files in a folder of this name beside it. There
they lie compiled, with a loader of our own that brings each when it is asked for. One of them is a
developer's tool that writes stubs: in the program it is empty.

What `dataclasses` would compile at every start is compiled here, by `records.py`. What a start
imports stands in the program as it is: to unpack it took 15 ms, and it makes 3 MB.
"""

from __future__ import annotations

import py_compile
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trim import Entry

NEEDLESS_HOOKS = {
    "pyi_rth_inspect",
    "pyi_rth_multiprocessing",
    "pyi_rth_pkgutil",
    "pyi_rth_pyside6",
}
OURS = Path(__file__).parent / "start"
# Run before the program.
FIRST = [str(OURS / f"ready_{what}.py") for what in ("modules", "records", "enums")]
_SIGNATURES = "shibokensupport.signature.loader"
_FOLDER = "shiboken6/files.dir"
# How hard zlib tries.
_PACKED = 9
# What the source imports at a start and the built program does not, or has elsewhere already.
NOT_AT_ITS_START = {
    "argparse", "gettext", "importlib._bootstrap", "importlib._bootstrap_external", "tempfile",
    "zipimport",
}  # fmt: skip
_FOR_DEVELOPERS = "pyi_generator.py"
_LOADER = "shibokensupport/signature/loader.py"


def without_hooks(scripts: Iterable[Entry]) -> list[Entry]:
    """Keep the program itself, and what hooks are needed for it to run."""
    return [entry for entry in scripts if entry[0] not in NEEDLESS_HOOKS]


def compiled_records(root: Path, folder: Path) -> list[Entry]:
    """Compile what `dataclasses` would at every start; lines for the program's data."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / name for name in ("records.bin", "worker_records.bin")]
    script = Path(__file__).with_name("records.py")
    # Without columns, as all that is compiled for the program: only pictures of source need them.
    python = [sys.executable, "-X", "no_debug_ranges"]
    subprocess.run([*python, script, root / "desktop", *made], check=True)
    return [(f"resources/{each.name}", str(each), "DATA") for each in made]


def with_lean_shiboken(modules: Iterable[Entry], folder: Path) -> list[Entry]:
    """Have PySide's first module not load what only an archive that is not there would need."""
    made = folder / "shiboken6" / "__init__.py"
    made.parent.mkdir(parents=True, exist_ok=True)
    ours = (OURS / "shiboken.py").read_text(encoding="utf-8")
    return [
        (name, _told_versions(Path(source), made, ours) if name == "shiboken6" else source, kind)
        for name, source, kind in modules
    ]


def _told_versions(source: Path, made: Path, ours: str) -> str:
    """Write our module with the versions that theirs tells of itself."""
    lines = source.read_text(encoding="utf-8").splitlines()
    versions = [line for line in lines if line.startswith("__")]
    made.write_text("\n".join([*versions, ours]), encoding="utf-8")
    return str(made)


def store_plainly(names: Path) -> None:
    """Have PyInstaller pack modules as ever, but for these (a name a line)."""
    from PyInstaller.archive.writers import ZlibArchiveWriter
    from PyInstaller.building import api

    plain = set(names.read_text(encoding="utf-8").split()) - NOT_AT_ITS_START

    class Writer(ZlibArchiveWriter):  # type: ignore[misc]
        @classmethod
        def _write_entry(cls, file: Any, entry: Entry, code: Any) -> Any:
            cls._COMPRESSION_LEVEL = 0 if entry[0] in plain else _PACKED
            return super()._write_entry(file, entry, code)

    api.ZlibArchiveWriter = Writer


def compiled_signatures(folder: Path) -> list[Entry]:
    """Write PySide's signature modules compiled under ``folder``; lines for the program's data."""
    import shiboken6  # noqa: F401 -- brings the archive along

    archive = sys.modules[_SIGNATURES].__loader__.zfile  # type: ignore[union-attr]
    found = []
    for name in sorted(archive.namelist()):
        if not name.startswith("shibokensupport/") or not name.endswith(".py"):
            continue
        source, made = folder / name, folder / f"{name}c"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(_program_s(name, archive.read(name)))
        # Without a time and without a place of this machine: the same bytes every time.
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), str(made), name, doraise=True, invalidation_mode=unchecked)
        found.append((f"{_FOLDER}/{name}c", str(made), "DATA"))
    return found


def _program_s(name: str, source: bytes) -> bytes:
    """Give the program's version of a module of PySide's."""
    if name == _LOADER:
        return (OURS / "loader.py").read_bytes()
    return b"" if name.endswith(_FOR_DEVELOPERS) else source
