"""Writes SHA256SUMS of all packages in dist: `poe sums`. With --twice everything is built twice.

Built twice means: frozen anew, packed anew, and the sums compared. One bit of difference fails.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from pathlib import Path

_DIST = release.ROOT / "dist"
_PACKAGES = (".deb", ".tar.xz", ".exe", ".msi", ".zip", ".json")
_BUILD = ("build", "sbom", "deb", "tarball")
_BUILD_WINDOWS = ("windows", "sbom-windows")


def main() -> int:
    """Write the sums, or build twice and compare them."""
    if "--twice" not in sys.argv:
        write()
        return 0
    steps = _BUILD + (_BUILD_WINDOWS if "--windows" in sys.argv else ())
    first, second = (_built(steps) for _ in range(2))
    different = sorted(name for name in first | second if first.get(name) != second.get(name))
    for name in sorted(first):
        print(f"{name}: {'DIFFERENT' if name in different else 'the same bytes twice'}")
    return 1 if different else 0


def _built(steps: tuple[str, ...]) -> dict[str, str]:
    for step in steps:
        subprocess.run([sys.executable, "-m", "poethepoet", "-q", step], check=True)
    write()
    return sums()


def sums() -> dict[str, str]:
    """The sha256 of each package, by its name."""
    files = sorted(path for path in _DIST.iterdir() if path.name.endswith(_PACKAGES))
    return {path.name: _sha256(path) for path in files}


def write() -> None:
    """Write them as sha256sum does, so that it can check them."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sums().items())
    (_DIST / "SHA256SUMS").write_text(lines, "ascii")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
