"""The command line as a script sees it: keys, codes and nothing else on standard output."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kanttekening import __version__
from kanttekening.cli.commands import run
from kanttekening.services.importing import FileReader

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
NEWSLETTER = (
    "VNG Raadsledennieuwsbrief: terugblik na ALV 25 september, "
    "vooruitblik/VNG-inzet kabinetsformatie 2021"
)
LETTER_KEYS = {
    "id", "title", "kind", "sender", "sender_email", "recipients", "date", "date_inferred",
    "reference", "your_reference", "circular_number", "subject", "phone", "attachments_count",
    "signatory", "signatory_role", "language", "page_count", "sha256", "file_name", "media_type",
    "ocr", "read_state", "labels", "imported_at", "parent_id", "part_of", "evidence",
}  # fmt: skip
SHOW_KEYS = LETTER_KEYS | {
    "text", "reading_text", "pages", "parts", "furniture", "events", "references",
    "requested_decisions", "requests", "attachments", "versions", "repairs",
}  # fmt: skip
ANNOTATION_KEYS = {
    "id", "letter_id", "version", "kind", "color", "quote", "prefix", "suffix", "start", "end",
    "page", "rects", "note", "labels", "visibility", "author", "created", "modified", "state",
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    return tmp_path / "raad.kanttekening"


@pytest.fixture
def ask(path, capsys):
    """Run a command; its exit code and what it wrote."""

    def asked(*arguments, library=path):
        code = run(["--library", str(library), *map(str, arguments)])
        return code, *capsys.readouterr()

    return asked


@pytest.fixture
def ask_json(ask):
    """Run a command that succeeds; its JSON."""

    def asked(*arguments, code=0):
        found, out, _ = ask(*arguments, "--json")
        assert found == code
        return json.loads(out)

    return asked


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A library with the samples, made once, and what importing them answered."""
    path = tmp_path_factory.mktemp("template") / "raad.kanttekening"
    done = subprocess.run(
        [sys.executable, "-m", "kanttekening", "--library", path, "import", *SEEDS, "--json"],
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        capture_output=True,
        check=True,
    )
    return path, json.loads(done.stdout)


@pytest.fixture
def filled(template, path):
    shutil.copy(template[0], path)
    return template[1]


def test_import_names_every_letter(filled, ask_json, seeds):
    assert set(filled) == {"imported", "already_there", "new_versions", "refused", "seconds"}
    assert [Path(letter["path"]) for letter in filled["imported"]] == list(seeds)
    for letter in filled["imported"]:
        assert set(letter) == LETTER_KEYS | {"path"}
    again = ask_json("import", *seeds)
    assert (again["imported"], len(again["already_there"])) == ([], 5)


def test_list_and_show_agree(filled, ask_json):
    letters = ask_json("list")["letters"]
    assert len(letters) == 5
    for letter in letters:
        assert set(letter) == LETTER_KEYS
        shown = ask_json("show", letter["id"])
        assert set(shown) == SHOW_KEYS
        assert {key: shown[key] for key in LETTER_KEYS} == letter
        for found in shown["evidence"].values():
            assert shown["text"][found["start"] : found["end"]] == found["quote"]
        assert [page["number"] for page in shown["pages"]] == [
            number + 1 for number in range(letter["page_count"])
        ]


def test_titles_of_the_samples(filled):
    assert [letter["title"] for letter in filled["imported"]] == [
        "Overhedenoverleg en start publiekscampagne",
        "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn",
        NEWSLETTER,
        "Kaders VNG-inzet kabinetsformatie",
        "Gemeenten 2024",
    ]
    assert filled["imported"][3]["subject"] == "KADERS VNG-INZET KABINETSFORMATIE"


def test_list_filters_and_sorts(filled, ask_json):
    def found(*words):
        return [letter["id"] for letter in ask_json("list", *words)["letters"]]

    assert found("jaar:2024") == [1]
    assert found("soort:ledenbrief", "--sort", "title") == [5, 2, 1]
    assert found("kenmerk:U2024") == [1]
    assert found("heeft:aantekeningen") == []
    ask_json("annotate", 2, "--quote", "342 verhalen", "--kind", "vraag")
    assert found("heeft:aantekeningen") == found("aantekening:vraag") == [2]
    assert found("aantekening:actie") == []


def test_search_finds_mistyped_words(filled, ask_json):
    answer = ask_json("search", "finaciele", "ravijn")
    assert set(answer) == {"query", "also_searched", "total", "milliseconds", "hits"}
    assert answer["hits"][0]["letter"]["id"] == 2
    for hit in answer["hits"]:
        assert {"letter", "score", "snippet", "spans", "in"} <= set(hit)
        assert set(hit["letter"]) == LETTER_KEYS


def test_a_note_survives_restart_and_import(filled, ask_json, seeds):
    note = ask_json(
        "annotate", 1, "--quote", "2 tot 16  september", "--note", "Zet in agenda",
        "--kind", "actie", "--visibility", "party",
    )  # fmt: skip
    assert set(note) == ANNOTATION_KEYS
    assert (note["quote"], note["kind"], note["visibility"]) == (
        "2 tot 16 september", "actie", "party",
    )  # fmt: skip
    assert note["rects"]
    assert {rect["page"] for rect in note["rects"]} == {note["page"]}
    ask_json("import", *seeds)
    assert ask_json("annotations")["annotations"] == [note]
    assert ask_json("annotations", "--letter", 1, "aantekening:actie")["annotations"] == [note]
    assert ask_json("annotations", "aantekening:vraag")["annotations"] == []


