"""The command line as people meet it: sentences, tables, exit codes, interruptions."""

import json
import re
import sys

import pytest
from store.making import open_library, store

from kanttekening import __version__
from kanttekening.cli.commands import run
from kanttekening.services.reading import FileReader


def test_someone_who_stops_listening_is_no_error(filled, start):
    program = start("show", "4", "--json")
    program.stdout.close()
    assert (program.wait(), program.stderr.read()) == (0, b"")
    program.stderr.close()


def test_stopping_says_what_is_kept(ask, seeds, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(FileReader, "parse", interrupted)
    code, _, err = ask("import", *seeds)
    assert code == 130
    assert err.startswith("Gestopt.")


def test_progress_is_shown_to_who_is_watching(ask, seeds, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _, out, err = ask("import", *seeds)
    # On a slow machine the time that is left is told in between.
    assert re.search(rf"5 van 5(?: \([^)]+\))?: {re.escape(seeds[-1].name)}", err)
    assert "van 5" not in out


def test_a_copy_for_people(filled, ask, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    assert ask("backup", copy)[1].startswith("Reservekopie gemaakt")
    assert "De oude bibliotheek staat in" in ask("restore", copy)[1]
    code, out, _ = ask("restore", copy, library=tmp_path / "nieuw.kanttekening")
    assert (code, "oude" in out) == (0, False)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("vlieg",),
        ("list", "--kleur"),
        ("list", "--sort", "kleur"),
        ("list", "kleur:rood"),
        ("list", "jaar:ooit"),
        ("import",),
        ("show", "een"),
        ("show", "0"),
        ("show", "1", "--text", "--structure"),
        ("annotate", "1"),
        ("annotate", "1", "--quote", "x", "--kind", "mooi"),
        ("page", "1", "1"),
        ("page", "1", "1", "--out", "x.png", "--dpi", "9999"),
        ("search",),
        ("list", "--library"),
    ],
)
def test_wrong_use_is_code_2_with_a_dutch_sentence(ask, path, arguments):
    code, out, err = ask(*arguments)
    assert (code, out) == (2, "")
    sentence = err.splitlines()[0]
    assert sentence[0].isupper()
    assert not any(word in err for word in ("usage", "error", "argument", "required", "invalid"))
    assert not path.exists()
    code, out, _ = ask(*arguments, "--json")
    assert (code, json.loads(out)["error"]["code"]) == (2, "usage")


def test_a_library_that_can_not_be_used_is_code_3(ask, ask_json, tmp_path):
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8\xff")
    code, out, err = ask("list", library=other)
    assert (code, out) == (3, "")
    assert err.startswith("foto.jpg is geen bibliotheek van Kanttekening.")
    code, out, _ = ask("list", "--json", library=tmp_path / "weg" / "x")
    assert (code, json.loads(out)["error"]["code"]) == (3, "missing")


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "--json"]])
def test_version(arguments, capsys):
    assert run(arguments) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("command", ["import", "list", "show", "search", "annotate", "page", ""])
def test_help_is_dutch(command, capsys):
    assert run([*([command] if command else []), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: kanttekening")
    assert "toon deze uitleg" in out
    assert not any(word in out for word in ("show this", "options", "usage", "positional"))


def test_options_may_stand_before_and_after_the_command(filled, path, capsys):
    for arguments in (["--json", "list", "--library", str(path)],):
        assert run(arguments) == 0
        assert len(json.loads(capsys.readouterr().out)["letters"]) == 5


def test_for_people(filled, ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for arguments in (
        ("annotate", 2, "--quote", "342 verhalen", "--note", "Bijzonder " * 20),
        ("list",),
        ("show", 1),
        ("show", 4, "--structure"),
        ("search", "jeugdzorg"),
        ("search", "zeilboot"),
        ("annotations",),
        ("list", "jaar:1990"),
        ("annotations", "door:niemand"),
        ("check",),
    ):
        code, out, _ = ask(*arguments)
        assert code == 0
        assert out
        if arguments[0] in {"list", "annotations", "annotate", "search"}:
            assert max(map(len, out.splitlines())) <= 80


def test_show_text_is_the_reading_text(filled, ask, ask_json):
    _, out, _ = ask("show", 1, "--text")
    assert out.strip() == ask_json("show", 1)["reading_text"].strip()
    assert "Nassaulaan" not in out


def test_without_a_named_library_the_own_one_is_made(own_data_folder, seeds, capsys):
    assert run(["import", str(seeds[0])]) == 0
    assert (own_data_folder / "bibliotheek.kanttekening").exists()


def test_standard_output_is_utf_8_whatever_the_terminal_thinks(filled, start):
    out, _ = start("show", "4", "--json", env={"PYTHONIOENCODING": "cp1252"}).communicate()
    assert "financiéle" in json.loads(out.decode("utf-8"))["text"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("show", "1"),
        ("search", "ravijn"),
        ("annotations",),
        ("annotate", "1", "--quote", "x"),
        ("page", "1", "1", "--out", "x.png"),
        ("check",),
    ],
)
def test_a_slip_in_the_name_makes_no_library(ask, ask_json, path, arguments):
    told = ask_json(*arguments, code=3)["error"]
    assert told["code"] == "missing"
    assert told["message"] == f"De bibliotheek {path.name} is niet te vinden of niet te bereiken."
    assert "Controleer de naam" in ask(*arguments)[2]
    assert list(path.parent.iterdir()) == []


def test_a_command_that_reads_makes_no_folder_of_its_own(own_data_folder, capsys):
    assert run(["list"]) == 3
    assert not own_data_folder.exists()


def test_hits_say_in_full_that_a_letter_has_no_date(ask, tmp_path):
    letter = tmp_path / "los.txt"
    letter.write_text("Onderwerp: speeltuin\n\nDe wip in de speeltuin is stuk.\n", "utf-8")
    ask("import", letter)

    assert "zonder datum  " in ask("search", "wip")[1]


def test_mending_tells_how_far_it_is_and_can_be_stopped(ask, path, monkeypatch):
    with open_library(path) as library:
        for number in range(30):
            store(library, f"De kadernota van jaar {number}.")
    write = sys.stderr.write

    def stopped_half_way(words):
        if "25 van 30" in words:
            raise KeyboardInterrupt
        return write(words)

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with monkeypatch.context() as pressing:
        pressing.setattr("sys.stderr.write", stopped_half_way)
        code, out, err = ask("check", "--repair")
    assert (code, out) == (130, "")
    assert "5 stukken nog niet te vinden" in err
    # The library is sound: what was done is kept, and once more makes it whole.
    assert len(json.loads(ask("check", "--json")[1])["problems"]) == 5
    code, out, err = ask("check", "--repair")
    assert (code, out.splitlines()[-1]) == (0, "Alles is in orde.")
    assert "30 van 30" in err
    assert json.loads(ask("search", "kadernota", "--json")[1])["total"] == 30


def test_nobody_hears_how_far_mending_is_but_a_terminal(filled, ask):
    assert ask("check", "--repair")[2] == ""
