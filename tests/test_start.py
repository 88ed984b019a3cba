"""The two README commands: what they say and do when a machine is not ready."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def start(tmp_path):
    """The set-up in a folder of its own, with a lock of nothing to install."""
    spec = importlib.util.spec_from_file_location("start_under_test", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.HERE = tmp_path
    module.LOCK = tmp_path / "requirements.lock"
    module.LOCK.write_text("# nothing\n", "utf-8")
    module.VENV = tmp_path / ".venv"
    module.PYTHON = module.VENV / module.PYTHON.relative_to(ROOT / ".venv")
    module.STAMP = module.VENV / module.STAMP.name
    module.PLAYGROUND = tmp_path / ".kanttekening"
    module.LIBRARY = module.PLAYGROUND / module.LIBRARY.name
    return module


@pytest.fixture
def machine(start, monkeypatch):
    """A Debian machine on which nothing is missing; tests take away what they like."""
    lines = "\n".join([*start.ALWAYS, *start.ON_A_SCREEN])
    made = SimpleNamespace(libraries=lines, root=False, installed=[])
    monkeypatch.setattr(start.sys, "platform", "linux")
    monkeypatch.setattr(start, "linker_cache", lambda: made.libraries)
    monkeypatch.setattr(start, "is_root", lambda: made.root)
    monkeypatch.setattr(start.shutil, "which", lambda name, path=None: f"/usr/bin/{name}")
    monkeypatch.setattr(start, "apt_installs", lambda names: made.installed.append(names) or True)
    return made


def test_complete_machine_needs_nothing(start, machine):
    start.provide_system_packages(screen=True)
    assert machine.installed == []


def test_ordinary_user_is_told_one_command(start, machine, capsys):
    machine.libraries = machine.libraries.replace("libEGL.so.1", "").replace("libGL.so.1", "")
    with pytest.raises(SystemExit) as ended:
        start.provide_system_packages(screen=False)
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libgl1 libegl1\n" in told
    assert told.count("apt-get") == 1


def test_root_gets_all_that_is_missing_at_once(start, machine):
    machine.root = True
    machine.libraries = ""
    start.provide_system_packages(screen=False)
    assert machine.installed == [" ".join([*start.ALWAYS.values(), *start.ON_A_SCREEN.values()])]


def test_what_only_a_screen_needs_stops_nobody_without_one(start, machine):
    machine.libraries = machine.libraries.replace("libxcb-cursor.so.0", "")
    start.provide_system_packages(screen=False)
    with pytest.raises(SystemExit):
        start.provide_system_packages(screen=True)


def test_debians_missing_venv_is_named_with_the_rest(start, machine, monkeypatch, capsys):
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit):
        start.provide_system_packages(screen=False)
    major, minor = sys.version_info[:2]
    assert f"python{major}.{minor}-venv" in capsys.readouterr().err


def test_other_systems_are_told_the_names(start, machine, monkeypatch, capsys):
    monkeypatch.setattr(start.shutil, "which", lambda name, path=None: None)
    machine.libraries = ""
    with pytest.raises(SystemExit):
        start.provide_system_packages(screen=False)
    told = capsys.readouterr().err
    assert "libgl1" in told
    assert "sudo" not in told


def test_old_python_hands_over_to_a_newer_one(start, monkeypatch, capsys):
    called = []
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start, "is_new_enough", lambda path: path.endswith("3.12"))
    monkeypatch.setattr(start.subprocess, "call", lambda command: called.append(command) or 0)
    assert start.main(["test", "-x"]) == 0
    assert called[0][0] == "/usr/bin/python3.12"
    assert called[0][-2:] == ["test", "-x"]


def test_old_python_alone_says_what_is_needed(start, monkeypatch, capsys):
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit):
        start.main([])
    assert "heeft Python 3.11 of nieuwer nodig. Dit is Python 3.9.2" in capsys.readouterr().err


def test_old_pythons_can_read_the_file():
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 8))


def test_set_up_is_made_once_and_repaired_when_it_broke_off(start, capsys):
    start.provide_environment()
    assert "De map .venv wordt gemaakt" in capsys.readouterr().err

    start.provide_environment()
    assert capsys.readouterr().err == ""

    start.STAMP.unlink()  # as after Ctrl+C during the installation
    start.provide_environment()
    told = capsys.readouterr().err
    assert "pakketten worden geïnstalleerd" in told
    assert "De map .venv wordt gemaakt" not in told

    start.PYTHON.unlink()
    start.provide_environment()
    assert "De map .venv wordt gemaakt" in capsys.readouterr().err
    assert start.has_working_pip()


def test_new_lock_is_noticed(start):
    start.provide_environment()
    before = start.STAMP.read_text("utf-8")
    start.LOCK.write_text("# still nothing\n", "utf-8")
    start.provide_environment()
    assert start.STAMP.read_text("utf-8") != before


def test_program_is_found_from_everywhere(start, tmp_path):
    (tmp_path / "desktop" / "kanttekening").mkdir(parents=True)
    (tmp_path / "desktop" / "kanttekening" / "__init__.py").write_text("", "utf-8")
    start.provide_environment()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [str(start.PYTHON), "-c", "import kanttekening"],
        cwd="/" if os.name != "nt" else None,
        env=environment,
        check=True,
    )


def test_without_a_screen_the_smoke_test_runs(start, monkeypatch, capsys):
    commands = []
    monkeypatch.setattr(start, "run", lambda command, environment=None: commands.append(command))
    start.open_program([], {}, screen=False)
    assert commands[0][-1] == "--smoke-test"
    assert "geen scherm" in capsys.readouterr().err


def test_with_a_screen_the_playground_library_opens(start, monkeypatch, tmp_path):
    commands = []
    monkeypatch.setattr(start, "run", lambda command, environment=None: commands.append(command))
    start.open_program([], {}, screen=True)
    assert commands[0][-2:] == ["--library", start.LIBRARY]
    assert start.PLAYGROUND.is_dir()


def test_further_arguments_are_the_programs(start, monkeypatch):
    commands = []
    monkeypatch.setattr(start, "run", lambda command, environment=None: commands.append(command))
    start.open_program(["search", "ravijn", "--json"], {}, screen=False)
    start.open_program(["--library", "own", "list"], {}, screen=False)
    assert commands[0][-5:] == ["--library", start.LIBRARY, "search", "ravijn", "--json"]
    assert commands[1][-3:] == ["--library", "own", "list"]
    assert commands[1].count("--library") == 1


def test_the_tests_ask_for_the_programs_that_they_need(start, monkeypatch, tmp_path):
    monkeypatch.setattr(start, "missing_packages", lambda: ([], []))
    monkeypatch.setattr(start, "is_root", lambda: False)
    monkeypatch.setenv("PATH", str(tmp_path))
    if not sys.platform.startswith("linux"):
        start.provide_system_packages(screen=False, testing=True)
        return
    with pytest.raises(SystemExit):
        start.provide_system_packages(screen=False, testing=True)
    start.provide_system_packages(screen=False)


def test_quick_tests_are_run_unless_all_are_asked_for(start, monkeypatch, capsys):
    commands = []
    monkeypatch.setattr(start, "run", lambda command, environment=None: commands.append(command))
    start.QUICK = start.HERE / "quick.txt"
    start.QUICK.write_text("# of a room\ntests/text/test_fold.py  # telling\n\n", "utf-8")
    start.run_tests([], {})
    assert "python3 start.py test all" in capsys.readouterr().err
    start.run_tests(["all"], {})
    start.run_tests(["all", "-x"], {})
    start.run_tests(["-k", "anchoring"], {})
    workers = commands[1][-1]
    assert 1 <= int(workers) <= 4
    assert commands[0][-1] == start.HERE / "tests/text/test_fold.py"
    assert [command[-2:] for command in commands[1:]] == [
        ["-n", workers],
        [workers, "-x"],
        ["-k", "anchoring"],
    ]


def test_quick_tests_are_there_for_every_room(start):
    start.HERE = ROOT
    files = start.quick_tests()
    assert not [file for file in files if not file.is_file()]
    rooms = {path.name for path in (ROOT / "desktop" / "kanttekening").iterdir() if path.is_dir()}
    chosen = {file.relative_to(ROOT / "tests").parts[0] for file in files}
    assert rooms - {"__pycache__"} <= chosen
