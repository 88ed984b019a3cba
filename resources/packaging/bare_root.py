"""A bare Debian in a folder, to install a package in as on a new machine. Needs root and apt."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from collections.abc import Iterator

SUITES = ("bookworm", "trixie")
USER = "raadslid"
_PACKAGES = "var/cache/apt/archives"
# A bare Debian that is older gets so many updates that a new one is quicker.
_FRESH_SECONDS = 30 * 24 * 3600
_CLEAN = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


class RootError(Exception):
    """A command in the bare Debian went wrong; the text is what it printed."""


class BareRoot:
    """The smallest Debian there is, thrown away afterwards."""

    def __init__(self, folder: Path, suite: str) -> None:
        self.folder = folder
        self.suite = suite

    def run(self, *command: str, user: str = "root", **environment: str) -> str:
        """Run a command in it to its end; gives what it printed. Raises RootError."""
        words = list(command)
        own = _CLEAN | environment
        if user != "root":
            own["HOME"] = f"/home/{user}"
            words = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *words]
        done = subprocess.run(
            ["chroot", str(self.folder), "env", "-C", own["HOME"], *words],
            env=own,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode != 0:
            raise RootError(
                f"{self.suite}: {' '.join(command)}\n{done.stdout}{done.stderr}"[-4000:]
            )
        return done.stdout

    def start(self, *command: str, user: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a command in it that goes on while we look."""
        own = _CLEAN | {"HOME": f"/home/{user}"} | environment
        who = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        return subprocess.Popen(
            ["chroot", str(self.folder), "env", "-C", own["HOME"], *who, *command],
            env=own,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def apt(self, *words: str) -> None:
        """Run apt-get in it."""
        self.run("apt-get", "-y", "-q", "-o", "Dpkg::Use-Pty=0", *words)

    def inside(self, path: str) -> Path:
        """A path of it, as seen from here."""
        return self.folder / path.lstrip("/")


@contextmanager
def bare_root(suite: str, scratch: Path) -> Iterator[BareRoot]:
    """Make a bare Debian with an ordinary user in it, and take it away afterwards."""
    folder = scratch / suite
    folder.mkdir(parents=True)
    subprocess.run(["tar", "-C", folder, "-xf", _archive(suite)], check=True)
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    mounted = [place for place in ("proc", "dev") if _mount(place, folder / place)]
    screens = folder / "tmp/.X11-unix"
    screens.mkdir(parents=True, exist_ok=True)
    if Path("/tmp/.X11-unix").exists() and _bind(Path("/tmp/.X11-unix"), screens):  # noqa: S108
        mounted.append("tmp/.X11-unix")
    root = BareRoot(folder, suite)
    fetched = release.cache() / f"packages-{suite}"
    try:
        _copy_new(fetched, folder / _PACKAGES)
        root.apt("update")
        root.run("useradd", "--create-home", "--shell", "/bin/sh", USER)
        yield root
        _copy_new(folder / _PACKAGES, fetched)
    finally:
        for place in reversed(mounted):
            subprocess.run(["umount", "-l", folder / place], check=True)
        if not any(os.path.ismount(folder / place) for place in mounted):
            shutil.rmtree(folder)


def _copy_new(source: Path, target: Path) -> None:
    """Copy packages to where they are not yet: apt fetches each of them once."""
    target.mkdir(parents=True, exist_ok=True)
    for package in source.glob("*.deb"):
        if not (target / package.name).exists():
            shutil.copy(package, target)


def _archive(suite: str) -> Path:
    """The bare Debian as debootstrap makes it; made once in a while, and kept."""
    kept = release.cache() / "roots"
    archive = kept / f"{suite}.tar"
    if not archive.exists() or archive.stat().st_mtime < time.time() - _FRESH_SECONDS:
        kept.mkdir(parents=True, exist_ok=True)
        made = kept / f"{suite}.new"
        shutil.rmtree(made, ignore_errors=True)  # of a run that broke off
        log = kept / f"{suite}.log"
        with log.open("wb") as lines:
            command = ["debootstrap", "--variant=minbase", suite, str(made)]
            subprocess.run(command, stdout=lines, stderr=lines, check=True)
        unfinished = archive.with_suffix(".part")
        subprocess.run(["tar", "-C", made, "-cf", unfinished, "."], check=True)
        shutil.rmtree(made)
        unfinished.rename(archive)
    return archive


def _mount(what: str, place: Path) -> bool:
    if what == "proc":
        return subprocess.call(["mount", "-t", "proc", "proc", place], stderr=-3) == 0
    return _bind(Path("/") / what, place)


def _bind(what: Path, place: Path) -> bool:
    return subprocess.call(["mount", "--bind", what, place], stderr=-3) == 0
