"""Alle aantekeningen in the window: seen, searched, chosen, changed, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from ui.material import ask

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.note_list import Grouping
from kanttekening.domain.passage import Span
from kanttekening.ui.overview.model import ROW
from kanttekening.words import overview as words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

QUOTES = (
    ("financiële ravijn", MarkKind.QUESTION, "Wat betekent dit voor de begroting?"),
    ("ledenbijeenkomst op 21 maart", MarkKind.ACTION, "Aanmelden"),
    ("het gemeentefonds", MarkKind.IMPORTANT, ""),
)
TITLE = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"


def letter_of(library):
    return next(row.id for row in library.letters.rows() if row.title == TITLE)


def mark_all(library):
    letter = letter_of(library)
    text = library.letters.content(letter).document.text
    for quote, kind, note in QUOTES:
        start = text.index(quote)
        library.annotating.mark(letter, Span(start, start + len(quote)), kind, note)


@pytest.fixture
def marked(window, stocked):
    """The window with three annotations, in the list of all of them."""
    ask(stocked, mark_all)
    window.sidebar._overview.click()
    window.overview.view.setFocus()
    return window


def rows(window):
    model = window.overview.model
    return [model.index(at).data(ROW) for at in range(model.rowCount())]


def kinds(window):
    return [row.kind for row in rows(window)]


def key(window, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for each in keys:
        QTest.keyClick(window.overview.view, each, modifier)


def place(window, row):
    view = window.overview.view
    return view.visualRect(view.model().index(row, 0))


def test_an_empty_list_teaches(window):
    window.sidebar._overview.click()
    assert window.overview._pages.currentIndex() == 1
    assert window.overview._title.text() == words.EMPTY_TITLE
    assert window.sidebar._overview.accessibleName() == "Alle aantekeningen, 0 aantekeningen"


def test_what_is_open_stands_first_with_its_source(marked):
    QAbstractItemModelTester(marked.overview.model)
    assert set(kinds(marked)[:2]) == {MarkKind.QUESTION, MarkKind.ACTION}
    assert kinds(marked)[2] is MarkKind.IMPORTANT
    groups = [marked.overview.model.heading(at) for at in range(2)]
    assert groups == ["Open vragen en acties", "Andere aantekeningen"]
    assert marked.sidebar._overview._number == "3"
    spoken = marked.overview.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Andere aantekeningen", "Belangrijk", "het gemeentefonds", "Lbr. 25/011", TITLE):
        assert part in spoken


def test_a_row_leads_to_its_passage_and_card_and_enter_goes_there(marked):
    key(marked, Qt.Key.Key_Down, Qt.Key.Key_Down)
    row = rows(marked)[1]
    assert marked.reader._opened.letter.title == TITLE
    assert marked.panel.notes._cards[row.id]._lit
    key(marked, Qt.Key.Key_Return)
    assert marked.reading.isAncestorOf(marked.focusWidget())


def test_choosing_several_opens_nothing(marked):
    QTest.keyClick(marked.overview.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert marked.overview.view.chosen_count == 3
    assert marked.overview.bar.isVisible()
    assert marked.overview.bar._count.text() == "3 gekozen"
    assert marked.reader._opened is None


def test_typing_finds_with_a_slip_and_down_goes_to_the_rows(marked, qtbot):
    QTest.keyClicks(marked.overview.head.search, "begrotng")
    qtbot.waitUntil(lambda: marked.overview.model.rowCount() == 1)
    assert "begroting" in marked.overview.head._also.text()
    QTest.keyClick(marked.overview.head.search, Qt.Key.Key_Down)
    assert marked.overview.view.currentIndex().row() == 0
    QTest.keyClick(marked.overview.view, Qt.Key.Key_Up)
    assert marked.focusWidget() is marked.overview.head.search
    marked.overview.head._also.linkActivated.emit("#exact")
    assert marked.overview.model.rowCount() == 0
    assert "begrotng" in marked.overview._title.text()


def test_the_filter_button_offers_what_there_is_with_numbers(marked, qtbot):
    button = marked.overview.head.filter_button
    with qtbot.waitSignal(button.opened):
        button.click()
    kinds = next(act.menu() for act in button.menu_shown.actions() if "Soort" in act.text())
    texts = [act.text() for act in kinds.actions()]
    assert texts == ["actie\t1", "belangrijk\t1", "vraag\t1"]
    kinds.actions()[2].trigger()
    assert [chip.typed for chip in marked.overview.head.search.chips] == ["aantekening:vraag"]
    assert marked.overview.model.rowCount() == 1
    marked.overview.head.chips.buttons[0].click()
    assert marked.overview.model.rowCount() == 3


def test_a_filter_that_is_misspelt_proposes_the_right_one(marked, qtbot):
    marked.overview.head.search.ask("aantekening:vraga")
    assert "aantekening:vraag" in marked.overview.head._also.text()
    marked.overview.head._also.linkActivated.emit("#proposal/0")
    assert marked.overview.model.rowCount() == 1


def test_what_no_annotation_says_may_be_sought_in_letters(marked, qtbot):
    QTest.keyClicks(marked.overview.head.search, "overhedenoverleg campagne")
    qtbot.waitUntil(lambda: marked.overview.model.rowCount() == 0)
    marked.overview._in_letters.click()
    assert marked.letters._rows.currentWidget() is marked.letters.view
    assert marked.letters.search.text() == "overhedenoverleg campagne"
    assert marked.letters.model.rowCount() > 0


def test_the_search_key_goes_to_the_field_that_is_there(marked):
    marked.actions_table["search"].trigger()
    assert marked.focusWidget() is marked.overview.head.search
    assert not marked.letters.search.isVisible()
    marked.sidebar._views["all"].click()
    marked.actions_table["search"].trigger()
    assert marked.focusWidget() is marked.letters.search


def test_space_ticks_off_and_goes_on_and_undo_brings_back(marked, qtbot):
    key(marked, Qt.Key.Key_Home)
    first, second, _ = rows(marked)
    key(marked, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: rows(marked)[2].id == first.id)
    assert rows(marked)[2].is_done
    assert marked.overview.view.currentIndex().data(ROW).id == second.id
    model = marked.overview.model
    state = Qt.ItemDataRole.CheckStateRole
    assert model.index(2).data(state) == Qt.CheckState.Checked
    assert model.index(0).data(state) == Qt.CheckState.Unchecked
    assert model.index(1).data(state) is None
    assert marked.messages.isVisible()
    marked.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: rows(marked)[0].id == first.id)


def test_a_click_on_the_box_ticks_off_without_opening(marked, qtbot):
    box = marked.overview.view._delegate.tick_box(place(marked, 1))
    ticked = rows(marked)[1].id
    port = marked.overview.view.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.waitUntil(lambda: rows(marked)[2].id == ticked)
    assert marked.reader._opened is None
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=place(marked, 0).center())
    assert marked.reader._opened is not None


def test_a_number_changes_the_kind_of_all_that_are_chosen(marked, qtbot):
    marked.overview.view.selectAll()
    key(marked, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: kinds(marked) == [MarkKind.PLEDGE] * 3)
    assert marked.overview.view.chosen_count == 3
    marked.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: kinds(marked).count(MarkKind.PLEDGE) == 0)


def test_del_removes_what_is_chosen_in_one_step(marked, qtbot):
    key(marked, Qt.Key.Key_Home)
    key(marked, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert marked.overview.view.chosen_count == 2
    key(marked, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: marked.overview.model.rowCount() == 1)
    assert marked.sidebar._overview._number == "1"
    marked.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: marked.overview.model.rowCount() == 3)


def test_copying_gives_words_and_sources(marked, qtbot):
    marked.overview.view.selectAll()
    QTest.keyClick(marked.overview.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "“financiële ravijn”\nWat betekent dit voor de begroting?\n(VNG, Lbr. 25/011, " in text
    assert "20 februari 2025, blz. 1; Vraag van Griffie)" in text
    assert text.count("Lbr. 25/011") == 3


def test_grouping_and_order_come_back(marked, state):
    marked.overview.head.grouping_chosen.emit(Grouping.LETTER)
    assert marked.overview.model.heading(0) == f"20 feb 2025 · {TITLE}"
    assert marked.overview.head.arrange.text() == "Per stuk"
    assert state.text("overview/grouping") == "letter"
    chosen = [act.text() for act in marked.overview.head._groupings.actions() if act.isChecked()]
    assert chosen == ["Per stuk"]


def test_headings_are_no_rows_and_stay_in_sight(marked):
    view = marked.overview.view
    view.resize(320, view.places.row + view.places.heading + 8)
    view.verticalScrollBar().setValue(view.places.row)
    assert not view.indexAt(QPoint(20, 2)).isValid()
    view.scrollTo(view.model().index(2, 0))
    assert view.visualRect(view.model().index(2, 0)).top() >= view.places.heading
    assert view.visualRect(view.model().index(2, 0)).bottom() <= view.viewport().height()


def test_other_views_take_the_place_back(marked):
    marked.sidebar._dates.click()
    assert marked.letters._rows.currentWidget() is marked.dates
    assert marked.letters.search.isVisible()
    assert not marked.overview.is_chosen
    marked.sidebar._overview.click()
    assert marked.letters._rows.currentWidget() is marked.overview


def test_a_new_annotation_appears_by_itself(marked, stocked, qtbot):
    stocked.change(lambda library: library.annotating.remark(letter_of(library), "Bellen"))
    qtbot.waitUntil(lambda: marked.overview.model.rowCount() == 4)
    assert "4 aantekeningen" in marked.overview.head._count.text()
