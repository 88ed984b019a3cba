"""One table dresses the whole window, and can be changed while it is open."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QPalette

from kanttekening.domain.annotation import MarkKind
from kanttekening.ui.colors import DARK, LIGHT, Scheme
from kanttekening.ui.theme import READING_FAMILIES, TextRole


def test_palette_and_style_follow_the_choice(qapp, theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)

    assert theme.scheme is Scheme.DARK
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.surface.lower()
    assert DARK.accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_the_system_decides_until_told_otherwise(qapp, theme):
    theme.choose(Scheme.SYSTEM)

    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark

    assert theme.choice is Scheme.SYSTEM
    assert theme.scheme is (Scheme.DARK if dark else Scheme.LIGHT)


def test_icons_take_the_colour_of_the_scheme(theme):
    def darkest(icon):
        image = icon.pixmap(24).toImage()
        return max(
            (image.pixelColor(x, y) for x in range(24) for y in range(24)),
            key=lambda color: color.alpha(),
        ).lightness()

    light = darkest(theme.icon("search"))
    theme.choose(Scheme.DARK)

    assert light < 100 < darkest(theme.icon("search"))


def test_icons_are_sharp_on_a_screen_of_200_percent(theme):
    assert theme.icon("search").pixmap(QSize(20, 20), 2.0).width() == 40


@pytest.mark.parametrize("choice", READING_FAMILIES)
def test_reading_fonts_are_there(theme, choice):
    font = theme.reading_font(choice)

    family = READING_FAMILIES[choice]
    assert not family or QFontInfo(font).family() == family


def test_headings_are_larger_than_text(theme):
    sizes = [theme.font(role).pointSizeF() for role in (TextRole.SMALL, TextRole.BODY)]
    sizes.append(theme.font(TextRole.HEADING).pointSizeF())

    assert sizes == sorted(sizes)


def test_marks_on_paper_stay_light(theme):
    theme.choose(Scheme.DARK)

    assert theme.mark(MarkKind.QUESTION) == DARK.marks[MarkKind.QUESTION]
    assert theme.paper_mark(MarkKind.QUESTION) == LIGHT.marks[MarkKind.QUESTION]
