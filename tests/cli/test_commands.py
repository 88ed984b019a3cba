"""The command line as a script sees it: keys, codes and nothing else on standard output."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

NEWSLETTER = (
    "VNG Raadsledennieuwsbrief: terugblik na ALV 25 september, "
    "vooruitblik/VNG-inzet kabinetsformatie 2021"
)
LETTER_KEYS = {
    "id", "title", "kind", "sender", "sender_email", "recipients", "date", "date_inferred",
    "reference", "your_reference", "circular_number", "subject", "phone", "attachments_count",
    "meetings", "signatory", "signatory_role", "language", "page_count", "sha256", "file_name",
    "media_type", "ocr", "read_state", "labels", "imported_at", "parent_id", "part_of", "evidence",
}  # fmt: skip
SHOW_KEYS = LETTER_KEYS | {
    "text", "reading_text", "pages", "parts", "furniture", "events", "references",
    "requested_decisions", "requests", "attachments", "versions", "warnings", "repairs",
    "salutation", "categories", "addressees", "parent", "amounts", "phones", "hashtags", "links",
    "people", "missing_pictures", "boilerplate", "source_pages", "shared_names", "headings",
    "blocks", "styles", "source_map",
}  # fmt: skip
ANNOTATION_KEYS = {
    "id", "letter_id", "version", "kind", "color", "quote", "prefix", "suffix", "start", "end",
    "page", "rects", "note", "labels", "visibility", "author", "created", "modified", "state",
}  # fmt: skip


def test_import_names_every_letter(filled, ask_json, seeds):
    assert set(filled) == {
        "imported",
        "already_there",
        "new_versions",
        "notes",
        "refused",
        "seconds",
    }
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
    assert set(answer) >= {"query", "also_searched", "total", "milliseconds", "hits"}
    assert answer["remarks"] == []
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


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("afzender:vereniging ravijn", 2),
        ("afzender:vereniging jaar:2025", 1),
        ("is:ongelezen afzender:vereniging", 3),
        ("jaar:2025 ravijn", 1),
    ],
)
def test_a_whole_query_between_quotes_is_read_as_typed(filled, ask_json, query, total):
    assert ask_json("search", query)["total"] == total


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
