"""Recognised lines become rows: straightened, their sizes settled, specks left out."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.passage import Span
from kanttekening.domain.scan import PRINTED
from kanttekening.readers.ocr_data import find_language_data
from kanttekening.readers.ocr_lines import TURNS, SeenLine, SeenPage, SeenWord, font_size
from kanttekening.readers.ocr_mupdf import likelihood
from kanttekening.readers.ocr_rows import Recognized

WORDS = "De gemeenteraad bespreekt de begroting van het komende jaar".split()
texts = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
confidences = st.integers(0, 100)
places = st.floats(0, 800).map(lambda value: round(value, 2))


@st.composite
def seen_words(draw):
    x0, y0 = draw(places), draw(places)
    return SeenWord(
        draw(texts), x0, y0, round(x0 + 20, 2), round(y0 + 9, 2), draw(confidences),
        draw(st.booleans()),
    )  # fmt: skip


seen_lines = st.builds(
    SeenLine,
    st.integers(0, 9),
    st.lists(seen_words(), max_size=5),
    st.floats(-0.05, 0.05).map(lambda value: round(value, 5)),
    places,
    st.floats(4, 40).map(lambda value: round(value, 2)),
)


def line_of(words, y, *, slope=0.0, size=10.0, sure=95, x=70.0):
    """Words on a baseline, as they lie on a page that is turned by ``slope``."""
    placed = []
    for word in words:
        width = 5.0 * len(word)
        middle = y + slope * (x + width / 2)
        placed.append(SeenWord(word, x, middle - 8, x + width, middle + 2, sure))
        x += width + 4
    return SeenLine(1, placed, slope, y, size)


@given(st.integers(1, 900), st.lists(seen_lines, max_size=4), st.sampled_from(TURNS))
def test_what_is_kept_is_what_was_seen(number, lines, turn):
    page = SeenPage(number, tuple(lines), turn)
    assert SeenPage.unpacked(page.packed()) == page


@pytest.mark.parametrize(
    "packed", [None, [], [1], [1, [], 45], [1, [[0]]], ["a", []], [1, [[0, 0, 0, 0, ["a"]]]]]
)
def test_rubbish_is_no_page(packed):
    with pytest.raises((ValueError, TypeError)):
        SeenPage.unpacked(packed)


@given(st.floats(-0.06, 0.06), st.integers(2, 12))
def test_a_crooked_page_has_straight_rows(slope, count):
    lines = tuple(line_of(WORDS, 80 + 14 * n, slope=slope) for n in range(count))
    rows = Recognized([SeenPage(1, lines)]).rows(1)
    assert [row.text for row in rows] == [" ".join(WORDS)] * count
    for row in rows:
        bottoms = [word.box.y1 for word in row.words]
        assert max(bottoms) - min(bottoms) < 0.5
    pitches = {round(b.box.y1 - a.box.y1, 1) for a, b in pairwise(rows)}
    assert all(math.isclose(pitch, 14, abs_tol=0.2) for pitch in pitches)


@given(st.floats(-0.06, 0.06))
def test_words_keep_their_places_on_the_picture(slope):
    lines = tuple(line_of(WORDS, 80 + 14 * n, slope=slope) for n in range(3))
    recognized = Recognized([SeenPage(1, lines)])
    boxes = [(row.page, word) for row in recognized.rows(1) for word in row.words]
    layout = PageLayout.build(
        (PageSize(595, 842),),
        [
            PlacedWord(Span(3 * n, 3 * n + 2), PageRect(page, *word.box))
            for n, (page, word) in enumerate(boxes)
        ],
    )
    settled, sure = recognized.settled(layout)
    assert set(sure) == {95}
    seen = [word for line in lines for word in line.words]
    for n, word in enumerate(seen):
        rect = settled.word(n).rect
        assert (rect.x0, rect.x1) == pytest.approx((word.x0, word.x1), abs=0.1)
        assert rect.y0 < (word.y0 + word.y1) / 2 < rect.y1


def test_printed_words_stay_as_they_are():
    recognized = Recognized([SeenPage(2, (line_of(WORDS, 100),))])
    word = PlacedWord(Span(0, 4), PageRect(1, 10, 20, 30, 40))
    settled, sure = recognized.settled(PageLayout.build((PageSize(595, 842),), [word]))
    assert settled.word(0) == word
    assert list(sure) == [PRINTED]


def test_specks_are_no_words_and_noise_is_no_line():
    speck = SeenWord("~", 10, 10, 12, 12, 3)
    line = line_of(WORDS, 100)
    line.words.append(speck)
    noise = line_of(["|", "Ii", "~~"], 300, sure=22)
    rows = Recognized([SeenPage(1, (line, noise))]).rows(1)
    assert [row.text for row in rows] == [" ".join(WORDS)]


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("__harte", ["harte"]),
        ("*_Bestaanszekerheid", ["*", "Bestaanszekerheid"]),
        ("raad_bestuur@aa.nl", ["raad_bestuur@aa.nl"]),
        ("____", ["____"]),
    ],
)
def test_a_space_that_was_seen_as_underscores_is_a_space(seen, words):
    (row,) = Recognized([SeenPage(1, (line_of([seen, "gemeente"], 100),))]).rows(1)
    assert [word.text for word in row.words] == [*words, "gemeente"]
    lefts = [word.box.x0 for word in row.words]
    assert lefts == sorted(lefts)
    assert all(word.box.x1 > word.box.x0 for word in row.words)


def test_cells_stand_apart():
    cells = line_of(["Datum"], 100)
    cells.words += line_of(["Kenmerk"], 100, x=200).words
    (row,) = Recognized([SeenPage(1, (cells,))]).rows(1)
    assert [word.cells for word in row.words] == [0, 1]
    assert row.is_table


def test_sizes_that_hardly_differ_are_one_and_a_title_is_larger():
    sizes = [10.2, 9.7, 10.0, 10.4, 14.9]
    lines = tuple(line_of(WORDS, 80 + 20 * n, size=size) for n, size in enumerate(sizes))
    rows = Recognized([SeenPage(1, lines)]).rows(1)
    assert len({row.size for row in rows[:4]}) == 1
    assert rows[4].size > 1.3 * rows[0].size


@pytest.mark.parametrize("size", [8, 11, 24])
@pytest.mark.parametrize(
    ("text", "share"), [("opgave", 0.52 + 0.21), ("Brief", 0.725), ("zon", 0.52), ("Dag", 0.935)]
)
def test_the_font_size_follows_from_the_letters(text, share, size):
    assert font_size([(text, size * share)]) == pytest.approx(size)


@pytest.mark.parametrize("text", ["begroting", "€ 2,5", "U202400438", "07/2024", "Aa-en-Hunze."])
def test_plain_words_are_likely(text):
    assert all(likelihood(part) >= 50 for part in text.split())
    assert likelihood("begr0t¬ng") < likelihood("begroting")


def test_language_data_is_found_where_it_is(tmp_path):
    shipped, system, named = (tmp_path / name for name in ("shipped", "system", "named"))
    for folder in (system, named / "tessdata"):
        folder.mkdir(parents=True)
        (folder / "nld.traineddata").write_bytes(bytes(200_000))
    assert find_language_data(shipped, {}, ()) is None
    assert find_language_data(shipped, {}, (str(system),)).folder == system
    prefix = {"TESSDATA_PREFIX": str(named)}
    assert find_language_data(shipped, prefix, (str(system),)).folder == named / "tessdata"
    shipped.mkdir()
    (shipped / "nld.traineddata").write_bytes(b"not the data")
    assert find_language_data(shipped, {}, (str(system),)).folder == system


def test_pages_of_an_older_library_were_not_turned():
    number, lines, _ = SeenPage(3, (line_of(WORDS, 100),)).packed()
    assert SeenPage.unpacked([number, lines]).turn == 0
