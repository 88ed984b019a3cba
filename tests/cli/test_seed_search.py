"""Section 6 of the acceptance table: copied sentences, searches, and the way to the bytes."""

import hashlib
import re
import shutil

import pytest
from cli.seed_letters import ask_in_process

SENTENCES = [
    (0, "nodigen u van harte uit om deel te nemen", 37, 47),
    (0, "de consequenties voor inwoners", 61, 63),
    (2, "de VNG wil dat de tekorten", 28, 30),
    (3, "politieke partijen gesprekken voeren om tot een nieuw kabinet te komen", 12, 14),
    (3, "kunnen rondkomen of de juiste zorg en ondersteuning", 98, 102),
    (4, "hoe ze het leveren en hoe ze communiceren", 107, 109),
    (4, "afspraken worden gemaakt die een nieuwe basis leggen", 125, 127),
    (4, "couleur locale", 111, 111),
]
# as one types it, as the scan has it
DAMAGED = [
    ("financiële", "financiéle"),
    ("gemeentefinanciën", "gemeentefinancién"),
    ("reële", "reéle"),
    ("continuïteit", "continuiteit"),
    ("voor sommige gemeenten", "voorsommige gemeenten"),
    ("verkiezingsprogramma's", "verkiezingsprogramma'’s"),
]


@pytest.mark.parametrize(("number", "sentence", "first", "last"), SENTENCES)
def test_a_copied_sentence_reads_as_one(seed_of, number, sentence, first, last):
    seed = seed_of[number]
    assert sentence in seed.shown["reading_text"]
    begin, end = sentence.split()[0], sentence.split()[-1]
    assert begin in seed.lines[first]
    assert end in seed.lines[last]


@pytest.mark.parametrize(("number", "sentence", "first", "last"), SENTENCES)
def test_the_sentence_is_found_as_a_phrase(found_in, number, sentence, first, last):
    assert found_in(f'"{sentence}"') == {number}


@pytest.mark.parametrize(("number", "sentence", "first", "last"), SENTENCES)
def test_the_hit_shows_where_the_sentence_stands(shelf, seed_of, number, sentence, first, last):
    (hit,) = ask_in_process(shelf, "search", f'"{sentence}"')["hits"]
    start, end = hit["found"]
    assert seed_of[number].line_of(start) == first
    assert seed_of[number].line_of(end - 1) in {first, last}


@pytest.mark.parametrize(("typed", "source"), DAMAGED)
def test_a_damaged_word_is_found_by_its_right_spelling(found_in, typed, source):
    assert 3 in found_in(typed)


@pytest.mark.parametrize(("typed", "source"), DAMAGED)
def test_the_spelling_of_the_source_is_shown(seed_of, typed, source):
    seed = seed_of[3]
    assert source in seed.shown["reading_text"]
    assert any(repair["source"] in source for repair in seed.shown["repairs"])


@pytest.mark.parametrize("query", ["Nassaulaan", "Nassaulaan 12"])
def test_the_letterhead_is_searched_on_request_only(found_in, query):
    assert found_in(query) == set()
    assert found_in(query, "--letterhead") == {0, 1, 4}
    assert found_in(f"{query} in:briefhoofd") == {0, 1, 4}


def test_a_hit_in_a_letterhead_shows_it(shelf, seed_of):
    for hit in ask_in_process(shelf, "search", "Nassaulaan", "--letterhead")["hits"]:
        (span,) = hit["spans"]
        assert hit["snippet"][slice(*span)] == "Nassaulaan"
        seed = seed_of[hit["letter"]["id"] - 1]
        assert seed.text[slice(*hit["found"])] == "Nassaulaan"


def test_looking_in_letterheads_changes_no_other_answer(found_in):
    assert found_in("ravijn", "--letterhead") == found_in("ravijn")
    assert found_in("jaar:2019", "in:briefhoofd") == {4}


