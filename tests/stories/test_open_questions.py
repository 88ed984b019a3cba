"""Before the meeting a clerk goes through what is still open, in all letters at once."""

from PySide6.QtCore import Qt

from kanttekening.ui.row_list import ROW

KEY = Qt.Key
LATER = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
EARLIER = "Overhedenoverleg en start publiekscampagne"


def mark(person, title, words, key, note):
    person.opens(title)
    person.selects(words)
    person.presses(person.reader.page_view, key)
    person.waits_until(lambda: len(person.cards()) == 1)
    (card,) = person.cards()
    card.edit_note()
    person.types(note)
    person.presses(card.note, KEY.Key_Escape)


def shown(view):
    """Kinds and whether ticked off, from top to bottom, once all rows are there."""
    indexes = [view.model().index(at, 0) for at in range(view.model().rowCount())]
    rows = [index.data(ROW) for index in indexes]
    return [(row.kind.value, row.is_done) for row in rows] if all(rows) else None


def test_open_questions_are_found_ticked_off_and_taken_back(sit_down, seeds):
    person = sit_down()
    person.takes_in(*seeds[:2])
    person.sees_letters(2)
    mark(person, LATER, "ledenbijeenkomst op 21 maart", KEY.Key_3, "Aanmelden bij de griffie")
    mark(person, EARLIER, "publiekscampagne", KEY.Key_2, "Doet de wethouder mee?")
    window = person.window
    window.sidebar._overview.click()
    view = window.overview.view
    person.waits_until(lambda: shown(view) == [("vraag", False), ("actie", False)])

    window.overview.head.search.setFocus()
    person.types("wethuoder")
    person.waits_until(lambda: shown(view) == [("vraag", False)])
    person.presses(window.overview.head.search, KEY.Key_Escape)
    person.waits_until(lambda: shown(view) == [("vraag", False), ("actie", False)])

    person.presses(window.overview.head.search, KEY.Key_Down)
    person.waits_until(lambda: view.hasFocus() and view.chosen_count == 1)
    person.presses(view, KEY.Key_Space)
    person.waits_until(lambda: shown(view) == [("actie", False), ("vraag", True)])
    person.waits_until(lambda: person._is_open(LATER))  # on to what is still open
    person.presses(view, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.waits_until(lambda: shown(view) == [("vraag", False), ("actie", False)])

    view.selectAll()
    person.presses(view, KEY.Key_Space)
    person.waits_until(lambda: shown(view) == [("vraag", True), ("actie", True)])
    person.closes()

    again = sit_down()
    again.sees_letters(2)
    again.window.sidebar._overview.click()
    view = again.window.overview.view
    again.waits_until(lambda: shown(view) == [("vraag", True), ("actie", True)])
    again.presses(view, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    again.waits_until(lambda: shown(view) == [("vraag", False), ("actie", False)])
