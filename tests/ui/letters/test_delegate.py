"""A row is painted at one height, with its hits marked and its last line never cut short."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from ui.material import make_row

from kanttekening.domain.passage import Span
from kanttekening.ui.letters.delegate import LetterDelegate, facts_that_fit, lay_out, out_of_sight
from kanttekening.ui.letters.model import LettersModel
from kanttekening.ui.theme import TextRole


def painted(theme, row, *, selected=False, sentences=True, width=340):
    model, delegate = LettersModel(), LetterDelegate(theme)
    delegate.show_sentences(shown=sentences)
    model.show((row,))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, delegate.sizeHint(option, QModelIndex()).height())
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


def count(image, color):
    wanted = QColor(color).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_hits_are_marked_in_the_sentence(theme):
    row = make_row(snippet="het financiële ravijn komt", marked=(Span(4, 14),))

    assert count(painted(theme, row), theme.colors.hit) > 200
    assert count(painted(theme, make_row(snippet="geen treffer")), theme.colors.hit) == 0


def test_hits_are_marked_behind_signs_outside_the_first_plane(theme):
    shifted = make_row(snippet="😀😀 ravijn", marked=(Span(3, 9),))
    plain = make_row(snippet="ab ravijn", marked=(Span(3, 9),))

    marked = count(painted(theme, shifted), theme.colors.hit)
    assert marked == pytest.approx(count(painted(theme, plain), theme.colors.hit), rel=0.1)


def test_the_chosen_row_has_a_bar(theme):
    image = painted(theme, make_row(), selected=True)

    assert image.pixelColor(1, 20) == theme.color("accent")
    assert image.pixelColor(8, 4) == theme.color("selection")


def test_the_date_stays_whole_where_large_letters_leave_no_room_for_the_sender(theme):
    row = make_row(sender="Griffie Voorbeeld", date="2025-10-06")
    metrics = QFontMetrics(theme.font(TextRole.SMALL))
    only_date = metrics.horizontalAdvance("6 okt 2025 · …")

    assert facts_that_fit(row, metrics, 600).startswith("Griffie Voorbeeld · 6 okt 2025")
    assert "6 okt 2025" in facts_that_fit(row, metrics, only_date + 100)
    assert facts_that_fit(row, metrics, only_date).startswith("6 okt 2025")


def test_unread_is_bold(theme):
    def ink(row):
        image = painted(theme, row, sentences=False)
        return sum(
            255 - image.pixelColor(x, y).lightness()
            for x in range(300)
            for y in range(image.height() - 4)
        )

    assert ink(make_row(is_read=False)) > 1.1 * ink(make_row(is_read=True))


def test_annotations_are_counted_at_the_right(theme):
    def right(row):
        image = painted(theme, row)
        return [image.pixel(x, y) for x in range(285, 330) for y in range(image.height())]

    assert right(make_row(annotation_count=3)) != right(make_row())


def test_rows_with_sentences_are_higher(theme):
    delegate, option = LetterDelegate(theme), QStyleOptionViewItem()
    low = delegate.sizeHint(option, QModelIndex()).height()

    assert delegate.show_sentences(shown=True)
    assert not delegate.show_sentences(shown=True)
    assert delegate.sizeHint(option, QModelIndex()).height() > low


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(text="\t", lines=1, width=60)
@given(text=st.text(max_size=400), lines=st.integers(1, 3), width=st.integers(60, 400))
def test_any_text_fits_its_lines(theme, text, lines, width):
    layout = lay_out(text, theme.font(TextRole.BODY), width, lines)

    assert layout.lineCount() <= lines
    for number in range(layout.lineCount()):
        assert layout.lineAt(number).naturalTextWidth() <= width + 1


def test_a_long_subject_ends_in_an_ellipsis(theme):
    layout = lay_out("woord " * 60, theme.font(TextRole.BODY), 200, 2)

    assert layout.lineCount() == 2
    assert layout.text().endswith("…")


def test_the_first_hit_is_in_sight_however_narrow_the_row(theme):
    sentence = "…om met alle gemeenten samen de voorjaarsnota te bespreken in het overleg"
    hit = Span(sentence.index("voorjaarsnota"), sentence.index("voorjaarsnota") + 13)
    row = make_row(snippet=sentence, marked=(hit,))
    metrics = QFontMetrics(theme.font())
    for room in (80, 150, 300, 600):
        gone = out_of_sight(row, metrics, room)
        shown = metrics.horizontalAdvance(sentence[gone : hit.end])
        assert shown <= room or gone == hit.start
        assert gone == 0 or sentence[gone - 1] == " "
    assert out_of_sight(row, metrics, 2000) == 0
    assert out_of_sight(make_row(snippet="Een opening."), metrics, 10) == 0
