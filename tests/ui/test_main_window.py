"""An afternoon at the window: find, read, remove, bring back, take in."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton
from ui.material import ask, first_mark, search, titles

from kanttekening.domain.rows import LibraryView, SortOrder
from kanttekening.services.places import sample_letters
from kanttekening.ui.colors import Scheme
from kanttekening.ui.dialogs.handbook import HandbookDialog

Key = Qt.Key


def shown_and_closed():
    dialog = QApplication.activeModalWidget()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
    return words


def test_the_newest_letter_comes_first(window):
    assert titles(window)[0].startswith("Ledenbijeenkomst koersbepaling")
    assert len(titles(window)) == 5


def test_typing_finds_letters_and_tells_what_else_was_tried(qtbot, window):
    search(qtbot, window, "finaciele ravijn")

    rows = window.letters.model.rows
    assert rows[0].title.startswith("Ledenbijeenkomst koersbepaling")
    assert rows[0].marked
    assert window.browser.listing.also_searched


def test_the_letterhead_is_searched_when_asked_and_the_line_says_so(qtbot, window):
    search(qtbot, window, "Nassaulaan")
    assert titles(window) == []
    switch = window.actions_table["search_letterhead"]
    assert (switch.isCheckable(), switch.isChecked()) == (True, False)

    with qtbot.waitSignal(window.browser.listed):
        switch.trigger()
    assert len(titles(window)) == 3
    assert all("Nassaulaan" in row.snippet and row.marked for row in window.letters.model.rows)
    told = [label for label in window.letters.findChildren(QLabel) if "briefhoofd" in label.text()]
    assert told[0].isVisible()

    with qtbot.waitSignal(window.browser.listed):
        told[0].linkActivated.emit("#letterheads")
    assert (titles(window), switch.isChecked()) == ([], False)
    assert "briefhoofd" not in told[0].text()


def test_a_place_to_look_can_be_typed(qtbot, window):
    search(qtbot, window, "Nassaulaan in:briefhoofd")
    assert len(titles(window)) == 3


def test_esc_empties_the_field_and_then_goes_to_the_list(qtbot, window):
    search(qtbot, window, "ravijn")
    QTest.keyClick(window.letters.search, Key.Key_Escape)
    assert window.letters.search.text() == ""
    assert len(titles(window)) == 5

    QTest.keyClick(window.letters.search, Key.Key_Escape)
    assert window.letters.view.hasFocus()


def test_down_goes_to_the_list_and_enter_opens_the_best(qtbot, window):
    search(qtbot, window, "publiekscampagne")
    QTest.keyClick(window.letters.search, Key.Key_Down)
    assert window.letters.view.hasFocus()
    assert window.letters.view.row() is not None

    search(qtbot, window, " ravijn")
    QTest.keyClick(window.letters.search, Key.Key_Return)
    assert window.letters.view.currentIndex().row() == 0
    assert window.reading.currentWidget() is window.reader


def test_up_from_the_first_row_goes_back_to_the_field(window):
    window.letters.view.choose(0)
    window.letters.view.setFocus()
    QTest.keyClick(window.letters.view, Key.Key_Up)

    assert window.letters.search.hasFocus()


def test_nothing_found_says_what_was_tried(qtbot, window):
    search(qtbot, window, "zwqxzzkk")

    assert window.letters._rows.currentWidget() is window.letters._blank
    assert "zwqxzzkk" in window.letters._blank.title


def test_tolerance_can_be_switched_off_and_on(qtbot, window):
    search(qtbot, window, "finaciele")
    assert titles(window)
    window.letters._line._also.linkActivated.emit("#")
    assert window.browser.request.exact
    assert not titles(window)
    window.letters._line._also.linkActivated.emit("#")
    assert titles(window)


def test_arrows_show_letters_at_once(window):
    window.letters.view.setFocus()
    window.letters.view.choose(0)
    QTest.keyClick(window.letters.view, Key.Key_Down)

    assert window.letters.view.row().title == titles(window)[1]
    assert window.reading.currentWidget() is window.reader


def test_j_and_k_step_through_letters_but_type_in_a_field(qtbot, window):
    QTest.keyClick(window, Key.Key_J)
    QTest.keyClick(window, Key.Key_J)
    assert window.letters.view.currentIndex().row() == 1
    QTest.keyClick(window, Key.Key_K)
    assert window.letters.view.currentIndex().row() == 0

    window.letters.search.setFocus()
    QTest.keyClicks(window.letters.search, "jk?u")
    assert window.letters.search.text() == "jk?u"
    assert window.letters.view.currentIndex().row() == 0


def test_a_letter_in_view_becomes_read_after_a_moment(qtbot, window):
    window.letters.view.choose(0)
    assert not window.letters.model.rows[0].is_read
    qtbot.waitUntil(lambda: window.letters.model.rows[0].is_read, timeout=3000)
    assert ask(window.desk, lambda library: library.letters.counts().unread) == 4


def test_a_letter_passed_by_stays_unread(qtbot, window):
    window.letters.view.choose(0)
    window.letters.view.choose(1)
    qtbot.waitUntil(lambda: window.letters.model.rows[1].is_read, timeout=3000)
    assert not window.letters.model.rows[0].is_read


def test_u_marks_as_read_and_as_unread_again(qtbot, window):
    window.letters.view.setFocus()
    window.letters.view.choose(0)
    QTest.keyClick(window.letters.view, Key.Key_U)
    assert window.letters.model.rows[0].is_read
    QTest.keyClick(window.letters.view, Key.Key_U)
    qtbot.wait(2200)
    assert not window.letters.model.rows[0].is_read


def test_undo_after_u_is_about_u_and_leaves_the_notes(qtbot, window, stocked):
    letter_id = window.letters.model.rows[0].id
    stocked.change(lambda library: library.annotating.remark(letter_id, "Vragen aan de wethouder"))
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.letters.model.rows[0].is_read, timeout=3000)
    window.actions_table["toggle_read"].trigger()
    assert not window.letters.model.rows[0].is_read
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: window.letters.model.rows[0].is_read)
    (kept,) = ask(stocked, lambda library: library.annotating.all())
    assert kept.note == "Vragen aan de wethouder"
    window.actions_table["redo"].trigger()
    qtbot.waitUntil(lambda: not window.letters.model.rows[0].is_read)


def test_the_letter_that_is_read_stays_among_the_unread(qtbot, window):
    window.sidebar.view_chosen.emit(LibraryView.UNREAD)
    window.letters.view.choose(1)
    title = window.letters.view.row().title
    window.actions_table["toggle_read"].trigger()
    qtbot.wait(300)

    assert window.letters.view.row().title == title
    window.sidebar.view_chosen.emit(LibraryView.ALL)
    window.sidebar.view_chosen.emit(LibraryView.UNREAD)
    assert title not in titles(window)


def test_undo_names_what_it_takes_back(qtbot, window):
    assert not window.actions_table["undo"].isEnabled()
    window.letters.view.choose(0)
    window.actions_table["remove"].trigger()

    assert window.actions_table["undo"].text() == "Ongedaan maken: verwijderen"
    window.actions_table["undo"].trigger()
    assert window.actions_table["redo"].isEnabled()
    qtbot.waitUntil(lambda: len(titles(window)) == 5)


@pytest.mark.parametrize("order", [SortOrder.ARRIVAL, SortOrder.SENDER, SortOrder.TITLE])
def test_the_list_is_sorted(window, order):
    window.letters._line.sort_chosen.emit(order)

    asked = ask(window.desk, lambda library: library.letters.rows(LibraryView.ALL, order))
    assert titles(window) == [row.title for row in asked]


def test_an_annotation_is_counted_in_the_list(qtbot, window):
    first_mark(window.desk)
    qtbot.waitUntil(lambda: any(row.annotation_count for row in window.letters.model.rows))

    window.sidebar.view_chosen.emit(LibraryView.ANNOTATED)
    assert len(titles(window)) == 1


def test_an_empty_library_shows_how_to_begin(qtbot, open_window, desk):
    window = open_window(desk)
    assert window.reading.currentWidget() is window.reading._welcome
    assert not window.columns.panel_is_shown

    samples = window.actions_table["samples"]
    samples.trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 5)
    assert window.reading.currentWidget() is not window.reading._welcome
    assert window.messages.text == "5 stukken ingelezen"
    assert window.columns.panel_is_shown


def drop(window, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    here, copy = QPointF(100, 100), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(here.toPoint(), copy, data, left, none)
    window.dragEnterEvent(entering)
    hinted = window.drop_hint.isVisible()
    window.dropEvent(QDropEvent(here, copy, data, left, none))
    return entering.isAccepted(), hinted


def test_files_can_be_dropped_anywhere(qtbot, open_window, desk):
    window = open_window(desk)
    assert drop(window, sample_letters()[:2]) == (True, True)

    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    assert not window.drop_hint.isVisible()


def test_what_is_not_taken_in_is_told_with_a_way_to_see_why(qtbot, open_window, desk, tmp_path):
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    window = open_window(desk)
    desk.take_in([*sample_letters()[:1], empty])

    assert window.messages.text == "1 stuk ingelezen, 1 bestand niet gelukt"
    assert window.messages.findChild(QPushButton, "message_action").isVisible()
    window.messages._rest.setInterval(1)
    qtbot.wait(50)
    assert window.messages.isVisible()

    window.messages.findChild(QPushButton, "message_close").click()
    assert not window.messages.isVisible()
    seen = []
    QTimer.singleShot(50, lambda: seen.append(shown_and_closed()))
    window.actions_table["last_intake"].trigger()
    assert "1 stuk ingelezen, 1 bestand niet gelukt" in seen[0]


def test_the_handbook_opens_once_and_comes_forward_where_it_was_left(open_window, desk):
    window = open_window(desk)
    window.actions_table["handbook"].trigger()
    [handbook] = window.findChildren(HandbookDialog)
    handbook.show_page("lezen")

    window.actions_table["handbook"].trigger()

    assert window.findChildren(HandbookDialog) == [handbook]
    assert handbook.pages.currentItem().text() == "Lezen"
    handbook.close()


def test_the_last_report_is_told_again(open_window, desk):
    window = open_window(desk)
    window.actions_table["last_intake"].trigger()
    assert window.messages.text == "Sinds de start is er nog niets ingelezen"

    desk.take_in(sample_letters()[:2])
    window.messages.hide()
    window.actions_table["last_intake"].trigger()
    assert window.messages.isVisible()
    assert window.messages.text == "2 stukken ingelezen"


def test_f6_goes_round_the_columns_that_are_there(window):
    window.letters.view.choose(0)
    window.letters.view.setFocus()
    columns = [window.sidebar, window.letters, window.reading, window.panel]

    def column():
        focus = QApplication.focusWidget()
        return next(
            i for i, each in enumerate(columns) if each.isAncestorOf(focus) or each is focus
        )

    seen = [column()]
    for _ in range(3):
        window.actions_table["next_column"].trigger()
        seen.append(column())
    assert seen == [1, 2, 3, 0]
    window.actions_table["previous_column"].trigger()
    assert column() == 3

    window.actions_table["panel"].trigger()
    window.letters.view.setFocus()
    window.actions_table["next_column"].trigger()
    window.actions_table["next_column"].trigger()
    assert column() == 0


def test_columns_give_way_in_a_small_window_and_come_back(qtbot, window):
    window.resize(1024, 700)
    assert window.sidebar.is_narrow
    assert not window.columns.panel_is_shown
    window.actions_table["panel"].trigger()
    assert window.columns.panel_is_shown
    qtbot.wait(1)
    parts = [window.letters, window.reading, window.panel]
    rects = [part.rect().translated(part.mapTo(window, part.rect().topLeft())) for part in parts]
    assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    assert rects[-1].right() <= window.width()

    window.resize(1440, 900)
    assert not window.sidebar.is_narrow
    assert window.columns.panel_is_shown


def test_window_and_columns_come_back_as_they_were_left(open_window, stocked):
    window = open_window(stocked)
    window.columns.splitter.setSizes([300, 600, 300])
    window.actions_table["panel"].trigger()
    width = window.letters.width()
    window.letters._line.sort_chosen.emit(SortOrder.TITLE)
    window.close()

    again = open_window(stocked)
    assert again.letters.width() == width
    assert again.browser.request.sort is SortOrder.TITLE
    assert not again.columns.panel_is_shown


def test_colours_are_chosen_in_the_menu_and_kept(window, theme, kept):
    actions = [
        action for action in window.findChildren(QAction) if action.data() == Scheme.DARK.value
    ]
    actions[0].trigger()

    assert theme.scheme is Scheme.DARK
    assert kept == [Scheme.DARK]


def test_everything_that_can_be_used_has_a_name(window):
    window.letters.view.choose(0)
    nameless = [
        (type(widget).__name__, widget.objectName())
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
        and type(widget).__module__.startswith("kanttekening")
    ]
    assert not nameless


def test_the_status_line_tells_number_library_and_that_all_is_saved(window):
    assert window._status.text() == "5 stukken · bibliotheek raad.kanttekening · alles opgeslagen"


def test_undo_means_what_is_being_typed(window, stocked):
    window.letters.view.choose(0)
    letter = window.letters.shown
    made = first_mark(stocked, letter)
    window.panel.edit_note(made.id)
    field = window.panel.notes._cards[made.id].note
    QTest.keyClicks(field, "half af")
    window.actions_table["undo"].trigger()

    [kept] = ask(stocked, lambda library: library.annotating.of_letter(letter))
    assert kept.note == ""
    assert field.text == ""
    window.actions_table["redo"].trigger()
    assert field.text == "half af"


def test_the_letter_that_was_open_is_open_again(open_window, stocked):
    window = open_window(stocked)
    window.letters.view.choose(2)
    left = window.letters.shown
    window.close()

    again = open_window(stocked)
    assert again.letters.shown == left
    assert again.reader._opened.letter.id == left
    assert again.reading.currentWidget() is again.reader
