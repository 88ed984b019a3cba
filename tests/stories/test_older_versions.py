"""A newer text came in: the older one can be read, and what is told of the notes stays true."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from stories.test_versions import FIRST, PARTS, SECOND

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.passage import Span
from kanttekening.ui.kind_dot import KindDot
from kanttekening.ui.row_list import ROW
from kanttekening.words import comparing, marking


@pytest.fixture
def person(sit_down, tmp_path):
    """Somebody with a letter in two versions; of three marks on it one came loose."""
    first, second = tmp_path / "brief.txt", tmp_path / "brief nieuw.txt"
    first.write_text(FIRST)
    second.write_text(SECOND)
    found = sit_down()
    found.takes_in(first)
    found.sees_letters(1)
    found.opens(*found.titles())
    letter = found.reader._opened.letter.id
    for part in PARTS[3:6]:
        span = found.find(part)
        found.window.desk.change(
            lambda library, span=span: library.annotating.mark(letter, span, MarkKind.ACTION)
        )
    found.waits_until(lambda: len(found.cards()) == 3)
    found.takes_in(second)
    found.waits_until(lambda: lost(found) is not None)
    found.waits_until(lambda: shows_the_older(found) is False)
    found.waits_until(found._has_its_pages)
    return found


def shows_the_older(person):
    """Whether the older text is open; neither is for a moment when one goes to the other."""
    opened = person.reader._opened
    return None if opened is None else PARTS[3] in opened.document.text


def lost(person):
    states = {card.annotation.state: card for card in person.cards()}
    return states.get(AnchorState.ORPHANED)


def opens_the_older(person):
    chip = person.reader.head.version_chip
    next(a for a in chip.menu().actions() if a.text().startswith("Versie 1")).trigger()
    person.waits_until(lambda: shows_the_older(person))
    person.waits_until(lambda: person.reader.prepared is not None)


def button(card, text):
    return next(found for found in card.findChildren(QPushButton) if found.text() == text)


def leaves(person):
    person.waits_until(lambda: offers(lost(person), marking.LEAVE))
    button(lost(person), marking.LEAVE).click()


def offers(card, text):
    return any(found.text() == text for found in card.findChildren(QPushButton))


def test_an_older_version_says_where_marking_can_be_done(person):
    messages, reader = person.window.messages, person.reader
    opens_the_older(person)
    person.selects("Over inkoop schrijft")
    reader.popups.place_bar()
    bar = reader.popups.bar
    person.waits_until(bar.isVisible)
    assert not [dot for dot in bar.findChildren(KindDot) if dot.isVisible()]
    person.presses(reader.page_view, Qt.Key.Key_2)
    assert messages.text == comparing.ONLY_NEWEST
    messages.hide()
    button(lost(person), marking.PLACE_SELECTION).click()
    assert messages.isVisible()
    assert messages.text == comparing.ONLY_NEWEST
    messages.findChild(QPushButton).click()
    person.waits_until(lambda: reader.prepared is not None)
    assert shows_the_older(person) is False
    person.selects("Over inkoop schrijft")
    reader.popups.place_bar()
    assert len([dot for dot in bar.findChildren(KindDot) if dot.isVisible()]) == len(MarkKind)


def test_the_banner_tells_how_the_notes_stand_now(person, sit_down):
    (title,) = person.titles()
    banner = person.reader.later.banner
    person.waits_until(banner.isVisible)
    assert banner.text.startswith("2 van 3 aantekeningen staan in de nieuwe tekst. Eén passage")
    undo = person.window.actions_table["undo"]
    leaves(person)
    person.waits_until(lambda: not banner.isVisible())
    undo.trigger()
    person.waits_until(banner.isVisible)
    person.closes()

    person = sit_down()
    person.sees_letters(1)
    person.opens(title)
    banner = person.reader.later.banner
    person.waits_until(banner.isVisible)
    assert "Eén passage staat er niet meer zo in" in banner.text
    person.waits_until(lambda: lost(person) is not None)
    button(lost(person), marking.PLACE_SELECTION).click()
    person.selects("Over inkoop schrijft")
    person.presses(person.reader.page_view, Qt.Key.Key_Return)
    person.waits_until(lambda: not banner.isVisible())
    person.window.actions_table["undo"].trigger()
    person.waits_until(banner.isVisible)
    banner._later.click()
    person.window.actions_table["redo"].trigger()
    person.waits_until(lambda: lost(person) is None)
    assert not banner.isVisible()


def test_a_note_that_is_left_behind_is_not_called_carried_over():
    assert comparing.arrived(2, 3, 0, 1) == (
        "2 van 3 aantekeningen staan in de nieuwe tekst. "
        "Eén aantekening blijft bij een oudere versie."
    )


def test_the_list_of_all_leads_to_the_older_version_a_note_stayed_with(person):
    letter = lost(person).annotation
    leaves(person)
    person.waits_until(lambda: lost(person) is None)
    window, reader = person.window, person.reader
    window.sidebar._overview.click()
    view = window.overview.view
    model = window.overview.model
    person.waits_until(lambda: model.rowCount() == 3)

    def places():  # rows come after their number
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        return [index for index in rows if index.data(ROW) and index.data(ROW).id == letter.id]

    person.waits_until(lambda: len(places()) == 1)
    view.setCurrentIndex(*places())
    person.presses(view, Qt.Key.Key_Return)
    person.waits_until(lambda: shows_the_older(person))
    span = person.find(PARTS[3])
    person.waits_until(lambda: reader.view.rect_of(span) is not None)
    assert [mark.span for mark in reader.marking.marks if mark.id == letter.id] == [span]
    person.waits_until(lambda: window.panel.notes._cards[letter.id]._lit)


def test_what_was_read_in_the_newest_text_is_shown_in_the_older_or_said_to_be_absent(person):
    """A sentence behind one that went: at its own offset stand other words of the older text."""
    reader, panel, messages = person.reader, person.window.panel, person.window.messages
    newest, came = reader._opened.document.text, "zelf keuzes"
    later = Span(newest.index(PARTS[8]), newest.index(PARTS[8]) + len(PARTS[8]))
    assert later.of(FIRST) != PARTS[8]
    new = Span(newest.index(came), newest.index(came) + len(came))
    opens_the_older(person)
    panel.evidence_activated.emit(later)
    flash = lambda: reader.page_view.overlay.flash  # noqa: E731
    person.waits_until(lambda: flash() is not None)
    assert flash().of(FIRST) == PARTS[8]

    panel.evidence_activated.emit(Span(new.start, new.start + len("zelf ")))
    person.waits_until(lambda: messages.text == comparing.NOT_IN_OLDER)
    assert shows_the_older(person)
    messages.findChild(QPushButton).click()
    person.waits_until(lambda: shows_the_older(person) is False)
    person.waits_until(lambda: flash() is not None)
    assert flash().of(newest).strip() == "zelf"
