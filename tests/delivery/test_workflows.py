"""Workflows and scripts that only run elsewhere: what they name is there, and can be read."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import msi
import windows

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TASKS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
TRY = ROOT / "resources" / "packaging" / "windows" / "try.ps1"
INSTALLER = ROOT / "resources" / "packaging" / "windows" / "installer.nsi"
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")


def jobs(workflow):
    return yaml.safe_load(workflow.read_text("utf-8"))["jobs"]


def steps(workflow):
    return [(name, step) for name, job in jobs(workflow).items() for step in job["steps"]]


def commands(workflow):
    return [(job, step["run"]) for job, step in steps(workflow) if "run" in step]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_task_and_script_that_a_workflow_names_is_there(workflow):
    for _job, command in commands(workflow):
        for task in re.findall(r"(?:\bpoe|\}\}) ([a-z][a-z-]+)", command):
            assert task in TASKS, command
        for place in re.findall(r"[\w/.]+\.(?:py|ps1)\b", command):
            assert (ROOT / place).is_file(), command


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_jobs_wait_for_jobs_that_there_are_and_fetch_what_those_keep(workflow):
    kept = {}
    for name, job in jobs(workflow).items():
        waited_for = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        assert set(waited_for) <= set(kept), f"{name} needs a job that comes later, or never"
        before = set().union(*(kept[each] for each in waited_for))
        own = set()
        for step in job["steps"]:
            action = step.get("uses", "").partition("@")[0]
            if action == "actions/download-artifact":
                assert step["with"]["name"] in before, name
            if action == "actions/upload-artifact":
                own.add(step["with"]["name"])
        kept[name] = before | own


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_has_a_version_and_every_job_an_end(workflow):
    for _job, step in steps(workflow):
        assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]), step
    assert all(job["timeout-minutes"] <= 60 for job in jobs(workflow).values())


def test_the_moment_of_a_release_is_that_of_every_build():
    release = next(path for path in WORKFLOWS if path.name == "release.yml")
    stated = yaml.safe_load(release.read_text("utf-8"))["env"]
    built = TASKS["build"]["env"]
    assert stated == {name: built[name] for name in stated}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash reads it, and Windows has none")
@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_bash_can_read_what_it_is_given(workflow):
    systems = {name: job["runs-on"] for name, job in jobs(workflow).items()}
    for job, command in commands(workflow):
        if not systems[job].startswith("windows"):
            text = EXPRESSION.sub("x", command)
            read = subprocess.run(["bash", "-n"], input=text, encoding="utf-8", capture_output=True)
            assert read.returncode == 0, read.stderr


def test_powershell_of_any_age_reads_the_script_alike():
    script = TRY.read_bytes()
    assert script.isascii()
    assert b"\r" not in script


def test_the_script_asks_for_the_codes_and_files_that_there_are():
    script = TRY.read_text("ascii")
    newer_is_there = re.search(
        r"StopIfNewerIsThere\n.*?TellAndStop (\d)", INSTALLER.read_text("utf-8"), re.S
    )
    assert f"}} {newer_is_there[1]} {{" in script
    names = {msi.file_name(scope, "1.2.3") for scope in msi.Scope}
    for pattern in re.findall(r'"\*(-x64[^"]*\.msi)"', script):
        assert f"kanttekening-1.2.3{pattern}" in names


@pytest.mark.skipif(
    not (shutil.which("makensis") and shutil.which("wixl")),
    reason="nsis and wixl are only needed where packages for Windows are made",
)
def test_packages_are_put_where_they_are_asked_for(tmp_path, monkeypatch):
    """A folder that is named from here is no folder of the packers, which work elsewhere."""
    frozen = tmp_path / "program"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "kanttekening.exe").write_bytes(b"MZ")
    (frozen / "_internal" / "part.txt").write_text("part")
    monkeypatch.chdir(tmp_path)
    made = windows.pack(Path("program"), Path("older"), "0.0.1", quick=True)
    assert {path.name for path in (tmp_path / "older").iterdir()} == {path.name for path in made}
