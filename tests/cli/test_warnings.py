"""What could not be read in full is said."""

from readers.test_bad_files import without_xref


def test_a_mended_pdf_is_told(ask, ask_json, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(without_xref())
    code, _, err = ask("import", tmp_path / "brief.pdf")
    assert code == 0
    assert "Dit bestand is beschadigd; wat nog te lezen was, is ingelezen." in err
    assert ask_json("show", 1)["warnings"] == ["repaired"]
