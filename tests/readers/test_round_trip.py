"""A letter laid out as a PDF and read again is still the same letter."""

import difflib
from dataclasses import fields
from pathlib import Path

import pytest

from kanttekening.domain.letter import Facts
from kanttekening.readers.paper import lay_out
from kanttekening.readers.pdf import read_pdf
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

FACTS = [field.name for field in fields(Facts) if field.name != "evidence"]
LETTERS = sorted((Path(__file__).parents[1] / "data" / "letters").glob("*.txt"))


def both_ways(path):
    document = parse_text(decode(path.read_bytes()))
    layer = read_pdf(lay_out(document).pdf, lambda pages: None).layer
    return document, layer.document


def paragraphs(document):
    found = [block.span.of(document.text) for block in document.blocks]
    return [text for text in found if text and not text.isdigit()]


@pytest.mark.parametrize("number", range(5))
def test_the_words_are_the_same(seeds, number):
    ours, again = both_ways(seeds[number])
    left = [word for text in paragraphs(ours) for word in text.split()]
    right = [word for text in paragraphs(again) for word in text.split()]
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    assert sum(block.size for block in matcher.get_matching_blocks()) >= 0.995 * len(left)
    assert len(right) <= len(left)


@pytest.mark.parametrize("number", range(5))
def test_nearly_all_paragraphs_are_the_same(seeds, number):
    ours, again = (set(paragraphs(document)) for document in both_ways(seeds[number]))
    assert len(ours & again) >= 0.85 * len(ours)


@pytest.mark.parametrize("number", range(5))
def test_the_facts_are_the_same(seeds, number):
    same_facts(seeds[number])


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_letters_of_every_kind_keep_their_facts(path):
    same_facts(path)


def same_facts(path):
    ours, again = (understand(document, path.name).facts for document in both_ways(path))
    assert {n: getattr(again, n) for n in FACTS} == {n: getattr(ours, n) for n in FACTS}


def test_columns_of_labels_come_back_label_by_label():
    _, again = both_ways(LETTERS[0].parent / "waterschap.txt")
    assert paragraphs(again)[1:6] == [
        "Uw brief van\n2 april 2024",
        "Uw kenmerk",
        "Ons kenmerk\nWNS-2024-00871",
        "Datum\n23 april 2024",
        "Behandeld door\nmw. E. Post",
    ]


def test_lines_of_a_signature_come_back_as_lines():
    _, again = both_ways(LETTERS[0].parent / "kamerbrief.txt")
    assert paragraphs(again)[-1].split("\n")[:2] == [
        "Froukje Marije Hoekstra",
        "Minister van Landbouw, Visserij, Voedselzekerheid en Natuur",
    ]


def test_a_bold_heading_above_bold_words_stays_a_heading():
    words = "De raad heeft in zijn vergadering besloten dat het college een voorstel doet. " * 3
    document = parse_text(f"### Wat er speelt\n\n**{words.strip()}**\n\nEn gewone tekst.")
    layer = read_pdf(lay_out(document).pdf, lambda pages: None).layer
    assert paragraphs(layer.document) == paragraphs(document)
