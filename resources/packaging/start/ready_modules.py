"""Runs first in the built program: finds its modules, and reads them, without asking around.

To PyInstaller a module is found in Python's usual way, along `sys.path` by one finder after
another, and read by opening the program anew. All of them stand in one table that is in memory
already. So that is asked first, and the program is kept open: 4 ms for the 150 modules before the
first picture, and as much again for the rest of the window. What is not in the table is looked for
as ever, and the modules are made by PyInstaller's own loader: they know no difference.

What is kept open is also still the same program when an upgrade has put another one in its place.
Windows has no reading that threads can share, so there only the finding is ours.
"""

import marshal
import os
import sys
import zlib
from importlib.machinery import ModuleSpec
from typing import Any

import pyimod01_archive as archive  # type: ignore[import-not-found]
import pyimod02_importers as importers  # type: ignore[import-not-found]

_CODE = {archive.PYZ_ITEM_MODULE, archive.PYZ_ITEM_PKG}


class TableFinder:
    """Finds a module by its whole name in PyInstaller's table."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def find_spec(self, name: str, *_where: Any) -> ModuleSpec | None:
        """See importlib; None for what is not in the table, or is only a folder of modules."""
        kind = self._table.toc.get(name, (None,))[0]
        if kind not in _CODE:
            return None
        is_package = kind == archive.PYZ_ITEM_PKG
        loader = importers.PyiFrozenLoader(name, self._table, name, is_package)
        spec = ModuleSpec(name, loader, origin=loader.path, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [loader.path.rpartition(os.sep)[0]]
        return spec


def open_reader(table: Any) -> Any:
    """Open the program; what reads an entry of the table from it, as the table itself does."""
    # PyInstaller tells these nowhere else.
    file = os.open(table._filename, os.O_RDONLY)  # noqa: SLF001
    begin = table._start_offset  # noqa: SLF001

    def extract(name: str, raw: bool = False) -> Any:  # noqa: FBT001, FBT002 -- PyInstaller's own
        kind, place, length = table.toc[name]
        if kind == archive.PYZ_ITEM_NSPKG:
            return None
        data = zlib.decompress(os.pread(file, length, begin + place))
        return data if raw or kind not in _CODE else marshal.loads(data)  # noqa: S302 -- our own

    return extract


def hasten() -> None:
    """Have both done so from now on."""
    table = importers.pyz_archive
    sys.meta_path.insert(0, TableFinder(table))
    if hasattr(os, "pread"):
        table.extract = open_reader(table)


hasten()
