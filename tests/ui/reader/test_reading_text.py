"""The words of the Leesweergave: joined sentences, hidden furniture, hidden letterhead."""

from kanttekening.domain.document import Block, BlockKind, Document, ReadingBlock, Understanding
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.letter import Evidence, Facts
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.composing import compose
from kanttekening.ui.reader.copying import plain
from kanttekening.ui.reader.letterhead import letterhead_end
from kanttekening.ui.reader.reading_text import LINE_BREAK, PageStart
from kanttekening.words.reader import HIDE_BOILERPLATE, SHOW_BOILERPLATE

TEXT = "Ons kenmerk\n\nU2025\n\nWij vragen 🏛 aandacht\n\nvng.nl\n\nvoor dit\npunt.\n\nSlot"


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def understanding(**changes):
    evidence = {"reference": Evidence("U2025", span("U2025"), 0.9)}
    parts = {
        "facts": Facts(reference="U2025", evidence=evidence),
        "parts": (),
        "furniture": (span("vng.nl"),),
        "reading": (
            ReadingBlock(BlockKind.PARAGRAPH, (span("Ons kenmerk"),)),
            ReadingBlock(BlockKind.PARAGRAPH, (span("U2025"),)),
            ReadingBlock(
                BlockKind.PARAGRAPH, (span("Wij vragen 🏛 aandacht"), span("voor dit\npunt."))
            ),
            ReadingBlock(BlockKind.RULE, ()),
            ReadingBlock(BlockKind.LIST_ITEM, (span("Slot"),), 1, "•"),
        ),
    }
    return Understanding(**(parts | changes))


def composed(title="", *, layout=None, whole=False, unfolded=False, **changes):
    document = Document(TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),))
    return compose(
        document, understanding(**changes), title, layout, whole=whole, unfolded=unfolded
    )


def test_broken_sentences_are_joined_and_furniture_is_left_out():
    shown = [block.text for block in composed().blocks]
    assert shown == [f"Wij vragen 🏛 aandacht voor dit{LINE_BREAK}punt.", "", "Slot"]


def test_a_word_cut_by_a_page_break_has_neither_hyphen_nor_space():
    text = "de gemeente-\n\nblz. 2\n\nraad"
    spans = (Span(0, text.index("-")), Span(text.index("raad"), len(text)))
    block = ReadingBlock(BlockKind.PARAGRAPH, spans)
    document = Document(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    reading = compose(document, understanding(reading=(block,), facts=Facts(), furniture=()))
    assert [block.text for block in reading.blocks] == ["de gemeenteraad"]
    assert reading.map.positions(spans[1]) == [(11, 15)]
    assert reading.map.offset(11) == spans[1].start


def test_what_every_mail_repeats_is_folded_away_and_not_lost():
    repeated = (span("Slot"),)
    assert "Slot" not in [block.text for block in composed(boilerplate=repeated).blocks]
    whole = composed(boilerplate=repeated, whole=True).blocks
    assert [block.aside for block in whole if block.text == "Slot"] == [True]


def test_the_letterhead_makes_place_for_the_title():
    reading = composed("Het kenmerk")
    assert reading.blocks[0].text == "Het kenmerk"
    assert reading.blocks[0].kind is BlockKind.HEADING
    assert reading.map.position(span("Wij").start) == len("Het kenmerk") + 1


def test_a_title_shows_the_subject_of_the_letterhead():
    evidence = {
        "subject": Evidence("kenmerk\n\nU2025", Span(4, span("U2025").end), 0.9),
    }
    reading = composed("kenmerk U2025", facts=Facts(evidence=evidence))
    assert reading.blocks[0].text == "kenmerk U2025"
    assert reading.map.positions(span("kenmerk")) == [(0, 7)]
    assert reading.map.positions(span("U2025")) == [(8, 13)]
    assert reading.map.offset(8) == span("U2025").start
    assert reading.map.position(span("Wij").start) == len("kenmerk U2025") + 1


def test_a_title_of_its_own_is_no_part_of_the_text():
    evidence = {"subject": Evidence("U2025", span("U2025"), 0.9)}
    reading = composed("Een ander onderwerp", facts=Facts(evidence=evidence))
    assert not reading.map.shows(span("U2025").start)


def test_a_title_that_stands_there_already_is_not_repeated():
    assert [
        block.text for block in composed("Slot", reading=understanding().reading[-1:]).blocks
    ] == ["Slot"]


def test_a_page_begins_at_its_first_word_that_is_shown():
    """The second page begins with a footer, which is hidden; the third has nothing else."""
    sizes = (PageSize(595, 842),) * 3
    words = [(span("Wij"), 1), (span("vng.nl"), 2), (span("voor"), 2), (span("U2025"), 3)]
    layout = PageLayout.build(
        sizes, [PlacedWord(at, PageRect(page, 50, 50, 90, 60)) for at, page in words]
    )
    reading = composed(layout=layout)
    assert reading.pages == (PageStart(reading.map.position(span("voor").start), 2),)


def test_letterhead_and_footer_are_shown_on_request_where_they_stand():
    shown = [(block.text, block.aside) for block in composed("Het kenmerk", whole=True).blocks]
    assert shown == [
        ("Ons kenmerk", True),
        ("U2025", True),
        (f"Wij vragen 🏛 aandacht voor dit{LINE_BREAK}punt.", False),
        ("", False),
        ("vng.nl", True),
        ("Slot", False),
    ]


def test_facts_far_from_the_top_are_no_letterhead():
    far = Evidence("Slot", Span(2000, 2004), 0.9)
    assert letterhead_end(understanding(facts=Facts(evidence={"phone": far}))) == 0
    assert letterhead_end(understanding()) == span("U2025").end


def test_what_is_copied_is_one_unbroken_sentence():
    whole = Span(span("vragen").start, span("punt.").end)
    assert plain(composed(), whole) == "vragen 🏛 aandacht voor dit\npunt."


def test_furniture_alone_can_still_be_copied():
    assert plain(composed(), span("vng.nl")) == "vng.nl"


def test_a_line_tells_where_what_every_mail_repeats_was_left_out():
    shown = [(block.text, block.is_fold) for block in composed(boilerplate=(span("Slot"),)).blocks]
    assert shown[-1] == (SHOW_BOILERPLATE, True)
    assert [line for line, is_fold in shown if is_fold] == [SHOW_BOILERPLATE]


def test_unfolded_it_stands_in_place_and_aside():
    blocks = composed(boilerplate=(span("Slot"),), unfolded=True).blocks
    assert [(block.text, block.aside) for block in blocks[-2:]] == [
        (HIDE_BOILERPLATE, True),
        ("Slot", True),
    ]


def test_a_letter_without_boilerplate_has_no_such_line():
    assert not any(block.is_fold for block in composed().blocks)
    assert not any(
        block.is_fold for block in composed(boilerplate=(span("Slot"),), whole=True).blocks
    )
