"""Lays the licences of Debian's libraries beside our own, in a program that brings them along."""

from __future__ import annotations

import shutil
from pathlib import Path

import sbom


def lay_out(folder: Path) -> None:
    """Copy what Debian says of each library at the top of the program into its licences."""
    target = folder / "_internal" / "resources" / "licences" / "debian"
    for library in sorted((folder / "_internal").glob("*.so*")):
        package = None if library.is_symlink() else sbom.debian_package(library.name)
        if package is None:
            continue
        said = Path("/usr/share/doc") / package[0] / "copyright"
        if said.exists():
            target.mkdir(exist_ok=True)
            shutil.copyfile(said, target / f"{package[0]}.txt")
