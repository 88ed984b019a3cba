"""The main job: take in, find by a mistyped word, mark, note, and find it back the next day."""

from PySide6.QtCore import Qt

KEY = Qt.Key
QUOTE = "“financiële ravijn” te voorkomen"
NOTE = "Wat betekent dit voor onze begroting?"
TITLE = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"


def test_a_council_member_finds_marks_and_finds_back(sit_down, seeds):
    person = sit_down()
    person.takes_in(*seeds)
    person.sees_letters(5)

    person.searches("finaciele ravijn")
    person.waits_until(lambda: person.titles()[:1] == [TITLE] and len(person.titles()) < 5)
    person.opens_first()

    person.selects(QUOTE)
    assert person.selected() == QUOTE
    person.presses(person.reader.page_view, KEY.Key_2)
    person.waits_until(lambda: len(person.cards()) == 1)
    person.selects("gemeenten gezamenlijk onze koers bepalen")
    person.presses(person.reader.page_view, KEY.Key_N)
    person.waits_until(lambda: len(person.cards()) == 2 and person.cards()[1].note.hasFocus())
    person.types(NOTE)
    person.closes()

    next_day = sit_down()
    next_day.sees_letters(5)
    next_day.opens(TITLE)
    next_day.waits_until(lambda: len(next_day.cards()) == 2)
    first, second = next_day.cards()
    assert first.annotation.passage.quote == QUOTE
    assert first.annotation.kind == "vraag"
    assert second.note.toPlainText() == NOTE
    assert [mark.span for mark in next_day.reader.marking.marks] == [
        next_day.find(QUOTE),
        next_day.find("gemeenten gezamenlijk onze koers bepalen"),
    ]


def test_what_was_done_yesterday_can_be_undone_today(sit_down, seeds):
    person = sit_down()
    person.takes_in(seeds[1])
    person.sees_letters(1)
    person.opens(TITLE)
    person.selects(QUOTE)
    person.presses(person.reader.page_view, KEY.Key_1)
    person.waits_until(lambda: len(person.cards()) == 1)
    person.closes()

    next_day = sit_down()
    next_day.sees_letters(1)
    next_day.opens(TITLE)
    next_day.waits_until(lambda: len(next_day.cards()) == 1)
    next_day.presses(next_day.window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    next_day.waits_until(lambda: not next_day.cards())
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    next_day.presses(next_day.window, KEY.Key_Z, both)
    next_day.waits_until(lambda: len(next_day.cards()) == 1)
    assert next_day.cards()[0].annotation.passage.quote == QUOTE


def test_the_same_file_again_changes_nothing(sit_down, seeds):
    person = sit_down()
    person.takes_in(seeds[1])
    person.sees_letters(1)
    person.opens(TITLE)
    person.selects(QUOTE)
    person.presses(person.reader.page_view, KEY.Key_H)
    person.waits_until(lambda: len(person.cards()) == 1)
    person.takes_in(seeds[1])
    assert person.titles() == [TITLE]
    assert len(person.cards()) == 1
