"""Two texts beside each other: seen, walked by key, scrolled together, and left again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from services.test_versions import FIRST, SECOND, mark, put
from ui.material import ask

from kanttekening.domain.comparison import DifferenceKind
from kanttekening.domain.letter import LetterId
from kanttekening.ui.comparing.view import ComparisonView
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
    assert lines(view)[0] == "wachtlijst  →  wachttijd"
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


def test_two_letters_without_marks(view, stocked):
    view.compare_letters(LetterId(1), LetterId(2))
    assert view.model.rowCount() > 10
    assert view._said.text() == "" or view._said.text() == words.UNLIKE
    assert all(head.text() for head in view._heads)
    assert {found.kind for found in view._comparison.differences} >= {DifferenceKind.REPLACED}


def test_the_same_text_says_so(view, stocked):
    view.compare_letters(LetterId(1), LetterId(1))
    assert view._said.text() == words.SAME
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


def test_escape_goes_back(view, letter, qtbot):
    view.compare_versions(letter)
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view.new, Qt.Key.Key_Escape)
    assert view.new.toPlainText() == ""
