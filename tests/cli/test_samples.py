"""The sample letters through the command line: each fact with its words, each phrase found."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = tomllib.loads((ROOT / "seeds" / "seeds.toml").read_text("utf-8"))["files"]
FACTS = (
    "kind", "sender", "sender_email", "recipients", "date", "date_inferred", "reference",
    "your_reference", "circular_number", "subject", "phone", "attachments_count", "signatory",
    "signatory_role", "language",
)  # fmt: skip
PHRASES = [
    ("nodigen u van harte uit om deel te nemen", {1}),
    ("de consequenties voor inwoners", {1}),
    ("de VNG wil dat de tekorten", {3}),
    ("politieke partijen gesprekken voeren om tot een nieuw kabinet te komen", {4}),
    ("kunnen rondkomen of de juiste zorg en ondersteuning", {4}),
    ("hoe ze het leveren en hoe ze communiceren", {5}),
    ("afspraken worden gemaakt die een nieuwe basis leggen", {5}),
    ("couleur locale", {5}),
]
# As the letters write it, and as the recogniser damaged it in the fourth
REPAIRED = [
    "financiële", "gemeentefinanciën", "reële", "continuïteit", "voor sommige gemeenten",
    "verkiezingsprogramma's",
]  # fmt: skip


@pytest.mark.parametrize("number", range(1, 6))
def test_every_fact_is_right_and_has_its_words(filled, ask_json, number):
    sample = SAMPLES[number - 1]
    shown = ask_json("show", number)
    assert shown["file_name"] == sample["name"]
    absent = {"recipients": []}
    for fact in FACTS:
        assert shown[fact] == sample["facts"].get(fact, absent.get(fact)), fact
    for fact, found in shown["evidence"].items():
        assert shown["text"][found["start"] : found["end"]] == found["quote"], fact
        assert 1 <= found["page"] <= shown["page_count"], fact
    told = {"sender", "date", "reference", "circular_number", "subject", "phone",
            "attachments_count", "signatory"}  # fmt: skip
    assert {fact for fact in told if shown[fact] is not None} <= set(shown["evidence"])


@pytest.mark.parametrize("number", range(1, 6))
def test_the_reading_text_joins_what_the_page_broke(filled, ask_json, number):
    reading = ask_json("show", number)["reading_text"]
    for sentence in SAMPLES[number - 1]["read_as"]:
        assert sentence in reading
    assert "Nassaulaan" not in reading
    assert "**" not in reading


@pytest.mark.parametrize(("phrase", "letters"), PHRASES)
def test_a_phrase_over_a_break_is_found_as_it_reads(filled, ask_json, phrase, letters):
    hits = ask_json("search", f'"{phrase}"')["hits"]
    assert {hit["letter"]["id"] for hit in hits} == letters


@pytest.mark.parametrize("word", REPAIRED)
def test_a_damaged_word_is_found_by_how_it_should_be(filled, ask_json, word):
    assert 4 in {hit["letter"]["id"] for hit in ask_json("search", word)["hits"]}


@pytest.mark.parametrize("number", ["373 83 93", "0703738393", "070 373 8393"])
def test_a_phone_number_is_found_in_any_spacing(filled, ask_json, number):
    hits = {hit["letter"]["id"] for hit in ask_json("search", number)["hits"]}
    assert hits == {2, 3, 5}


@pytest.mark.parametrize("number", ["Lbr 24/32", "24/032", "Lbr.24/032", "lbr. 24/032"])
def test_a_circular_is_found_in_any_spelling(filled, ask_json, number):
    assert ask_json("search", number)["hits"][0]["letter"]["id"] == 1


def test_the_letterhead_is_not_searched(filled, ask_json):
    assert ask_json("search", "Nassaulaan")["total"] == 0


def test_a_mistyped_word_brings_the_two_letters_about_it_first(filled, ask_json):
    hits = ask_json("search", "finaciele ravijn")["hits"]
    assert {hit["letter"]["id"] for hit in hits[:2]} == {1, 2}
    for hit in hits:
        start, end = hit["spans"][0]
        assert hit["snippet"][start:end]
