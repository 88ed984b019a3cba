"""The margin: cards that are typed in, recoloured and removed, and that lead to the passage."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from ui.material import ask, first_mark

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.domain.touched import Touched
from kanttekening.ui.reader.view import ReaderView
from kanttekening.words import reader as words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LETTER = 2


def notes(desk):
    found = ask(desk, lambda library: library.annotating.of_letter(LETTER))
    return [annotation.note for annotation in found]


def card(panel, annotation):
    return panel.notes._cards[annotation.id]


def shown(panel):
    column = panel.notes._column
    cards = sorted(panel.notes._cards.values(), key=column.indexOf)
    return [made.annotation.id for made in cards]


def undo(desk):
    desk.change(lambda library: library.annotating.undo())


class TestCards:
    def test_an_empty_margin_teaches(self, panel):
        assert panel.notes._empty.isVisible()
        assert panel._tabs.tabText(0) == words.TAB_NOTES
        assert panel.notes.remark.isVisible()

    def test_cards_stand_in_reading_order_and_are_counted(self, panel, stocked):
        late = first_mark(stocked, LETTER, Span(900, 920))
        early = first_mark(stocked, LETTER, Span(300, 320), MarkKind.ACTION)
        assert shown(panel) == [early.id, late.id]
        assert panel._tabs.tabText(0) == f"{words.TAB_NOTES} 2"
        assert not panel.notes._empty.isVisible()
        assert card(panel, early)._kind.text() == "Actie"
        assert card(panel, early)._page.text() == "blz. 1"

    def test_a_bare_mark_has_no_field_until_one_goes_there(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        assert not card(panel, made).note.isVisible()
        panel.edit_note(made.id)
        assert card(panel, made).note.isVisible()
        assert card(panel, made).note.hasFocus()

    def test_a_click_asks_for_the_passage(self, panel, stocked, qtbot):
        made = first_mark(stocked, LETTER)
        with qtbot.waitSignal(panel.annotation_activated) as told:
            QTest.mouseClick(card(panel, made), Qt.MouseButton.LeftButton)
        assert told.args == [made.id]

    def test_a_focused_card_stands_out_alone(self, panel, stocked):
        one = first_mark(stocked, LETTER, Span(300, 320))
        other = first_mark(stocked, LETTER, Span(400, 420))
        panel.focus_annotation(one.id)
        panel.focus_annotation(other.id)
        assert not card(panel, one)._lit
        assert card(panel, other)._lit

    def test_a_card_that_is_not_there_yet_is_focused_when_it_comes(self, panel, stocked):
        made = ask(stocked, lambda lib: lib.annotating.mark(LETTER, Span(9, 20), MarkKind.LOOSE))
        panel.edit_note(made.value.id)
        stocked.touched.emit(Touched.ANNOTATIONS)
        assert card(panel, made.value).note.hasFocus()

    def test_the_kind_is_changed_by_key_and_by_menu(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        QTest.keyClick(card(panel, made), Qt.Key.Key_4)
        assert card(panel, made)._kind.text() == "Toezegging"
        offered = card(panel, made)._kind.menu().actions()
        next(action for action in offered if "Belangrijk" in action.text()).trigger()
        assert card(panel, made)._kind.text() == "Belangrijk"

    def test_the_menu_writes_the_note_and_copies_it(self, panel, stocked, qtbot):
        made = first_mark(stocked, LETTER)
        shown = card(panel, made)
        offered = {act.text().partition("\t")[0]: act for act in shown._kind.menu().actions()}
        offered["Kanttekening schrijven"].trigger()
        qtbot.waitUntil(shown.note.hasFocus)
        QTest.keyClicks(shown.note, "Nagaan")
        QTest.keyClick(shown.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not shown.note.hasFocus()
        offered["Kopiëren"].trigger()
        copied = QGuiApplication.clipboard().text()
        assert copied.startswith("“")
        assert copied.endswith("\nNagaan")

    def test_a_card_is_removed_and_comes_back(self, panel, stocked, qtbot):
        made = first_mark(stocked, LETTER)
        with qtbot.waitSignal(panel.annotation_removed):
            QTest.keyClick(card(panel, made), Qt.Key.Key_Delete)
        assert shown(panel) == []
        undo(stocked)
        assert shown(panel) == [made.id]

    def test_arrows_walk_over_the_cards(self, panel, stocked):
        one = first_mark(stocked, LETTER, Span(300, 320))
        other = first_mark(stocked, LETTER, Span(400, 420))
        card(panel, one).setFocus()
        QTest.keyClick(card(panel, one), Qt.Key.Key_Down)
        assert card(panel, other).hasFocus()
        QTest.keyClick(card(panel, other), Qt.Key.Key_Up)
        assert card(panel, one).hasFocus()


class TestTyping:
    def test_a_note_is_saved_while_typing(self, panel, stocked, qtbot):
        made = first_mark(stocked, LETTER)
        panel.edit_note(made.id)
        QTest.keyClicks(card(panel, made).note, "Navragen bij griffie")
        assert notes(stocked) == [""]
        qtbot.waitUntil(lambda: notes(stocked) == ["Navragen bij griffie"], timeout=2000)
        assert card(panel, made).note.hasFocus()

    def test_leaving_the_field_saves_at_once(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        panel.edit_note(made.id)
        QTest.keyClicks(card(panel, made).note, "ja")
        QTest.keyClick(card(panel, made).note, Qt.Key.Key_Escape)
        assert notes(stocked) == ["ja"]

    def test_another_letter_saves_first(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        panel.edit_note(made.id)
        QTest.keyClicks(card(panel, made).note, "snel")
        panel.show_letter(3)
        assert notes(stocked) == ["snel"]
        assert shown(panel) == []

    def test_closing_saves(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        panel.edit_note(made.id)
        QTest.keyClicks(card(panel, made).note, "nog net")
        panel.close()
        assert notes(stocked) == ["nog net"]

    def test_an_edit_elsewhere_leaves_the_caret_and_the_typing_alone(self, panel, stocked):
        made = first_mark(stocked, LETTER, Span(300, 320))
        panel.edit_note(made.id)
        field = card(panel, made).note
        QTest.keyClicks(field, "half af")
        field.put_caret(4)
        first_mark(stocked, LETTER, Span(100, 120))
        assert field.hasFocus()
        assert field.text == "half af"
        assert field.textCursor().position() == 4
        QTest.keyClicks(field, "X")
        panel.flush()
        assert "halfX af" in notes(stocked)

    def test_undo_elsewhere_is_shown_in_the_card(self, panel, stocked):
        made = first_mark(stocked, LETTER)
        panel.edit_note(made.id)
        QTest.keyClicks(card(panel, made).note, "weg ermee")
        panel.flush()
        undo(stocked)
        assert card(panel, made).note.text == ""


class TestRemark:
    def test_a_note_on_the_whole_letter_becomes_a_card_without_losing_the_caret(
        self, panel, stocked, qtbot
    ):
        field = panel.notes.remark.note
        field.setFocus()
        QTest.keyClicks(field, "Voor de fractie")
        qtbot.waitUntil(lambda: notes(stocked) == ["Voor de fractie"], timeout=2000)
        [made] = panel.notes._cards.values()
        assert made.note.hasFocus()
        assert field.text == ""
        QTest.keyClicks(made.note, " van maandag")
        panel.flush()
        assert notes(stocked) == ["Voor de fractie van maandag"]
        assert made._quote.text() == words.REMARK

    def test_white_space_alone_is_no_remark(self, panel, stocked):
        QTest.keyClicks(panel.notes.remark.note, "  ")
        panel.flush()
        assert notes(stocked) == []

    def test_a_remark_in_the_making_belongs_to_its_letter(self, panel, stocked):
        QTest.keyClicks(panel.notes.remark.note, "bij twee")
        panel.show_letter(3)
        assert notes(stocked) == ["bij twee"]
        assert panel.notes.remark.note.text == ""


class TestWithReader:
    def test_marks_and_cards_lead_to_each_other(self, panel, stocked, theme, qtbot):
        reader = ReaderView(stocked, theme)
        qtbot.addWidget(reader)
        reader.resize(600, 700)
        reader.show()
        panel.follow(reader)
        reader.show_letter(LETTER)
        reader.selection.take(Span(500, 530))
        reader.actions_by_id["note"].trigger()
        [made] = panel.notes._cards.values()
        assert made.note.isVisibleTo(panel)
        made.activated.emit(made.annotation.id)
        assert reader.page_view.overlay.flash == made.annotation.passage.span
        reader.passage_clicked.emit(made.annotation.id)
        assert made._lit


def test_files_on_a_note_are_not_typed_into_it(panel, stocked):
    made = first_mark(stocked, LETTER)
    field = card(panel, made).note
    files, words_ = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/brief.pdf")])
    files.setText("file:///tmp/brief.pdf")
    words_.setText("gewone woorden")

    assert not field.canInsertFromMimeData(files)
    assert field.canInsertFromMimeData(words_)
