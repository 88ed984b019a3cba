"""What an administrator decides holds for everybody; what makes no sense is named and left out."""

import json
from pathlib import Path

import pytest

from kanttekening.services import places, policies
from kanttekening.services.policies import Policies, read_policies
from kanttekening.services.watching import Watching
from kanttekening.store.preferences import PreferencesFile


@pytest.fixture
def decide(tmp_path, monkeypatch):
    """Write the administrator's file, and let the program find it."""
    file = tmp_path / "beleid.json"
    monkeypatch.setattr(policies, "policy_file", lambda: file)
    monkeypatch.setenv("KANTTEKENING_DATA_DIR", str(tmp_path / "data"))

    def write(text):
        file.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        return read_policies()

    return write


def test_without_a_file_nothing_is_decided(tmp_path):
    assert read_policies(tmp_path / "beleid.json") == Policies()


def test_everything_can_be_decided(decide, tmp_path):
    folder = str(tmp_path / "post")
    found = decide(
        {"library": str(tmp_path / "l.kanttekening"), "ocr": False, "watched_folder": folder,
         "update_notice": False}
    )  # fmt: skip
    assert found == Policies(tmp_path / "l.kanttekening", False, folder, False)
    assert found.in_force == ("library", "ocr", "watched_folder", "update_notice")


def test_no_folder_may_be_watched(decide):
    assert decide({"watched_folder": False}).watched_folder == ""


def test_names_of_people_are_filled_in(decide, tmp_path, monkeypatch):
    monkeypatch.setenv("WIE", "raadslid")
    found = decide({"library": f"{tmp_path}/$WIE/raad.kanttekening"})
    assert found.library == tmp_path / "raadslid" / "raad.kanttekening"


@pytest.mark.parametrize(
    ("stated", "unclear"),
    [
        ({"ocr": "nee"}, ("ocr",)),
        ({"library": "raad.kanttekening"}, ("library",)),
        ({"watched_folder": True}, ("watched_folder",)),
        ({"kleur": "blauw"}, ("kleur",)),
        ({"ocr": None}, ("ocr",)),
        ({"update_notice": 0}, ("update_notice",)),
        ({"library": "~niemand-hier/raad.kanttekening"}, ("library",)),
        ({"library": "/srv/%NIET_BEKEND%/raad.kanttekening"}, ("library",)),
        ({"watched_folder": "/srv/${NIET_BEKEND}/post"}, ("watched_folder",)),
        ({"library": "/srv/raad\0.kanttekening"}, ("library",)),
        ({"library": "/srv/\ud800.kanttekening"}, ("library",)),
        ({"library": " "}, ("library",)),
        ("geen json", ("",)),
        ("", ("",)),
        ("[" * 100_000, ("",)),
        ("[]", ("",)),
    ],
)
def test_what_makes_no_sense_is_named_and_decides_nothing(decide, stated, unclear):
    assert decide(stated) == Policies(unclear=unclear)


def test_one_bad_line_does_not_spoil_the_others(decide):
    assert decide({"ocr": False, "library": 3}) == Policies(ocr=False, unclear=("library",))


def test_notepads_mark_at_the_beginning_is_no_problem(decide):
    assert decide('\ufeff{"ocr": false}') == Policies(ocr=False)


def test_the_library_of_the_administrator_goes_before_that_of_a_person(decide, tmp_path):
    own = tmp_path / "data" / "bibliotheek.kanttekening"
    assert places.default_library() == own
    places.preferences_file().parent.mkdir()
    places.preferences_file().write_text(json.dumps({"library": "/ergens/l.kanttekening"}))
    assert places.default_library() == Path("/ergens/l.kanttekening")
    decide({"library": str(tmp_path / "raad.kanttekening")})
    assert places.default_library() == tmp_path / "raad.kanttekening"


def test_the_watched_folder_of_the_administrator_goes_before_that_of_a_person(tmp_path):
    preferences = PreferencesFile(tmp_path / "voorkeuren.json")
    library, memory = tmp_path / "l.kanttekening", tmp_path / "gezien.json"
    Watching(preferences, library, memory).begin(tmp_path / "eigen")
    decided = Watching(preferences, library, memory, decided=str(tmp_path / "post"))
    assert (decided.folder, decided.is_decided) == (tmp_path / "post", True)
    assert Watching(preferences, library, memory, decided="").folder is None
