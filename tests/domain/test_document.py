from kanttekening.domain.document import BlockKind, ReadingBlock, SourceMap, Understanding
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span

SOURCE = "**Datum**\n\n3 mei"


def test_a_character_finds_its_place_in_the_source():
    text = "Datum\n\n3 mei"
    where = SourceMap(((0, 2, 5), (7, 11, 5)))
    assert [SOURCE[where.to_source(i)] for i in (0, 4, 7, 11)] == [text[i] for i in (0, 4, 7, 11)]


def test_characters_that_we_put_there_have_no_source():
    where = SourceMap(((1, 2, 4), (7, 11, 5)))
    assert where.to_source(0) is None
    assert where.to_source(5) is None


def test_the_reading_text_joins_what_a_footer_cut_in_two():
    text = "Wij nodigen u van\n\nNassaulaan 12\n\nharte uit."
    understanding = Understanding(
        Facts(),
        (),
        (Span(19, 32),),
        (
            ReadingBlock(BlockKind.PARAGRAPH, (Span(0, 17), Span(34, 44))),
            ReadingBlock(BlockKind.RULE, ()),
        ),
    )
    assert understanding.reading_text(text) == "Wij nodigen u van harte uit."
