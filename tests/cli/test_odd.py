"""Odd names, odd words and odd places: one sentence, never a trace."""

import io
import json
import os
import sys

import pytest

from kanttekening.cli.commands import run
from kanttekening.services.library import Library

ODD = os.fsdecode(b"brief-\xff\xfe.txt")
needs_bytes = pytest.mark.skipif(sys.platform != "linux", reason="names are text there")


@needs_bytes
def test_a_name_that_is_no_text_is_shown_with_marks(ask, ask_json, tmp_path):
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / ODD).write_text("Geachte raad,\n\nDe kosten stijgen.")
    (folder / os.fsdecode(b"leeg-\xff.txt")).touch()
    answer = ask_json("import", folder, code=1)
    assert answer["imported"][0]["file_name"] == "brief-\ufffd\ufffd.txt"
    assert len(answer["refused"]) == 1
    assert ask("import", folder)[0] == 1
    assert ask("list")[0] == 0


@needs_bytes
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_copy_may_have_such_a_name(filled, ask, tmp_path, command):
    copy = tmp_path / ODD
    assert ask("backup", copy)[0] == 0
    if command == "restore":
        assert ask("restore", copy, "--json")[0] == 0
    assert ask("check", library=copy)[0] == 0


def test_a_note_of_odd_bytes_is_kept(filled, ask_json):
    note = ask_json("annotate", 1, "--quote", "ledenbrief", "--occurrence", 1, "--note", "a\udcffb")
    assert note["note"] == "a\ufffdb"
    assert ask_json("annotations")["annotations"][0]["note"] == "a\ufffdb"


def test_odd_words_are_not_found(filled, ask, ask_json):
    assert ask_json("search", "a\udcffb")
    assert ask("annotate", 1, "--quote", "a\udcffb")[0] == 1
    assert ask("list", "afzender:a\udcffb")[0] == 0


def test_a_filter_without_any_letter_is_refused_in_a_sentence(filled, ask):
    code, _, err = ask("list", "afzender:\udcff")
    assert (code, "Dit filter begrijpt Kanttekening niet" in err) == (2, True)


def test_a_letter_that_is_everywhere_is_not_counted_to_the_end(ask, ask_json, tmp_path):
    long = tmp_path / "lang.txt"
    long.write_text("De raad is er niet meer.\n" * 3000)
    ask_json("import", long)
    code, out, err = ask("annotate", 1, "--quote", "e", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (1, "ambiguous")
    assert "meer dan 1000 keer" in err
    assert ask_json("annotate", 1, "--quote", "raad", "--occurrence", 1500)["quote"] == "raad"


@pytest.mark.parametrize("command", [("list",), ("import", "x.txt"), ("check",), ("backup", "y")])
@pytest.mark.parametrize("name", ["n" * 300, "m/" * 3000 + "x", "weg/raad"])
def test_a_place_that_can_not_be_is_code_3(ask, tmp_path, command, name):
    code, out, err = ask(*command, "--json", library=tmp_path / name)
    assert code == 3
    assert json.loads(out)["error"]["code"] in {"missing", "no_right"}
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [("page", 1, 1, "--out", ""), ("backup", ""), ("import", "")])
def test_an_empty_name_is_wrong_use(filled, ask, arguments):
    code, _, err = ask(*arguments)
    assert (code, err.partition("\n")[0].endswith("noem een bestand.")) == (2, True)
    assert ask("list", library="")[0] == 2


@pytest.mark.parametrize("name", [":memory:", "file:raad?mode=memory", "file::memory:"])
def test_names_that_mean_something_to_sqlite_are_names(ask, tmp_path, monkeypatch, name):
    (tmp_path / "brief.txt").write_text("Geachte raad,\n\nDe kosten stijgen.")
    monkeypatch.chdir(tmp_path)
    assert ask("import", "brief.txt", library=name)[0] == 0
    assert ask("list", library=name)[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((name, "brief.txt"))


def test_a_folder_that_may_not_be_entered_is_code_3(ask, monkeypatch, tmp_path):
    def refuse(self, *_args, **_more):
        raise PermissionError(13, "no", str(self))

    monkeypatch.setattr(type(tmp_path), "lstat", refuse)
    code, out, _ = ask("list", "--json", library=tmp_path / "dicht" / ".." / "raad")
    assert (code, json.loads(out)["error"]["code"]) == (3, "no_right")


def test_a_data_folder_that_can_not_be_made_is_code_3(own_data_folder, capsys):
    own_data_folder.write_text("een bestand")
    assert run(["import", "x.txt", "--json"]) == 3
    assert json.loads(capsys.readouterr()[0])["error"]["code"] == "no_right"


class Full(io.StringIO):
    """Standard output on a disk without room."""

    def flush(self):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("stream", [Full(), None])
def test_an_answer_that_can_not_be_written_is_one_sentence(filled, path, monkeypatch, stream):
    told = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", told)
    assert run(["--library", str(path), "list"]) == 2
    assert told.getvalue().splitlines()[-1].startswith("Het antwoord kan niet")


def test_a_note_does_not_speak_to_the_terminal(filled, ask, ask_json):
    note = "rood \x1b[31m\u202e\x9b2J"
    ask_json("annotate", 1, "--quote", "ledenbrief", "--occurrence", 1, "--note", note)
    out = ask("annotations")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "rood \ufffd[31m\ufffd\ufffd2J" in out
    assert ask_json("annotations")["annotations"][0]["note"] == note


def test_signs_without_width_are_no_text(ask_json, tmp_path):
    empty = tmp_path / "niets.txt"
    empty.write_text("\u200b\u200d\u2060\ufeff\n\u200e\u00ad")
    assert ask_json("import", empty, code=1)["refused"][0]["code"] == "empty"


@pytest.mark.parametrize("form", ["pdf", "xfdf", "html"])
def test_an_export_to_a_name_that_no_disk_takes(filled, ask_json, tmp_path, form):
    ask_json("annotate", 1, "--quote", "ledenbrief", "--occurrence", 1)
    answer = ask_json("export", form, "--letter", 1, "--out", tmp_path / ("n" * 300), code=1)
    assert answer["error"]["code"] == "not_written"


def test_a_search_completes_an_index_that_is_not_whole(filled, ask, ask_json, path):
    """As after an upgrade, or a repair that was broken off; the window does so too."""
    with Library.open(path, author="Griffie") as library:
        library._indexing.begin_anew()
    code, out, told = ask("search", "gemeenten")
    assert code == 0
    assert "Niets gevonden" not in out
    assert "zoekindex is niet af" in told
    answer = ask_json("search", "gemeenten")
    assert answer["index_complete"] is True
    assert answer["total"]
    assert "zoekindex" not in ask("search", "gemeenten")[2]


def test_a_search_says_so_when_the_index_can_not_be_completed(filled, ask, ask_json, path):
    """Another program is writing for long: what is not found may well be there."""
    with Library.open(path, author="Griffie") as library:
        library._indexing.begin_anew()
        with library._database.transaction():
            code, out, told = ask("search", "gemeenten")
            assert code == 0
            assert "Niets gevonden" in out
            assert "niet te beschrijven" in told
            assert ask_json("search", "gemeenten")["index_complete"] is False
    assert ask("check", "--repair")[0] == 0
    assert ask_json("search", "gemeenten")["index_complete"] is True
