"""The built program: built if it is missing or older than what it is made of, then handed out.

KANTTEKENING_PROGRAM names a built program elsewhere: an installed one, or another machine's.
"""

import functools
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("desktop", "resources", "seeds", "build.spec", "requirements.lock", "CHANGELOG.md")
PROGRAM = "kanttekening.exe" if os.name == "nt" else "kanttekening"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of the program gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one JSON document on standard output."""
        assert self.out.strip(), f"exit {self.code}, nothing on standard output:\n{self.err}"
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Built:
    """The built program, run as on a machine that knows nothing of Python or of a network."""

    file: Path
    home: Path

    @property
    def folder(self):
        """The folder that is handed out."""
        return self.file.parent

    def run(self, *arguments, seconds=120):
        """Run it to its end."""
        done = subprocess.run(
            [*without_network(), str(self.file), *map(str, arguments)],
            env=self.environment(),
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def environment(self):
        """Hold only what a desktop gives; no PATH to a Python, no development settings."""
        kept = {"SYSTEMROOT", "TEMP", "TMP", "LOCALAPPDATA", "APPDATA", "USERPROFILE"}
        own = {name: value for name, value in os.environ.items() if name.upper() in kept}
        own["HOME"] = str(self.home)
        own["KANTTEKENING_DATA_DIR"] = str(self.home / "data")
        own["LANG"] = "C.UTF-8"
        own["QT_QPA_PLATFORM"] = "offscreen"
        return own


@functools.cache
def without_network():
    """Find the command that takes the network away, as far as this machine allows it."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and subprocess.call([*command, "true"], stderr=-3) == 0:
            return tuple(command)
    return ()


@pytest.fixture(scope="session")
def built_file():
    """The built program's file, built now if need be."""
    if named := os.environ.get("KANTTEKENING_PROGRAM"):
        return Path(named).resolve()
    file = ROOT / "dist" / "kanttekening" / PROGRAM
    if not file.exists() or file.stat().st_mtime < newest_source():
        subprocess.run([sys.executable, "-m", "poethepoet", "build"], cwd=ROOT, check=True)
    return file


def newest_source():
    """When something that goes into the program was last changed."""
    places = [ROOT / name for name in SOURCES]
    files = [file for place in places for file in [place, *place.rglob("*")]]
    return max(
        file.stat().st_mtime for file in files if file.is_file() and "__pycache__" not in file.parts
    )


@pytest.fixture
def program(built_file, tmp_path):
    """The built program with an empty home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return Built(built_file, home)
