"""Laws that hold for every text: places are right, nothing breaks, and it is quick."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.findings_cases import ASKINGS, REFERENCES, SEEDS, shown

from kanttekening.text.decode import decode
from kanttekening.text.findings import find_findings
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

PIECES = st.sampled_from(
    [
        "Lbr.", "24/032", "uw brief van", "3 mei 2024", "kenmerk", "Z/24/1182", "motie", "moties",
        "Nijboer", "en", "Van Dijk", "&", "'Groene daken'", "“", "’", "artikel 213", "Gemeentewet",
        "Wet", "bijlage", "2", "www.rietland.nl/x", "Wij verzoeken u", "te komen.", "\n\n", "- ",
        "1. ", "Gevraagd besluit", ":", "vast te stellen", "besluit:", "verzoekt het college",
        "Voorjaarsnota 2023", "financiéle", "reéle", "thema'’s", "o Welke", "[hier](#)", "# ",
        "zijn..",
        "Maak daarbij gebruik.", "respectievelijk", "aangenomen", "12 juni", "\x00", "é", "\u2028",
    ]
)  # fmt: skip
texts = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200)


@given(texts)
def test_everything_stands_where_it_says(text):
    document = parse_text(text)
    findings = understand(document).findings
    for reference in findings.references:
        assert reference.spans
        for span in reference.spans:
            assert span.end <= len(document.text)
        assert reference.spans == tuple(sorted(set(reference.spans)))
    for repair in findings.repairs:
        assert repair.span.of(document.text) == repair.source != repair.proposal
    for request in findings.requests:
        assert " ".join(request.text.split()) in shown(request.spans, document.text)
    for decision in findings.requested_decisions:
        first = shown(decision.spans, document.text)
        assert " ".join(decision.text.split()) in first
        for item in decision.items:
            assert " ".join(item.split()) in first


LONG = " ".join(case["text"] for case in (*REFERENCES, *ASKINGS)) + "\n\n" + "\n\n".join(
    decode(path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        LONG.replace("\n", " "),
        "moties Van der Van der Van der " * 2000,
        "a.b" * 20_000,
        "'" * 20_000,
        "Wet " + "en ook " * 10_000,
        "motie '" * 8000,
        "wij willen met een grote afvaardiging " * 1500,
        "Wij vragen u. " * 5000,
        "- verzoekt het college:\n\n" * 2000,
        "e Welke\n" * 5000,
        "brief aan " * 6000,
    ],
    ids=lambda text: text[:20],
)
def test_time_grows_with_the_length_only(text):
    def seconds(times):
        document = parse_text(text * times)
        known = understand(document)
        started = time.process_time()
        find_findings(document, known.facts, known.reading)
        return time.process_time() - started

    once = min(seconds(1) for _ in range(2))
    assert min(seconds(4) for _ in range(2)) < 12 * once + 0.1
