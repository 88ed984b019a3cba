"""A mark on a figure goes along with the figure; one whose figure is gone gets places to choose."""

import random
from dataclasses import replace

import pymupdf
import pytest
from services.test_versions import FACTS
from store.making import open_library

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.guess import GuessReason
from kanttekening.domain.layout import PageRect
from kanttekening.readers.pool import ParserPool
from kanttekening.services.reading import FileReader

WHERE = pymupdf.Rect(60, 220, 360, 400)
SENTENCES = [
    f"Zin {number} gaat over {what} in de gemeente Voorbeeld en de kosten daarvan."
    for number, what in enumerate(
        ("wonen", "zorg", "wegen", "water", "scholen", "sport", "parken", "afval", "energie",
         "veiligheid", "cultuur", "bestuur", "verkeer", "belasting", "jeugd", "werk")
    )
]  # fmt: skip


def chart(seed):
    chance, width, height = random.Random(seed), 300, 180
    with pymupdf.open() as document:
        page = document.new_page(width=width, height=height)
        page.draw_rect(page.rect, color=(0, 0, 0), fill=(1, 1, 1))
        for bar in range(6):
            x, high = 15 + bar * 45, chance.uniform(15, 150)
            fill = [chance.random() for _ in range(3)]
            page.draw_rect(pymupdf.Rect(x, 170 - high, x + 30, 170), fill=fill)
        return page.get_pixmap(dpi=110).tobytes("png")


def letter_with(*pages):
    """A PDF: of each page its sentences, and its figures with their places."""
    with pymupdf.open() as document:
        for sentences, figures in pages:
            page = document.new_page()
            for line, sentence in enumerate(sentences):
                page.insert_text((60, 60 + 18 * line), sentence, fontsize=9)
            for where, seed in figures:
                page.insert_image(where, stream=chart(seed))
                page.insert_text((where[0], where[3] + 12), f"Figuur {seed}: kosten", fontsize=9)
        return document.tobytes()


FIRST = letter_with((SENTENCES[:6], [(WHERE, 1)]), (SENTENCES[6:14], [(WHERE, 2)]))
MARKED = PageRect(1, *WHERE)


@pytest.fixture(scope="module")
def reader():
    parser = ParserPool()
    yield FileReader(parser)
    parser.close()


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture
def arrive(library, reader, tmp_path):
    """Take a PDF in as the newest version of the letter; its id."""

    def take(pdf):
        path = tmp_path / "brief.pdf"
        path.write_bytes(pdf)
        read = reader.read(path)
        told = replace(read.understanding, facts=FACTS)
        return library.importing.store(replace(read, understanding=told)).value.letter_id

    return take


@pytest.fixture
def marked(library, arrive):
    """The first figure of the letter, marked."""
    letter = arrive(FIRST)
    return library.annotating.mark_area(letter, MARKED, MarkKind.QUESTION, "Klopt dit?").value


def near(area, page, where):
    there = (area.x0, area.y0, area.x1, area.y1)
    return area.page == page and there == pytest.approx(tuple(where), abs=2.0)


def test_a_figure_that_moved_to_another_page_takes_its_mark_along(library, arrive, marked):
    smaller = pymupdf.Rect(200, 500, 350, 590)
    arrive(letter_with((SENTENCES[:6], []), (SENTENCES[6:14], [(WHERE, 2), (smaller, 1)])))
    found = library.annotating.get(marked.id)
    assert found.state is AnchorState.MOVED
    assert near(found.area, 2, smaller)


def test_words_that_stayed_do_not_hold_the_mark_of_a_figure_that_went(library, arrive, marked):
    arrive(letter_with((SENTENCES[:6], []), (SENTENCES[6:14], [(WHERE, 2)])))
    assert library.annotating.get(marked.id).state is AnchorState.ORPHANED


def test_a_figure_drawn_anew_among_its_words_keeps_its_mark(library, arrive, marked):
    arrive(letter_with((SENTENCES[:6], [(WHERE, 5)]), (SENTENCES[6:14], [(WHERE, 2)])))
    found = library.annotating.get(marked.id)
    assert (found.state, found.area) == (AnchorState.ANCHORED, MARKED)


def test_of_twin_figures_elsewhere_a_person_chooses_and_can_take_it_back(library, arrive, marked):
    high, low = pymupdf.Rect(60, 220, 360, 400), pymupdf.Rect(60, 480, 360, 660)
    letter = arrive(letter_with((SENTENCES[6:14], []), (SENTENCES[:2], [(high, 1), (low, 1)])))
    lost = library.annotating.get(marked.id)
    assert (lost.state, lost.area) == (AnchorState.ORPHANED, MARKED)

    guesses = library.settling.guesses(letter)[marked.id]
    twins = [guess for guess in guesses if guess.reason is GuessReason.PICTURE]
    assert len(twins) == 2
    assert near(twins[0].area, 2, high)
    assert near(twins[1].area, 2, low)
    assert twins[1].passage.page == 2

    library.settling.place_on_area(marked.id, twins[1].area)
    placed = library.annotating.get(marked.id)
    assert (placed.state, placed.area) == (AnchorState.ANCHORED, twins[1].area)
    assert library.settling.guesses(letter) == {}
    library.annotating.undo()
    assert library.annotating.get(marked.id) == lost
    library.annotating.redo()
    assert library.annotating.get(marked.id) == placed
    assert library.checking.check().ok


def test_a_mark_on_no_figure_is_looked_for_at_its_place_and_beside_its_words(library, arrive):
    # A part of the page without a picture, right above a sentence.
    letter = arrive(FIRST)
    area = PageRect(1, 60, 20, 300, 48)
    made = library.annotating.mark_area(letter, area, MarkKind.ACTION).value
    arrive(letter_with((SENTENCES[8:14], []), ([SENTENCES[14], SENTENCES[0]], [])))
    assert library.annotating.get(made.id).state is AnchorState.ORPHANED
    guesses = library.settling.guesses(letter)[made.id]
    caption, place = guesses[0], guesses[-1]
    assert (caption.reason, place.reason) == (GuessReason.CAPTION, GuessReason.PLACE)
    assert caption.area.page == 2
    assert caption.area.y0 == pytest.approx(area.y0 + 18, abs=2)
    assert place.area == area


def test_no_mark_is_put_on_a_page_that_is_not_there(library, marked):
    with pytest.raises(ValueError, match="no area"):
        library.settling.place_on_area(marked.id, PageRect(9, 0, 0, 50, 50))
