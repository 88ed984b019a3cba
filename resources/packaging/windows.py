"""Builds the program and its four packages for Windows on Linux, with Wine: `poe windows`.

Packages: an installer for one person (NSIS), an MSI for one person and one for the computer, and a
zip. With a folder as argument that folder is packed: a program that was built on a real Windows.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import leaks
import msi
import release
import signing
import windows_python
from wine import Wine

WORK = release.ROOT / "build" / "windows"
DIST = release.ROOT / "dist"
# What people wait for and give room to: bytes of setup.exe, and when it is installed.
MOST, MOST_INSTALLED = 42_000_000, 120_000_000


def main() -> None:
    """Build everything; prints what was made, and what has grown too large fails."""
    began = time.monotonic()
    frozen = Path(sys.argv[1]).resolve() if sys.argv[1:] else freeze()
    packages = pack(frozen, DIST, release.version())
    for package in packages:
        print(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB")
    size = sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file())
    print(f"installed: {size / 1e6:.1f} MB ({time.monotonic() - began:.0f} s)")
    if packages[0].stat().st_size > MOST or size > MOST_INSTALLED:
        raise SystemExit(f"more than {MOST / 1e6:.0f} MB, or {MOST_INSTALLED / 1e6:.0f} installed")


def freeze() -> Path:
    """Build the program with Windows' Python; gives its folder."""
    wine = Wine(WORK / "wine")
    python = windows_python.provide(WORK / "python")
    target = WORK / "dist"
    script = WORK / "freeze.py"
    places = [target, WORK / "work", release.ROOT / "build.spec"]
    dist, work, spec = (f"Z:{path}" for path in places)
    options = ["-y", "--log-level", "ERROR", "--distpath", dist, "--workpath", work, spec]
    script.write_text(f"import PyInstaller.__main__\nPyInstaller.__main__.run({options!r})\n")
    # Python for programs, as this one is, reads no environment variables (see `poe build`).
    done = wine.run(python, "-X", "no_debug_ranges", script)
    if done.code != 0:
        raise SystemExit(done.out)
    if found := leaks.found(target / release.NAME):
        raise SystemExit("\n".join(["of this machine:", *found]))
    return target / release.NAME


def pack(frozen: Path, folder: Path, version: str, *, quick: bool = False) -> list[Path]:
    """Make the packages of `version`; `quick` ones are larger, and nobody downloads them."""
    frozen, folder = frozen.resolve(), folder.resolve()  # the packers work in folders of their own
    release.put_back_clock(frozen)
    folder.mkdir(parents=True, exist_ok=True)
    scopes = {folder / msi.file_name(scope, version): scope for scope in msi.Scope}
    setup = folder / f"kanttekening-{version}-x64-setup.exe"
    portable = folder / f"kanttekening-{version}-x64.zip"
    with ThreadPoolExecutor(2) as pool:
        made = [pool.submit(make_setup, frozen, setup, version, quick=quick)]
        made += [
            pool.submit(msi.make, frozen, target, version, scope)
            for target, scope in scopes.items()
        ]
        if not quick:
            made.append(pool.submit(make_zip, frozen, portable))
        for each in made:
            each.result()
    return [setup, *scopes] + ([] if quick else [portable])


def make_setup(frozen: Path, target: Path, version: str, *, quick: bool = False) -> None:
    """Make the installer for one person."""
    with tempfile.TemporaryDirectory() as scratch:
        offered = Path(scratch) / "offered.nsh"
        withdrawn = Path(scratch) / "withdrawn.nsh"
        key = r"${CLASSES}\.%s\OpenWithProgids"
        offered.write_text(_lines(rf'WriteRegStr HKCU "{key}" "${{DOCUMENT}}" ""'), "ascii")
        withdrawn.write_text(_lines(rf'DeleteRegValue HKCU "{key}" "${{DOCUMENT}}"'), "ascii")
        values = {
            "VERSION": version, "SOURCE": frozen, "TARGET": target, "ICON": msi.icon(),
            "ENDINGS": offered, "UNENDINGS": withdrawn,
            "SIGN": f'"{sys.executable}" "{signing.__file__}"',
        }  # fmt: skip
        defined = [f"-D{name}={value}" for name, value in values.items()]
        hurry = ["-DQUICK"] if quick else []
        script = release.HERE / "windows" / "installer.nsi"
        subprocess.run(["makensis", "-V1", *hurry, *defined, script], check=True)


def _lines(line: str) -> str:
    return "".join(line % ending + "\n" for ending in msi.ENDINGS)


def make_zip(frozen: Path, target: Path) -> None:
    """Make the package that needs no installing: unpack it, and start kanttekening.exe.

    The empty folder `gegevens` in it has the program keep libraries and choices there.
    """
    moment = datetime.fromtimestamp(release.moment(), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        folder = zipfile.ZipInfo("Kanttekening/gegevens/", moment)
        folder.external_attr = (0o40755 << 16) | 0x10  # a folder, for Unix and for Windows
        archive.writestr(folder, b"")
        for path in sorted(frozen.rglob("*")):
            if path.is_file():
                name = (Path("Kanttekening") / path.relative_to(frozen)).as_posix()
                entry = zipfile.ZipInfo(name, moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    if shutil.which("wine") is None and not sys.argv[1:]:
        raise SystemExit("needs wine wine64 nsis wixl gcc-mingw-w64-x86-64-win32 osslsigncode")
    main()
