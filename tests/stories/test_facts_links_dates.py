"""A clerk mends a fact, follows a reference and comes back, and puts a date in the calendar."""

from exchange.ics_reader import read_calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.asking import type_name

from kanttekening.ui.notes.rows import LeadRow

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OLD_TITLE = "Overhedenoverleg en start publiekscampagne"
ANSWER = """Aan de leden

Datum
4 april 2025

Ons kenmerk
U202500777
Lbr. 25/019

Onderwerp
Vervolg op de campagne

Geacht college,

In onze ledenbrief van 3 september 2024 (Lbr. 24/032) schreven wij u over de start van de campagne.
Op 12 mei 2031 van 10.00 tot 12.00 uur organiseren wij een bijeenkomst in Utrecht.

Met vriendelijke groet,
Vereniging van Nederlandse Gemeenten
"""


def rows(page):
    return [row for row in page.findChildren(LeadRow) if row.isVisible()]


def test_a_fact_is_mended_and_taken_back(sit_down, seeds):
    person = sit_down()
    person.takes_in(seeds[0])
    person.sees_letters(1)
    person.opens(OLD_TITLE)
    facts = person.shows_tab(person.window.panel.facts)
    person.waits_until(lambda: "subject" in facts._rows)
    row = facts._rows["subject"]
    row.setFocus()
    person.presses(row, KEY.Key_F2)
    person.types("Start van de campagne")
    person.presses(row.editor._field, KEY.Key_Return)
    person.waits_until(lambda: person.titles() == ["Start van de campagne"])
    person.searches("campagne")
    person.waits_until(lambda: person.titles() == ["Start van de campagne"])

    person.presses(person.window, KEY.Key_Z, CTRL)
    person.waits_until(lambda: person.titles() == [OLD_TITLE])
    person.waits_until(lambda: row._value.text() == OLD_TITLE)


def test_a_reference_is_followed_and_one_comes_back(sit_down, seeds, tmp_path):
    answer = tmp_path / "vervolg.txt"
    answer.write_text(ANSWER, "utf-8")
    person = sit_down()
    person.takes_in(answer)
    person.sees_letters(1)
    person.opens("Vervolg op de campagne")
    links = person.shows_tab(person.window.panel.links)
    person.waits_until(lambda: any("ontbreekt" in row.accessibleName() for row in rows(links)))
    person.takes_in(seeds[0])
    person.waits_until(lambda: any(OLD_TITLE in row.accessibleName() for row in rows(links)))

    there = next(row for row in rows(links) if OLD_TITLE in row.accessibleName())
    there.setFocus()
    person.presses(there, KEY.Key_Return)
    person.waits_until(lambda: person.reader._opened.letter.title == OLD_TITLE)
    person.waits_until(lambda: any("Vervolg" in row.accessibleName() for row in rows(links)))
    assert person.window.panel.way_back.isVisible()

    person.presses(person.window, KEY.Key_Left, ALT)
    person.waits_until(lambda: person.reader._opened.letter.title == "Vervolg op de campagne")
    assert not person.window.panel.way_back.isVisible()
    assert person.window.letters.view.row().title == "Vervolg op de campagne"


def test_a_date_is_put_in_the_calendar(sit_down, tmp_path):
    letter, file = tmp_path / "vervolg.txt", tmp_path / "data.ics"
    letter.write_text(ANSWER, "utf-8")
    person = sit_down()
    person.takes_in(letter)
    person.sees_letters(1)
    window = person.window
    person.waits_until(lambda: window.sidebar._dates._number == "1")
    window.sidebar._dates.click()
    person.waits_until(lambda: window.dates.model.rowCount() == 1)
    window.dates.view.setFocus()
    person.presses(window.dates.view, KEY.Key_Down)
    person.waits_until(lambda: person.reader._opened is not None)
    events = person.shows_tab(window.panel.events)
    person.waits_until(lambda: len(rows(events)) == 1)
    button = next(
        b for b in rows(events)[0].findChildren(object) if b.objectName() == "to_calendar"
    )
    type_name(file)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    person.waits_until(file.exists)
    [entry] = read_calendar(file.read_bytes())
    assert entry["DTSTART;TZID=Europe/Amsterdam"] == "20310512T100000"
    person.waits_until(lambda: "ics" in window.messages.text)
