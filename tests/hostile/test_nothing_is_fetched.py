"""Proof that no document makes the program fetch anything, from a network or from the disk.

The documents name a server that counts its callers and a file that they have no business with.
The system itself (strace) tells what the program and its workers asked for.
"""

import json
import os
import sys
from pathlib import Path

import pytest
from hostile.beacon import Beacon
from hostile.calls import traced
from hostile.lures import WORDS, lures, places
from readers.office_files import png

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 240

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="strace is a program of Linux"),
]


@pytest.fixture(scope="module")
def beacon():
    with Beacon() as beacon:
        yield beacon


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return tmp_path_factory.mktemp("lokken")


@pytest.fixture(scope="module")
def secret(base):
    """A real picture: who loads it, shows it."""
    folder = base / "geheim"
    folder.mkdir()
    file = folder / "niemands-zaak.png"
    file.write_bytes(png(40, 40, (255, 0, 255)))
    return file


@pytest.fixture(scope="module")
def trace(base):
    """Run Python on something, watched."""

    def run(*command, name):
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "desktop"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(base),
            "USER": "griffie",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "KANTTEKENING_DATA_DIR": str(base / "data"),
        }
        return traced([sys.executable, *command], base / f"{name}.strace", env, SECONDS)

    return run


@pytest.fixture(scope="module")
def documents(base, beacon, secret):
    folder = base / "stukken"
    folder.mkdir()
    for name, data in lures(beacon.address, secret).items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def library(base):
    return base / "raad.kanttekening"


@pytest.fixture(scope="module")
def taken_in(trace, library, documents):
    """The documents, taken in by the program as a process of its own."""
    arguments = ("--library", library, "import", documents, "--json", "--ocr", "never")
    return trace("-m", "kanttekening", *arguments, name="inlezen")


@pytest.fixture(scope="module")
def looked_at(trace, library, taken_in):
    """All letters, opened in the window."""
    return trace(ROOT / "tests" / "hostile" / "look_at_all.py", library, name="bekijken")


def assert_nothing_was_asked(calls, beacon, secret):
    assert calls.network == []
    assert calls.look_ups == []
    assert calls.of("connect") == [line for line in calls.of("connect") if "AF_UNIX" in line]
    assert calls.naming(secret) == []
    assert beacon.calls == 0


def test_taking_in_fetches_nothing(taken_in, documents, beacon, secret):
    done, calls = taken_in
    answer = json.loads(done.stdout)
    refused = {Path(each["path"]).name: each["code"] for each in answer["refused"]}
    assert refused == {"lok.svg": "unsupported"}
    names = {each["file_name"] for each in answer["imported"]}
    files = {path.name for path in documents.iterdir()} - {"lok.zip", "lok.svg"}
    assert files | {"in zip.html", "ook.html"} >= names
    assert len(calls.processes) > 1  # the workers were watched too
    assert_nothing_was_asked(calls, beacon, secret)


def test_looking_fetches_nothing(looked_at, beacon, secret):
    done, calls = looked_at
    assert done.returncode == 0, done.stderr
    shown = dict(json.loads(done.stdout))
    assert len(shown) >= 8
    assert any(WORDS in text for text in shown.values())
    assert_nothing_was_asked(calls, beacon, secret)


def test_the_documents_do_name_the_server_and_the_file(beacon, secret):
    """So that the proof is one: each of them asks for something."""
    for name, data in lures(beacon.address, secret).items():
        if not name.endswith((".zip", ".docx", ".odt")):  # those are packed
            assert beacon.address.encode() in data, name
    assert len(places(beacon.address, secret)) >= 9


def test_who_does_fetch_is_seen(trace, base, secret):
    """The trap works: a program that does all this is caught at each of it."""
    script = (
        "import socket, sys, contextlib\n"
        "open(sys.argv[1], 'rb').read()\n"
        "socket.create_connection(('127.0.0.1', int(sys.argv[2]))).close()\n"
        "with contextlib.suppress(OSError): socket.getaddrinfo('spion.invalid', 80)\n"
    )
    child = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {script!r}, *sys.argv[1:]])"
    )
    with Beacon() as other:
        done, calls = trace("-c", child, secret, other.port, name="wel halen")
        assert done.returncode == 0, done.stderr
        assert [line for line in calls.of("socket") if "AF_INET" in line]
        assert [line for line in calls.of("connect") if f"htons({other.port})" in line]
        assert calls.look_ups
        assert calls.naming(secret)
        assert other.calls == 1
