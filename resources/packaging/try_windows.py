"""Installs, runs, upgrades and removes the packages for Windows in Wine: `poe try-windows`.

Each package goes into a Windows of its own, first as an older version. Asked is what an
administrator asks: is it silent, does the program work, is there one version afterwards, is the
default program for PDFs left alone, and are the libraries of the person still there in the end.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msi
import release
import signing
import windows
from wine import Wine

_OLDER = "0.0.1"
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
_CLASSES = r"HKCU\Software\Classes"


class Package(ABC):
    """One way to get the program onto a Windows."""

    name: str
    registry = "HKCU"

    @abstractmethod
    def file(self, version: str) -> str:
        """What the package of a version is called."""

    @abstractmethod
    def install(self, wine: Wine, package: Path) -> int:
        """Install it without a question; the exit code."""

    @abstractmethod
    def remove(self, wine: Wine, package: Path) -> int:
        """Remove it without a question; the exit code."""

    @abstractmethod
    def folder(self, wine: Wine) -> Path:
        """Where the program is put."""


class Setup(Package):
    """The installer for one person."""

    name = "setup.exe"

    def file(self, version: str) -> str:
        """See Package."""
        return f"kanttekening-{version}-x64-setup.exe"

    def install(self, wine: Wine, package: Path) -> int:
        """See Package."""
        return wine.run(package, "/S").code

    def remove(self, wine: Wine, package: Path) -> int:  # noqa: ARG002
        """See Package."""
        # It copies itself away before it begins; _?= keeps it here, so that we can wait for it.
        inside = rf"C:\users\{wine.local.parts[-3]}\AppData\Local\Programs\Kanttekening"
        code = wine.run(self.folder(wine) / "verwijderen.exe", "/S", f"_?={inside}").code
        (self.folder(wine) / "verwijderen.exe").unlink(missing_ok=True)
        if self.folder(wine).exists() and not any(self.folder(wine).iterdir()):
            self.folder(wine).rmdir()
        return code

    def folder(self, wine: Wine) -> Path:
        """See Package."""
        return wine.local / "Programs" / "Kanttekening"


class Msi(Package):
    """An MSI for one person or for the computer."""

    def __init__(self, scope: msi.Scope) -> None:
        self.scope = scope
        self.name = f"msi {scope}"
        self.registry = "HKLM" if scope is msi.Scope.MACHINE else "HKCU"

    def file(self, version: str) -> str:
        """See Package."""
        return msi.file_name(self.scope, version)

    def install(self, wine: Wine, package: Path) -> int:
        """See Package."""
        return wine.run("msiexec", "/i", f"Z:{package}", "/qn", "/norestart").code

    def remove(self, wine: Wine, package: Path) -> int:
        """See Package."""
        version = package.name.split("-")[1]
        code = f"{{{msi.product_code(self.scope, version)}}}"
        return wine.run("msiexec", "/x", code, "/qn", "/norestart").code

    def folder(self, wine: Wine) -> Path:
        """See Package."""
        if self.scope is msi.Scope.MACHINE:
            return wine.drive / "Program Files" / "Kanttekening"
        return wine.local / "Programs" / "Kanttekening"


def main() -> int:
    """Try every package; what went wrong is told, and fails."""
    began = time.monotonic()
    packages = [Setup(), Msi(msi.Scope.MACHINE), Msi(msi.Scope.USER)]
    with tempfile.TemporaryDirectory(
        prefix="kanttekening-",
        ignore_cleanup_errors=True,  # Wine may still write
    ) as scratch:
        place = Path(scratch)
        windows.pack(windows.WORK / "dist" / release.NAME, place / "older", _OLDER, quick=True)
        empty = place / "wine"
        shutil.copytree(_fresh().folder, empty, symlinks=True)
        with ThreadPoolExecutor(2) as pool:
            tries = [pool.submit(_try, each, place) for each in packages]
            tries.append(pool.submit(_try_portable, place))
            for each in tries:
                print(each.result(), flush=True)
        print(refuses_old_windows(place))
        print(signing.try_out(windows.DIST / Setup().file(release.version()), place))
    print(f"{len(packages) + 3} passed, 0 failed ({time.monotonic() - began:.0f} s)")
    return 0


def _fresh() -> Wine:
    """A Windows in which nothing was ever installed; kept, to be copied."""
    return Wine(windows.WORK / "fresh")


def _copy(place: Path, name: str) -> Wine:
    target = place / name
    shutil.copytree(place / "wine", target, symlinks=True)
    return Wine(target)


def _try(package: Package, place: Path) -> str:
    """Older version, work, newer version, work, removal."""
    began = time.monotonic()
    wine = _copy(place, package.name.replace(" ", "-"))
    wine.run("reg", "add", rf"{_CLASSES}\.pdf", "/ve", "/d", "Andere.Lezer", "/f")
    older = place / "older" / package.file(_OLDER)
    newer = windows.DIST / package.file(release.version())
    must(package.install(wine, older) == 0, f"{package.name} installs")
    program = package.folder(wine) / "kanttekening.exe"
    check(wine, program)
    (package.folder(wine) / "_internal" / "oud.txt").write_text("van een oudere versie")
    library = fill(wine, program)
    must(package.install(wine, newer) == 0, f"{package.name} upgrades")
    check(wine, program)
    must(versions(wine) == [release.version()], f"one version: {versions(wine)}")
    must(notes(wine, program) == ["klopt dit?"], "the note is still there")
    opened_by = wine.value(rf"{_CLASSES}\.pdf", "")
    must(opened_by == "Andere.Lezer", f"PDFs open as before: {opened_by}")
    root = package.registry
    must(offered(wine, root), "offered under Openen met")
    before = library.read_bytes()
    must(package.remove(wine, newer) == 0, f"{package.name} is removed")
    wine.wait()
    left = [path for path in package.folder(wine).rglob("*") if path.name != "oud.txt"]
    must(not [path for path in left if path.is_file()], f"no file is left: {left}")
    must(library.read_bytes() == before, "the library is still there")
    must(not versions(wine), "nothing is listed any more")
    must(not wine.has_key(rf"{root}\Software\Classes\Kanttekening.Stuk"), "no class is left")
    seconds = time.monotonic() - began
    return f"{package.name}: installed, upgraded, removed; data kept ({seconds:.0f} s)"


def _try_portable(place: Path) -> str:
    """Unpack the zip and start what is in it."""
    wine = _copy(place, "portable")
    with zipfile.ZipFile(windows.DIST / f"kanttekening-{release.version()}-x64.zip") as archive:
        archive.extractall(wine.drive / "stick")
    check(wine, wine.drive / "stick" / "Kanttekening" / "kanttekening.exe")
    return "zip: runs from where it was unpacked"


def must(holds: bool, what: str) -> None:  # noqa: FBT001
    """Stop when something does not hold."""
    if not holds:
        raise AssertionError(f"not so: {what}")


def check(wine: Wine, program: Path) -> None:
    """Have the installed program look at itself."""
    done = wine.run(program, "--checks", seconds=300)
    must(done.code == 0, f"all checks are well: {done.code} {done.out}")


def fill(wine: Wine, program: Path) -> Path:
    """Take the sample letters in and write a note; gives the library."""
    must(
        wine.run(program, "import", program.parent / "_internal/seeds").code == 0, "letters come in"
    )
    found = json.loads(wine.run(program, "search", "ravijn", "--json").out)["hits"][0]
    letter = str(found["letter"]["id"])
    note = ("--quote", "ravijn", "--occurrence", "1", "--note", "klopt dit?")
    must(wine.run(program, "annotate", letter, *note).code == 0, "a note is written")
    library = wine.local / "Kanttekening" / "bibliotheek.kanttekening"
    must(library.exists(), "the library stands in the person's own folder")
    return library


def notes(wine: Wine, program: Path) -> list[str]:
    """The notes in the person's library."""
    rows = json.loads(wine.run(program, "annotations", "--json").out)["annotations"]
    return [row["note"] for row in rows]


