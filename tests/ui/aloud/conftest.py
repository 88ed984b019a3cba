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
{sound}
"""
_TICKS = "while true; do echo tik >> {folder}/ticks; /bin/sleep 0.05; done"


@dataclass(frozen=True, slots=True)
class Voices:
    """A folder that is the only one in which programs are looked for."""

    folder: Path

    def add(self, name, listed, *, seconds=0.4, code=0, ticks=False):
        """Put a program there that takes so long over each sentence, or ticks for ever."""
        sound = _TICKS.format(folder=self.folder) if ticks else f"exec /bin/sleep {seconds}"
        program = self.folder / name
        program.write_text(
            _PROGRAM.format(listed=listed, folder=self.folder, sound=sound, code=code)
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
