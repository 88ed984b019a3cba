"""Writes SHA256SUMS of all packages in dist: `poe sums`. `poe twice` builds everything twice.

Built twice means: all that the first time left behind is put away, everything is frozen and packed
anew, and the sums are compared. One bit of difference fails; the first packages are in build/first.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from pathlib import Path

_DIST = release.ROOT / "dist"
_PACKAGES = (".deb", ".tar.xz", ".exe", ".msi", ".zip", ".json")
_FIRST = release.ROOT / "build" / "first"
_STEPS = {
    "linux": ("build", "sbom", "deb", "tarball"),
    "windows": ("windows", "sbom-windows"),
}
# What is kept to be quicker the next time would make the second build no second build.
_LEFT_BEHIND = ("build/build", "build/windows/work", "build/windows/dist", "dist")


def main(systems: list[str]) -> int:
    """Write the sums, or build twice, for the systems that are named, and compare them."""
    if systems[:1] != ["--twice"]:
        write()
        return 0
    steps = [step for system in systems[1:] or _STEPS for step in _STEPS[system]]
    first = _built(steps)
    shutil.rmtree(_FIRST, ignore_errors=True)
    _DIST.rename(_FIRST)
    second = _built(steps)
    names = sorted(first.keys() | second.keys())
    different = {name for name in names if first.get(name) != second.get(name)}
    for name in names:
        said = "DIFFERENT" if name in different else "the same bytes twice"
        print(f"{second.get(name, 'missing')}  {name}: {said}")
    print(f"{len(names) - len(different)} the same, {len(different)} different")
    return 1 if different else 0


def _built(steps: list[str]) -> dict[str, str]:
    for place in _LEFT_BEHIND:
        shutil.rmtree(release.ROOT / place, ignore_errors=True)
    for step in steps:
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "poethepoet", "-q", step], check=True)
        print(f"{step}: {time.monotonic() - began:.0f} s", flush=True)
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
    sys.exit(main(sys.argv[1:]))
