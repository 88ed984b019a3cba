"""Scans on the command line: recognised while they are taken in, or not, as one asks."""

import pymupdf
import pytest
from readers import make_scans

from kanttekening.cli import import_command
from kanttekening.cli.console import Console
from kanttekening.words import cli as words


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    path = tmp_path_factory.mktemp("scans") / "scan.pdf"
    path.write_bytes(make_scans.short_scan())
    return path


def test_a_scan_is_recognised_while_it_is_taken_in(ask_json, scan):
    (letter,) = ask_json("import", scan)["imported"]
    assert letter["ocr"] == "whole"
    assert letter["date"] == "2024-09-03"
    shown = ask_json("show", letter["id"])
    assert "financiële gevolgen van de jeugdzorg" in shown["text"]
    assert len(shown["versions"]) == 1
    assert ask_json("search", "huisvesting")["total"] == 1


def test_a_picture_is_taken_in_by_its_content(ask_json, tmp_path):
    page = pymupdf.open(stream=make_scans.printed(make_scans.LETTER), filetype="pdf")[0]
    path = tmp_path / "brief.txt"
    path.write_bytes(make_scans.picture_of(page, 150).tobytes("png"))
    (letter,) = ask_json("import", path)["imported"]
    assert (letter["media_type"], letter["ocr"], letter["page_count"]) == ("image/png", "whole", 1)


def test_never_leaves_pictures_alone_until_one_wants_their_text(ask_json, scan):
    (letter,) = ask_json("import", scan, "--ocr", "never")["imported"]
    assert letter["ocr"] == "none"
    assert ask_json("show", letter["id"])["text"] == ""
    assert ask_json("import", scan, "--ocr", "never")["already_there"]
    (again,) = ask_json("import", scan)["new_versions"]
    assert (again["id"], again["ocr"]) == (letter["id"], "whole")


def test_force_recognises_printed_pages_too(ask_json, tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(make_scans.printed(make_scans.LETTER))
    (letter,) = ask_json("import", path)["imported"]
    assert letter["ocr"] == "none"
    (forced,) = ask_json("import", path, "--ocr", "force")["new_versions"]
    assert forced["ocr"] == "whole"


def test_text_does_not_mind_force(ask, seeds):
    code, out, err = ask("import", *seeds, "--ocr", "force")
    assert code == 0
    assert "herken" not in err
    assert "5 brieven ingelezen." in out


def test_without_language_data_the_letter_is_taken_in_and_it_is_said(
    ask, ask_json, scan, monkeypatch
):
    monkeypatch.setattr(import_command, "language_data", lambda: None)
    code, out, err = ask("import", scan)
    assert code == 0
    assert "1 brief ingelezen." in out
    assert words.NO_LANGUAGE_DATA in err
    (letter,) = ask_json("list")["letters"]
    assert letter["ocr"] == "none"
    code, _, err = ask("import", scan, "--ocr", "never")
    assert (code, err) == (0, "")


def test_progress_tells_the_page(ask, scan, monkeypatch):
    told = []
    monkeypatch.setattr(Console, "progress", lambda _self, text: told.append(text))
    ask("import", scan)
    assert "Tekst herkennen, pagina 1 van 1: scan.pdf" in told
    assert told[-1] == ""
