"""The command export, and annotations that come back through import and annotations --import."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def noted(filled, ask_json):
    """The samples with three annotations on two letters."""
    ask_json("annotate", 1, "--quote", "consequenties", "--occurrence", 1, "--kind", "vraag",
             "--note", "Welke? – één €")  # fmt: skip
    ask_json("annotate", 1, "--quote", "uit de voeren", "--kind", "oneens",
             "--visibility", "council")  # fmt: skip
    ask_json("annotate", 5, "--quote", "couleur locale", "--kind", "toezegging")
    return filled


def test_no_copy_is_made_of_a_letter_with_nothing_for_these_eyes(noted, ask_json, tmp_path):
    for eyes, numbers in (("council", [1]), ("private", [1, 5])):
        out = tmp_path / eyes
        report = ask_json("export", "pdf", "--out", f"{out}/", "--visibility", eyes)
        assert [int(path.name.split()[0]) for path in sorted(out.iterdir())] == numbers
        assert len(report["written"]) == len(numbers)


def ids(ask_json, *arguments):
    return {note["id"] for note in ask_json("annotations", *arguments)["annotations"]}


def test_what_is_exported_comes_back_as_known(noted, ask_json, tmp_path):
    files = {"pdf": "uit.pdf", "xfdf": "uit.xfdf", "json-ld": "uit.jsonld"}
    for form, name in files.items():
        out = tmp_path / name
        assert ask_json("export", form, "--letter", 1, "--out", out) == {"written": [str(out)]}
    before = ask_json("annotations")
    report = ask_json("import", *(tmp_path / name for name in files.values()))
    assert (report["imported"], report["new_versions"], report["refused"]) == ([], [], [])
    assert [notes["known"] for notes in report["notes"]] == [2, 2, 2]
    assert [notes["added"] for notes in report["notes"]] == [0, 0, 0]
    assert ask_json("annotations") == before


def test_a_colleague_gets_the_letter_with_its_annotations(noted, ask_json, tmp_path):
    out, other = tmp_path / "kopie.pdf", tmp_path / "collega.kanttekening"
    ask_json("export", "pdf", "--letter", 1, "--out", out)
    mine = ask_json("annotations", "--letter", 1)["annotations"]
    theirs = run_on(ask_json, other, out)
    same = ("id", "kind", "quote", "note", "author", "created", "modified", "visibility", "state")
    assert [[note[key] for key in same] for note in theirs] == [
        [note[key] for key in same] for note in mine
    ]


def test_what_a_colleague_adds_to_a_copy_comes_back_as_xfdf(noted, ask_json, tmp_path):
    copy, other = tmp_path / "kopie van mij.pdf", tmp_path / "collega.kanttekening"
    ask_json("export", "pdf", "--letter", 1, "--out", copy)
    run_on(ask_json, other, copy)
    back = tmp_path / "terug.xfdf"
    ask_json("--library", other, "annotate", 1, "--quote", "ravijnjaar", "--occurrence", 1,
             "--kind", "actie")  # fmt: skip
    ask_json("--library", other, "export", "xfdf", "--letter", 1, "--out", back)
    report = ask_json("import", back)
    assert report["refused"] == []
    assert [notes["added"] for notes in report["notes"]] == [1]
    assert "ravijnjaar" in {
        note["quote"] for note in ask_json("annotations", "--letter", 1)["annotations"]
    }


def run_on(ask_json, library, out):
    ask_json("--library", library, "import", out)
    return ask_json("--library", library, "annotations")["annotations"]


def test_a_change_elsewhere_is_taken_over_when_asked(noted, ask, ask_json, tmp_path):
    out = tmp_path / "uit.jsonld"
    ask_json("export", "json-ld", "--out", out)
    found = json.loads(out.read_text("utf-8"))
    for item in found["first"]["items"]:
        item["modified"] = "2099-01-01T00:00:00.000Z"
        item["body"] = [body for body in item["body"] if body["purpose"] != "commenting"]
        item["body"].append({"type": "TextualBody", "value": "Elders", "purpose": "commenting"})
    out.write_text(json.dumps(found), "utf-8")
    code, said, hint = ask("annotations", "--import", out)
    assert (code, said, "--update" in hint) == (0, "0 aantekeningen toegevoegd.\n", True)
    assert "Elders" not in json.dumps(ask_json("annotations"))
    assert ask_json("annotations", "--import", out, "--update")["updated"] == 3
    assert {note["note"] for note in ask_json("annotations")["annotations"]} == {"Elders"}


def test_only_what_others_may_see_goes_along(noted, ask_json, tmp_path):
    out = tmp_path / "raad.jsonld"
    ask_json("export", "json-ld", "--out", out, "--visibility", "council")
    items = json.loads(out.read_text("utf-8"))["first"]["items"]
    assert [item["audience"]["id"].rpartition(":")[2] for item in items] == ["council"]


@pytest.mark.parametrize("form", ["pdf", "docx", "xfdf", "json-ld", "csv"])
def test_nothing_inside_is_said_beside_the_answer(noted, ask, tmp_path, form):
    out = tmp_path / "leeg"
    code, said, beside = ask(
        "export", form, "--letter", 5, "--out", out, "--visibility", "council", "--json"
    )
    assert (code, json.loads(said)) == (0, {"written": [str(out)]})
    assert beside == "Let op: hier gaan geen aantekeningen mee.\n"
    _, _, beside = ask("export", form, "--letter", 5, "--out", out, "--json")
    assert beside == ""


def test_more_letters_go_into_a_folder(noted, ask_json, tmp_path):
    folder = tmp_path / "map"
    written = ask_json("export", "pdf", "--out", folder)["written"]
    assert len(written) == 2
    assert all((tmp_path / path).read_bytes().startswith(b"%PDF-") for path in written)
    assert (
        len(ask_json("export", "pdf", "soort:ledenbrief", "jaar:2024", "--out", folder)["written"])
        == 1
    )


def test_nothing_else_is_replaced(noted, ask, path, tmp_path):
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8\xff")
    for target in (other, path):
        before = target.read_bytes()
        code, _, err = ask("export", "pdf", "--letter", 1, "--out", target)
        assert (code, err.startswith("Er staat al iets met de naam")) == (1, True)
        assert target.read_bytes() == before


@pytest.mark.parametrize("form", ["docx", "md", "csv", "json-ld"])
def test_an_own_file_is_made_anew_until_somebody_worked_on_it(noted, ask, tmp_path, form):
    out = tmp_path / f"verslag.{form}"
    command = ("export", form, "--out", out)
    ask(*command)
    ask("annotate", 1, "--quote", "ravijnjaar", "--occurrence", 1, "--kind", "vraag")
    code, _, _ = ask(*command)
    assert code == 0
    out.write_bytes(worked_on := out.read_bytes() + b"Met de hand bijgewerkt")
    code, _, err = ask(*command)
    assert (code, err.startswith("Er staat al iets met de naam")) == (1, True)
    assert out.read_bytes() == worked_on


def test_a_copy_that_a_colleague_wrote_in_stays_beside_the_new_one(noted, ask_json, tmp_path):
    folder = tmp_path / "map"

    def export():
        written = ask_json("export", "pdf", "soort:ledenbrief", "jaar:2024", "--out", folder)
        (name,) = written["written"]
        return Path(name)

    first = export()
    assert export() == first
    with first.open("ab") as file:
        file.write(b"% van een collega")
    theirs = first.read_bytes()
    second = export()
    assert second.name == f"{first.stem} (2).pdf"
    assert export() == second
    assert first.read_bytes() == theirs
    assert len(list(folder.iterdir())) == 2


def test_nothing_to_export_is_said(filled, ask, tmp_path):
    code, _, err = ask("export", "json-ld", "afzender:niemand", "--out", tmp_path / "x.jsonld")
    assert (code, err) == (1, "Er zijn geen brieven die hieraan voldoen.\n")


HOSTILE = {
    "bom.xfdf": b'<!DOCTYPE x [<!ENTITY a "b">]><xfdf xmlns="http://ns.adobe.com/xfdf/"/>',
    "stuk.jsonld": b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}',
    "leeg.xfdf": b'<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots/></xfdf>',
    "vreemd.xfdf": b'<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots><text page="0" '
    b'rect="1,1,2,2"/></annots><f href="onbekend.pdf"/></xfdf>',
}


@pytest.mark.parametrize(
    ("name", "reason"),
    [("bom.xfdf", "damaged"), ("stuk.jsonld", "wrong_letter"), ("leeg.xfdf", "empty"),
     ("vreemd.xfdf", "wrong_letter")],
)  # fmt: skip
def test_hostile_annotations_are_one_dutch_sentence(noted, ask, ask_json, tmp_path, name, reason):
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])
    before = ask_json("annotations")
    code, out, _ = ask("import", file, "--json")
    (refused,) = json.loads(out)["refused"]
    assert (code, refused["code"]) == (1, reason)
    code, out, _ = ask("annotations", "--import", file, "--json")
    error = json.loads(out)["error"]
    assert (code, error["code"]) == (1, reason)
    assert error["message"][0].isupper()
    assert error["message"].count(".") == 1
    assert ask_json("annotations") == before


REPORTS = {
    "html": b"<!DOCTYPE html>", "md": b"# Verslag van aantekeningen", "docx": b"PK", "odt": b"PK",
    "report-pdf": b"%PDF-", "csv": b"\xef\xbb\xbfStuk;Afzender;Kenmerk",
}  # fmt: skip


def test_reports_in_every_form(noted, ask_json, tmp_path):
    for form, beginning in REPORTS.items():
        out = tmp_path / f"verslag.{form}"
        assert ask_json("export", form, "--out", out)["written"] == [str(out)]
        assert out.read_bytes().startswith(beginning)
    text = (tmp_path / "verslag.md").read_text("utf-8")
    assert "*VNG, Lbr. 24/032, 3 september 2024*" in text
    assert "*blz. 2*" in text
    assert "3 aantekeningen bij 2 stukken, per stuk." in text


def test_a_report_of_what_was_chosen_under_the_headings_that_were_asked(noted, ask_json, tmp_path):
    out = tmp_path / "vragen.md"
    ask_json("export", "md", "aantekening:vraag", "--group", "kind", "--out", out)
    lines = out.read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# Verslag van aantekeningen",
        "## Vraag",
        "### Overhedenoverleg en start publiekscampagne",
    ]
    assert "Welke? – één €" in lines
