"""Gegevens: what the letter says, what it does not say, and where it says it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.material import ask

from kanttekening.ui.notes.fact_row import FactRow
from kanttekening.ui.notes.facts import facts_of
from kanttekening.ui.notes.facts_panel import FactsPanel
from kanttekening.words import margin
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


@pytest.fixture
def panel(stocked, theme, qtbot):
    made = FactsPanel(stocked, theme)
    qtbot.addWidget(made)
    made.resize(315, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    stocked.touched.connect(lambda _: made.show_letter(letter(stocked, made._letter.id)))
    made.show_letter(letter(stocked, 2))
    return made


def row(panel, label):
    return next(found for found in panel._rows.values() if found.fact.label == label)


def correct(panel, label, typed, key=Qt.Key.Key_Return):
    row(panel, label).setFocus()
    QTest.keyClick(row(panel, label), Qt.Key.Key_F2)
    field = row(panel, label).editor._field
    QTest.keyClicks(field, typed)
    if not typed:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, key)


@pytest.mark.parametrize("how", ["mouse", "key"])
def test_a_row_leads_to_its_words(panel, qtbot, how):
    with qtbot.waitSignal(panel.evidence_activated) as told:
        if how == "mouse":
            QTest.mouseClick(row(panel, "Datum"), Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(row(panel, "Datum"), Qt.Key.Key_Space)
    assert told.args[0].end > told.args[0].start


def test_a_row_without_evidence_leads_nowhere(panel, stocked, qtbot):
    panel.show_letter(letter(stocked, 1))
    phone = row(panel, "Telefoon")
    assert words.NOT_FOUND in phone.accessibleName()
    with qtbot.assertNotEmitted(panel.evidence_activated):
        QTest.mouseClick(phone, Qt.MouseButton.LeftButton)
    panel.clear()
    assert not [found for found in panel.findChildren(FactRow) if found.isVisible()]


def test_a_fact_is_corrected_in_its_own_place(panel, stocked):
    correct(panel, "Datum", "21-2-2025")
    date = row(panel, "Datum")
    assert date._value.text() == "21 februari 2025"
    assert date._remark.text() == margin.CORRECTED
    assert date.editor is None
    assert date.hasFocus()
    assert letter(stocked, 2).facts.date == "2025-02-21"


def test_what_was_read_can_be_put_back(panel):
    correct(panel, "Onderwerp", "Iets anders")
    row(panel, "Onderwerp")._put_back.click()
    assert row(panel, "Onderwerp")._value.text().startswith("Ledenbijeenkomst")
    assert not row(panel, "Onderwerp")._remark.isVisible()


def test_what_was_not_found_can_be_filled_in_and_a_fact_can_be_cleared(panel, stocked):
    correct(panel, "Uw kenmerk", "Z-2025-17")
    correct(panel, "Telefoon", "")
    facts = letter(stocked, 2).facts
    assert (facts.your_reference, facts.phone) == ("Z-2025-17", None)
    assert row(panel, "Telefoon")._value.text() == words.NOT_FOUND


def test_a_day_that_does_not_exist_stays_in_the_field_with_the_reason(panel, stocked):
    correct(panel, "Datum", "31 juni 2025")
    editor = row(panel, "Datum").editor
    assert "31 juni 2025" in editor._hint.text()
    assert editor.text == "31 juni 2025"
    assert letter(stocked, 2).facts.date == "2025-02-20"
    editor._field.selectAll()
    QTest.keyClicks(editor._field, "30 juni 2025")
    QTest.keyClick(editor._field, Qt.Key.Key_Return)
    assert letter(stocked, 2).facts.date == "2025-06-30"


def test_escape_gives_up_and_leaving_the_field_keeps(panel, stocked):
    correct(panel, "Afzender", "Weg ermee", Qt.Key.Key_Escape)
    assert row(panel, "Afzender").editor is None
    assert letter(stocked, 2).facts.sender == "Vereniging van Nederlandse Gemeenten"
    row(panel, "Afzender").edit()
    QTest.keyClicks(row(panel, "Afzender").editor._field, "VNG")
    row(panel, "Datum").setFocus()
    assert letter(stocked, 2).facts.sender == "VNG"
    assert row(panel, "Datum").hasFocus()


def test_another_letter_or_the_end_keeps_what_is_typed(panel, stocked):
    row(panel, "Afzender").edit()
    QTest.keyClicks(row(panel, "Afzender").editor._field, "VNG")
    panel.flush()
    assert letter(stocked, 2).facts.sender == "VNG"


def test_the_kind_is_chosen_from_a_list(panel, stocked):
    row(panel, "Soort").edit()
    box = row(panel, "Soort").editor._field
    box.setCurrentIndex(box.findData("raadsvoorstel"))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert letter(stocked, 2).facts.kind == "raadsvoorstel"
    assert row(panel, "Soort")._value.text() == "Raadsvoorstel"


def test_what_is_counted_can_not_be_corrected(panel):
    row(panel, "Pagina's").edit()
    assert row(panel, "Pagina's").editor is None


def test_no_row_is_wider_than_the_margin(panel):
    correct(panel, "Onderwerp", "x" * 80)
    assert panel.page.width() <= panel.viewport().width()


def test_rows_follow_the_width_of_the_margin(panel):
    for width in (250, 500, 315):
        panel.resize(width, 700)
        QApplication.processEvents()
        assert panel.page.width() == panel.viewport().width()
