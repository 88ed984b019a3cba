"""Installs, runs, upgrades and removes the packages for Windows in Wine, for `poe try-all`.

Each package goes into a Windows of its own, first as an older version. Asked is what an
administrator asks: is it silent, does the program work, is there one version afterwards, is the
default program for PDFs left alone, and are the libraries of the person still there in the end.
"""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msi
import release
import signing
import trying
import windows
from trying import Environment, must
from wine import Wine

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_OLDER = "0.0.1"
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
_CLASSES = r"HKCU\Software\Classes"
_NEWER_IS_THERE = 4  # as installer.nsi says


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

    @abstractmethod
    def is_refusal(self, code: int) -> bool:
        """Whether an exit code says that a newer version is there."""


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
        return self.remove_from(wine, self.folder(wine))

    def remove_from(self, wine: Wine, folder: Path) -> int:
        """Remove what was installed in a folder."""
        # It copies itself away before it begins; _?= keeps it here, so that we can wait for it.
        inside = rf"_?=C:\{_within(wine, folder)}"
        code = wine.run(folder / "verwijderen.exe", "/S", inside).code
        (folder / "verwijderen.exe").unlink(missing_ok=True)
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
        return code

    def is_refusal(self, code: int) -> bool:
        """See Package."""
        return code == _NEWER_IS_THERE

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

    def is_refusal(self, code: int) -> bool:
        """See Package. Windows itself gives 1603 for whatever stops an MSI."""
        return code != 0

    def folder(self, wine: Wine) -> Path:
        """See Package."""
        if self.scope is msi.Scope.MACHINE:
            return wine.drive / "Program Files" / "Kanttekening"
        return wine.local / "Programs" / "Kanttekening"


