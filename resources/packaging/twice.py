"""Builds everything twice, as differently as it can, and compares the bytes: `poe twice`.

Two copies of the source are set up and built one after the other, each with packages of its own.
The second stands in a folder with another name, on another disk if there is room, and is built with
other rights, language, time zone, home, name of the machine, number of processors, and (as root) by
another user. What is in a package because of any of these differs, is named, and fails.

`poe twice linux` and `poe twice windows` do their half. Copies that differ are kept to look at.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import release
import sums

_STEPS = {
    "linux": ("build", "sbom", "deb", "tarball"),
    "windows": ("windows", "sbom-windows"),
}
_FROZEN = {"linux": "dist/kanttekening", "windows": "build/windows/dist/kanttekening"}
# What a copy needs while it is built: packages, a Windows, the program twice and its packages.
_ROOM = 6_000_000_000
_NOBODY = 65534
# As nobody, on a machine of another name. That user may read Python where only root may look.
_AS_ANOTHER = (
    "unshare", "--uts", "sh", "-c", 'hostname elders && exec "$@"', "sh",
    "setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups",
    "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the source, and how it is built."""

    folder: Path
    umask: int
    environment: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()

    def run(self, *command: str | Path) -> None:
        """Run a command in it."""
        subprocess.run(
            [*self.before, *map(str, command)],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            umask=self.umask,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            check=True,
        )


def main(systems: list[str]) -> int:
    """Build twice for the systems that are named, and compare; the exit code."""
    systems = systems or list(_STEPS)
    scratch = Path(tempfile.mkdtemp(prefix="kanttekening-"))
    other = Path(tempfile.mkdtemp(prefix="elders-", dir=_other_disk()))
    copies = _first(scratch), _second(other)
    for copy in copies:  # before anything is built: somebody may go on working in the source
        _lay_out(copy)
    first, second = (_built(copy, systems) for copy in copies)
    different = compare(first, second)
    if not different:
        shutil.rmtree(scratch)
        shutil.rmtree(other)
    else:
        print(f"kept: {copies[0].folder} and {copies[1].folder}")
    return 1 if different else 0


def compare(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Print what each of two builds made, and name what differs."""
    names = sorted(first.keys() | second.keys())
    different = [name for name in names if first.get(name) != second.get(name)]
    for name in names:
        if "/" not in name or name in different:
            said = "DIFFERENT" if name in different else "the same bytes twice"
            print(f"{second.get(name, 'missing')}  {name}: {said}")
    print(f"{len(names) - len(different)} the same, {len(different)} different")
    return different


def _first(scratch: Path) -> Copy:
    folder = scratch / "een"
    return Copy(folder, 0o022, {"TZ": "Europe/Amsterdam"})


def _second(scratch: Path) -> Copy:
    home = scratch / "thuis"
    home.mkdir()
    environment = {
        "TZ": "Pacific/Kiritimati", "LANG": "nl_NL.UTF-8", "LC_ALL": "C", "HOME": str(home),
        "USER": "iemand", "LOGNAME": "iemand", "XDG_CACHE_HOME": str(home / "voorraad"),
        "TMPDIR": str(home),
    }  # fmt: skip
    one = ("taskset", "--cpu-list", str(min(os.sched_getaffinity(0))))
    before = (*_AS_ANOTHER, *one) if os.geteuid() == 0 else one
    return Copy(scratch / "twee" / "kopie.van-de-bron", 0o077, environment, before)


def _other_disk() -> str | None:
    """A file system that keeps the files of a folder in another order, if there is room on it."""
    memory = Path("/dev/shm")  # noqa: S108 -- a folder of our own is made in it
    if not memory.is_dir() or shutil.disk_usage(memory).free < _ROOM:
        return None
    may_run = not os.statvfs(memory).f_flag & os.ST_NOEXEC
    return str(memory) if may_run else None


def _built(copy: Copy, systems: list[str]) -> dict[str, str]:
    """Set a copy up and build it: the sum of each package, and of each file of the program."""
    began = time.monotonic()
    copy.run(sys.executable, "start.py", "--version")
    print(f"{copy.folder.name}: set up ({time.monotonic() - began:.0f} s)", flush=True)
    (copy.folder / "dist").mkdir(exist_ok=True)
    _hand_over(copy)
    with ThreadPoolExecutor(len(systems)) as pool:
        list(pool.map(lambda system: _run_steps(copy, _STEPS[system]), systems))
    copy.run(_poe(copy), "-q", "sums")
    made = sums.sums(copy.folder / "dist")
    made["SHA256SUMS"] = hashlib.sha256((copy.folder / "dist/SHA256SUMS").read_bytes()).hexdigest()
    for system in systems:
        made |= _files_of(copy.folder / _FROZEN[system], system)
    return made


def _lay_out(copy: Copy) -> None:
    """Copy what git keeps, or would; each file with the time and the rights of now and here."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.check_output(asked, cwd=release.ROOT, encoding="utf-8").split("\0")
    mask = os.umask(copy.umask)
    try:
        for name in filter(None, names):
            source, target = release.ROOT / name, copy.folder / name
            if source.is_file() and not source.is_symlink():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    finally:
        os.umask(mask)
    _hand_over(copy)


def _hand_over(copy: Copy) -> None:
    """Let the other user have the copy, and all that stands around it."""
    if copy.before[:1] != _AS_ANOTHER[:1]:
        return
    around = next(each for each in copy.folder.parents if each.name.startswith("elders-"))
    subprocess.run(["chown", "-R", f"{_NOBODY}:{_NOBODY}", around], check=True)


def _run_steps(copy: Copy, steps: tuple[str, ...]) -> None:
    for step in steps:
        began = time.monotonic()
        copy.run(_poe(copy), "-q", step)
        print(f"{copy.folder.name}: {step} ({time.monotonic() - began:.0f} s)", flush=True)


def _poe(copy: Copy) -> Path:
    return copy.folder / ".venv" / "bin" / "poe"


def _files_of(frozen: Path, system: str) -> dict[str, str]:
    """The sum of each file of the built program, and of the folder: names, links, what may run."""
    made = {}
    for path in sorted(frozen.rglob("*")):
        name = f"{system}/{path.relative_to(frozen).as_posix()}"
        if path.is_symlink():
            made[name] = f"-> {path.readlink()}"
        elif path.is_file():
            may_run = " may run" if path.stat().st_mode & 0o100 else ""
            made[name] = hashlib.sha256(path.read_bytes()).hexdigest() + may_run
    lines = "\n".join(f"{name} {sum_}" for name, sum_ in sorted(made.items()))
    made[f"folder for {system}"] = hashlib.sha256(lines.encode()).hexdigest()
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
