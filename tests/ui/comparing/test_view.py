"""Two texts beside each other: seen, walked by key, scrolled together, and left again."""

import random
import shutil

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtTest import QTest
from services.test_versions import FIRST, OTHER, SECOND, mark, put
from ui.material import ask

from kanttekening.domain.letter import LetterId
from kanttekening.domain.passage import Span
from kanttekening.ui.comparing.pane import Look, TextPane
from kanttekening.ui.comparing.view import ComparisonView
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.words import comparing as words

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints")]
ALT = Qt.KeyboardModifier.AltModifier
LONG = "\n\n".join(f"Alinea {number} over het onderwerp nummer {number}." for number in range(400))
WIDE = "Een 😀 en nog een 😀 gezicht in de tekst van de brief."


@pytest.fixture
def letter(stocked):
    def fill(library):
        letter = put(library, FIRST).letter_id
        mark(library, letter, "kwaliteit", FIRST)
        mark(library, letter, "verordening", FIRST)
        put(library, SECOND)
        return letter

    return ask(stocked, fill)


@pytest.fixture
def view(qtbot, stocked, theme):
    made = ComparisonView(stocked, theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def coloured(pane):
    """What has a colour behind it, with the colour."""
    return [
        (extra.cursor.selectedText(), extra.format.background().color())
        for extra in pane.extraSelections()
    ]


def lines(view):
    return [view.model.index(row).data() for row in range(view.model.rowCount())]


def test_versions_show_what_differs_and_what_was_marked(view, letter):
    view.compare_versions(letter)
    assert view.old.toPlainText() == FIRST
    assert view.new.toPlainText() == SECOND
    old, new = ([text for text, _ in coloured(pane)] for pane in (view.old, view.new))
    assert "kwaliteit" in old
    assert "kwaliteit" in new
    assert "verordening" in old
    assert "verordening" not in new
    assert "wachtlijst" in old
    assert "wachttijd" in new
    assert lines(view)[0] == "…gaat over de “wachtlijst” → “wachttijd” van de jeugdzorg…"
    assert lines(view)[1].startswith("Weg: Alinea vijf")
    assert [head.text() for head in view._heads] == [
        "Versie 1 · 2 mrt 2026",
        "Versie 2 · 2 mrt 2026",
    ]


def test_changes_are_walked_with_a_key_to_the_last_and_back(view, letter):
    view.compare_versions(letter)
    assert view._count.text() == "2 wijzigingen"
    told = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(view.new, key, ALT)
        told.append(view._count.text())
    assert told == ["1 van 2", "2 van 2", "2 van 2", "1 van 2"]
    assert view.changes.currentIndex().row() == 0
    behind = dict(coloured(view.new))
    assert behind["wachttijd"] != QColor(Qt.GlobalColor.black)


def test_a_paragraph_that_moved_is_told_once_and_shown_in_both(view, stocked):
    one, asked, two = (
        "De wachttijd voor jeugdhulp is opgelopen tot 34 weken.",
        "Wij verzoeken u vóór 3 september te reageren op dit voorstel.",
        "De cijfers komen van het Centraal Bureau voor de Statistiek (en zijn afgerond).",
    )
    before, after = (
        "\n\n".join([FIRST, *parts]) for parts in ((one, two, asked), (one, asked, two))
    )
    letter = ask(stocked, lambda library: (put(library, before), put(library, after))[0].letter_id)
    view.compare_versions(letter)
    (line,) = lines(view)
    told, _, words_of_it = line.partition(": ")
    assert told == "Verplaatst"
    view.step(1)
    for pane in (view.old, view.new):
        shown = [text for text, _ in coloured(pane)]
        assert [" ".join(text.split()) for text in shown] == [words_of_it]
        assert not any(extra.format.fontStrikeOut() for extra in pane.extraSelections())


def test_an_amount_is_told_whole_with_its_sign(view, stocked):
    before = f"{FIRST}\n\nDe kosten zijn € 185.000 per jaar (in euro's)."
    after = before.replace("185", "210")
    letter = ask(stocked, lambda library: (put(library, before), put(library, after))[0].letter_id)
    view.compare_versions(letter)
    assert lines(view) == ["De kosten zijn “€ 185.000” → “€ 210.000” per jaar (in…"]


def test_a_line_of_the_list_goes_there(view, stocked):
    changed = LONG.replace("nummer 350.", "nummer driehonderdvijftig.")
    letter = ask(stocked, lambda library: (put(library, LONG), put(library, changed))[0].letter_id)
    view.compare_versions(letter)
    assert view.old.top() == 0
    view.changes.setCurrentIndex(view.model.index(0))
    for pane, word in ((view.old, "350"), (view.new, "driehonderdvijftig")):
        assert word in [text for text, _ in coloured(pane)]
        assert pane.top() > len(LONG) // 2


def test_the_texts_scroll_together(view, stocked):
    added = "Helemaal vooraan staan nu nieuwe zinnen.\n\n" * 30 + LONG
    letter = ask(stocked, lambda library: (put(library, LONG), put(library, added))[0].letter_id)
    view.compare_versions(letter)
    bar = view.old.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    beside = view._comparison.across(view.old.top())
    assert abs(view.new.top() - beside) < 120
    assert view.new.top() > view.old.top()


def test_signs_that_qt_counts_twice_do_not_shift_colours(view, stocked):
    changed = WIDE.replace("brief", "nota")
    letter = ask(
        stocked,
        lambda library: (
            put(library, WIDE + "\n\n" + FIRST), put(library, changed + "\n\n" + FIRST)
        )[0].letter_id,
    )  # fmt: skip
    view.compare_versions(letter)
    assert [text for text, _ in coloured(view.new)] == ["nota"]


def test_two_letters_that_are_hardly_alike_show_what_they_have_in_common(view, stocked):
    view.compare_letters(LetterId(1), LetterId(2))
    assert view.line.text == "Dit zijn twee verschillende brieven: 4 % is gelijk."
    assert 0 < view.model.rowCount() < 10
    assert all(line.startswith("Gelijk: ") for line in lines(view))
    assert view._count.text() == f"{view.model.rowCount()} gelijke passages"
    view.step(1)
    one, other = (coloured(pane)[0][0] for pane in (view.old, view.new))
    assert one.split() == other.split()
    assert all(head.text() for head in view._heads)


def test_of_two_letters_nobody_says_that_one_became_the_other(view, stocked):
    view.compare_letters(LetterId(1), LetterId(2))
    QTest.keyClick(view.new, Qt.Key.Key_G, ALT)
    assert view.model.rowCount() > 10
    assert view._count.text().endswith(" verschillen")
    assert {line.partition(":")[0] for line in lines(view)} == {
        "Alleen links", "Alleen rechts", "Links",
    }  # fmt: skip
    QTest.keyClick(view.new, Qt.Key.Key_Down, ALT)
    shown = [extra for pane in (view.old, view.new) for extra in pane.extraSelections()]
    assert shown
    assert not any(extra.format.fontStrikeOut() for extra in shown)
    assert view._actions["next"].toolTip().startswith("Volgend verschil (Alt+")
    QTest.keyClick(view.new, Qt.Key.Key_G, ALT)
    assert lines(view)[0].startswith("Gelijk: ")


def test_what_is_the_same_in_two_versions_can_be_shown(view, letter):
    view.compare_versions(letter)
    assert not view._actions["common"].isChecked()
    view._actions["common"].trigger()
    assert lines(view)[0].startswith("Gelijk: Geachte raad, Alinea een")
    for span in (found.old for found in view.model.rows):
        assert span.of(FIRST) in SECOND


def test_letters_with_nothing_in_common_say_so(view, stocked):
    letters = ask(
        stocked,
        lambda library: [
            put(library, FIRST).letter_id,
            put(library, OTHER, reference="Z26/9", subject="Bomen").letter_id,
        ],
    )
    view.compare_letters(*letters)
    assert view.line.text == ("Dit zijn twee verschillende brieven: geen enkele passage is gelijk.")
    assert not view._actions["common"].isEnabled()
    assert view.model.rowCount() > 0


def test_comparing_tells_how_far_it_is_and_can_be_stopped(qtbot, make_desk, theme, shelf):
    shutil.copy(shelf, make_desk.path)
    desk = make_desk(ThreadLanes())
    view = ComparisonView(desk, theme)
    qtbot.addWidget(view)
    view.show()
    book = "\n\n".join(f"{LONG} {part}" for part in range(9))
    letters = []
    desk.open()
    desk.ask(
        lambda library: [
            put(library, book, reference="Z26/8", subject="Een").letter_id,
            put(library, book[::-1], reference="Z26/9", subject="Twee").letter_id,
        ],
        letters.extend,
    )
    qtbot.waitUntil(lambda: len(letters) == 2, timeout=30_000)
    view.compare_letters(*letters)
    qtbot.waitUntil(view.line.stop_button.isVisible, timeout=30_000)
    assert view.line.text == words.busy(0)
    assert words.busy(123) == "De teksten worden vergeleken… 12 %"
    view.line.stop_button.click()
    assert view.line.text == words.STOPPED
    assert desk.settle(30)
    assert view.line.text == words.STOPPED
    assert view.model.rowCount() == 0
    desk.close()


def test_the_same_text_says_so(view, stocked):
    view.compare_letters(LetterId(1), LetterId(1))
    assert view.line.text == words.SAME
    assert not view._actions["next"].isEnabled()


def test_a_letter_with_one_version_has_nothing_to_compare(view, qtbot):
    with qtbot.waitSignal(view.nothing_to_compare):
        view.compare_versions(LetterId(1))


def test_of_three_versions_one_chooses_two(view, letter, stocked):
    third = SECOND + "\n\nEn verder niets."
    ask(stocked, lambda library: put(library, third))
    view.compare_versions(letter)
    older, newer = view._choices
    assert older.isVisible()
    assert (older.currentIndex(), newer.currentIndex()) == (1, 2)
    older.setCurrentIndex(0)
    older.activated.emit(0)
    assert view.old.toPlainText() == FIRST
    assert view.new.toPlainText() == third


def test_going_far_through_a_long_text_does_not_end_the_program(qtbot, theme):
    """Qt crashes when a text is coloured while it is being scrolled."""
    chance = random.Random(2)
    text = "\n\n".join(
        " ".join("woord" * chance.randint(1, 3) for _ in range(chance.choice([3, 8, 60, 150])))
        for _ in range(500)
    )
    pane = TextPane(theme)
    qtbot.addWidget(pane)
    pane.resize(500, 700)
    pane.show()
    pane.show_text(text, ())
    spans = [Span(at, at + 60) for at in range(7800, len(text) - 100, 11000)]
    pane.show_spans(spans, Look.SHARED)
    for span in spans:
        pane.show_current(span)
        QCoreApplication.processEvents()
        assert span.of(text).split() in [found.split() for found, _ in coloured(pane)]


def test_escape_goes_back(view, letter, qtbot):
    view.compare_versions(letter)
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view.new, Qt.Key.Key_Escape)
    assert view.new.toPlainText() == ""


def test_rows_of_changes_are_as_high_as_large_letters_need(view, letter):
    view.compare_versions(letter)
    large = QFont(view.changes.font())
    large.setPointSizeF(2 * large.pointSizeF())
    view.changes.setFont(large)
    view.model.measure(large)
    heights = [view.changes.visualRect(view.model.index(row)).height() for row in range(2)]
    assert all(height > QFontMetrics(large).height() for height in heights)
