"""The list of all annotations by itself: searched, chosen, changed, by mouse and by keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QToolButton
from ui.material import ask
from ui.overview.sample import TITLE, letter_of

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.note_list import Grouping, NoteListRequest
from kanttekening.ui.row_list import ROW
from kanttekening.words import marking
from kanttekening.words import overview as words


def rows(panel):
    return [panel.model.index(at).data(ROW) for at in range(panel.model.rowCount())]


def kinds(panel):
    return [row.kind for row in rows(panel)]


def key(panel, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for each in keys:
        QTest.keyClick(panel.view, each, modifier)


def place(panel, row):
    return panel.view.visualRect(panel.view.model().index(row, 0))


def undo(desk):
    desk.change(lambda library: library.annotating.undo())


def test_an_empty_list_teaches(bare_panel):
    bare_panel.begin()
    assert bare_panel._pages.currentIndex() == 1
    assert bare_panel._blank.title == words.EMPTY_TITLE
    assert not bare_panel.head.arrange.isVisible()


def test_what_is_open_stands_first_with_its_source(panel):
    QAbstractItemModelTester(panel.model)
    assert set(kinds(panel)[:2]) == {MarkKind.QUESTION, MarkKind.ACTION}
    assert kinds(panel)[2] is MarkKind.IMPORTANT
    groups = [panel.model.heading(at) for at in range(2)]
    assert groups == ["Open vragen en acties", "Andere aantekeningen"]
    spoken = panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Andere aantekeningen", "Belangrijk", "het gemeentefonds", "Lbr. 25/011", TITLE):
        assert part in spoken


def test_choosing_several_opens_nothing(panel, qtbot):
    with qtbot.assertNotEmitted(panel.row_chosen):
        QTest.keyClick(panel.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.chosen_count == 3
    assert panel.bar.isVisible()
    assert panel.bar._count.text() == "3 gekozen"


def test_typing_finds_with_a_slip_and_down_goes_to_the_rows(panel, qtbot):
    QTest.keyClicks(panel.head.search, "begrotng")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert "begroting" in panel.head._also.text()
    QTest.keyClick(panel.head.search, Qt.Key.Key_Down)
    assert panel.view.currentIndex().row() == 0
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.focusWidget() is panel.head.search
    panel.head._also.linkActivated.emit("#exact")
    assert panel.model.rowCount() == 0
    assert "begrotng" in panel._blank.title


def test_a_search_for_nothing_keeps_the_field_and_the_next_word_whole(panel, qtbot):
    panel.view.selectAll()
    assert not panel.bar.isHidden()
    field = panel.head.search
    field.setFocus()
    QTest.keyClicks(field, "qqxxzz")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.view.isVisible())
    assert panel.bar.isHidden()
    assert panel.focusWidget() is field
    field.selectAll()
    for letter in "begroting":
        QTest.keyClick(panel.focusWidget(), letter)
        qtbot.wait(60)
    qtbot.waitUntil(panel.view.isVisible)
    assert field.text() == "begroting"
    assert panel.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.view.hasFocus)


def test_the_filter_button_offers_what_there_is_with_numbers(panel, qtbot):
    button = panel.head.filter_button
    with qtbot.waitSignal(button.opened):
        button.click()
    kinds = next(act.menu() for act in button.menu_shown.actions() if "Soort" in act.text())
    texts = [act.text() for act in kinds.actions()]
    assert texts == ["actie\t1", "belangrijk\t1", "vraag\t1"]
    kinds.actions()[2].trigger()
    assert [chip.typed for chip in panel.head.search.chips] == ["aantekening:vraag"]
    assert panel.model.rowCount() == 1
    panel.head.chips.buttons[0].click()
    assert panel.model.rowCount() == 3


def test_a_filter_that_is_misspelt_proposes_the_right_one(panel, qtbot):
    panel.head.search.ask("aantekening:vraga")
    assert "aantekening:vraag" in panel.head._also.text()
    panel.head._also.linkActivated.emit("#proposal/0")
    assert panel.model.rowCount() == 1


def test_space_ticks_off_and_goes_on_and_undo_brings_back(panel, stocked, qtbot):
    key(panel, Qt.Key.Key_Home)
    first, second, _ = rows(panel)
    with qtbot.waitSignal(panel.deeds.changed) as told:
        key(panel, Qt.Key.Key_Space)
    assert told.args == ["1 aantekening afgevinkt"]
    qtbot.waitUntil(lambda: rows(panel)[2].id == first.id)
    assert rows(panel)[2].is_done
    assert panel.view.currentIndex().data(ROW).id == second.id
    model = panel.model
    state = Qt.ItemDataRole.CheckStateRole
    assert model.index(2).data(state) == Qt.CheckState.Checked
    assert model.index(0).data(state) == Qt.CheckState.Unchecked
    assert model.index(1).data(state) is None
    undo(stocked)
    qtbot.waitUntil(lambda: rows(panel)[0].id == first.id)


def test_a_click_on_the_box_ticks_off_without_opening(panel, qtbot):
    box = panel.view._delegate.tick_box(place(panel, 1))
    ticked = rows(panel)[1].id
    port = panel.view.viewport()
    with qtbot.assertNotEmitted(panel.row_chosen):
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=box.center())
        qtbot.waitUntil(lambda: rows(panel)[2].id == ticked)
    with qtbot.waitSignal(panel.row_chosen) as told:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=place(panel, 0).center())
    assert told.args[0].id == rows(panel)[0].id


def test_a_screen_reader_may_tick_off(panel, qtbot):
    model = panel.model
    first = rows(panel)[0].id
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(model.index(2)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(model.index(2), 2, Qt.ItemDataRole.CheckStateRole)
    assert model.setData(model.index(0), 2, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: rows(panel)[2].id == first)


def test_what_was_chosen_stays_when_the_list_gets_the_focus_again(panel):
    panel.view.selectAll()
    panel.view.clearFocus()
    panel.view.setFocus()

    assert panel.view.chosen_count == 3


def test_a_number_changes_the_kind_of_all_that_are_chosen(panel, stocked, qtbot):
    panel.view.selectAll()
    key(panel, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: kinds(panel) == [MarkKind.PLEDGE] * 3)
    assert panel.view.chosen_count == 3
    undo(stocked)
    qtbot.waitUntil(lambda: kinds(panel).count(MarkKind.PLEDGE) == 0)


def test_del_removes_what_is_chosen_in_one_step(panel, stocked, qtbot):
    key(panel, Qt.Key.Key_Home)
    key(panel, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert panel.view.chosen_count == 2
    key(panel, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    undo(stocked)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)


def test_copying_gives_words_and_sources(panel, qtbot):
    panel.view.selectAll()
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "“financiële ravijn”\nWat betekent dit voor de begroting?\n(VNG, Lbr. 25/011, " in text
    assert "20 februari 2025, blz. 1; Vraag van Griffie)" in text
    assert text.count("Lbr. 25/011") == 3


def test_the_bar_exports_what_is_chosen(panel, qtbot):
    action = QAction("Exporteren…", panel)
    panel.bind_export(action)
    panel.view.selectAll()
    button = next(
        each for each in panel.bar.findChildren(QToolButton) if each.defaultAction() is action
    )
    with qtbot.waitSignal(action.triggered):
        button.click()
    assert len(panel.view.chosen()) == 3


def test_a_hint_shows_all_words(panel):
    hint = panel.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    row = rows(panel)[1]
    assert row.note in hint
    assert row.quote in hint


def test_grouping_and_order_come_back(panel, state):
    panel.head.grouping_chosen.emit(Grouping.LETTER)
    assert panel.model.heading(0) == f"20 feb 2025 · {TITLE}"
    assert panel.head.arrange.text() == "Per stuk"
    assert state.text("overview/grouping") == "letter"
    chosen = [act.text() for act in panel.head._groupings.actions() if act.isChecked()]
    assert chosen == ["Per stuk"]


def test_headings_are_no_rows_and_stay_in_sight(panel):
    view = panel.view
    view.resize(320, view.places.row + view.places.heading + 8)
    view.verticalScrollBar().setValue(view.places.row)
    assert not view.indexAt(QPoint(20, 2)).isValid()
    view.scrollTo(view.model().index(2, 0))
    assert view.visualRect(view.model().index(2, 0)).top() >= view.places.heading
    assert view.visualRect(view.model().index(2, 0)).bottom() <= view.viewport().height()


def test_a_new_annotation_appears_by_itself(panel, stocked, qtbot):
    stocked.change(lambda library: library.annotating.remark(letter_of(library), "Bellen"))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    assert "4 aantekeningen" in panel.head._count.text()


def test_the_chosen_get_a_label_and_are_found_by_it(panel, stocked):
    panel.view.selectAll()
    panel.deeds.ask_label = lambda names: "Raad april"
    panel.deeds.add_label()
    found = ask(stocked, lambda library: library.annotating.all())
    assert {note.labels for note in found} == {("Raad april",)}
    request = NoteListRequest('label:"raad april"')
    assert ask(stocked, lambda library: library.note_lists.listing(request)).total == 3


def test_chosen_marks_of_one_letter_are_merged(panel, stocked):
    panel.view.selectAll()
    told = []
    panel.deeds.changed.connect(told.append)
    panel.deeds.merge()
    assert told == ["3 markeringen zijn samengevoegd"]
    (whole,) = ask(stocked, lambda library: library.annotating.all())
    assert "Aanmelden" in whole.note
    assert "begroting" in whole.note
    stocked.change(lambda library: library.annotating.undo())
    assert len(ask(stocked, lambda library: library.annotating.all())) == 3


def test_one_mark_is_not_merged(panel):
    told = []
    panel.deeds.told.connect(told.append)
    panel.view.choose(0)
    panel.deeds.merge()
    assert told == [marking.NOT_MERGED]
