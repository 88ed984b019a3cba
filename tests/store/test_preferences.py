"""Preferences survive; a strange file is no reason to stop."""

import json

import pytest

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.preferences import Preferences, Theme
from kanttekening.store.preferences import PreferencesFile

CHOSEN = Preferences("Anna de Vries", Theme.DARK, "Literata", 18, MarkKind.QUESTION)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "map" / "voorkeuren.json"


def test_what_was_chosen_comes_back(path):
    PreferencesFile(path).write(CHOSEN)
    assert PreferencesFile(path).read() == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_without_a_file_all_is_at_its_default(path):
    assert PreferencesFile(path).read() == Preferences()


def test_what_a_newer_version_wrote_is_kept(path):
    PreferencesFile(path).write(CHOSEN)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"voice": "hoog"}))
    PreferencesFile(path).write(Preferences())
    assert json.loads(path.read_text())["voice"] == "hoog"


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"author": ', "\x00"])
def test_a_broken_file_counts_as_none(path, content):
    path.parent.mkdir()
    path.write_text(content)
    assert PreferencesFile(path).read() == Preferences()


def test_one_strange_value_does_not_spoil_the_others(path):
    path.parent.mkdir()
    path.write_text(
        json.dumps(
            {"author": "Anna", "theme": "purple", "reading_size": 4000, "mark_kind": ["actie"]}
        )
    )
    assert PreferencesFile(path).read() == Preferences(author="Anna")


def test_a_size_that_nobody_can_read_is_refused():
    with pytest.raises(ValueError, match="4000"):
        Preferences(reading_size=4000)
