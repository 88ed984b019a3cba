"""A newer version lacks a marked figure: its places are shown, one is chosen, and taken back."""

from PySide6.QtWidgets import QLabel, QPushButton
from services.test_area_marks import MARKED, SENTENCES, WHERE, letter_with

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.guess import GuessReason
from kanttekening.words import marking

HEAD = [
    "Gemeente Zeist", "Datum: 2 maart 2026", "Kenmerk: Z26/104", "Betreft: Kosten in 2026",
]  # fmt: skip
FIRST = letter_with((HEAD + SENTENCES[:4], [(WHERE, 1)]), (SENTENCES[4:14], []))
# Twice on the last page, and its first page is another one.
LOW = (WHERE.x0, WHERE.y0 + 250, WHERE.x1, WHERE.y1 + 250)
SECOND = letter_with(
    (HEAD + SENTENCES[:4], []), (SENTENCES[4:14], []), ([], [(WHERE, 1), (LOW, 1)])
)


def takes_in(person, folder, pdf, name):
    path = folder / name
    path.write_bytes(pdf)
    person.takes_in(path)


def the_card(person):
    (card,) = person.cards()
    return card


def test_a_lost_figure_is_put_where_it_may_belong_and_taken_back(sit_down, tmp_path):
    person = sit_down()
    takes_in(person, tmp_path, FIRST, "brief.pdf")
    person.sees_letters(1)
    (title,) = person.titles()
    person.opens(title)
    letter = person.reader._opened.letter.id
    person.window.desk.change(
        lambda library: library.annotating.mark_area(letter, MARKED, MarkKind.QUESTION, "Klopt?")
    )
    person.waits_until(lambda: len(person.cards()) == 1)
    takes_in(person, tmp_path, SECOND, "brief nieuw.pdf")
    person.waits_until(lambda: the_card(person).annotation.state is AnchorState.ORPHANED)
    person.waits_until(
        lambda: person._is_open(title) and len(person.reader._opened.layout.pages) == 3
    )

    strip = the_card(person).strip
    told = marking.area_guess(GuessReason.PICTURE, 3)
    person.waits_until(lambda: [n.text() for n in strip.findChildren(QLabel)].count(told) == 2)
    shows = [found for found in strip.findChildren(QPushButton) if found.text() == "Toon"]
    shows[1].click()
    view = person.reader.page_view
    flash = view.overlay.flash
    assert (flash.page, round(flash.y0)) == (3, LOW[1])
    assert view.viewport().rect().contains(view.rect_in_viewport(flash).center())

    places = [found for found in strip.findChildren(QPushButton) if found.text() == "Plaats hier"]
    name = places[1].accessibleName()
    assert name.lower().count("bladzijde 3") == 1
    assert name.count("Plaats hier") == 1
    assert "vraag “Klopt?”" in name
    places[1].click()
    person.waits_until(lambda: the_card(person).annotation.state is AnchorState.ANCHORED)
    assert the_card(person).annotation.area == flash
    person.window.actions_table["undo"].trigger()
    person.waits_until(lambda: the_card(person).annotation.state is AnchorState.ORPHANED)
    assert the_card(person).annotation.area == MARKED
