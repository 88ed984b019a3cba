"""The title above a letter: as many lines as there is room for, and in any script."""

import pytest
from PySide6.QtGui import QFontDatabase

from kanttekening.ui.reader.reading_scripts import Script, scripts_in
from kanttekening.ui.reader.title import TitleLabel

LONG = "Wijziging van de verordening op de heffing en invordering van leges voor het jaar 2026"


@pytest.fixture
def title(qtbot):
    label = TitleLabel()
    qtbot.addWidget(label)
    return label


def height_in_lines(label, width):
    return label.heightForWidth(width) / label.fontMetrics().lineSpacing()


def ink(label, width):
    """The columns of pixels that are not empty."""
    label.resize(width, label.heightForWidth(width))
    image = label.grab().toImage()
    ground = image.pixelColor(width - 1, image.height() - 1)
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]


def test_a_long_title_takes_two_lines_and_then_ends_in_an_ellipsis(title):
    title.setText("Kort")
    assert height_in_lines(title, 300) == 1
    title.setText(LONG)
    assert height_in_lines(title, 300) == 2
    assert title.toolTip() == LONG
    assert 200 < max(ink(title, 300)) < 300


def test_a_word_that_is_wider_than_the_window_goes_on_below(title):
    title.setText("besluitenlijst_commissievergadering_ruimte_en_wonen.pdf")
    assert height_in_lines(title, 150) == 2
    assert max(ink(title, 150)) < 150


def test_letters_of_a_script_without_a_font_leave_the_others_as_they_are(title):
    title.setText("Brief van ")
    alone = ink(title, 400)
    title.setText("Brief van \u0915\u0916")
    assert ink(title, 400)[: len(alone)] == alone
    assert len(ink(title, 400)) > len(alone)


def test_scripts_are_told_apart_with_the_signs_that_go_along():
    text = "🏛 Wij - \u0995\u0996 12. \u0915 \u00e9\u00e9n\t\u1780"
    found = [(text_of(text, start, end), script) for start, end, script in scripts_in(text)]
    assert found == [
        (" - \u0995\u0996 12. ", Script.BENGALI),
        ("\u0915 ", Script.DEVANAGARI),
        ("\u1780", Script.KHMER),
    ]


def text_of(text, start, end):
    """What stands from one UTF-16 unit to another."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_dutch_greek_and_arabic_are_left_to_the_usual_fonts():
    assert not list(scripts_in("Dat één à twee €, \u03b1\u03b2 en \u0627\u0644."))


def test_a_script_gets_a_font_that_has_it(qapp):
    for script in Script:
        look, families = script.look(), QFontDatabase.families(script.system)
        assert (look.fontFamilies() or [""])[0] in (families or [""])


def test_no_letter_is_lost_behind_signs_of_two_units(title):
    words = "🏛🏛🏛 Wijziging van de verordening leges"
    title.setText(words)
    lines = title._lines(190)
    assert len(lines) == 2
    assert " ".join(lines) == words


@pytest.mark.parametrize("width", [1, 5, 20, 60, 150])
@pytest.mark.parametrize("words", ["", "\u0915-🏛\u0301\t", "a \u2028 b \u2028 c", "lang " * 40])
def test_no_title_is_too_odd_to_be_shown(title, words, width):
    title.setText(words)
    assert 1 <= height_in_lines(title, width) <= title.most_lines
