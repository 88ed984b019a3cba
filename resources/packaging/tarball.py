"""Makes the package for other Linux systems: one folder to unpack anywhere. `poe tarball`."""

from __future__ import annotations

import tarfile
from pathlib import Path

import release
import tight


def main() -> None:
    """Make dist/kanttekening-VERSION-linux-x86_64.tar.xz out of the built program."""
    name = f"{release.NAME}-{release.version()}-linux-x86_64"
    target = release.ROOT / "dist" / f"{name}.tar.xz"
    with tight.open_xz(target) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in [release.FROZEN, *sorted(release.FROZEN.rglob("*"))]:
            add(tar, path, Path(name) / path.relative_to(release.FROZEN))
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def add(tar: tarfile.TarFile, path: Path, place: Path) -> None:
    """Add a file without its owner, its times and its odder rights: the same bytes every time."""
    entry = tar.gettarinfo(path, str(place))
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = release.moment()
    executable = entry.isdir() or entry.issym() or path == release.FROZEN / release.NAME
    entry.mode = 0o755 if executable else 0o644
    if entry.isreg():
        with path.open("rb") as content:
            tar.addfile(entry, content)
    else:
        tar.addfile(entry)


if __name__ == "__main__":
    main()
