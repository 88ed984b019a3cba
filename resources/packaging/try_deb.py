"""Installs, runs, upgrades and removes the Debian package in bare Debians, for `poe try-all`.

Asks what an administrator asks: does every library resolve, does it start for an ordinary user, is
everything of that user still there, byte for byte, after the upgrade and after the removal, and is
nothing left under /usr.
"""

from __future__ import annotations

import json
import shutil
import time
from functools import partial
from typing import TYPE_CHECKING

import bare_root
import deb
import release
import screen
import trying
from trying import Environment, must

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from pathlib import Path

_OLDER = "0.0.1"
_PROGRAM = "/usr/lib/kanttekening"
_DATA = ".local/share/kanttekening"
_QUOTE = "ravijn"
_NAMES = {"bookworm": "bare Debian 12", "trixie": "bare Debian 13"}


def environments(scratch: Path, preparing: Executor) -> list[Environment]:
    """Each Debian; the older package is made while the first comes up."""
    older = preparing.submit(deb.make, release.FROZEN, scratch, _OLDER, quick=True)
    return [
        Environment(_NAMES[suite], partial(try_in, suite, older, scratch))
        for suite in bare_root.SUITES
    ]


def try_in(suite: str, older: Future[Path], scratch: Path) -> str:
    """Install the old one, work, upgrade, work, remove; tells what was seen."""
    new = deb.target(release.ROOT / "dist", release.version())
    with (
        screen.screen(scratch / f"screen-{suite}") as shown,
        bare_root.bare_root(suite, scratch / "roots") as root,
    ):
        old = older.result()
        began = time.monotonic()
        install(root, old)
        seconds = time.monotonic() - began
        check_libraries(root)
        check_program(root)
        fill_library(root)
        photograph(root, shown, release.ROOT / "dist" / f"window-{suite}.png")
        before = checksums(root)
        install(root, new)
        must(version(root) == release.version(), "the upgrade is installed")
        must(checksums(root) == before, "the upgrade left the user's data alone")
        check_program(root)
        must(notes(root) == ["klopt dit?"], "the note is still there")
        open_first_library(root)
        before = checksums(root)
        root.apt("purge", "kanttekening")
        must(checksums(root) == before, "the removal left the user's data alone")
        left = root.run("find", "/usr", "/etc", "-iname", "*kanttekening*").split()
        must(not left, f"nothing is left: {left}")
    return (
        f"installed ({seconds:.0f} s with what it depends on), all libraries found, checks well, "
        "window painted, upgraded, a library of the first version opened, purged; data intact"
    )


def install(root: bare_root.BareRoot, package: Path) -> None:
    """Install a package with what it depends on, as an administrator would."""
    shutil.copy(package, root.inside("/root"))
    root.apt("install", "--no-install-recommends", f"/root/{package.name}")


def version(root: bare_root.BareRoot) -> str:
    """The version that is installed."""
    return root.run("dpkg-query", "-W", "-f", "${Version}", "kanttekening")


def check_libraries(root: bare_root.BareRoot) -> None:
    """Ask the loader for every library of the program, in a system that has nothing else."""
    script = (
        f"find {_PROGRAM} -type f \\( -name '*.so*' -o -name kanttekening \\) | while read f; do "
        f"LD_LIBRARY_PATH={_PROGRAM}/_internal ldd $f | grep 'not found' | sed \"s|^|$f|\"; done"
    )
    missing = root.run("sh", "-c", f"{script}; true")
    # Printers are those of the system; without any there is no library for them either.
    lines = [line for line in missing.splitlines() if "libcups.so.2" not in line]
    must(not lines, "every library is found: " + "; ".join(lines))


def check_program(root: bare_root.BareRoot) -> None:
    """Have the installed program look at itself, for an ordinary user."""
    answer = json.loads(program(root, "--checks"))
    must(answer["ok"], f"all checks are well: {answer}")


def program(root: bare_root.BareRoot, *arguments: str) -> str:
    """Run the installed program without a screen."""
    return root.run("kanttekening", *arguments, user=bare_root.USER, QT_QPA_PLATFORM="offscreen")


def fill_library(root: bare_root.BareRoot) -> None:
    """Take the sample letters in and write a note, in the user's own library."""
    program(root, "import", f"{_PROGRAM}/_internal/seeds")
    hit = json.loads(program(root, "search", _QUOTE, "--json"))["hits"][0]["letter"]["id"]
    note = ("--quote", _QUOTE, "--occurrence", "1", "--note", "klopt dit?")
    program(root, "annotate", str(hit), *note)


def notes(root: bare_root.BareRoot, *library: str) -> list[str]:
    """The notes in the user's library, or in one that is named."""
    answer = json.loads(program(root, *library, "annotations", "--json"))
    return [row["note"] for row in answer["annotations"]]


def open_first_library(root: bare_root.BareRoot) -> None:
    """Open a library of the very first version: its notes are there, and a copy of what it was."""
    place = f"/home/{bare_root.USER}/oud.kanttekening"
    root.inside(place).write_bytes(trying.first_library())
    root.run("chown", bare_root.USER, place)
    found = set(notes(root, "--library", place))
    must(found == trying.NOTES_OF_FIRST, f"the notes of the first version are there: {found}")
    must(root.inside(place + trying.COPY_OF_FIRST).exists(), "a copy of it was made first")


def photograph(root: bare_root.BareRoot, shown: screen.Screen, picture: Path) -> None:
    """Open the window on a screen, keep its picture, and end it."""
    window = root.start(
        "kanttekening", user=bare_root.USER, DISPLAY=shown.name, QT_QPA_PLATFORM="xcb"
    )
    try:
        shown.wait_until_painted().save(str(picture))
    finally:
        window.terminate()
        window.wait()


def checksums(root: bare_root.BareRoot) -> str:
    """What sha256sum says of everything the user has of the program."""
    script = f"cd {_DATA} && find . -type f | sort | xargs sha256sum"
    return root.run("sh", "-c", script, user=bare_root.USER)
