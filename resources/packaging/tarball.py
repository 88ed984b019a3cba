"""Makes the package for other Linux systems: one folder to unpack anywhere. `poe tarball`."""

from __future__ import annotations

import tarfile
from pathlib import Path

import release
import tight


def main() -> None:
    """Make dist/kanttekening-VERSION-linux-x86_64.tar.xz out of the built program."""
    target = make(release.FROZEN, release.ROOT / "dist", release.version())
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def make(frozen: Path, folder: Path, version: str) -> Path:
    """Make a package of `version` in `folder`."""
    name = f"{release.NAME}-{version}-linux-x86_64"
    target = folder / f"{name}.tar.xz"
    with tight.open_xz(target) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in [frozen, *sorted(frozen.rglob("*"))]:
            place = Path(name) / path.relative_to(frozen)
            add(tar, path, place, may_run=path == frozen / release.NAME)
    return target


def add(tar: tarfile.TarFile, path: Path, place: Path, *, may_run: bool) -> None:
    """Add a file without its owner, its times and its odder rights: the same bytes every time."""
    entry = tar.gettarinfo(path, str(place))
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = release.moment()
    entry.mode = 0o755 if may_run or entry.isdir() or entry.issym() else 0o644
    if entry.isreg():
        with path.open("rb") as content:
            tar.addfile(entry, content)
    else:
        tar.addfile(entry)


if __name__ == "__main__":
    main()
