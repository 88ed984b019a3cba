"""Notes that are undone and redone show what they are, and leaving them changes nothing."""

from PySide6.QtCore import Qt

KEY = Qt.Key
TITLE = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
OLD, ADDED = "Vraag aan de wethouder.", " En aan de griffie."


def with_a_note(sit_down, seeds):
    """A person with one note that has been there for a while."""
    person = sit_down()
    person.takes_in(seeds[1])
    person.sees_letters(1)
    person.opens(TITLE)
    person.selects("ledenbijeenkomst op 21 maart")
    person.presses(person.reader.page_view, KEY.Key_N)
    person.waits_until(lambda: len(person.cards()) == 1 and person.cards()[0].note.hasFocus())
    person.types(OLD)
    person.presses(person.cards()[0].note, KEY.Key_Escape)
    person.has_saved(OLD)
    person.closes()
    again = sit_down()
    again.sees_letters(1)
    again.opens(TITLE)
    again.waits_until(lambda: len(again.cards()) == 1)
    return again


def test_a_note_is_undone_and_redone_in_sight(sit_down, seeds):
    person = with_a_note(sit_down, seeds)
    (card,) = person.cards()
    card.edit_note()
    card.note.put_caret(10_000)
    person.types(ADDED)
    person.presses(card.note, KEY.Key_Escape)
    person.has_saved(OLD + ADDED)
    person.presses(card, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # Typing within five seconds is one step, so all of it may go.
    person.waits_until(lambda: ADDED not in card.note.text)
    person.presses(card, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    person.waits_until(lambda: card.note.text == OLD + ADDED)
    person.has_saved(OLD + ADDED)
    person.window.panel.flush()
    person.has_saved(OLD + ADDED)