def versions(wine: Wine) -> list[str]:
    """The versions that Windows lists under installed programs."""
    keys = [
        key.strip()
        for root in ("HKCU", "HKLM")
        for key in wine.run("reg", "query", rf"{root}\{_UNINSTALL}").out.splitlines()
        if key.strip()
    ]
    ours = [key for key in keys if wine.value(key, "DisplayName") == msi.NAME]
    return [str(wine.value(key, "DisplayVersion")) for key in ours]


def offered(wine: Wine, root: str) -> bool:
    """Whether the program is offered for PDFs."""
    key = rf"{root}\Software\Classes\.pdf\OpenWithProgids"
    return wine.value(key, "Kanttekening.Stuk") is not None


def refuses_old_windows(place: Path) -> str:
    """On a Windows that is too old, nothing is installed, and a sentence says why."""
    wine = _copy(place, "old")
    key = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    wine.run("reg", "add", key, "/v", "CurrentBuildNumber", "/d", "17763", "/f")
    setup, machine = Setup(), Msi(msi.Scope.MACHINE)
    code = setup.install(wine, windows.DIST / setup.file(release.version()))
    must(code == 2, f"setup.exe refuses: {code}")
    code = machine.install(wine, windows.DIST / machine.file(release.version()))
    must(code != 0, f"the MSI refuses: {code}")
    for package in (setup, machine):
        must(not package.folder(wine).exists(), "nothing is installed")
    return "Windows before 1903: refused"


if __name__ == "__main__":
    if shutil.which("wine") is None:
        raise SystemExit("needs wine wine64 and osslsigncode")
    try:
        sys.exit(main())
    except subprocess.TimeoutExpired as error:
        raise SystemExit(str(error)) from error
