"""Makes the Debian package from the built program: `poe deb`.

The program goes to /usr/lib/kanttekening as it is, without the libraries that every Debian 12 and
13 has a package of: those get their security updates from Debian. What is not a part of the wheels
and stays (Python itself) is there because its version differs between the two.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import release
import tight

TEMPLATES = release.HERE / "linux"
INSIDE = Path("usr/lib/kanttekening")

# Library that is left out -> the package that has it in Debian 12 as in 13. The names are those of
# Debian 12; Debian 13 provides them under a newer one where it differs.
SYSTEM_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXau.so.6": "libxau6",
    "libXdmcp.so.6": "libxdmcp6",
    "libbsd.so.0": "libbsd0",
    "libbz2.so.1.0": "libbz2-1.0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libpng16.so.16": "libpng16-16",
    "libsqlite3.so.0": "libsqlite3-0",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
# Only needed by one of those above.
COME_ALONG = {
    "libbrotlicommon.so.1", "libbrotlidec.so.1", "libcap.so.2", "libgcrypt.so.20",
    "libgpg-error.so.0", "liblz4.so.1", "libmd.so.0", "libpcre2-8.so.0", "libsystemd.so.0",
    "libzstd.so.1",
}  # fmt: skip
# Never in the built program: drivers of the screen and the C library.
ALWAYS_NEEDED = [
    "libc6 (>= 2.36)", "libgl1", "libegl1", "libxcb1", "libwayland-client0", "libwayland-cursor0",
    "libwayland-egl1", "fontconfig-config",
]  # fmt: skip

# What people wait for and give room to: bytes of the package, and when it is installed.
MOST, MOST_INSTALLED = 48_000_000, 145_000_000


def main() -> None:
    """Make dist/kanttekening_VERSION_amd64.deb; one that has grown too large fails."""
    made = make(release.FROZEN, release.ROOT / "dist", release.version())
    size, place = made.stat().st_size, installed(made)
    print(f"{made}: {size / 1e6:.1f} MB, installed {place / 1e6:.1f} MB")
    if size > MOST or place > MOST_INSTALLED:
        raise SystemExit(f"more than {MOST / 1e6:.0f} MB, or {MOST_INSTALLED / 1e6:.0f} installed")


def target(folder: Path, version: str) -> Path:
    """Where the package of a version is put."""
    return folder / f"kanttekening_{version}_amd64.deb"


def make(frozen: Path, folder: Path, version: str, *, quick: bool = False) -> Path:
    """Make a package of `version` in `folder`; `quick` is for one that nobody downloads."""
    package = target(folder, version)
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        lay_out(tree, frozen, version)
        write_control(tree, version)
        set_rights(tree)
        release.put_back_clock(tree)
        if quick:
            build(tree, package, "-Zgzip", "-z1")
        else:
            loose = Path(scratch) / "loose.deb"
            build(tree, loose, "-Znone")
            tight.repack(loose, package)
    return package


def build(tree: Path, package: Path, *packing: str) -> None:
    """Have Debian's own tool make a package."""
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *packing, "--build", tree, package],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(release.moment())},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def lay_out(tree: Path, frozen: Path, version: str) -> None:
    """Put every file where it will be installed."""
    program = tree / INSIDE
    shutil.copytree(frozen, program, symlinks=True, ignore=_left_to_debian)
    values = {"version": version, "date": release.day()}
    share = tree / "usr/share"
    named = {
        f"applications/{release.APP_ID}.desktop": f"{release.APP_ID}.desktop",
        f"metainfo/{release.APP_ID}.metainfo.xml": f"{release.APP_ID}.metainfo.xml",
        "mime/packages/kanttekening.xml": "kanttekening.mime.xml",
        "doc/kanttekening/copyright": "copyright",
        "lintian/overrides/kanttekening": "lintian-overrides",
    }
    for place, template in named.items():
        write(share / place, release.filled(TEMPLATES / template, **values))
    packed = {
        "man/man1/kanttekening.1.gz": release.filled(TEMPLATES / "kanttekening.1", **values),
        "doc/kanttekening/changelog.gz": changelog(version),
        "doc/kanttekening/NEWS.gz": (release.ROOT / "CHANGELOG.md").read_text("utf-8"),
    }
    if (bill := frozen.parent / "sbom-linux.cdx.json").exists():
        packed["doc/kanttekening/sbom.cdx.json.gz"] = bill.read_text("utf-8")
    for place, text in packed.items():
        write(share / place, gzip.compress(text.encode(), 9, mtime=0))
    icon = release.ROOT / "resources/icons/kanttekening.svg"
    write(share / f"icons/hicolor/scalable/apps/{release.APP_ID}.svg", icon.read_bytes())
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/kanttekening").symlink_to("../lib/kanttekening/kanttekening")


def _left_to_debian(_folder: str, names: list[str]) -> set[str]:
    """Their libraries, and with those the licences, which Debian has at hand itself."""
    return set(names) & (SYSTEM_LIBRARIES.keys() | COME_ALONG | {"debian"})


def write(path: Path, content: str | bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def changelog(version: str) -> str:
    """Debian's own form; what changed for people is in NEWS."""
    stamp = format_datetime(datetime.fromtimestamp(release.moment(), UTC))
    who = "Kanttekening contributors <maintainers@kanttekening.invalid>"
    return (
        f"kanttekening ({version}) stable; urgency=medium\n\n"
        f"  * Release {version}; what changed is told in NEWS.gz.\n\n -- {who}  {stamp}\n"
    )


def write_control(tree: Path, version: str) -> None:
    """Write what dpkg needs to know."""
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files if not path.is_symlink())
    depends = sorted({*ALWAYS_NEEDED, *SYSTEM_LIBRARIES.values()})
    control = release.filled(
        TEMPLATES / "control",
        version=version,
        size=str(-(-size // 1024)),
        depends=", ".join(depends),
    )
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n"  # noqa: S324
        for path in files
        if not path.is_symlink()
    )
    write(tree / "DEBIAN/control", control)
    write(tree / "DEBIAN/md5sums", sums)


def set_rights(tree: Path) -> None:
    """Everybody may read; only programs may be run."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path == tree / INSIDE / "kanttekening" else 0o644)


def installed(package: Path) -> int:
    """Bytes that the package takes when it is installed."""
    size = subprocess.check_output(["dpkg-deb", "-f", package, "Installed-Size"], encoding="ascii")
    return int(size) * 1024


if __name__ == "__main__":
    main()
