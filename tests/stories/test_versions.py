"""A newer text of a letter comes in: the marks go along, and it can be taken apart again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.words import comparing, letter_list, marking
from kanttekening.words import versions as words

SUBJECTS = (
    "toegang", "wachtlijst", "inkoop", "kwaliteit", "verordening", "begroting", "reserve",
    "regio", "toezicht", "vervoer", "huisvesting", "scholing", "preventie", "wijkteam", "jeugdhulp",
)  # fmt: skip
PARTS = [f"Over {word} schrijft het college dat de raad hierin keuzes maakt." for word in SUBJECTS]
HEAD = "Gemeente Zeist\n\nDatum: 2 maart 2026\nKenmerk: Z26/104\nBetreft: Jeugdzorg in 2026\n\n"
FIRST = HEAD + "Geachte raad,\n\n" + "\n\n".join(PARTS)
SECOND = FIRST.replace(PARTS[3] + "\n\n", "").replace("keuzes maakt", "zelf keuzes maakt", 2)


def newer_text(folder):
    path = folder / "brief nieuw.txt"
    path.write_text(SECOND)
    return path


def takes_in_the_first(person, folder):
    """The only letter of the library: its title."""
    path = folder / "brief.txt"
    path.write_text(FIRST)
    person.takes_in(path)
    person.sees_letters(1)
    (title,) = person.titles()
    return title


def marks(person, words_of_it, kind):
    """Mark words of the letter that is open."""
    letter, span = person.reader._opened.letter.id, person.find(words_of_it)
    person.window.desk.change(lambda library: library.annotating.mark(letter, span, kind))


def quotes(person):
    return {card.annotation.passage.quote for card in person.cards()}


def test_marks_go_along_with_a_newer_text_and_back(sit_down, tmp_path):
    person, second = sit_down(), newer_text(tmp_path)
    title = takes_in_the_first(person, tmp_path)
    person.opens(title)
    for word in SUBJECTS:
        marks(person, f"Over {word} schrijft", MarkKind.QUESTION)
    person.waits_until(lambda: len(person.cards()) == 15)
    person.takes_in(second)
    person.waits_until(lambda: person.window.messages.text == f"1 nieuwe versie: van “{title}”")
    chip = person.reader.head.version_chip
    person.waits_until(lambda: chip.text() == "versie 2 van 2" and chip.isVisible())
    person.waits_until(lambda: len(person.cards()) == 15)
    person.waits_until(
        lambda: sum(c.annotation.state is AnchorState.ORPHANED for c in person.cards()) == 1
    )
    assert quotes(person) == {f"Over {word} schrijft" for word in SUBJECTS}
    assert person.titles() == [title]

    separate = next(a for a in chip.menu().actions() if a.text() == words.SEPARATE)
    separate.trigger()
    person.sees_letters(2)
    person.waits_until(
        lambda: (opened := person.reader._opened) and "Over kwaliteit" in opened.document.text
    )
    person.waits_until(
        lambda: [c.annotation.state for c in person.cards()] == [AnchorState.ANCHORED] * 15
    )
    assert not chip.isVisible()
    person.window.actions_table["undo"].trigger()
    person.sees_letters(1)
    person.waits_until(lambda: chip.isVisible() and len(person.cards()) == 15)


def test_two_letters_are_joined_by_hand(sit_down, seeds):
    person = sit_down()
    person.takes_in(*seeds[:2])
    person.sees_letters(2)
    person.window.letters.view.choose(0)
    join = person.window.actions_table["join"]
    assert not join.isEnabled()
    person.window.letters.view.selectAll()
    person.waits_until(join.isEnabled)
    join.trigger()
    (older, newer) = person.window.findChildren(QRadioButton)
    assert newer.isChecked()
    assert not older.isChecked()
    dialog = newer.window()
    dialog.join.click()
    person.sees_letters(1)
    assert person.window.messages.text == words.JOINED
    person.window.actions_table["undo"].trigger()
    person.sees_letters(2)


def lost(person):
    return [card for card in person.cards() if card.annotation.state is AnchorState.ORPHANED]


def button(card, text):
    return next(found for found in card.findChildren(QPushButton) if found.text() == text)


def test_one_of_fifteen_marks_is_placed_by_hand_undone_redone_and_kept(sit_down, tmp_path):
    person, second = sit_down(), newer_text(tmp_path)
    title = takes_in_the_first(person, tmp_path)
    person.opens(title)
    for part in PARTS:
        marks(person, part, MarkKind.ACTION)
    person.waits_until(lambda: len(person.cards()) == 15)
    person.takes_in(second)
    person.waits_until(lambda: len(lost(person)) == 1)
    states = [card.annotation.state for card in person.cards()]
    assert states.count(AnchorState.ANCHORED) == 12
    assert states.count(AnchorState.CHANGED) == 2
    person.waits_until(
        lambda: (
            person._is_open(title)
            and PARTS[3] not in person.reader._opened.document.text
            and person._has_its_pages()
        )
    )

    # In sight: on top of the column, under a heading, with the words that it stood on.
    (card,) = lost(person)
    notes = person.shows_tab(person.window.panel.notes)
    person.waits_until(lambda: notes._lost.isVisible() and card is person.cards()[0])
    assert notes._lost.text() == "Losgeraakt (1)"
    assert card.annotation.passage.quote == PARTS[3]

    button(card, marking.PLACE_SELECTION).click()
    strip = person.reader.later.placing.strip
    assert strip.isVisible()
    assert not strip.confirm.isEnabled()
    person.selects("Over inkoop schrijft")
    person.presses(person.reader.page_view, Qt.Key.Key_Return)
    person.waits_until(lambda: not lost(person))
    assert not strip.isVisible()
    placed = "Over inkoop schrijft"
    assert placed in quotes(person)
    actions = person.window.actions_table
    actions["undo"].trigger()
    person.waits_until(lambda: len(lost(person)) == 1)
    actions["redo"].trigger()
    person.waits_until(lambda: not lost(person) and placed in quotes(person))
    person.closes()

    person = sit_down()
    person.sees_letters(1)
    person.opens(title)
    person.waits_until(lambda: len(person.cards()) == 15 and placed in quotes(person))
    assert not lost(person)
    person.window.actions_table["undo"].trigger()
    person.waits_until(lambda: len(lost(person)) == 1)


def test_what_changed_is_told_and_agreed_with(sit_down, tmp_path):
    person, second = sit_down(), newer_text(tmp_path)
    title = takes_in_the_first(person, tmp_path)
    person.opens(title)
    marks(person, PARTS[0], MarkKind.PLEDGE)
    person.waits_until(lambda: len(person.cards()) == 1)
    person.takes_in(second)
    person.waits_until(lambda: person.cards()[0].strip.tells_the_change)
    (card,) = person.cards()
    told = [label.text() for label in card.strip.findChildren(QLabel)]
    assert any("<u" in text and "zelf" in text for text in told)
    button(card, marking.AGREE).click()
    person.waits_until(lambda: card.annotation.state is AnchorState.ANCHORED)
    assert not card.strip.isVisible()
    person.window.actions_table["undo"].trigger()
    person.waits_until(lambda: card.strip.tells_the_change)
    button(card, marking.LEAVE).click()
    person.waits_until(lambda: card.annotation.state is AnchorState.KEPT)
    assert card.annotation.passage.quote == PARTS[0]


def test_the_changes_are_looked_at_beside_each_other(sit_down, tmp_path, seeds):
    person, second = sit_down(), newer_text(tmp_path)
    title = takes_in_the_first(person, tmp_path)
    person.takes_in(second)
    person.opens(title)
    banner = person.reader.later.banner
    person.waits_until(banner.isVisible)
    assert banner.text == comparing.arrived(0, 0, 0)
    banner.compare.click()
    view = person.window.comparing.view
    person.waits_until(lambda: view.isVisible() and view.model.rowCount() == 3)
    person.presses(view.new, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    person.waits_until(lambda: view._count.text() == "1 van 3")
    person.presses(view.new, Qt.Key.Key_Escape)
    person.waits_until(person.reader.isVisible)

    person.takes_in(*seeds[:1])
    person.sees_letters(2)
    person.window.letters.view.selectAll()
    compare = person.window.actions_table["compare"]
    person.waits_until(compare.isEnabled)
    compare.trigger()
    person.waits_until(lambda: view.isVisible() and view.model.rowCount() > 3)


def test_later_is_kept_until_a_newer_version_and_the_list_says_what_waits(sit_down, tmp_path):
    person, second = sit_down(), newer_text(tmp_path)
    title = takes_in_the_first(person, tmp_path)
    person.opens(title)
    marks(person, f"Over {SUBJECTS[3]} schrijft", MarkKind.QUESTION)
    person.waits_until(lambda: len(person.cards()) == 1)
    person.takes_in(second)
    banner = person.reader.later.banner
    person.waits_until(banner.isVisible)
    banner._later.click()
    person.waits_until(lambda: banner.isHidden() and not person.window.desk.is_saving)
    person.closes()

    person = sit_down()
    person.sees_letters(1)
    person.opens(title)
    person.waits_until(lambda: len(person.cards()) == 1)
    banner = person.reader.later.banner
    person.window.desk.settle(5)
    assert banner.isHidden()
    (row,) = person.window.letters.model.rows
    assert row.to_decide == 1
    assert "1 te bekijken" in letter_list.row_spoken(row, 0)
    third = tmp_path / "brief nog nieuwer.txt"
    third.write_text(SECOND.replace("zelf keuzes", "eigen keuzes"))
    person.takes_in(third)
    person.waits_until(banner.isVisible)
