"""Gegevens: what the letter says, what it does not say, and where it says it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask

from kanttekening.ui.notes.facts import FactRow, FactsPanel, facts_of
from kanttekening.words import reader as words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def letter(desk, letter_id):
    return ask(desk, lambda library: library.letters.letter(letter_id))


def values(desk, letter_id):
    return {fact.label: fact for fact in facts_of(letter(desk, letter_id))}


def test_the_facts_of_a_letter_in_dutch(stocked):
    facts = values(stocked, 2)
    assert facts["Afzender"].value == "Vereniging van Nederlandse Gemeenten"
    assert facts["Datum"].value == "20 februari 2025"
    assert facts["Lbr.-nummer"].value == "25/011"
    assert facts["Soort"].value == "Ledenbrief"
    assert facts["Pagina's"].value == "3"
    assert facts["Ondertekenaar"].value == "mr L.K. Geluk"
    assert facts["Bestand"].value.endswith(".txt")


def test_what_the_letter_does_not_say_is_not_guessed(stocked):
    facts = values(stocked, 1)
    assert facts["Telefoon"].value is None
    assert facts["Telefoon"].evidence is None


def test_an_inferred_date_says_so(stocked):
    date = values(stocked, 4)["Datum"]
    assert date.value == "3 november 2023"
    assert date.inferred
    assert not values(stocked, 2)["Datum"].inferred


def test_the_evidence_are_the_words_of_the_letter(stocked):
    text = ask(stocked, lambda library: library.letters.content(2).document.text)
    assert values(stocked, 2)["Datum"].evidence.of(text) == "20 februari 2025"


@pytest.mark.parametrize("how", ["mouse", "key"])
def test_a_row_leads_to_its_words(stocked, theme, qtbot, how):
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_letter(letter(stocked, 2))
    row = next(r for r in panel.findChildren(FactRow) if "Datum" in r.accessibleName())
    with qtbot.waitSignal(panel.evidence_activated) as told:
        if how == "mouse":
            QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(row, Qt.Key.Key_Return)
    assert told.args[0].end > told.args[0].start


def test_a_row_without_evidence_leads_nowhere(stocked, qtbot):
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_letter(letter(stocked, 1))
    row = next(r for r in panel.findChildren(FactRow) if "Telefoon" in r.accessibleName())
    assert words.NOT_FOUND in row.accessibleName()
    with qtbot.assertNotEmitted(panel.evidence_activated):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    panel.clear()
    assert panel.widget().findChildren(FactRow) == []
