"""Files that commands write: nothing that was there is lost."""

import json
import os
from pathlib import Path

import pytest

from kanttekening.services.library import Library


@pytest.fixture
def many_names(filled, path, tmp_path):
    """The library's own names, files beside it, and other things that are no pictures."""
    folder = tmp_path / "anders"
    folder.mkdir()
    (folder / "link.png").symlink_to(path)
    (folder / "nergens.png").symlink_to(folder / "weg")
    os.link(path, folder / "zelfde.png")
    (folder / "notulen.txt").write_text("van een ander")
    (folder / "leeg.png").touch()
    os.mkfifo(folder / "pijp.png")
    (folder / "map.png").mkdir()
    ends = [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]
    return [path, folder / f"../{path.name}", *ends, *sorted(folder.iterdir())]


@pytest.mark.parametrize("command", [("page", 1, 1, "--dpi", 36, "--out"), ("backup",)])
def test_nothing_else_is_replaced(many_names, ask, path, command):
    before = path.read_bytes()
    for name in many_names:
        code, out, err = ask(*command, name, "--json")
        assert (code, json.loads(out)["error"]["code"]) == (1, "exists"), name
        assert "andere naam" in err
    assert path.read_bytes() == before
    assert ask("check")[0] == 0
    assert not list(path.parent.rglob("*nieuw-*"))


def test_a_copy_is_not_put_beside_the_log_of_another(filled, ask, tmp_path):
    log = tmp_path / "kopie.kanttekening-wal"
    log.write_bytes(b"oud")
    assert ask("backup", tmp_path / "kopie.kanttekening")[0] == 1
    assert log.read_bytes() == b"oud"


def test_an_older_copy_is_not_replaced(filled, ask, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    assert ask("backup", copy)[0] == 0
    before = copy.read_bytes()
    assert ask("backup", copy)[0] == 1
    assert copy.read_bytes() == before


def test_a_library_behind_a_link_is_restored_where_it_stands(filled, ask, ask_json, path, tmp_path):
    copy, link = tmp_path / "kopie.kanttekening", tmp_path / "map" / "link.kanttekening"
    link.parent.mkdir()
    link.symlink_to(path)
    assert ask("backup", copy, library=link)[0] == 0
    ask_json("annotate", 1, "--quote", "ledenbrief", "--occurrence", 1)
    code, out, _ = ask("restore", copy, "--json", library=link)
    assert code == 0
    assert link.is_symlink()
    assert os.path.realpath(link) == str(path)
    assert ask_json("annotations")["annotations"] == []
    kept = json.loads(out)["kept"]
    with Library.open(path.with_name(Path(kept).name), author="") as library:
        assert len(library.annotating.all()) == 1


def test_a_copy_does_not_come_back_under_an_old_log(filled, ask, path, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    assert ask("backup", copy)[0] == 0
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(b"van de vorige")
    assert ask("restore", copy)[0] == 0
    assert not path.with_name(path.name + "-wal").exists()
    assert ask("check")[0] == 0
