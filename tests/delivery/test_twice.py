"""A package is made of what is in it alone: no time, rights, folder, order or time zone gets in.

Of a small program, in a second; `poe twice` does it with everything, the building too.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import deb
import tarball
import twice
import windows

VERSION = "1.2.3"
FILES = {
    "kanttekening": b"\x7fELF and what a program holds",
    "kanttekening.exe": b"MZ and what a program holds",
    "_internal/Zee.so": bytes(range(256)) * 40,
    "_internal/aal.so": b"an eel",
    "_internal/map/brief.txt": b"Geachte leden van de raad",
    "_internal/map/een.txt": b"",
}


def needs(*tools):
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"is made with {' and '.join(tools)}")


PACKERS = [
    pytest.param(deb.make, 1, marks=needs("dpkg-deb"), id="deb"),
    pytest.param(tarball.make, 1, id="tarball"),
    pytest.param(windows.pack, 4, marks=needs("wixl", "makensis"), id="windows"),
]


@pytest.fixture
def other_disk(tmp_path):
    """A folder of which the system tells the files in another order, where there is one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.fixture
def elsewhere(monkeypatch):
    """Go to another time zone and other rights, and come back."""
    was = os.umask(0o022)

    def go(zone, umask):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        os.umask(umask)

    yield go
    monkeypatch.undo()
    time.tzset()
    os.umask(was)


def lay_out(frozen, names, moment, rights):
    """Write the small program in an order, with a time and with rights."""
    for name in names:
        path = frozen / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FILES[name])
        path.chmod(rights)
        os.utime(path, (moment, moment))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its time zone")
@pytest.mark.parametrize(("make", "packages"), PACKERS)
def test_the_same_program_is_the_same_package(tmp_path, other_disk, elsewhere, make, packages):
    made = []
    for around, zone, umask, moment, rights, order in (
        (tmp_path / "een", "Europe/Amsterdam", 0o022, 1_600_000_000, 0o755, 1),
        (other_disk / "twee" / "elders", "Pacific/Kiritimati", 0o077, 1_700_000_001, 0o600, -1),
    ):
        elsewhere(zone, umask)
        frozen, folder = around / "kanttekening", around / "dist"
        lay_out(frozen, list(FILES)[::order], moment, rights)
        folder.mkdir()
        make(frozen, folder, VERSION)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == packages


def test_what_differs_is_named(capsys):
    assert twice.compare({"a": "1", "b": "2", "f/x": "3"}, {"a": "1", "b": "9", "c": "4"}) == [
        "b",
        "c",
        "f/x",
    ]
    said = capsys.readouterr().out
    assert "1  a: the same bytes twice" in said
    assert "missing  f/x: DIFFERENT" in said
    assert "1 the same, 3 different" in said