def environments(place: Path, preparing: Executor) -> list[Environment]:
    """Each package in a Windows of its own; the older ones are made while others run."""
    frozen = windows.WORK / "dist" / release.NAME
    older = preparing.submit(windows.pack, frozen, place / "older", _OLDER, quick=True)
    empty = preparing.submit(_provide_empty, place)
    begun = Beginning(place, older, empty)
    packages = [Msi(msi.Scope.MACHINE), Msi(msi.Scope.USER), Setup()]
    return [
        *(Environment(f"Wine, {each.name}", partial(_try, each, begun)) for each in packages),
        Environment("Wine, zip", partial(_try_portable, begun)),
        Environment("Wine, setup.exe elsewhere", partial(_try_elsewhere, begun)),
        Environment("Wine, too old a Windows", partial(refuses_old_windows, begun)),
        Environment("a signature", partial(_try_signing, place)),
    ]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What every try begins from: the older packages, and a Windows with nothing in it."""

    place: Path
    older: Future[list[Path]]
    empty: Future[Path]

    def windows(self, name: str) -> Wine:
        """A Windows of its own."""
        target = self.place / name
        shutil.copytree(self.empty.result(), target, symlinks=True)
        return Wine(target)

    def package(self, file: str) -> Path:
        """An older package."""
        return next(path for path in self.older.result() if path.name == file)


def _provide_empty(place: Path) -> Path:
    """Copy the one that is kept, so that nothing is ever installed in that."""
    kept = Wine(release.cache() / "wine")
    empty = place / "wine"
    shutil.copytree(kept.folder, empty, symlinks=True)
    return empty


def _try(package: Package, begun: Beginning) -> str:
    """Older version, work, newer version, work, removal."""
    wine = begun.windows(package.name.replace(" ", "-"))
    wine.run("reg", "add", rf"{_CLASSES}\.pdf", "/ve", "/d", "Andere.Lezer", "/f")
    older = begun.package(package.file(_OLDER))
    newer = windows.DIST / package.file(release.version())
    must(package.install(wine, older) == 0, f"{package.name} installs")
    program = package.folder(wine) / "kanttekening.exe"
    check(wine, program)
    (package.folder(wine) / "_internal" / "oud.txt").write_text("van een oudere versie")
    library = fill(wine, program, wine.local / "Kanttekening")
    must(package.install(wine, newer) == 0, f"{package.name} upgrades")
    check(wine, program)
    must(versions(wine) == [release.version()], f"one version: {versions(wine)}")
    must(notes(wine, program) == ["klopt dit?"], "the note is still there")
    open_first_library(wine, program)
    before = library.read_bytes()
    code = package.install(wine, older)
    must(package.is_refusal(code), f"an older {package.name} is refused: {code}")
    must(versions(wine) == [release.version()], "the newer version is still the one there is")
    check(wine, program)
    opened_by = wine.value(rf"{_CLASSES}\.pdf", "")
    must(opened_by == "Andere.Lezer", f"PDFs open as before: {opened_by}")
    root = package.registry
    must(offered(wine, root), "offered under Openen met")
    must(package.remove(wine, newer) == 0, f"{package.name} is removed")
    wine.wait()
    left = [path for path in package.folder(wine).rglob("*") if path.name != "oud.txt"]
    must(not [path for path in left if path.is_file()], f"no file is left: {left}")
    must(library.read_bytes() == before, "the library is still there")
    must(not versions(wine), "nothing is listed any more")
    must(not wine.has_key(rf"{root}\Software\Classes\Kanttekening.Stuk"), "no class is left")
    return (
        "installed, checks well, upgraded, a library of the first version opened, an older "
        "package refused, removed; data intact"
    )


def _try_portable(begun: Beginning) -> str:
    """Unpack the zip and start what is in it."""
    wine = begun.windows("portable")
    with zipfile.ZipFile(windows.DIST / f"kanttekening-{release.version()}-x64.zip") as archive:
        archive.extractall(wine.drive / "stick")
    folder = wine.drive / "stick" / "Kanttekening"
    program = folder / "kanttekening.exe"
    check(wine, program)
    library = fill(wine, program, folder / "gegevens")
    moved = library.parents[1].rename(wine.drive / "elders")
    must(notes(wine, moved / program.name) == ["klopt dit?"], "the note moves along")
    must(not (wine.local / "Kanttekening").exists(), "nothing is left elsewhere")
    return "runs from where it was unpacked, keeps everything there, can be moved"


def _try_elsewhere(begun: Beginning) -> str:
    """Install with setup.exe into a folder that was asked for, and remove it from there."""
    wine, setup = begun.windows("elsewhere"), Setup()
    folder = wine.drive / "Elders" / "Kanttekening"  # quotes would be part of it: no spaces
    asked = (windows.DIST / setup.file(release.version()), "/S", rf"/D=C:\{_within(wine, folder)}")
    must(wine.run(*asked).code == 0, "setup.exe installs where it is told to")
    check(wine, folder / "kanttekening.exe")
    must(not setup.folder(wine).exists(), "nothing is where it would be otherwise")
    (folder / "eigen.txt").write_text("van de gebruiker")
    must(setup.remove_from(wine, folder) == 0, "it is removed from there")
    left = sorted(path.name for path in folder.rglob("*"))
    must(left == ["eigen.txt"], f"only what was not ours is left: {left}")
    return "setup.exe /D= installs elsewhere, and removes only what is its own"


def _within(wine: Wine, folder: Path) -> str:
    """A folder on drive C as Windows writes it."""
    return str(folder.relative_to(wine.drive)).replace("/", "\\")


def _try_signing(place: Path) -> str:
    """Sign the installer with a certificate of the occasion."""
    return signing.try_out(windows.DIST / Setup().file(release.version()), place)


def check(wine: Wine, program: Path) -> None:
    """Have the installed program look at itself."""
    done = wine.run(program, "--checks", seconds=300)
    must(done.code == 0, f"all checks are well: {done.code} {done.out}")


def fill(wine: Wine, program: Path, folder: Path) -> Path:
    """Take the sample letters in and write a note; gives the library, which must be in `folder`."""
    must(
        wine.run(program, "import", program.parent / "_internal/seeds").code == 0, "letters come in"
    )
    found = json.loads(wine.run(program, "search", "ravijn", "--json").out)["hits"][0]
    letter = str(found["letter"]["id"])
    note = ("--quote", "ravijn", "--occurrence", "1", "--note", "klopt dit?")
    must(wine.run(program, "annotate", letter, *note).code == 0, "a note is written")
    library = folder / "bibliotheek.kanttekening"
    must(library.exists(), f"the library stands in {folder}")
    return library


def notes(wine: Wine, program: Path, *library: str) -> list[str]:
    """The notes in the person's library, or in one that is named."""
    rows = json.loads(wine.run(program, *library, "annotations", "--json").out)["annotations"]
    return [row["note"] for row in rows]


def open_first_library(wine: Wine, program: Path) -> None:
    """Open a library of the very first version: its notes are there, and a copy of what it was."""
    place = wine.drive / "oud.kanttekening"
    place.write_bytes(trying.first_library())
    found = set(notes(wine, program, "--library", r"C:\oud.kanttekening"))
    must(found == trying.NOTES_OF_FIRST, f"the notes of the first version are there: {found}")
    must(place.with_name(place.name + trying.COPY_OF_FIRST).exists(), "a copy of it was made first")


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


def refuses_old_windows(begun: Beginning) -> str:
    """On a Windows that is too old, nothing is installed, and a sentence says why."""
    wine = begun.windows("old")
    key = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    wine.run("reg", "add", key, "/v", "CurrentBuildNumber", "/d", "17763", "/f")
    setup, machine = Setup(), Msi(msi.Scope.MACHINE)
    code = setup.install(wine, windows.DIST / setup.file(release.version()))
    must(code == 2, f"setup.exe refuses: {code}")
    code = machine.install(wine, windows.DIST / machine.file(release.version()))
    must(code != 0, f"the MSI refuses: {code}")
    for package in (setup, machine):
        must(not package.folder(wine).exists(), "nothing is installed")
    return "before 1903: setup.exe and MSI refuse, nothing is installed"


if __name__ == "__main__":  # the older packages, for a real Windows to upgrade from
    windows.pack(windows.WORK / "dist" / release.NAME, Path(sys.argv[1]), _OLDER, quick=True)
