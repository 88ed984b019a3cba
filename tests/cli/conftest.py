"""A library with the samples, and a way to ask the command line something."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.seed_letters import Seed, ask_in_process

from kanttekening.cli.commands import run

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
DESKTOP = ROOT / "desktop"


@pytest.fixture
def start(path):
    """Start the command line as a program of its own, on the library of the test."""

    def started(*arguments, **settings):
        command = [sys.executable, "-m", "kanttekening", "--library", path, *arguments]
        environment = {**os.environ, "PYTHONPATH": str(DESKTOP), **settings.pop("env", {})}
        return subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return started


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def ask(path, capsys):
    """Run a command; its exit code and what it wrote."""

    def asked(*arguments, library=path):
        code = run(["--library", str(library), *map(str, arguments)])
        return code, *capsys.readouterr()

    return asked


@pytest.fixture
def ask_json(ask):
    """Run a command that succeeds; its JSON."""

    def asked(*arguments, code=0):
        found, out, _ = ask(*arguments, "--json")
        assert found == code
        return json.loads(out)

    return asked


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A library with the samples, made once, and what importing them answered."""
    path = tmp_path_factory.mktemp("template") / "raad.kanttekening"
    done = subprocess.run(
        [sys.executable, "-m", "kanttekening", "--library", path, "import", *SEEDS, "--json"],
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        capture_output=True,
        check=True,
    )
    return path, json.loads(done.stdout)


@pytest.fixture
def filled(template, path):
    shutil.copy(template[0], path)
    return template[1]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """A library with the samples that no test changes."""
    path = tmp_path_factory.mktemp("shelf") / "raad.kanttekening"
    subprocess.run(
        [sys.executable, "-m", "kanttekening", "--library", path, "import", *SEEDS],
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        capture_output=True,
        check=True,
    )
    return path


@pytest.fixture(scope="session")
def seed_of(shelf):
    """The sample letters by their number (0 to 4), each shown once."""
    return [Seed(number, shelf) for number in range(len(SEEDS))]


@pytest.fixture(scope="session")
def found_in(shelf):
    """Search the samples; the numbers (0 to 4) of the letters that are found."""

    def found(*query):
        return {hit["letter"]["id"] - 1 for hit in ask_in_process(shelf, "search", *query)["hits"]}

    return found
