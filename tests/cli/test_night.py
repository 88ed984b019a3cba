"""An import that nobody watches: labels, only what is new, quiet, and a log for the morning."""

import json
import os
import signal
import time

import pytest

from kanttekening.services.library import Library

LETTERS = {
    "een.txt": "Geachte raad,\n\nDe jeugdzorg wordt duurder.",
    "twee.txt": "Geachte raad,\n\nHet zwembad gaat een jaar dicht.",
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "inkomend"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_what_comes_in_gets_its_labels(ask_json, folder):
    ask_json("import", folder / "een.txt")
    answer = ask_json("import", folder, "--label", "raad maart", "--label", "zorg")
    (new,) = answer["imported"]
    assert set(new["labels"]) == {"raad maart", "zorg"}
    labelled = ask_json("list", "label:zorg")["letters"]
    assert [letter["file_name"] for letter in labelled] == ["twee.txt"]


def test_only_what_is_new_leaves_the_bin_alone(ask_json, path, folder):
    ask_json("import", folder)
    with Library.open(path, author="Griffie") as library:
        library.letters.remove((1,))
    answer = ask_json("import", folder, "--new")
    assert (len(answer["imported"]), len(answer["already_there"])) == (0, 2)
    assert len(ask_json("list")["letters"]) == 1
    ask_json("import", folder)
    assert len(ask_json("list")["letters"]) == 2


def test_a_quiet_import_only_names_what_failed(ask, folder):
    assert ask("import", folder, "--quiet") == (0, "", "")
    (folder / "leeg.txt").write_bytes(b"")
    code, out, err = ask("import", folder, "--quiet")
    assert (code, out) == (1, "")
    assert "leeg.txt: Dit bestand is leeg" in err


def test_the_log_tells_all_of_every_night(ask, ask_json, folder, tmp_path):
    log = tmp_path / "nacht.log"
    (folder / "leeg.txt").write_bytes(b"")
    ask("import", folder, "--quiet", "--log", log)
    answer = ask("import", folder, "--json", "--log", log)[1]
    assert json.loads(answer)["imported"] == []
    told = log.read_text("utf-8")
    assert told.count("\n== 20") == 1
    assert told.startswith("== 20")
    assert "een.txt" in told
    assert "jeugdzorg" not in told
    assert "2 brieven ingelezen, 1 niet ingelezen." in told
    assert "0 brieven ingelezen, 2 stonden er al, 1 niet ingelezen." in told


def test_a_log_is_never_written_in_another_file(ask_json, path, folder, tmp_path):
    other = tmp_path / "notulen.txt"
    other.write_text("van een ander", "utf-8")
    ask_json("import", folder / "een.txt")
    for taken in (other, path):
        before = taken.read_bytes()
        answer = ask_json("import", folder, "--log", taken, code=1)
        assert answer["error"]["code"] == "exists"
        assert taken.read_bytes() == before


def test_a_note_may_be_made_in_somebodys_name(ask_json, folder):
    ask_json("import", folder / "een.txt")
    made = ask_json("annotate", 1, "--quote", "duurder", "--author", "Anna Visser")
    assert made["author"] == "Anna Visser"
    (found,) = ask_json("annotations")["annotations"]
    assert found["author"] == "Anna Visser"


def test_annotations_tell_who_wrote_them_and_how_they_stand(ask, ask_json, path, folder):
    ask_json("import", folder / "een.txt")
    ask_json("annotate", 1, "--quote", "duurder", "--kind", "vraag", "--visibility", "council")
    ask_json("annotate", 1, "--quote", "jeugdzorg", "--kind", "actie")
    with Library.open(path, author="Griffie") as library:
        first = library.annotating.of_letter(1)[0]
        library.annotating.tick_off(first.id)
    out = ask("annotations")[1]
    assert out.index("“jeugdzorg”") < out.index("“duurder”")
    about_first, about_second = [line for line in out.splitlines() if "☑" in line or "☐" in line]
    assert "☑ afgevinkt" in about_first
    assert about_first.endswith("alleen voor mij")
    assert "☐ open" in about_second
    assert about_second.endswith("hele raad")


def test_a_log_that_is_still_empty_is_ours(ask, folder, tmp_path):
    log = tmp_path / "nacht.log"
    log.touch()
    assert ask("import", folder, "--quiet", "--log", log)[0] == 0
    assert "2 brieven ingelezen" in log.read_text("utf-8")


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_a_log_never_takes_the_place_of_a_library(ask_json, folder, tmp_path, end):
    log = tmp_path / f"nieuw.kanttekening{end}"
    assert ask_json("import", folder, "--log", log, code=1)["error"]["code"] == "exists"
    assert not log.exists()


def test_a_log_among_the_letters_is_no_letter(ask_json, folder):
    log = folder / "nacht.log"
    for expected in (2, 0):
        answer = ask_json("import", folder, "--log", log)
        assert (len(answer["imported"]), answer["refused"]) == (expected, [])
    assert len(ask_json("list")["letters"]) == 2


def test_the_log_tells_why_a_night_brought_nothing(ask, path, folder, tmp_path):
    path.write_bytes(b"geen bibliotheek" * 100)
    log = tmp_path / "nacht.log"
    ask("import", folder, "--log", log)
    assert "is geen bibliotheek van Kanttekening" in log.read_text("utf-8")


@pytest.mark.parametrize("label", ["", "  ", '"', "\u202e\u200b"])
def test_a_label_that_nobody_sees_is_named_at_once(ask_json, folder, label):
    answer = ask_json("import", folder, f"--label={label}", code=2)
    assert "noem een label" in answer["error"]["message"]
    assert "letters" not in ask_json("list", code=3)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a task without a word")
def test_what_came_in_before_the_computer_shuts_down_has_its_label(
    start, ask_json, folder, tmp_path
):
    for number in range(300):
        words = f"Brief over onderwerp {number * 7919}.\n\n" + f"woord{number} " * 40
        (folder / f"brief {number}.txt").write_text(words, "utf-8")
    log = tmp_path / "nacht.log"
    night = start("import", folder, "--label", "zorg", "--log", log)
    until = time.monotonic() + 60
    while time.monotonic() < until and not _some_are_in(ask_json, tmp_path):
        time.sleep(0.05)
    night.send_signal(signal.SIGTERM)
    _, told = night.communicate(timeout=60)
    assert night.returncode == 130
    assert told.decode() == "Gestopt. Wat al was ingelezen, staat in de bibliotheek.\n"
    assert "Gestopt." in log.read_text("utf-8")
    letters = ask_json("list")["letters"]
    assert 0 < len(letters) < 302
    assert all(letter["labels"] == ["zorg"] for letter in letters)


def _some_are_in(ask_json, tmp_path):
    return (tmp_path / "raad.kanttekening").exists() and ask_json("list")["letters"]
