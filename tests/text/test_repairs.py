"""What was recognised wrongly on a scan; what a person wrote stays."""

import pytest
from text.findings_cases import REPAIRS, Sample

from kanttekening.domain.letter import Facts
from kanttekening.text.lexicon import has_diaeresis, with_diaeresis
from kanttekening.text.markup import parse_text
from kanttekening.text.repairs import find_repairs

# source, proposal, lines of the scanned sample
ROWS = [
    ("financiéle", "financiële", [16, 88, 113, 191, 238, 277]),
    ("gemeentefinancién", "gemeentefinanciën", [29, 73, 117, 305]),
    ("financién", "financiën", [75]),
    ("reéle", "reële", [259]),
    ("continuiteit", "continuïteit", [191]),
    ("thema'’s", "thema’s", [45]),
    ("verkiezingsprogramma'’s", "verkiezingsprogramma’s", [87, 117]),
    ("voorsommige", "voor sommige", [255]),
    ("e", "•", [75]),
    ("o", "•", [77, 79, 80]),
    ("Zijn", "zijn", [62]),
    ("zijn..", "zijn.", [182]),
]


def repaired(text):
    return [(one.source, one.proposal) for one in find_repairs(parse_text(text), Facts())]


@pytest.fixture(scope="module")
def scan():
    return Sample(3)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_scanned_sample_row_by_row(scan, row):
    source, proposal, lines = row
    found = [one for one in scan.findings.repairs if one.source == source]
    assert scan.lines(one.span for one in found) == lines
    assert {one.proposal for one in found} == {proposal}


def test_nothing_else_is_changed_in_the_scanned_sample(scan):
    assert len(scan.findings.repairs) == sum(len(lines) for _, _, lines in ROWS)
    for one in scan.findings.repairs:
        assert one.span.of(scan.document.text) == one.source


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_typed_samples_keep_the_slips_of_their_authors(number):
    assert Sample(number).findings.repairs == ()


@pytest.mark.parametrize("case", REPAIRS, ids=lambda case: case["name"])
def test_pieces_of_scans(case):
    assert [list(one) for one in repaired(case["text"])] == case["found"]


def test_one_letter_that_looks_like_a_bullet_is_left_alone():
    scanned = "De financiéle en reéle groei.\n\no Welke kosten\n\nDat is alles."
    assert ("o", "•") not in repaired(scanned)


def test_who_writes_capitals_by_habit_does_so_on_purpose():
    scanned = (
        "Financiéle, reéle. De raad Dat wil, de stad Dat mag en het dorp Dat kan, ja. En Dat is."
    )
    assert [source for source, _ in repaired(scanned)] == ["Financiéle", "reéle"]


@pytest.mark.parametrize(
    ("plain", "word"),
    [
        ("financiele", "financiële"),
        ("rijksfinancien", "rijksfinanciën"),
        ("wegfinancien", None),
        ("clienten", "cliënten"),
        ("voor", None),
    ],
)
def test_words_with_a_diaeresis(plain, word):
    assert with_diaeresis(plain, {"rijk", "rijks"}) == word
    assert word is None or has_diaeresis(word)
