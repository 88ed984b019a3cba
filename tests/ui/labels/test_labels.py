"""Labels in the window: put on, seen in row and head, looked after in the sidebar, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import titles

from kanttekening.domain.label import LabelColor
from kanttekening.ui.dialogs.naming import NameDialog
from kanttekening.ui.labels.dialog import LabelDialog

Key = Qt.Key


def sidebar_lines(section):
    return [(button.line.name, button.line.number) for button in section.buttons]


def open_dialog(window):
    window.actions_table["label"].trigger()
    return window.findChildren(LabelDialog)[-1]


def put_on(window, name):
    dialog = open_dialog(window)
    dialog.field.setText(name)
    QTest.keyClick(dialog.field, Key.Key_Return)
    dialog.close()
    window.browser.ask()  # it would ask by itself in a moment


@pytest.fixture
def labelled(window):
    window.letters.view.choose(0)
    put_on(window, "Financiën")
    return window


def button(window, name="Financiën"):
    return next(each for each in window.sidebar.labels.buttons if each.line.name == name)


def test_typing_a_name_and_enter_makes_a_label(labelled):
    assert sidebar_lines(labelled.sidebar.labels) == [("Financiën", 1)]
    assert labelled.letters.model.rows[0].labels == ("Financiën",)
    assert [label.name for label in labelled.reader.head.labels.shown] == ["Financiën"]
    assert "label Financiën" in labelled.letters.model.index(0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_a_square_is_painted_on_the_row(window):
    window.letters.view.choose(0)
    place = window.letters.view.visualRect(window.letters.model.index(0))
    before = window.letters.view.grab(place).toImage()
    put_on(window, "Financiën")
    assert window.letters.view.grab(place).toImage() != before


def test_several_letters_at_once_and_only_some(labelled):
    labelled.letters.view.selectAll()
    dialog = open_dialog(labelled)
    assert dialog.list.item(0).checkState() == Qt.CheckState.PartiallyChecked
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert dialog.list.item(0).checkState() == Qt.CheckState.Checked
    assert sidebar_lines(labelled.sidebar.labels) == [("Financiën", 5)]
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert sidebar_lines(labelled.sidebar.labels) == [("Financiën", 0)]


def test_undo_takes_it_off_again(labelled):
    labelled.actions_table["undo"].trigger()
    assert sidebar_lines(labelled.sidebar.labels) == []
    assert labelled.reader.head.labels.shown == ()
    assert labelled.sidebar.labels.isHidden()
    labelled.actions_table["redo"].trigger()
    assert sidebar_lines(labelled.sidebar.labels) == [("Financiën", 1)]


def test_a_click_in_the_sidebar_or_the_head_shows_the_letters(labelled):
    button(labelled).click()
    assert labelled.browser.request.query == "label:Financiën"
    assert len(titles(labelled)) == 1
    labelled.letters.search.clear_now()
    labelled.reader.head.labels.chosen.emit(labelled.reader.head.labels.shown[0])
    assert len(titles(labelled)) == 1


def test_a_label_is_renamed_and_recoloured(labelled):
    QTest.keyClick(button(labelled), Key.Key_F2)
    dialog = labelled.findChildren(NameDialog)[-1]
    dialog.field.setText("Geld")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert sidebar_lines(labelled.sidebar.labels) == [("Geld", 1)]
    labelled.sidebar.labels.color_wanted.emit(button(labelled, "Geld").line.id, LabelColor.RED)
    assert button(labelled, "Geld").line.color is LabelColor.RED
    labelled.browser.ask()
    assert labelled.letters.model.rows[0].labels == ("Geld",)


def test_a_removed_label_is_offered_back(labelled):
    QTest.keyClick(button(labelled), Key.Key_Delete)
    assert sidebar_lines(labelled.sidebar.labels) == []
    labelled.messages._button.click()
    assert sidebar_lines(labelled.sidebar.labels) == [("Financiën", 1)]


def test_every_square_has_a_name_beside_it_and_a_menu(labelled):
    line = button(labelled)
    assert line.accessibleName() == "Label Financiën, 1 stuk"
    words = [action.text() for action in labelled.sidebar.labels.menu_of(line).actions()]
    assert words[:2] == ["Hernoemen…", "Kleur"]


def test_del_on_a_chip_takes_the_label_off(labelled):
    labelled.reader.head.labels.taken_off.emit(labelled.reader.head.labels.shown[0])
    labelled.browser.ask()
    assert labelled.letters.model.rows[0].labels == ()
