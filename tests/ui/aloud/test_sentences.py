"""What is said: whole sentences, in the order of reading, each with its place in the letter."""

from kanttekening.domain.document import (
    Block,
    BlockKind,
    Document,
    ReadingBlock,
    Understanding,
)
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span
from kanttekening.ui.aloud.sentences import first_at, sentences
from kanttekening.ui.reader.composing import compose

TEXT = (
    "Kosten 🏊\n\nWij vragen dhr. Jansen om geld. Komt dat\n\nblz. 2\n\n"
    "goed uit? Laat het weten.\n\nPost\tBedrag\n\n---"
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading():
    blocks = (
        ReadingBlock(BlockKind.HEADING, (span("Kosten 🏊"),), 1),
        ReadingBlock(
            BlockKind.PARAGRAPH,
            (span("Wij vragen dhr. Jansen om geld. Komt dat"), span("goed uit? Laat het weten.")),
        ),
        ReadingBlock(BlockKind.TABLE_ROW, (span("Post\tBedrag"),)),
        ReadingBlock(BlockKind.PARAGRAPH, (span("---"),)),
    )
    document = Document(TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),))
    return compose(document, Understanding(Facts(), (), (span("blz. 2"),), blocks))


def said(within=None):
    return [sentence.words for sentence in sentences(reading(), within)]


def test_sentences_are_whole_also_over_two_pages():
    assert said() == [
        "Kosten 🏊",
        "Wij vragen dhr. Jansen om geld.",
        "Komt dat goed uit?",
        "Laat het weten.",
        "Post, Bedrag",
    ]


def test_each_knows_where_it_stands():
    found = sentences(reading())
    assert found[1].span.of(TEXT).strip() == "Wij vragen dhr. Jansen om geld."
    broken = found[2].span
    assert TEXT[broken.start : broken.end].strip().startswith("Komt dat")
    assert TEXT[broken.start : broken.end].endswith("goed uit?")


def test_of_a_selection_only_that_is_said():
    assert said(Span(span("Jansen").start, span("Komt").end)) == ["Jansen om geld.", "Komt"]


def test_it_begins_with_the_sentence_at_the_caret():
    found = sentences(reading())
    assert found[first_at(found, span("Jansen").start)].words.startswith("Wij vragen")
    assert found[first_at(found, span("blz. 2").start)].words == "Komt dat goed uit?"
    assert first_at(found, len(TEXT)) == 0
