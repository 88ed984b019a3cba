"""The post of a clerk's office taken in for real: all that a user is told, beside what is right."""

import json
import os
import subprocess
import sys

import pytest
from cli.post_judge import LETTERS, POST, judge, letter_file
from text.letters import LETTERS as HEADINGS
from text.letters import MADE_UP, ROOT


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A library with all letters, and their numbers by the name of their file."""
    library = tmp_path_factory.mktemp("office") / "griffie.kanttekening"
    files = [*map(letter_file, LETTERS), *(HEADINGS / name for name in MADE_UP)]

    def kanttekening(*arguments):
        command = [sys.executable, "-m", "kanttekening", "--library", library, *arguments, "--json"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
        done = subprocess.run(command, env=environment, capture_output=True, check=True)
        return json.loads(done.stdout)

    answer = kanttekening("import", *files)
    assert answer["refused"] == answer["already_there"] == answer["new_versions"] == []
    letters = kanttekening("list")["letters"]
    return library, {one["file_name"]: one["id"] for one in letters}


@pytest.fixture
def shown(office, ask):
    """What the command line shows of a letter."""
    library, numbers = office

    def show(file_name):
        code, out, _ = ask("show", numbers[file_name], "--json", library=library)
        assert code == 0
        return json.loads(out)

    return show


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_tells_what_a_clerk_would_write_down(shown, name):
    verdicts = list(judge(LETTERS[name], shown(letter_file(name).name)))
    assert [verdict for verdict in verdicts if verdict.outcome != "right"] == []


@pytest.mark.parametrize("name", MADE_UP)
def test_the_heading_of_a_letter_survives_the_import(shown, name):
    told = shown(name)
    expected = {key: value for key, value in MADE_UP[name].items() if key != "written"}
    absent = {"recipients": [], "kind": "overig"}
    facts = {fact: told[fact] for fact in told["evidence"] if told[fact] != absent.get(fact)}
    facts |= {fact: told[fact] for fact in ("kind", "language") if told[fact] is not None}
    assert facts == expected
    for fact, found in told["evidence"].items():
        assert told["text"][found["start"] : found["end"]] == found["quote"], fact


def test_every_letter_has_its_table_and_was_mostly_judged_before_the_code():
    files = {path.stem for path in POST.iterdir() if path.suffix != ".toml"}
    assert files == set(LETTERS)
    before = [name for name, table in LETTERS.items() if table["written"] == "before"]
    assert len(before) * 2 >= len(LETTERS) >= 40 - len(MADE_UP)


def test_the_judge_sees_what_is_wrong(shown):
    told = shown("gs_ontgrondingen.txt")
    events = [one for one in told["events"] if one["start"] != "2025-07-01"]
    told |= {"date": "2025-05-07", "reference": None, "events": events}
    outcomes = {(one.field, one.outcome) for one in judge(LETTERS["gs_ontgrondingen"], told)}
    assert {("date", "wrong"), ("reference", "missing"), ("events", "missing")} <= outcomes
