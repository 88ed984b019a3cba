"""Writes SHA256SUMS of all packages in dist: `poe sums`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from pathlib import Path

_DIST = release.ROOT / "dist"
_PACKAGES = (".deb", ".tar.xz", ".exe", ".msi", ".zip", ".json")


def sums(folder: Path) -> dict[str, str]:
    """The sha256 of each package in a folder, by its name."""
    files = sorted(path for path in folder.iterdir() if path.name.endswith(_PACKAGES))
    return {path.name: _sha256(path) for path in files}


def write() -> None:
    """Write them as sha256sum does, so that it can check them."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sums(_DIST).items())
    (_DIST / "SHA256SUMS").write_text(lines, "ascii")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    write()
