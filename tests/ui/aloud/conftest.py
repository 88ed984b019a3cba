"""The sample letters, quickly, and programs that pretend to speak."""

import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from ui.shelf import shelf, stocked

__all__ = ["shelf", "stocked"]

_PROGRAM = """#!/bin/sh
case "$*" in
  *list*|*voices*) printf '%s\\n' '{listed}'; exit {code};;
  *--stop*) echo stop >> {folder}/stopped; exit 0;;
esac
echo "$*" >> {folder}/arguments
/bin/cat >> {folder}/said
exec /bin/sleep {seconds}
"""


@dataclass(frozen=True, slots=True)
class Voices:
    """A folder that is the only one in which programs are looked for."""

    folder: Path

    def add(self, name, listed, *, seconds=0.4, code=0):
        """Put a program there that takes so long over each sentence."""
        program = self.folder / name
        program.write_text(
            _PROGRAM.format(listed=listed, folder=self.folder, seconds=seconds, code=code)
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def lines(self, name):
        """What was written down by the programs."""
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []

    @property
    def said(self):
        return self.lines("said")


@pytest.fixture
def voices(tmp_path, monkeypatch):
    """The programs that speak here; at first there are none."""
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there the voices belong to the system, and no program can stand in for them")
    folder = tmp_path / "stemmen"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Voices(folder)