def test_words_that_stand_in_two_places_are_not_guessed(filled, ask, ask_json):
    refused = ask_json("annotate", 1, "--quote", "Overhedenoverleg", code=1)
    assert refused["error"]["code"] == "ambiguous"
    assert "8 keer" in refused["error"]["message"]
    first = ask_json("annotate", 1, "--quote", "Overhedenoverleg", "--occurrence", 1)
    second = ask_json("annotate", 1, "--quote", "Overhedenoverleg", "--occurrence", 2)
    assert first["start"] < second["start"]
    code, _, err = ask("annotate", 1, "--quote", "Overhedenoverleg", "--occurrence", 99)
    assert (code, "maar 8 keer" in err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate", 1, "--quote", "zeilboot"),
        ("annotate", 99, "--quote", "kosten"),
        ("show", 99),
        ("annotations", "--letter", 99),
        ("page", 1, 99, "--out", "x.png"),
        ("page", 99, 1, "--out", "x.png"),
    ],
)
def test_what_is_not_there_is_code_1(filled, ask_json, arguments):
    assert ask_json(*arguments, code=1)["error"]["code"] == "not_found"


def test_a_page_becomes_a_picture_with_its_marks(filled, ask_json, tmp_path):
    out = tmp_path / "pagina.png"
    assert ask_json("page", 1, 1, "--out", out, "--dpi", 50) == {"written": [str(out)]}
    plain = out.read_bytes()
    assert plain.startswith(b"\x89PNG")
    ask_json("annotate", 1, "--quote", "Hierbij informeren wij u")
    ask_json("page", 1, 1, "--out", out, "--dpi", 50)
    assert out.read_bytes() != plain
    assert ask_json("page", 1, 1, "--out", tmp_path / "weg" / "x.png", code=1)["error"]


def test_bad_files_are_named_and_the_rest_goes_in(ask, ask_json, tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "goed.txt").write_text("Geachte raad, het gaat goed.")
    (folder / "leeg.txt").write_text("")
    (folder / "stuk.pdf").write_bytes(b"%PDF-1.4 stuk")
    report = ask_json("import", folder, code=1)
    assert len(report["imported"]) == 1
    assert {Path(item["path"]).name: item["code"] for item in report["refused"]} == {
        "leeg.txt": "empty",
        "stuk.pdf": "damaged",
    }
    assert all(item["message"].endswith(".") for item in report["refused"])
    code, out, err = ask("import", folder)
    assert code == 1
    assert "1 stond er al, 2 niet ingelezen" in out
    assert "leeg.txt" in err


def test_a_filter_of_more_words_keeps_them_together(filled, ask_json):
    assert ask_json("search", "afzender:vereniging van", "ravijn")["total"] == 2
    assert ask_json("search", "afzender:college van", "ravijn")["total"] == 0


def test_what_can_not_be_done_yet_is_said(ask, seeds):
    code, out, err = ask("import", *seeds, "--ocr", "force")
    assert code == 0
    assert "5 brieven ingelezen." in out
    assert "--ocr" in err


def test_someone_who_stops_listening_is_no_error(filled, path):
    program = subprocess.Popen(
        [sys.executable, "-m", "kanttekening", "--library", path, "show", "4", "--json"],
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
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
    assert f"5 van 5: {seeds[-1].name}" in err
    assert "van 5" not in out


def test_the_index_is_mended_on_request(filled, ask, path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM search_letter")
    code, out, _ = ask("check")
    assert code == 1
    assert "Er zijn 5 problemen:" in out
    assert "--repair" in out
    code, out, _ = ask("check", "--repair")
    assert code == 0
    assert out.splitlines() == ["5 problemen hersteld.", "Alles is in orde."]
    assert ask("search", "jeugdzorg")[0] == 0


def test_a_copy_for_people(filled, ask, tmp_path):
    copy = tmp_path / "kopie.kanttekening"
    assert ask("backup", copy)[1].startswith("Reservekopie gemaakt")
    assert "De oude bibliotheek staat in" in ask("restore", copy)[1]
    code, out, _ = ask("restore", copy, library=tmp_path / "nieuw.kanttekening")
    assert (code, "oude" in out) == (0, False)


def test_check_backup_and_restore(filled, ask_json, path, tmp_path):
    assert ask_json("check") == {"ok": True, "problems": [], "repaired": 0}
    copy = tmp_path / "kopie.kanttekening"
    assert ask_json("backup", copy) == {"written": [str(copy)]}
    ask_json("annotate", 2, "--quote", "342 verhalen")
    kept = Path(ask_json("restore", copy)["kept"])
    assert ask_json("annotations")["annotations"] == []
    assert kept.exists()


def test_check_names_what_is_wrong(filled, ask, path):
    data = path.read_bytes()
    assert data.count(b"Nassaulaan 12") > 0
    path.write_bytes(data.replace(b"Nassaulaan 12", b"Nassaulaan 13"))
    code, out, _ = ask("check", "--json")
    report = json.loads(out)
    assert (code, report["ok"]) == (1, False)
    assert {problem["code"] for problem in report["problems"]} >= {"text"}
    code, out, _ = ask("check")
    assert code == 1
    assert "De tekst van brief 1 is beschadigd." in out


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


def test_without_a_named_library_the_own_one_is_made(own_data_folder, capsys):
    assert run(["list"]) == 0
    assert (own_data_folder / "bibliotheek.kanttekening").exists()


def test_standard_output_is_utf_8_whatever_the_terminal_thinks(filled, path):
    done = subprocess.run(
        [sys.executable, "-m", "kanttekening", "--library", path, "show", "4", "--json"],
        env={**os.environ, "PYTHONPATH": str(DESKTOP), "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    assert "financiéle" in json.loads(done.stdout.decode("utf-8"))["text"]
