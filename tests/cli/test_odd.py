"""Odd names, odd words and odd places: one sentence, never a trace."""

import json
import os
import sys

import pytest

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
    assert ask("list", "afzender:\udcff")[0] == 0


def test_a_letter_that_is_everywhere_is_not_counted_to_the_end(ask, ask_json, tmp_path):
    long = tmp_path / "lang.txt"
    long.write_text("De raad is er niet meer.\n" * 3000)
    ask_json("import", long)
    code, out, err = ask("annotate", 1, "--quote", "e", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (1, "ambiguous")
    assert "meer dan 1000 keer" in err
    assert ask_json("annotate", 1, "--quote", "raad", "--occurrence", 1500)["quote"] == "raad"
