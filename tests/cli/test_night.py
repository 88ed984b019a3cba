"""An import that nobody watches: labels, only what is new, quiet, and a log for the morning."""

import json

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
