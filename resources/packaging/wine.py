"""A Windows to build and try in, without Windows: Wine, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from pathlib import Path

STAND_INS = ("icuuc", "mscms")
_READY = "ready"


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it printed."""

    code: int
    out: str


class Wine:
    """One Windows, kept in a folder; everything in it can be thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / _READY).exists():
            folder.mkdir(parents=True, exist_ok=True)
            self.run("wineboot", "-i")
            self.run("winecfg", "-v", "win10")  # by itself it is a Windows 7
            self.wait()
            self._stand_in()
            (folder / _READY).touch()  # one that broke off is finished the next time

    def run(self, *command: str | Path, seconds: float = 900, **environment: str) -> Done:
        """Run a Windows program to its end."""
        done = subprocess.run(
            ["wine", *map(str, command)],
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # Python under Wine wants a pipe, no file
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
        return Done(done.returncode, done.stdout)

    @cached_property
    def environment(self) -> dict[str, str]:
        """Environment variables for Wine: no questions about Mono or Gecko, no chatter."""
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME", "DISPLAY") if name in os.environ
        }
        return kept | {
            "WINEPREFIX": str(self.folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;mscoree,mshtml=",
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(release.moment()),
            "LANG": "C.UTF-8",
        }

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.folder / "drive_c"

    @cached_property
    def local(self) -> Path:
        """The folder of programs and data of the one person who works here."""
        return next((self.drive / "users").glob("*/AppData/Local"))

    def value(self, key: str, name: str) -> str | None:
        """A value in the registry, None if it is not there."""
        which = ["/ve"] if not name else ["/v", name]
        done = self.run("reg", "query", key, *which)
        if done.code != 0:
            return None
        line = next((line for line in done.out.splitlines() if "REG_" in line), "")
        return line.split("REG_", 1)[1].partition("    ")[2].strip() if line else ""

    def has_key(self, key: str) -> bool:
        """Whether there is such a key in the registry."""
        return self.run("reg", "query", key).code == 0

    def wait(self) -> None:
        """Wait until everything that was started has ended."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=120, check=False)

    def _stand_in(self) -> None:
        """Put small libraries in the place of two that Wine lacks. They are never shipped."""
        system = self.drive / "windows" / "system32"
        for name in STAND_INS:
            source = release.HERE / "windows" / "stand_ins" / f"{name}.c"
            target = system / f"{name}.dll"
            compiler = "x86_64-w64-mingw32-gcc"
            subprocess.run([compiler, "-shared", "-O2", "-s", "-o", target, source], check=True)
