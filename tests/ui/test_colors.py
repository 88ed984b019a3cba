"""The table of colours can be read by everyone."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.reading_look import ReadingPaper
from kanttekening.ui.colors import LIGHT, PAPERS, SEPIA, Scheme
from kanttekening.ui.colors import TABLE as SCHEMES
from kanttekening.ui.notes.note_edit import NoteEdit
from kanttekening.ui.notes.style import margin_style

# Every column there is: those of the window and the one that only the Leesweergave has.
TABLE = {**SCHEMES, "sepia": SEPIA}
_GROUNDS = ("surface", "side", "canvas", "selection", "hover")
_TEXT = ("ink", "grey1", "grey2", "accent", "danger", "come")


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(color).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """The ratio of the Web Content Accessibility Guidelines."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", TABLE)
@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("text", _TEXT)
def test_text_can_be_read(scheme, ground, text):
    colors = TABLE[scheme]
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize("scheme", TABLE)
@pytest.mark.parametrize("ground", ["surface", "side"])
@pytest.mark.parametrize("outline", ["control", "accent"])
def test_controls_and_focus_rings_can_be_seen(scheme, ground, outline):
    colors = TABLE[scheme]
    assert contrast(getattr(colors, outline), getattr(colors, ground)) >= 3


@pytest.mark.parametrize("scheme", TABLE)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "hit_line"),
        ("on_hit", "hit"),
        ("on_bar", "bar"),
    ],
)
def test_text_on_colour_can_be_read(scheme, text, ground):
    colors = TABLE[scheme]
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize("scheme", TABLE)
@pytest.mark.parametrize("kind", MarkKind)
def test_marked_text_and_the_name_of_a_mark_can_be_read(scheme, kind):
    colors = TABLE[scheme]
    mark = colors.marks[kind]
    assert contrast(colors.ink, mark.fill) >= 4.5
    assert contrast(mark.edge, colors.surface) >= 4.5


@pytest.mark.parametrize("kind", MarkKind)
def test_black_print_can_be_read_through_a_mark_on_paper(kind):
    assert contrast("#000000", LIGHT.marks[kind].fill) >= 7


@pytest.mark.parametrize("scheme", TABLE)
def test_a_hit_is_no_mark_and_its_line_can_be_seen(scheme):
    """Seen without colours its line tells; with colours it has a hue of its own."""
    colors = TABLE[scheme]
    assert contrast(colors.hit_line, colors.surface) >= 4.5
    hue = QColor(colors.hit).hslHue()
    for mark in colors.marks.values():
        other = QColor(mark.fill)
        grey = other.hslSaturation() < 60
        apart = abs((hue - other.hslHue() + 180) % 360 - 180)
        assert grey or apart >= 12


def test_high_contrast_is_higher():
    assert contrast(TABLE[Scheme.CONTRAST].grey2, TABLE[Scheme.CONTRAST].surface) >= 15


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", MarkKind)
def test_links_and_quiet_text_can_be_read_under_a_mark(paper, kind):
    """The mark lies behind whatever is there: black, quiet or a link."""
    colors = PAPERS[paper]
    assert contrast(colors.accent, colors.marks[kind].fill) >= 3
    assert contrast(colors.grey2, colors.surface) >= 4.5


def test_every_paper_that_can_be_chosen_has_its_colours():
    assert set(PAPERS) == set(ReadingPaper) - {ReadingPaper.WINDOW}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("field", [QLineEdit, NoteEdit])
def test_what_an_empty_field_asks_for_can_be_read(qtbot, theme, scheme, field):
    theme.choose(scheme)
    asking = field()
    qtbot.addWidget(asking)
    if field is NoteEdit:
        asking.setStyleSheet(margin_style(theme.colors))
    asking.ensurePolished()
    words = asking.palette().color(QPalette.ColorRole.PlaceholderText)
    assert words.alpha() == 255
    assert contrast(words.name(), theme.colors.surface) >= 4.5
