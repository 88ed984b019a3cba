"""A letter laid out as a PDF and read again is still the same letter."""

import difflib

import pytest

from kanttekening.readers.paper import lay_out
from kanttekening.readers.pdf import read_pdf
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

FACTS = ("kind", "sender", "recipients", "date", "reference", "circular_number", "subject", "phone")


def both_ways(path):
    document = parse_text(decode(path.read_bytes()))
    layer, _, _ = read_pdf(lay_out(document).pdf, lambda pages: None)
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
    ours, again = (understand(d, "brief.pdf").facts for d in both_ways(seeds[number]))
    for name in FACTS:
        assert getattr(again, name) == getattr(ours, name), name
