"""What could not be read in full is said."""

from readers.make_files import lines_pdf
from readers.test_bad_files import without_xref


def test_a_mended_pdf_is_told(ask, ask_json, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(without_xref())
    code, _, err = ask("import", tmp_path / "brief.pdf")
    assert code == 0
    assert "Dit bestand is beschadigd; wat nog te lezen was, is ingelezen." in err
    assert ask_json("show", 1)["warnings"] == ["repaired"]


def test_plain_text_with_the_name_of_a_pdf_is_told(ask, ask_json, tmp_path):
    (tmp_path / "kapotte.pdf").write_bytes(
        b"De pagina is niet gevonden. Probeer het later opnieuw."
    )
    code, _, err = ask("import", tmp_path / "kapotte.pdf", "--json")
    assert code == 0
    assert "kapotte.pdf: Dit bestand is gewone tekst, al zegt zijn naam iets anders." in err
    assert ask_json("show", 1)["warnings"] == ["misnamed"]


def test_of_two_equal_files_both_names_are_told(ask, tmp_path):
    for name in ("kopie van 01.txt", "01 Jeugdzorg.txt"):
        (tmp_path / name).write_text("Geachte raad,\n\nDe jeugdzorg wordt duurder.", "utf-8")
    code, out, _ = ask("import", tmp_path)
    assert code == 0
    assert "kopie van 01.txt: hetzelfde bestand als “01 Jeugdzorg.txt” (brief 1)" in out


def test_our_own_table_is_no_letter(filled, ask, ask_json, tmp_path):
    ask_json("annotate", 1, "--quote", "Geachte", "--occurrence", 1)
    (tmp_path / "map").mkdir()
    table = tmp_path / "map" / "alles.csv"
    ask_json("export", "csv", "--out", table)
    (refused,) = ask_json("import", table, code=1)["refused"]
    assert refused["code"] == "not_a_document"
    assert ask_json("import", table.parent)["imported"] == []


def test_annotations_may_come_before_their_letter(ask_json, path, tmp_path):
    letter, folder = tmp_path / "brief.pdf", tmp_path / "van chris"
    folder.mkdir()
    letter.write_bytes(
        lines_pdf([(72, 100, "De kosten van de jeugdzorg stijgen met tien procent.")])
    )
    ask_json("import", letter)
    ask_json("annotate", 1, "--quote", "jeugdzorg", "--note", "Waarom?")
    ask_json("export", "xfdf", "--letter", 1, "--out", folder / "1 notities.xfdf")
    (folder / "2 brief.pdf").write_bytes(letter.read_bytes())

    answer = ask_json("--library", path.with_name("chris.kanttekening"), "import", folder)
    assert [found["path"] for found in answer["imported"]] == [str(folder / "2 brief.pdf")]
    assert (answer["refused"], answer["notes"][0]["added"]) == ([], 1)
