"""Verwijzingen: names that letters share, and pictures that a file lost, in the sample letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from services.findings_sample import cites, store_with
from ui.material import ask

from kanttekening.domain.findings import ReferenceKind
from kanttekening.ui.notes.panel import MarginPanel
from kanttekening.ui.notes.rows import LeadRow
from kanttekening.words import margin

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def panel(qtbot, stocked, theme):
    made = MarginPanel(stocked, theme)
    qtbot.addWidget(made)
    made.resize(420, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def look(panel, letter_id):
    panel.show_letter(letter_id)
    panel._tabs.setCurrentWidget(panel.links)


def lines(panel):
    """What stands in the column, from top to bottom."""
    column = panel.links.column
    widgets = [column.itemAt(at).widget() for at in range(column.count() - 1)]
    return [
        widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
        for widget in widgets
    ]


def row(panel, words):
    return next(
        found for found in panel.links.findChildren(LeadRow) if words in found.accessibleName()
    )


def below(panel, heading, count):
    shown = lines(panel)
    at = shown.index(heading)
    return shown[at + 1 : at + 1 + count]


def test_names_that_letters_share_stand_with_those_letters(panel, stocked, qtbot):
    look(panel, 1)
    title = ask(stocked, lambda library: library.letters.letter(4)).title
    assert margin.SHARED in lines(panel)
    [other] = below(panel, "Hervormingsagenda Jeugd", 1)
    assert title in other
    rows = [found for found in panel.links.findChildren(LeadRow) if title in found.accessibleName()]
    with qtbot.waitSignal(panel.letter_asked) as asked:
        QTest.keyClick(rows[0], Qt.Key.Key_Return)
    assert asked.args == [4, None]


def test_they_do_not_count_as_references(panel, stocked):
    look(panel, 1)
    links = ask(stocked, lambda library: library.links.of_letter(1))
    count = len(links.cites) + len(links.cited_in) + len(links.attachments)
    assert panel._tabs.tabText(2) == margin.references_tab(count)


def test_a_sentence_about_a_lost_picture_leads_to_it(panel, stocked, qtbot):
    look(panel, 4)
    text = ask(stocked, lambda library: library.letters.content(4)).document.text
    [sentence] = below(panel, margin.LOST_PICTURES, 1)
    with qtbot.waitSignal(panel.evidence_activated) as asked:
        QTest.mouseClick(row(panel, sentence), Qt.MouseButton.LeftButton)
    shown = " ".join(asked.args[0].of(text).split())
    assert sentence == margin.lost_spoken(shown)


def test_a_letter_that_lost_nothing_says_nothing_of_it(panel):
    look(panel, 1)
    assert margin.LOST_PICTURES not in lines(panel)


def test_nothing_is_looked_up_before_somebody_looks(panel):
    panel.show_letter(1)
    assert panel.links._ends is None


def test_of_many_letters_with_a_name_the_newest_come_first(panel, stocked):
    name = cites(None, ReferenceKind.REPORT, "Nota Groene Daken")
    ids = [
        ask(
            stocked,
            lambda library, n=number: store_with(
                library, f"Nota Groene Daken nummer {n}", name=f"{n}.txt", references=(name,)
            ),
        )
        for number in range(6)
    ]
    look(panel, ids[0])
    assert below(panel, "Nota Groene Daken", 4)[3] == margin.more_letters(2)
    more = row(panel, margin.more_letters(2))
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert len(lines(panel)[lines(panel).index("Nota Groene Daken") + 1 :]) == 5


def test_another_letter_is_not_shown_the_names_of_the_one_before(panel):
    look(panel, 1)
    panel.show_letter(5)
    shared = lines(panel)
    assert "Hervormingsagenda Jeugd" not in shared
