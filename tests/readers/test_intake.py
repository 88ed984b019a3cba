"""From paths to bytes."""

import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from kanttekening.domain.arrival import Refusal
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers import intake
from kanttekening.readers.intake import gather, load

links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
unix = pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "map"
    folder.mkdir()
    return folder


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Een brief")


def found(*paths):
    """Names of files, and codes of what was refused."""
    return [
        (one.path.name, one.code) if isinstance(one, Refusal) else one.name for one in gather(paths)
    ]


def code(path):
    with pytest.raises(RefusedError) as refused:
        load(path)
    return refused.value.code


def test_files_in_the_order_a_person_expects(folder):
    put(folder, "brief 10.txt", "brief 2.txt", "Brief 1.txt", "bijlagen/b.txt", "²kwadraat.txt")
    assert found(folder) == ["b.txt", "Brief 1.txt", "brief 2.txt", "brief 10.txt", "²kwadraat.txt"]


def test_of_equal_files_the_plain_name_comes_before_its_copy(folder):
    put(folder, "kopie van 01.txt", "01 Jeugdzorg.txt", "Copy of 01.txt")
    assert found(folder)[0] == "01 Jeugdzorg.txt"


def test_tables_beside_letters_are_no_letters(folder):
    put(folder, "alles.csv", "brief.txt")
    assert found(folder) == ["brief.txt"]


def test_files_as_they_were_given(folder):
    put(folder, "b.txt", "a.txt")
    assert found(folder / "b.txt", folder / "a.txt") == ["b.txt", "a.txt"]


def test_each_file_once(folder):
    put(folder, "a.txt", "sub/b.txt")
    paths = (folder / "a.txt", folder, folder, folder / "sub", folder / "sub" / "b.txt")
    assert found(*paths) == ["a.txt", "b.txt"]


def test_what_is_there_for_programs_is_passed_over(folder):
    put(folder, "~$brief.docx", ".DS_Store", ".git/config", "Thumbs.db", "desktop.ini", "brief.txt")
    put(folder, "seeds.toml", "raad.kanttekening", "raad.kanttekening-wal", "Setup.EXE")
    assert found(folder) == ["brief.txt"]


def test_a_hidden_file_that_was_named_is_meant(folder):
    put(folder, ".verborgen.txt")
    assert found(folder / ".verborgen.txt") == [".verborgen.txt"]


def test_what_is_not_there(folder):
    assert found(folder / "weg.txt") == [("weg.txt", RefusalCode.UNREADABLE)]


def test_an_empty_folder_is_nothing(folder):
    assert found(folder) == []


@links
def test_a_folder_that_loops_is_refused_once(folder):
    put(folder, "a.txt", "sub/b.txt")
    (folder / "sub" / "terug").symlink_to(folder, target_is_directory=True)
    assert found(folder) == ["a.txt", "b.txt", ("terug", RefusalCode.UNSAFE_PATH)]


@links
def test_a_link_to_itself_is_refused(folder):
    (folder / "kring").symlink_to(folder / "kring")
    assert found(folder) == [("kring", RefusalCode.UNSAFE_PATH)]
    assert found(folder / "kring") == [("kring", RefusalCode.UNSAFE_PATH)]


@links
def test_a_link_out_of_the_folder_is_refused(folder):
    put(folder.parent, "geheim.txt", "elders/c.txt")
    (folder / "los").symlink_to(folder.parent / "geheim.txt")
    (folder / "map").symlink_to(folder.parent / "elders", target_is_directory=True)
    assert found(folder) == [("los", RefusalCode.UNSAFE_PATH), ("map", RefusalCode.UNSAFE_PATH)]


@links
def test_a_link_within_the_folder_is_the_file_it_leads_to(folder):
    put(folder, "sub/b.txt")
    (folder / "a-link.txt").symlink_to(folder / "sub" / "b.txt")
    assert found(folder) == ["a-link.txt"]


@links
def test_a_link_that_leads_nowhere_is_unreadable(folder):
    (folder / "dood.txt").symlink_to(folder / "weg.txt")
    assert found(folder) == [("dood.txt", RefusalCode.UNREADABLE)]


@links
def test_a_link_given_by_name_is_followed(folder):
    put(folder.parent, "brief.txt")
    (folder / "snelkoppeling.txt").symlink_to(folder.parent / "brief.txt")
    assert found(folder / "snelkoppeling.txt") == ["snelkoppeling.txt"]


@unix
def test_a_pipe_is_refused_without_waiting_for_a_writer(folder):
    os.mkfifo(folder / "pijp")
    assert found(folder) == [("pijp", RefusalCode.UNSAFE_PATH)]
    assert code(folder / "pijp") is RefusalCode.UNSAFE_PATH


@unix
def test_a_device_is_refused(folder):
    assert found(Path("/dev/zero")) == [("zero", RefusalCode.UNSAFE_PATH)]
    assert code(Path("/dev/zero")) is RefusalCode.UNSAFE_PATH


@unix
def test_a_socket_is_refused(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("deur")
        assert found(folder) == [("deur", RefusalCode.UNSAFE_PATH)]
        assert code(folder / "deur") is RefusalCode.UNREADABLE


def test_a_folder_is_no_file(folder):
    assert code(folder) is RefusalCode.NOT_A_DOCUMENT


def test_bytes_of_a_file(folder):
    put(folder, "a.txt")
    assert load(folder / "a.txt") == b"Een brief"


def test_an_empty_file(folder):
    (folder / "leeg.txt").touch()
    assert code(folder / "leeg.txt") is RefusalCode.EMPTY


def test_a_file_that_went_away_in_between(folder):
    put(folder, "a.txt")
    (path,) = gather([folder])
    path.unlink()
    assert code(path) is RefusalCode.UNREADABLE


def test_a_file_above_the_limit_is_not_read(folder):
    path = folder / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(intake.MOST_BYTES + 1)
    assert code(path) is RefusalCode.TOO_BIG


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_the_right_to_read(folder):
    put(folder, "dicht.txt")
    (folder / "dicht.txt").chmod(0)
    assert code(folder / "dicht.txt") is RefusalCode.UNREADABLE


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs to be root")
def test_what_others_may_not_read_is_unreadable_for_them():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        put(folder, "dicht.txt", "sub/b.txt")
        (folder / "dicht.txt").chmod(0)
        (folder / "sub").chmod(0)
        os.seteuid(65534)
        try:
            answers = found(folder)
            refused = code(folder / "dicht.txt")
        finally:
            os.seteuid(0)
    assert answers == ["dicht.txt", ("sub", RefusalCode.UNREADABLE)]
    assert refused is RefusalCode.UNREADABLE
