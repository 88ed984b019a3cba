"""A card that is in hand: other kinds and labels at hand, and several cards taken together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask, first_mark
from ui.notes.test_panel import LETTER, card, undo

from kanttekening.domain.annotation import MarkKind, MarkStyle
from kanttekening.domain.passage import Span
from kanttekening.words import marking

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def stored(desk, made):
    return ask(desk, lambda library: library.annotating.get(made.id))


def every(desk):
    return ask(desk, lambda library: library.annotating.of_letter(LETTER))


@pytest.fixture
def three(panel, stocked):
    """Three marks with notes, in reading order."""
    made = [first_mark(stocked, LETTER, Span(at, at + 20)) for at in (300, 500, 900)]
    for number, mark in enumerate(made, start=1):
        stocked.change(
            lambda library, mark=mark, text=f"Notitie {number}": library.annotating.set_note(
                mark.id, text
            )
        )
    return made


def click(shown, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, modifiers, shown.rect().topLeft() * 2)


class TestKinds:
    def test_a_card_in_hand_offers_the_six_kinds_with_their_keys(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        shown = card(panel, made)
        assert not shown.kinds.isVisible()
        shown.setFocus()
        assert shown.kinds.isVisible()
        assert shown.kinds.buttons[made.kind].isChecked()
        pledge = shown.kinds.buttons[MarkKind.PLEDGE]
        assert pledge.toolTip() == "Toezegging (4)"
        QTest.mouseClick(pledge, Qt.MouseButton.LeftButton)
        assert stored(stocked, made).kind is MarkKind.PLEDGE
        undo(stocked)
        assert shown.kinds.buttons[made.kind].isChecked()

    def test_shift_h_underlines_and_highlights_again(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        shown = card(panel, made)
        shown.setFocus()
        for style in (MarkStyle.UNDERLINE, MarkStyle.HIGHLIGHT):
            QTest.keyClick(shown, Qt.Key.Key_H, SHIFT)
            assert stored(stocked, made).style is style


class TestLabels:
    def test_a_label_is_given_by_key_and_taken_off_again(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        shown = card(panel, made)
        shown.setFocus()
        QTest.keyClick(shown, Qt.Key.Key_T)
        assert shown.labels.field.hasFocus()
        QTest.keyClicks(shown.labels.field, "Begroting,")
        assert stored(stocked, made).labels == ("Begroting",)
        QTest.keyClicks(shown.labels.field, "wonen")
        QTest.keyClick(shown.labels.field, Qt.Key.Key_Return)
        assert stored(stocked, made).labels == ("Begroting", "wonen")
        QTest.keyClick(shown.labels.field, Qt.Key.Key_Backspace)
        assert stored(stocked, made).labels == ("Begroting",)
        QTest.keyClick(shown.labels.field, Qt.Key.Key_Escape)
        assert shown.hasFocus()
        QTest.mouseClick(shown.labels._chips[0], Qt.MouseButton.LeftButton)
        assert stored(stocked, made).labels == ()
        undo(stocked)
        assert [chip.label for chip in shown.labels._chips] == ["Begroting"]

    def test_labels_that_are_there_complete_what_is_typed(self, panel, stocked, three):
        stocked.change(lambda library: library.annotating.set_labels(three[0].id, ("Jeugdzorg",)))
        stocked.change(lambda library: library.labelling.put_on((LETTER,), "Jeugdwet"))
        shown = card(panel, three[1])
        shown.setFocus()
        QTest.keyClick(shown, Qt.Key.Key_T)
        completer = shown.labels.field.completer()
        completer.setCompletionPrefix("jeugd")
        found = {
            completer.completionModel().index(row, 0).data()
            for row in range(completer.completionCount())
        }
        assert found == {"Jeugdzorg", "Jeugdwet"}

    def test_a_label_in_the_note_stays_until_it_goes_from_there(self, panel, stocked, three):
        mark = three[0]
        stocked.change(lambda library: library.annotating.set_note(mark.id, "Over #geld"))
        stocked.change(lambda library: library.annotating.set_labels(mark.id, ("bouw",)))
        assert stored(stocked, mark).labels == ("bouw", "geld")
        chips = {chip.label: chip for chip in card(panel, mark).labels._chips}
        assert (chips["geld"].is_written, chips["bouw"].is_written) == (True, False)
        stocked.change(lambda library: library.annotating.set_note(mark.id, "Over niets"))
        assert stored(stocked, mark).labels == ("bouw",)

    def test_what_was_typed_counts_when_one_goes_on(self, panel, stocked, three):
        shown = card(panel, three[0])
        shown.setFocus()
        QTest.keyClick(shown, Qt.Key.Key_T)
        QTest.keyClicks(shown.labels.field, "kade")
        card(panel, three[1]).setFocus()
        assert stored(stocked, three[0]).labels == ("kade",)
        assert not shown.labels.field.isVisible()


class TestSeveral:
    def test_any_chosen_marks_become_one_with_their_notes_in_order(self, panel, stocked, three):
        told = []
        panel.notes.done.connect(told.append)
        click(card(panel, three[2]))
        click(card(panel, three[0]), CTRL)
        assert panel.notes.chosen._count.text() == "2 gekozen"
        assert card(panel, three[0]).accessibleName().startswith("Gekozen: ")
        panel.notes.chosen.merge.click()
        whole, kept = every(stocked)
        assert (whole.id, kept.id) == (three[0].id, three[1].id)
        assert whole.note == "Notitie 1\n\nNotitie 3"
        assert (whole.passage.span.start, whole.passage.span.end) == (300, 920)
        assert told == [marking.MERGED]
        assert panel.notes.chosen.isHidden()
        undo(stocked)
        assert [note.note for note in every(stocked)] == ["Notitie 1", "Notitie 2", "Notitie 3"]

    def test_shift_chooses_all_up_to_there_and_escape_none(self, panel, stocked, three):
        click(card(panel, three[0]))
        click(card(panel, three[2]), SHIFT)
        assert panel.notes.chosen.chosen == [mark.id for mark in three]
        QTest.keyClick(card(panel, three[0]), Qt.Key.Key_Escape)
        assert panel.notes.chosen.isHidden()

    def test_several_are_removed_as_one_step(self, panel, stocked, three):
        first, second = card(panel, three[0]), card(panel, three[1])
        first.setFocus()
        QTest.keyClick(second, Qt.Key.Key_Space, CTRL)
        panel.notes.chosen._remove.click()
        assert [note.id for note in every(stocked)] == [three[2].id]
        undo(stocked)
        assert len(every(stocked)) == 3
