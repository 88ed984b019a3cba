"""Preferences survive; a strange file is no reason to stop."""

import json
from dataclasses import replace

import pytest

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import NotKeptError
from kanttekening.domain.preferences import Preferences, Theme
from kanttekening.domain.reading_look import (
    ReadingFont,
    ReadingLook,
    ReadingPaper,
    ReadingSpacing,
    ReadingWidth,
)
from kanttekening.store.preferences import PreferencesFile

LOOK = ReadingLook(
    ReadingFont.SERIF, 18, ReadingWidth.WIDE, ReadingSpacing.LOOSE, ReadingPaper.SEPIA, whole=True
)
CHOSEN = Preferences(
    "Anna de Vries", Theme.DARK, LOOK, 150, MarkKind.QUESTION, text_size=135, recognizes=False
)


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


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"author": ', "\x00", "[" * 100_000])
def test_a_broken_file_counts_as_none(path, content):
    path.parent.mkdir()
    path.write_text(content)
    assert PreferencesFile(path).read() == Preferences()


def test_one_strange_value_does_not_spoil_the_others(path):
    path.parent.mkdir()
    path.write_text(
        json.dumps(
            {
                "author": "Anna",
                "theme": "purple",
                "mark_kind": ["actie"],
                "reading": {"size": 4000, "font": None, "paper": "sepia"},
            }
        )
    )
    expected = Preferences(author="Anna", reading=ReadingLook(paper=ReadingPaper.SEPIA))
    assert PreferencesFile(path).read() == expected


@pytest.mark.parametrize("look", [None, "groot", 18, []])
def test_a_look_that_is_none_counts_as_the_usual_one(path, look):
    path.parent.mkdir()
    path.write_text(json.dumps({"reading": look}))
    assert PreferencesFile(path).read() == Preferences()


def test_a_size_that_nobody_can_read_is_refused():
    with pytest.raises(ValueError, match="4000"):
        ReadingLook(size=4000)


def test_letters_grow_and_shrink_and_stop_at_both_ends():
    assert ReadingLook(size=15).larger(1).size == 16
    assert ReadingLook(size=15).larger(-1).size == 14
    assert ReadingLook(size=15).larger(100).size == 48
    assert ReadingLook(size=15).larger(-100).size == 8


@pytest.mark.parametrize(
    "strange",
    [
        '{"aloud_pace": 1e999}',
        '{"reading": {"size": 1e999}}',
        '{"text_size": 1e999}',
        f'{{"aloud_pace": {"9" * 5000}}}',
    ],
)
def test_a_number_without_end_counts_as_none(path, strange):
    path.parent.mkdir()
    path.write_text(strange)
    assert PreferencesFile(path).read() == Preferences()


def test_a_folder_whose_name_is_no_text_comes_back(path):
    folders = {"/raad.kanttekening": "/gedeeld/\udce9\udcff"}
    PreferencesFile(path).write(replace(CHOSEN, watched_folders=folders))
    assert PreferencesFile(path).read().watched_folders == folders


def test_what_cannot_be_kept_is_told_and_leaves_all_as_it_was(tmp_path):
    path = tmp_path / "geen map" / "voorkeuren.json"
    path.parent.write_text("een bestand")
    with pytest.raises(NotKeptError):
        PreferencesFile(path).write(CHOSEN)
    assert path.parent.read_text() == "een bestand"
