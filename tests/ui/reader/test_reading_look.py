"""How the Leesweergave looks is the reader's own choice: seen at once, and kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from ui.material import ask, first_mark
from ui.reader.acting import passage

from kanttekening.domain.passage import Span
from kanttekening.domain.reading_look import (
    ReadingFont,
    ReadingLook,
    ReadingPaper,
    ReadingSpacing,
    ReadingWidth,
)
from kanttekening.services.reading import FileReader
from kanttekening.ui.colors import PAPERS, Scheme
from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
from kanttekening.ui.reader.reading_pointer import tip_at
from kanttekening.ui.reader.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "support raise", "support grabbing the keyboard"
)

LETTER = 2
HEAD = "Nassaulaan"


@pytest.fixture
def looks_kept():
    return []


@pytest.fixture
def reader(qtbot, stocked, theme, looks_kept):
    """The Leesweergave of the letter of February 2025."""
    view = ReaderView(stocked, theme, paper=ReadingPaperChoice(theme, keep=looks_kept.append))
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show()
    view.show_letter(LETTER)
    view.show_view("reading")
    return view


def button(reader, name):
    """A button of the popover, as a screen reader finds it."""
    return next(
        found
        for found in reader.popups.look.findChildren(QAbstractButton)
        if name in (found.accessibleName(), found.text())
    )


def paper_color(reader):
    """The colour of the paper beside the text."""
    shown = reader.reading_view.viewport().grab().toImage()
    return shown.pixelColor(3, shown.height() // 2).name()


def open_look(reader):
    reader.actions_by_id["reading_look"].trigger()
    assert reader.popups.look.isVisible()


CHOICES = {
    "Lettertype: Schreef": ReadingLook(font=ReadingFont.SERIF),
    "Groter": ReadingLook(size=16),
    "Kleiner": ReadingLook(size=14),
    "Regels: Kort": ReadingLook(width=ReadingWidth.NARROW),
    "Regelafstand: Ruim": ReadingLook(spacing=ReadingSpacing.LOOSE),
    "Papier: Sepia": ReadingLook(paper=ReadingPaper.SEPIA),
    "Briefhoofd en voettekst: Getoond": ReadingLook(whole=True),
}


def test_what_one_chooses_is_shown_and_kept(reader, looks_kept):
    open_look(reader)
    usual = reader.reading_view.viewport().grab().toImage()
    for name, look in CHOICES.items():
        reader.paper.choose(ReadingLook())
        button(reader, name).click()
        assert looks_kept[-1] == look
        assert reader.reading_view.viewport().grab().toImage() != usual, name


def test_everything_goes_back_with_one_button(reader, looks_kept):
    open_look(reader)
    assert not button(reader, "Terug naar gewoon").isEnabled()
    button(reader, "Papier: Donker").click()
    button(reader, "Terug naar gewoon").click()
    assert looks_kept[-1] == ReadingLook()


def test_it_is_chosen_without_a_mouse(reader, looks_kept):
    open_look(reader)
    first = button(reader, "Lettertype: Atkinson")
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert looks_kept[-1].font is ReadingFont.SERIF
    QTest.keyClick(reader.popups.look, Qt.Key.Key_Escape)
    assert not reader.popups.look.isVisible()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_the_paper_has_its_colour_whatever_the_window_looks_like(reader, theme, scheme):
    theme.choose(scheme)
    for paper, colors in PAPERS.items():
        reader.paper.choose(ReadingLook(paper=paper))
        assert paper_color(reader) == colors.surface.lower()


def test_the_letterhead_comes_back_on_request_and_can_be_marked(reader):
    assert HEAD not in reader.reading_view.toPlainText()
    reader.paper.choose(ReadingLook(whole=True))
    assert HEAD in reader.reading_view.toPlainText()
    cursor = reader.reading_view.document().find(HEAD)
    reader.reading_view.setTextCursor(cursor)
    assert reader.marking.selected_text() == HEAD


def test_the_first_line_stays_when_letters_change(reader):
    view = reader.reading_view
    offset = reader._opened.document.text.index("Social")
    for size in (8, 30, 48):
        view.scroll_to(offset)
        reader.paper.choose(ReadingLook(size=size))
        assert abs(view.top_offset() - offset) < 120


@pytest.mark.parametrize("font", ReadingFont)
def test_no_letter_falls_off_the_edge(reader, font):
    """Three times as large, in a small window: lines are broken, nothing is cut off."""
    reader.resize(360, 600)
    reader.paper.choose(ReadingLook(font=font, size=48, whole=True))
    document = reader.reading_view.document()
    assert document.size().width() <= reader.reading_view.viewport().width()
    block = document.begin()
    while block.isValid():
        lines = (block.layout().lineAt(i) for i in range(block.layout().lineCount()))
        assert all(line.naturalTextWidth() <= line.width() + 1 for line in lines)
        block = block.next()


def test_the_button_is_off_beside_a_page(reader):
    reader.show_view("pages")
    assert not reader.actions_by_id["reading_look"].isEnabled()


def test_a_word_that_was_recognised_wrongly_has_a_proposal_and_stays(reader):
    reader.show_letter(4)
    reader.show_view("reading")
    view = reader.reading_view
    start = reader._opened.document.text.index("financiéle")
    view.scroll_to(start)
    point = view.rect_of(Span(start + 3, start + 4)).center()
    assert tip_at(view, point) == "Bedoeld is waarschijnlijk: financiële"
    underlined = [
        extra.cursor.selectedText()
        for extra in view.extraSelections()
        if extra.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    ]
    assert "financiéle" in underlined
    assert "financiéle" in view.toPlainText()


def test_going_to_the_pages_and_back_keeps_every_place(reader):
    """The line on top comes back as the line on top, wherever one was."""
    view = reader.reading_view
    for offset in range(900, 4000, 350):
        view.scroll_to(offset)
        before = view.top_offset()
        reader.show_view("pages")
        reader.show_view("reading")
        assert abs(view.top_offset() - before) < 120, offset


def test_marks_are_in_sight_while_a_letter_is_written_anew(reader, stocked, parser, tmp_path):
    long = tmp_path / "lang.txt"
    long.write_text(
        "\n\n".join(f"De raad besprak punt {at} van de begroting." for at in range(800))
    )
    taken = FileReader(parser).read(long)
    letter = ask(stocked, lambda library: library.importing.store(taken).value.letter_id)
    words = passage(stocked, "besprak punt 1 van", letter)
    first_mark(stocked, letter, words)
    reader.show_letter(letter)
    view = reader.reading_view
    while not view.is_written:
        view._filler.step()
    view.paper.choose(view.paper.look.larger(2))
    assert not view.is_written
    marked = [each.cursor.selectedText() for each in view.extraSelections()]
    assert "besprak punt 1 van" in marked
