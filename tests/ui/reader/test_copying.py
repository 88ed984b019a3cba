"""What goes to the clipboard."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.document import BlockKind, Style, StyleKind
from kanttekening.domain.passage import Span
from kanttekening.ui.reader.copying import copied, plain, rich
from kanttekening.ui.reader.offset_map import Run
from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock

TEXT = "De gemeente-\n\nblz. 2\n\nraad kiest <snel>.\n\nEen\tTwee\n\nKop\n\npunt een\n\npunt twee"


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def block(kind, *words, level=0, marker=""):
    runs = tuple(Run(span(part).start, span(part)) for part in words)
    return ShownBlock(kind, level, marker, runs[0].position, " ".join(words), runs)


READING = ReadingText(
    TEXT,
    (
        block(BlockKind.PARAGRAPH, "De gemeente-", "raad kiest <snel>."),
        block(BlockKind.TABLE_ROW, "Een\tTwee"),
        block(BlockKind.HEADING, "Kop", level=2),
        block(BlockKind.LIST_ITEM, "punt een", marker="•"),
        block(BlockKind.LIST_ITEM, "punt twee", marker="•"),
    ),
)
STYLES = (
    Style(StyleKind.BOLD, span("kiest")),
    Style(StyleKind.LINK, span("<snel>"), "https://vng.nl/?a=1&b=2"),
    Style(StyleKind.LINK, span("Twee"), "javascript:alert(1)"),
)
ALL = Span(0, len(TEXT))


def test_a_word_broken_over_two_pages_is_whole_and_the_footer_is_gone():
    assert plain(READING, ALL).split("\n\n")[0] == "De gemeenteraad kiest <snel>."


def test_a_hyphen_that_belongs_to_a_word_stays():
    text = "Wet-\n\nen regels in Noord-\n\nHolland"
    parts = [Span(text.index(part), text.index(part) + len(part)) for part in text.split("\n\n")]
    shown = ShownBlock(
        BlockKind.PARAGRAPH, 0, "", 0, "", tuple(Run(part.start, part) for part in parts)
    )
    reading = ReadingText(text, (shown,))
    assert plain(reading, Span(0, len(text))) == "Wet- en regels in Noord-Holland"


def test_looks_lists_tables_and_living_links_are_kept():
    assert rich(READING, STYLES, ALL) == (
        '<p>De gemeenteraad <b>kiest</b> <a href="https://vng.nl/?a=1&amp;b=2">&lt;snel&gt;</a>.'
        "</p>\n<table><tr><td>Een</td><td>Twee</td></tr></table>\n<h2>Kop</h2>\n"
        "<ul><li>punt een</li><li>punt twee</li></ul>"
    )


def test_both_are_on_the_clipboard():
    data = copied(READING, STYLES, span("kiest"))
    assert data.text() == "kiest"
    assert data.html() == "<p><b>kiest</b></p>"


def test_what_is_hidden_is_copied_when_it_is_all_there_is():
    assert plain(READING, span("blz. 2")) == "blz. 2"
    assert rich(READING, (), span("blz. 2")) == "<p>blz. 2</p>"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_what_is_copied_holds_exactly_the_shown_words(first, last):
    chosen = Span(min(first, last), max(first, last))
    shown = [
        TEXT[max(run.span.start, chosen.start) : min(run.span.end, chosen.end)]
        for one in READING.blocks
        for run in one.runs
        if run.span.overlaps(chosen)
    ]
    letters = "".join("".join(shown).split()) or "".join(chosen.of(TEXT).split())
    assert "".join(plain(READING, chosen).split()).replace("-", "") == letters.replace("-", "")
    bare = re.sub(r"<[^>]*>", "", rich(READING, (), chosen)).replace("&lt;", "<")
    bare = bare.replace("&gt;", ">")
    assert "".join(bare.split()).replace("-", "") == letters.replace("-", "")
