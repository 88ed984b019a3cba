"""From the reading text back to the letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.document import BlockKind, ReadingBlock, Understanding
from kanttekening.domain.letter import Facts, VersionId
from kanttekening.domain.passage import Span
from kanttekening.text.reading_map import indexed_letter, reading_of, reading_runs, to_text

TEXT = "Wij nodigen u van\n\nNassaulaan 12\n\nharte uit.\n\nTot slot."
UNDERSTANDING = Understanding(
    Facts(subject="Campagne", reference="U1", circular_number="24/032", sender="VNG"),
    (),
    (Span(19, 32),),
    (
        ReadingBlock(BlockKind.PARAGRAPH, (Span(0, 17), Span(34, 44))),
        ReadingBlock(BlockKind.PARAGRAPH, (Span(46, 55),)),
    ),
)
READING = UNDERSTANDING.reading_text(TEXT)
RUNS = reading_runs(TEXT, UNDERSTANDING)


def land(part: str) -> str:
    start = READING.index(part)
    found = to_text(RUNS, Span(start, start + len(part)))
    assert found is not None
    return found.of(TEXT)


def test_the_reading_text_can_be_made_again() -> None:
    assert reading_of(TEXT, RUNS) == READING


@given(st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=4), max_size=5))
def test_any_reading_text_can_be_made_again(blocks: list[list[tuple[int, int]]]) -> None:
    text = "Wij nodigen u uit, van harte, om te komen."
    spans = [tuple(Span(start, start + length) for start, length in block) for block in blocks]
    reading = tuple(ReadingBlock(BlockKind.PARAGRAPH, block) for block in spans)
    understanding = Understanding(Facts(), (), (), reading)
    runs = reading_runs(text, understanding)
    assert reading_of(text, runs) == understanding.reading_text(text)


def test_a_word_lands_on_itself() -> None:
    for word in ("Wij", "van", "harte", "uit.", "Tot", "slot."):
        assert land(word) == word


def test_a_sentence_across_a_letterhead_covers_it() -> None:
    assert land("van harte") == "van\n\nNassaulaan 12\n\nharte"


def test_behind_a_word_that_a_page_cut_words_land_on_themselves() -> None:
    text = "Wij vragen de gemeente-\n\nblz. 2\n\nraad om geld.\n\nTot slot."
    spans = (Span(0, text.index("-")), Span(text.index("raad"), text.index("\n\nTot")))
    blocks = tuple(ReadingBlock(BlockKind.PARAGRAPH, part) for part in (spans, (Span(46, 55),)))
    understanding = Understanding(Facts(), (), (), blocks)
    reading, runs = understanding.reading_text(text), reading_runs(text, understanding)
    assert reading.startswith("Wij vragen de gemeenteraad om geld.")
    for word in ("vragen", "raad", "geld"):
        start = reading.index(word)
        landed = to_text(runs, Span(start, start + len(word)))
        assert landed is not None
        assert landed.of(text) == word


def test_without_a_map_there_is_nowhere_to_land() -> None:
    assert to_text((), Span(0, 3)) is None


def test_parts_out_of_order_stop_at_the_end_of_the_first() -> None:
    runs = ((0, 50, 5), (6, 0, 5))
    assert to_text(runs, Span(2, 8)) == Span(52, 55)


def test_the_index_gets_facts_text_and_letterhead() -> None:
    fields = indexed_letter(VersionId(7), TEXT, UNDERSTANDING, "bestand", ["noot"])
    assert fields.subject == "Campagne"
    assert fields.numbers == ("U1", "24/032")
    ((start, line),) = fields.furniture
    assert line == "Nassaulaan 12"
    assert TEXT[start:].startswith(line)
    assert fields.reading_text == "Wij nodigen u van harte uit.\n\nTot slot."
    assert fields.notes == ("noot",)
