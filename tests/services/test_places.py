"""Where things stand, and who is writing."""

import getpass
from pathlib import Path

import pytest

from kanttekening.domain.preferences import Preferences
from kanttekening.services import places
from kanttekening.services.people import author_of


def test_the_data_folder_can_be_chosen(own_data_folder):
    assert places.data_folder() == own_data_folder
    assert places.default_library().parent == own_data_folder
    assert places.preferences_file().parent == own_data_folder


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("win32", "LOCALAPPDATA", "Kanttekening"),
        ("darwin", "HOME", "Library/Application Support/Kanttekening"),
        ("linux", "XDG_DATA_HOME", "kanttekening"),
    ],
)
def test_each_system_has_its_own_place(monkeypatch, tmp_path, platform, variable, expected):
    monkeypatch.delenv("KANTTEKENING_DATA_DIR")
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert places.data_folder() == tmp_path / expected


def test_the_samples_come_with_the_program(seeds):
    assert places.sample_letters() == seeds


def test_resources_in_the_built_program(monkeypatch, tmp_path):
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert places.resource("help/begin.md") == Path(tmp_path) / "resources" / "help" / "begin.md"
    assert places.sample_letters() == ()


def test_the_chosen_name_comes_first(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "avries")
    assert author_of(Preferences(author=" Anna ")) == "Anna"
    assert author_of(Preferences()) == "avries"


def test_an_account_without_a_name_is_somebody(monkeypatch):
    def nobody():
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert author_of(Preferences())


def test_a_program_with_a_folder_for_it_keeps_everything_beside_itself(tmp_path, monkeypatch):
    monkeypatch.delenv("KANTTEKENING_DATA_DIR")
    monkeypatch.setattr("sys.executable", str(tmp_path / "kanttekening.exe"))
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert tmp_path not in places.data_folder().parents
    (tmp_path / "gegevens").mkdir()
    assert places.data_folder() == tmp_path / "gegevens"
    assert places.own_library().parent == tmp_path / "gegevens"
