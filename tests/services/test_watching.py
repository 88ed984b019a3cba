"""A watched folder: only what is new and complete, each file once, also after a restart."""

import json
import os

import pytest

from kanttekening.services.watching import COMMON_MEMORY, Watching, give_to_library, memory_of
from kanttekening.store.preferences import PreferencesFile


class Clock:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    return folder


@pytest.fixture
def start(tmp_path, clock):
    """Begin the program (again): everything but the files is forgotten."""
    preferences = PreferencesFile(tmp_path / "voorkeuren.json")

    def start(library="raad.kanttekening"):
        path, data = tmp_path / library, tmp_path / "data"
        return Watching(preferences, path, memory_of(data, path), clock)

    return start


@pytest.fixture
def watching(start, folder):
    watching = start()
    watching.begin(folder)
    return watching


def look_twice(watching, clock, seconds=5.0):
    watching.look()
    clock.now += seconds
    return watching.look()


def test_no_folder_is_watched_unless_someone_wants_it(start):
    assert start().folder is None
    assert start().look() == ()


def test_a_new_file_is_offered_once_when_it_has_rested(watching, folder, clock):
    letter = folder / "brief.txt"
    letter.write_text("Geachte raad")
    assert watching.look() == ()
    clock.now += 2
    assert watching.look() == ()
    clock.now += 2
    assert watching.look() == (letter,)
    assert look_twice(watching, clock) == ()


def test_a_file_that_still_grows_is_waited_for(watching, folder, clock):
    letter = folder / "scan.pdf"
    letter.write_text("een")
    watching.look()
    clock.now += 5
    letter.write_text("een en een half")
    assert watching.look() == ()
    clock.now += 5
    assert watching.look() == (letter,)


def test_what_was_there_already_and_what_is_half_downloaded_stay_out(start, folder, clock):
    (folder / "oud.txt").write_text("van vorig jaar")
    watching = start()
    watching.begin(folder)
    (folder / "brief.pdf.part").write_text("nog bezig")
    (folder / "~$brief.docx").write_text("slot")
    assert look_twice(watching, clock) == ()


def test_it_goes_on_after_a_restart_without_offering_anything_twice(start, watching, folder, clock):
    first, later = folder / "een.txt", folder / "twee.txt"
    first.write_text("een")
    assert look_twice(watching, clock) == (first,)
    watching.dealt_with([first])
    later.write_text("twee")

    again = start()
    assert again.folder == folder
    assert look_twice(again, clock) == (later,)


def test_what_was_refused_comes_again_when_it_has_changed(watching, folder, clock):
    letter = folder / "slot.pdf"
    letter.write_text("met wachtwoord")
    look_twice(watching, clock)
    watching.dealt_with([letter])
    assert look_twice(watching, clock) == ()
    letter.write_text("zonder wachtwoord")
    os.utime(letter, ns=(1, 1))
    assert look_twice(watching, clock) == (letter,)


def test_what_was_not_dealt_with_comes_again_after_a_restart(start, watching, folder, clock):
    letter = folder / "brief.txt"
    letter.write_text("gestopt voor het zover was")
    assert look_twice(watching, clock) == (letter,)
    assert look_twice(start(), clock) == (letter,)


def test_a_folder_that_is_not_there_is_said_and_comes_back(watching, folder, clock):
    folder.rename(folder.with_name("weg"))
    assert watching.look() is None
    folder.mkdir()
    assert watching.look() == ()


def test_a_folder_that_only_gives_errors_is_one_that_is_not_there(start, tmp_path):
    watching = start()
    watching.begin(tmp_path)
    watching.begin(tmp_path / ("x" * 300))  # too long a name for any disk
    assert watching.look() is None


def test_a_file_with_another_name_is_the_same_file(start, watching, folder, clock):
    letter = folder / "scan0001.txt"
    letter.write_text("Geachte raad")
    watching.dealt_with(look_twice(watching, clock))
    renamed = letter.rename(folder / "brief van het college.txt")
    assert look_twice(watching, clock) == ()
    assert look_twice(start(), clock) == ()
    copy = folder / "kopie.txt"
    copy.write_text("Geachte raad")
    os.utime(copy, ns=(renamed.stat().st_atime_ns, renamed.stat().st_mtime_ns))
    assert look_twice(watching, clock) == (copy,)


def test_a_file_that_gets_its_name_while_it_is_waited_for(watching, folder, clock):
    half = folder / "brief.pdf.part"
    half.write_text("Geachte")
    assert look_twice(watching, clock) == ()
    half.write_text("Geachte raad,")
    letter = half.rename(folder / "brief.pdf")
    assert look_twice(watching, clock) == (letter,)


def test_a_file_that_is_gone_before_it_was_complete_is_no_longer_waited_for(
    watching, folder, clock
):
    letter = folder / "brief.txt"
    letter.write_text("Geachte raad")
    watching.look()
    letter.unlink()
    clock.now += 5
    assert watching.look() == ()
    letter.write_text("Geachte raad")
    assert watching.look() == ()


def test_a_file_that_another_program_held_comes_again(watching, folder, clock):
    letter = folder / "brief.txt"
    letter.write_text("Geachte raad")
    assert look_twice(watching, clock) == (letter,)
    watching.come_again([letter])
    watching.dealt_with(watching.offered())
    assert look_twice(watching, clock) == (letter,)


def test_it_ends_when_someone_wants_that(start, watching, folder, clock):
    watching.stop()
    (folder / "brief.txt").write_text("te laat")
    assert look_twice(watching, clock) == ()
    assert start().folder is None


def test_what_comes_into_the_folder_of_one_library_stays_out_of_another(start, folder, clock):
    own, clerk = start(), start("griffie.kanttekening")
    own.begin(folder)
    (folder / "brief.txt").write_text("aan mevrouw De Wit persoonlijk")
    assert clerk.folder is None
    assert look_twice(clerk, clock) == ()
    clerk.begin(folder.parent)
    assert start().folder == folder
    clerk.stop()
    assert look_twice(start(), clock) == (folder / "brief.txt",)


def test_a_folder_of_an_older_version_goes_to_the_library_that_opens_by_itself(
    tmp_path, folder, clock
):
    own, other, data = tmp_path / "own", tmp_path / "other", tmp_path / "data"
    data.mkdir()
    known = folder / "oud.txt"
    known.write_text("al ingelezen")
    looks = [known.stat().st_size, known.stat().st_mtime_ns]
    (data / COMMON_MEMORY).write_text(json.dumps({str(known): looks}))
    file = tmp_path / "voorkeuren.json"
    file.write_text(json.dumps({"watched_folder": str(folder)}))
    preferences = PreferencesFile(file)
    give_to_library(preferences, data, own)
    give_to_library(preferences, data, other)  # the next start, with another library
    (folder / "nieuw.txt").write_text("nieuw")
    of_own = Watching(preferences, own, memory_of(data, own), clock)
    assert look_twice(of_own, clock) == (folder / "nieuw.txt",)
    assert Watching(preferences, other, memory_of(data, other), clock).folder is None
