"""The built program does its main job on a machine without Python and without a network."""

import shutil
import subprocess

import pymupdf
import pytest

import kanttekening

pytestmark = [pytest.mark.frozen, pytest.mark.timeout(900)]


@pytest.fixture
def library(program, tmp_path, seeds):
    """A library with the five sample letters, taken in by the built program."""
    file = tmp_path / "raad.kanttekening"
    folder = seeds[0].parent
    answer = program.run("--library", file, "import", folder, "--json")
    assert answer.code == 0, answer.err
    assert {letter["file_name"] for letter in answer.json["imported"]} == {
        seed.name for seed in seeds
    }
    assert answer.json["refused"] == []
    return file


def test_it_tells_its_version(program):
    answer = program.run("--version")
    assert answer.code == 0, answer.err
    assert kanttekening.__version__ in answer.out


def test_its_smoke_test_succeeds(program):
    answer = program.run("--smoke-test")
    assert answer.code == 0, answer.err
    assert answer.json["ok"] is True


def test_all_its_parts_work(program):
    """Plugins, Dutch texts, search, pages, recognising text, the worker and a second start."""
    answer = program.run("--checks")
    assert answer.code == 0, answer.out + answer.err
    assert {"qt", "search", "draw", "ocr", "single_instance"} <= set(answer.json["steps"])


def test_a_mistyped_word_finds_the_letters(program, library):
    answer = program.run("--library", library, "search", "finaciele ravijn", "--json")
    assert answer.code == 0, answer.err
    texts = [
        program.run("--library", library, "show", hit["letter"]["id"], "--json").json["text"]
        for hit in answer.json["hits"][:2]
    ]
    assert len(texts) == 2
    assert all("ravijn" in text.lower() for text in texts)


def test_a_note_is_there_in_the_next_run(program, library):
    found = program.run("--library", library, "search", "ravijn", "--json").json["hits"][0]
    letter = found["letter"]["id"]
    options = ["--quote", "ravijn", "--occurrence", 1, "--note", "vraag aan het college"]
    made = program.run("--library", library, "annotate", letter, *options, "--json")
    assert made.code == 0, made.err
    kept = program.run("--library", library, "annotations", "--json").json["annotations"]
    assert [row["note"] for row in kept] == ["vraag aan het college"]
    assert kept[0]["state"] == "anchored"


def test_its_worker_reads_and_draws_a_pdf(program, tmp_path):
    """PDFs are read in a process of its own, which the frozen program must find in itself."""
    pdf = tmp_path / "brief.pdf"
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 96), "Aan de leden van de gemeenteraad van Voorbeeldstad")
    page.insert_text((72, 130), "Onderwerp: onderhoud van de Lange Brug in 2027")
    document.save(pdf)
    library = tmp_path / "pdf.kanttekening"
    taken_in = program.run("--library", library, "import", pdf, "--json")
    assert taken_in.code == 0, taken_in.err
    letter = taken_in.json["imported"][0]["id"]
    picture = tmp_path / "bladzijde.png"
    drawn = program.run("--library", library, "page", letter, 1, "--out", picture)
    assert drawn.code == 0, drawn.err
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_one_bad_file_is_named_and_stops_nothing(program, tmp_path, seeds):
    bad = tmp_path / "leeg.txt"
    bad.write_bytes(b"")
    answer = program.run("--library", tmp_path / "l.kanttekening", "import", bad, *seeds, "--json")
    assert answer.code == 1
    assert len(answer.json["imported"]) == 5
    assert [refusal["code"] for refusal in answer.json["refused"]] == ["empty"]


def test_check_finds_the_library_whole(program, library):
    answer = program.run("--library", library, "check", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["ok"] is True


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not on this machine")
def test_it_never_asks_for_a_network(program, tmp_path):
    """Without a network it works; with one at hand it does not even try, nor looks names up."""
    seen = tmp_path / "calls"
    watch = ["strace", "-f", "-e", "trace=socket,connect,openat", "-o", str(seen)]
    subprocess.run(
        [*watch, str(program.file), "--smoke-test"],
        env=program.environment(),
        cwd=program.home,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    calls = seen.read_text("utf-8")
    assert "AF_INET" not in calls
    assert "resolv.conf" not in calls
    assert "/etc/hosts" not in calls