@pytest.mark.parametrize("query", ["373 83 93", "0703738393", "070 373 8393"])
def test_a_telephone_number_in_any_spelling(found_in, query):
    assert found_in(query) == found_in("070 - 373 83 93") == {1, 2, 4}


@pytest.mark.parametrize("query", ["Lbr 24/32", "24/032", "Lbr. 24/032", "Lbr.24/32"])
def test_a_circular_in_any_spelling(found_in, query):
    assert found_in(query) == {0}


@pytest.mark.parametrize("number", range(5))
def test_every_character_leads_to_the_untouched_file(seed_of, number):
    seed = seed_of[number]
    assert seed.shown["sha256"] == hashlib.sha256(seed.path.read_bytes()).hexdigest()
    covered = 0
    for start, at, length in seed.shown["source_map"]:
        assert seed.text[start : start + length] == seed.source[at : at + length]
        covered += length
    # What is not in the file is white space that the layout needs.
    mapped = {
        offset
        for start, _, length in seed.shown["source_map"]
        for offset in range(start, start + length)
    }
    rest = "".join(sign for offset, sign in enumerate(seed.text) if offset not in mapped)
    assert rest.strip() == ""
    assert covered > 0.9 * len(seed.text)


QUOTES = [
    (0, "de de campagne 'Je gemeente doet er alles aan'"),
    (1, "Gemeenten hebben 342 verhalen te vertellen."),
    (2, "‘De grens is bereikt’"),
    (3, "het iedere maand kunnen rondkomen of de\n\njuiste zorg"),
    (3, "“Kaders VNG-inzet kabinetsformatie: Gebruik de kracht van lokaal bestuur” (pagina 4-7)"),
    (4, "héél Nederland"),
]


@pytest.fixture
def library(shelf, tmp_path):
    """A copy of the samples to write in."""
    path = tmp_path / "raad.kanttekening"
    shutil.copy(shelf, path)
    return path


@pytest.mark.parametrize(("number", "quote"), QUOTES)
def test_a_highlight_leads_to_the_bytes(library, seed_of, number, quote):
    seed = seed_of[number]
    mark = ask_in_process(library, "annotate", seed.id, "--quote", quote)
    data = seed.path.read_bytes()
    first, last = seed.source_of(mark["start"]), seed.source_of(mark["end"] - 1)
    begin = len(seed.source[:first].encode())
    end = len(seed.source[: last + 1].encode())
    in_file = data[begin:end].decode()
    assert re.sub(r"\s+", " ", in_file) == re.sub(r"\s+", " ", quote)
    assert mark["quote"] == seed.text[mark["start"] : mark["end"]]


def test_a_mark_in_the_first_part_stays_when_the_second_changes(library, seed_of, tmp_path):
    seed = seed_of[4]
    quote = "de condities aanscherpen waaronder we met het Rijk"
    cover = seed.shown["parts"][0]
    mark = ask_in_process(library, "annotate", seed.id, "--quote", quote, "--occurrence", 1)
    assert cover["start"] <= mark["start"] < cover["end"]
    assert seed.line_of(mark["start"]) == 33
    changed = seed.lines[1:]
    changed[160] = " - c. We passen in deel B alleen dit ene punt aan;"
    changed[76] = "Na een korte terugblik beschrijven we de rode draden, in een nieuwe volgorde."
    newer = tmp_path / "nieuwe versie.txt"
    newer.write_text("\n".join(changed), "utf-8")
    report = ask_in_process(library, "import", newer)
    assert [letter["id"] for letter in report["new_versions"]] == [seed.id]
    (after,) = ask_in_process(library, "annotations", "--letter", seed.id)["annotations"]
    shown = ask_in_process(library, "show", seed.id)
    cover = shown["parts"][0]
    assert after["state"] in {"anchored", "moved"}
    assert cover["start"] <= after["start"] < cover["end"]
    assert shown["text"][after["start"] : after["end"]] == quote
